import { describe, expect, it } from 'vitest';
import { DEFAULT_SQUALL_PROGRAMME } from '#core/programme/programme.ts';
import { measureSegment } from '#core/recording/segment-measures.ts';
import { recordedSegments } from '#core/recording/recorded-segments.ts';
import { DESCRIPTOR_KEYS, describeSway } from '#core/stabilometry/descriptors.ts';
import { prepareSway } from '#core/stabilometry/prepare.ts';
import { simulateSession } from '#core/virtual/simulated-session.ts';
import { createSessionDependencies } from '#games/session-dependencies.ts';
import { toySetup } from '../../support/session.ts';

const dependencies = createSessionDependencies();
const setup = toySetup({ ...DEFAULT_SQUALL_PROGRAMME, sets: 1, secondsPerSet: 20, probe: false });
const body = { seed: 3, bodyMassKg: 70, heightM: 1.7, impairment: 'none', severity: 0 } as const;
const { entries, state } = simulateSession(setup, dependencies, body);
const NOTHING = { mlMm: [], apMm: [] };

describe('the segments of a recorded session', () => {
  const segments = recordedSegments(setup, entries, dependencies);

  it('are quiet stance and every block, in the order of the session', () => {
    const blocks = state.blocks.map(({ role, number, exercise }) => `${role} ${number} (${exercise})`);
    expect(blocks.length).toBeGreaterThan(1);
    expect(segments.map(({ name }) => name)).toEqual(['quiet stance', ...blocks]);
  });

  it('hold every frame in which a block was played, and not the countdown before it', () => {
    const set = state.blocks.find(({ role }) => role === 'set');
    const segment = segments.find(({ name }) => name === 'set 1 (squall)');
    const [blockMs, countdownMs] = [(set?.endMs ?? 0) - (set?.startMs ?? 0), 4000];
    expect(blockMs).toBeGreaterThan(10_000);
    expect(segment?.recording.mlMm.length).toBe((blockMs - countdownMs) / 10);
  });

  it('take for quiet stance what the session took for it', () => {
    const [stance] = segments;
    const sway = describeSway(prepareSway(stance?.recording ?? NOTHING, { pipeline: 'raw' })).descriptors;
    expect(stance?.recording.mlMm.length).toBe(3000);
    expect(sway.rms_distance_ml_mm).toBeCloseTo(state.quietSway?.rmsMlMm ?? Number.NaN, 9);
    expect(sway.rms_distance_ap_mm).toBeCloseTo(state.quietSway?.rmsApMm ?? Number.NaN, 9);
  });

  it('are none when nobody stood on the board', () => {
    expect(recordedSegments(setup, entries.slice(0, 100), dependencies)).toEqual([]);
  });
});

describe('a measured segment', () => {
  const [stance] = recordedSegments(setup, entries, dependencies);
  if (stance === undefined) throw new Error('Nobody stood still');

  it.each(['standard', 'raw'] as const)(
    'holds each measure of the %s pipeline with its grade',
    (pipeline) => {
      const { descriptors } = describeSway(prepareSway(stance.recording, { pipeline }));
      const segment = measureSegment(stance, pipeline);
      expect(segment).toMatchObject({ name: 'quiet stance', pipeline: { name: pipeline, version: 1 } });
      expect(segment.seconds).toBeCloseTo((stance.recording.mlMm.length - 1) / 100, 6);
      expect(segment.measures.map(({ key }) => key)).toEqual(DESCRIPTOR_KEYS);
      for (const { key, value } of segment.measures) expect(value).toBe(descriptors[key]);
      expect(segment.measures).toContainEqual({
        key: 'mean_velocity_mm_s',
        value: descriptors.mean_velocity_mm_s,
        grade: 'primary',
      });
      expect(segment.flags.map(({ code }) => code)).toContain('too-short');
    },
  );

  it('leaves out a value that a flag says is not defined', () => {
    const first = <T>(values: ArrayLike<T>): T[] => Array.from(values).slice(0, 200);
    const { timeS = [], mlMm, apMm } = stance.recording;
    const recording = { timeS: first(timeS), mlMm: first(mlMm), apMm: first(apMm) };
    const { flags, measures } = measureSegment({ name: 'short', recording }, 'standard');
    expect(measures.find(({ key }) => key === 'diffusion_long_ml_mm2_s')).toEqual({
      key: 'diffusion_long_ml_mm2_s',
      grade: 'research',
    });
    expect(flags.map(({ code }) => code)).toContain('not-computed');
  });

  it('says why a segment can not be measured at all', () => {
    const recording = { timeS: [0.01, 0.02], mlMm: [1, 2], apMm: [1, 2] };
    expect(measureSegment({ name: 'a blink', recording }, 'raw')).toEqual({
      name: 'a blink',
      seconds: 0.01,
      pipeline: { name: 'raw', version: 1 },
      flags: [{ code: 'not-computed', reason: expect.stringMatching(/at least 20/) }],
      measures: [],
    });
  });
});
