import { describe, expect, it } from 'vitest';
import { message } from '#core/language/message.ts';
import { skillOf } from '#core/exercise/skill.ts';
import { presetMovement } from '#core/programme/presets.ts';
import type { RecordedSegment } from '#core/recording/recorded-segments.ts';
import { recordedSegments, segmentSchema } from '#core/recording/recorded-segments.ts';
import { measureSegment } from '#core/recording/segment-measures.ts';
import { DESCRIPTOR_KEYS, describeSway } from '#core/stabilometry/descriptors.ts';
import { prepareSway } from '#core/stabilometry/prepare.ts';
import { simulateSession } from '#core/virtual/simulated-session.ts';
import { createSessionDependencies } from '#games/session-dependencies.ts';
import { programmeOf, squallBlock } from '../../support/programmes.ts';
import { TOY_DEPENDENCIES, toySetup } from '../../support/session.ts';
import { evenRange } from '../../support/toy-exercise.ts';

const dependencies = createSessionDependencies();
const BODY = { seed: 3, bodyMassKg: 70, heightM: 1.7, impairment: 'none', severity: 0 } as const;
const SEATED = squallBlock({
  id: 'seated',
  steering: 'thorax',
  posture: 'sitting-on-chair',
  dose: { sets: 1, seconds: 20 },
  restSeconds: 5,
  probe: false,
});
/** Standing on the board, then on a chair beside it, then a recorded turn. */
const setup = toySetup(
  {},
  {
    ranges: [{ steering: 'thorax', posture: 'sitting-on-chair', range: evenRange(15) }],
    skills: [{ skill: skillOf(SEATED), sessions: 1, daysSince: 3, history: [] }],
    sensors: ['board', 'thorax', 'pelvis'],
    programme: programmeOf([
      squallBlock({ dose: { sets: 1, seconds: 20 }, restSeconds: 5, probe: false }),
      SEATED,
      presetMovement('turn', 'turn', 1),
    ]),
  },
);
const { entries, state } = simulateSession(setup, dependencies, { ...BODY, sensors: 'rigid' });
const NOTHING = { mlMm: [], apMm: [] };
const ABOUT = { kind: 'exercise', block: 'squall' } as const;

describe('the segments of a recorded session', { timeout: 60_000 }, () => {
  const segments = recordedSegments(setup, entries, dependencies);

  it('are quiet stance and each block on the board of an exercise that has them, in the order of the session', () => {
    expect(segments.map(({ segment }) => segment)).toEqual([
      { kind: 'quiet', posture: 'feet-apart', surface: 'firm' },
      { ...ABOUT, role: 'practice', number: 1, exercise: 'squall' },
      { ...ABOUT, role: 'set', number: 1, exercise: 'squall' },
    ]);
    for (const { segment } of segments) expect(segmentSchema.parse(segment)).toEqual(segment);
    expect(state.blocks.map(({ block }) => block)).toEqual(['squall', 'squall', 'squall', 'seated', 'turn']);
  });

  it('hold every frame in which a block was played, and not the countdown before it', () => {
    const set = state.blocks.find((record) => record.kind === 'exercise' && record.role === 'set');
    const segment = segments.find((one) => one.segment.kind === 'exercise' && one.segment.role === 'set');
    const [blockMs, countdownMs] = [(set?.endMs ?? 0) - (set?.startMs ?? 0), 4000];
    expect(blockMs).toBeGreaterThan(10_000);
    expect(segment?.recording.mlMm.length).toBe((blockMs - countdownMs) / 10);
  });

  it('take for quiet stance what the session took for it', () => {
    const [stance] = segments;
    const [measured] = Object.values(state.places);
    const sway = describeSway(prepareSway(stance?.recording ?? NOTHING, { pipeline: 'raw' })).descriptors;
    expect(stance?.recording.mlMm.length).toBe(3000);
    expect(sway.rms_distance_ml_mm).toBeCloseTo(measured?.sway?.rmsMlMm ?? Number.NaN, 9);
    expect(sway.rms_distance_ap_mm).toBeCloseTo(measured?.sway?.rmsApMm ?? Number.NaN, 9);
  });

  it('are none when nobody stood on the board', () => {
    expect(recordedSegments(setup, entries.slice(0, 100), dependencies)).toEqual([]);
  });

  it('are none of a session without any board', () => {
    const without = toySetup(
      { steering: 'thorax', posture: 'sitting-on-chair', dose: { sets: 1, seconds: 20 } },
      { ranges: [], sensors: ['thorax', 'pelvis'] },
    );
    const body = { ...BODY, sensors: 'rigid', board: 'none' } as const;
    const played = simulateSession(without, TOY_DEPENDENCIES, body);
    expect(played.state.blocks.at(-1)).toMatchObject({ block: 'toy', completed: true });
    expect(recordedSegments(without, played.entries, TOY_DEPENDENCIES)).toEqual([]);
  });
});

describe('a measured segment', () => {
  const [stance] = recordedSegments(setup, entries, dependencies);
  if (stance === undefined) throw new Error('Nobody stood still');
  const measured = (recording: RecordedSegment['recording']): RecordedSegment => ({ ...stance, recording });

  it.each(['standard', 'raw'] as const)(
    'holds each measure of the %s pipeline with its grade',
    (pipeline) => {
      const { descriptors } = describeSway(prepareSway(stance.recording, { pipeline }));
      const segment = measureSegment(stance, pipeline);
      expect(segment).toMatchObject({
        segment: { kind: 'quiet', posture: 'feet-apart' },
        pipeline: { name: pipeline, version: 1 },
      });
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
    const { flags, measures } = measureSegment(measured(recording), 'standard');
    expect(measures.find(({ key }) => key === 'diffusion_long_ml_mm2_s')).toEqual({
      key: 'diffusion_long_ml_mm2_s',
      grade: 'research',
    });
    expect(flags.map(({ code }) => code)).toContain('not-computed');
  });

  it('says why a segment can not be measured at all', () => {
    const recording = { timeS: [0.01, 0.02], mlMm: [1, 2], apMm: [1, 2] };
    expect(measureSegment(measured(recording), 'raw')).toEqual({
      segment: stance.segment,
      seconds: 0.01,
      pipeline: { name: 'raw', version: 1 },
      flags: [
        {
          code: 'not-computed',
          reason: message('error.too-few-samples', {
            quantity: message('quantity.medio-lateral-signal'),
            least: 20,
            got: 2,
          }),
        },
      ],
      measures: [],
    });
  });
});
