import { describe, expect, it } from 'vitest';
import { FrameFlag, hasFlag } from '#core/contract/frame.ts';
import type { VirtualPatientOptions } from '#core/contract/sensors.ts';
import type { Posture, Steering } from '#core/contract/stimulus.ts';
import type { SensorNeed } from '#core/exercise/needs.ts';
import { skillKey } from '#core/exercise/skill.ts';
import type { Block, ExerciseBlock } from '#core/programme/block.ts';
import { presetMovement } from '#core/programme/presets.ts';
import { decodeInputs } from '#core/recording/input-codec.ts';
import { decodeEntries, encodeEntry } from '#core/recording/recording.ts';
import { replayRecording } from '#core/recording/replay.ts';
import { Hub } from '#core/session/hub.ts';
import { sessionResultSchema } from '#core/session/result.ts';
import type { BlockRecord, SessionResult } from '#core/session/result.ts';
import { outcomeOf } from '#core/session/session-result.ts';
import type { SessionSetup } from '#core/session/setup.ts';
import type { SessionState } from '#core/session/state.ts';
import { simulateSession, willing } from '#core/virtual/simulated-session.ts';
import type { SimulatedSession } from '#core/virtual/simulated-session.ts';
import { createSessionDependencies } from '#games/session-dependencies.ts';
import { programmeOf, squallBlock } from '../../support/programmes.ts';
import { toySetup } from '../../support/session.ts';

const dependencies = createSessionDependencies();
const BODY: VirtualPatientOptions = {
  seed: 3,
  bodyMassKg: 70,
  heightM: 1.7,
  impairment: 'none',
  severity: 0,
};
const SHORT: Partial<ExerciseBlock> = { dose: { sets: 1, seconds: 20 }, restSeconds: 5, probe: false };

/** Nothing is known of the person. */
function setupOf(blocks: readonly Block[], sensors: readonly SensorNeed[]): SessionSetup {
  return toySetup({}, { ranges: [], sensors, programme: programmeOf(blocks) });
}

/** The result as it was played, which a replay of the recording as it is stored gives again, to the last bit. */
function replayedResult(setup: SessionSetup, { state, entries }: SimulatedSession): SessionResult {
  const live = JSON.stringify(outcomeOf(state, dependencies));
  const stored = entries.map((entry) => encodeEntry(entry)).flatMap((chunk) => decodeEntries(chunk));
  expect(JSON.stringify(replayRecording(setup, stored, dependencies))).toBe(live);
  const { result } = outcomeOf(state, dependencies);
  return sessionResultSchema.parse(result);
}

function nameOf(record: BlockRecord): string {
  return record.kind === 'movement' ? `${record.block} ${record.task}` : `${record.block} ${record.role}`;
}

/** Gusts that were scored in a block of this name. */
function trialsOf({ blocks }: SessionResult, name: string): number {
  const record = blocks.find((candidate) => nameOf(candidate) === name);
  return record?.kind === 'exercise'
    ? record.result.trials.filter(({ score }) => score !== undefined).length
    : 0;
}

describe('a simulated session of five blocks', () => {
  const setup = setupOf(
    [
      squallBlock({ ...SHORT, id: 'standing', probe: true }),
      squallBlock({ ...SHORT, id: 'seated', steering: 'thorax', posture: 'sitting-on-chair' }),
      { ...presetMovement('turn', 'turn', 2), restSeconds: 5 },
    ],
    ['board', 'thorax', 'pelvis'],
  );
  const session = simulateSession(setup, dependencies, { ...BODY, sensors: 'rigid' });
  const result = replayedResult(setup, session);

  it('measures ranges, plays Squall standing and sitting, records the turns and plays the probe', () => {
    expect(result).toMatchObject({ status: 'completed', stops: [], changes: [] });
    expect(result.blocks.every(({ completed }) => completed)).toBe(true);
    expect(result.blocks.map(nameOf)).toEqual([
      'standing range',
      'standing practice',
      'standing set',
      'seated range',
      'seated practice',
      'seated set',
      'turn turn',
      'standing probe',
    ]);
  });

  it('measures each place: the weight on the board, and both ranges in all directions', () => {
    expect(result.quiet.map(({ posture }) => posture)).toEqual(['feet-apart', 'sitting-on-chair']);
    expect(result.bodyMassKg).toBeCloseTo(BODY.bodyMassKg, 0);
    expect(result.quiet[0]?.sway?.seconds).toBeGreaterThan(29);
    expect(result.quiet[1]?.loadKg).toBeUndefined();
    expect(result.ranges.map(({ steering, posture }) => `${steering}, ${posture}`)).toEqual([
      'centre-of-pressure, feet-apart',
      'thorax, sitting-on-chair',
    ]);
    for (const { range } of result.ranges) expect(Object.values(range.measured)).not.toContain(false);
  });

  it('scores gusts in every set and in the probe, each for its own skill', () => {
    expect(trialsOf(result, 'standing set')).toBeGreaterThan(0);
    expect(trialsOf(result, 'seated set')).toBeGreaterThan(0);
    expect(trialsOf(result, 'standing probe')).toBeGreaterThan(4);
    const trials = Object.fromEntries(
      result.skills.map(({ skill, ability }) => [skillKey(skill), ability?.trials]),
    );
    expect(trials).toEqual({
      'squall/centre-of-pressure/standing':
        trialsOf(result, 'standing set') + trialsOf(result, 'standing probe'),
      'squall/thorax/sitting': trialsOf(result, 'seated set'),
    });
  });

  it('counts the turns that were asked for, to each side', () => {
    const turn = result.blocks.find((record) => record.kind === 'movement');
    const whole = turn?.kind === 'movement' ? turn.result.repetitions : [];
    for (const side of ['left', 'right']) {
      const toSide = whole.filter((one) => one.side === side && one.wholeness === 'whole');
      expect(toSide.length).toBeGreaterThanOrEqual(2);
    }
  });
});

describe('a simulated session without any board', () => {
  const stances: readonly { readonly steering: Steering; readonly posture: Posture }[] = [
    { steering: 'thorax', posture: 'sitting-on-chair' },
    { steering: 'pelvis', posture: 'sitting-on-chair' },
    { steering: 'thorax', posture: 'feet-apart' },
    { steering: 'pelvis', posture: 'feet-apart' },
  ];
  const setup = setupOf(
    stances.map((stance, index) => squallBlock({ ...SHORT, ...stance, id: 'abcd'.charAt(index) })),
    ['thorax', 'pelvis'],
  );
  const session = simulateSession(setup, dependencies, { ...BODY, sensors: 'rigid', board: 'none' });
  const result = replayedResult(setup, session);

  it('plays Squall by thorax and by pelvis, sitting and standing, on two motion sensors', () => {
    expect(result).toMatchObject({ status: 'completed', stops: [], changes: [] });
    expect(result.blocks.map(nameOf)).toEqual(
      ['a', 'b', 'c', 'd'].flatMap((id) => [`${id} range`, `${id} practice`, `${id} set`]),
    );
    expect(result.blocks.every(({ completed }) => completed)).toBe(true);
  });

  it('measures the range of each, and scores gusts for four skills', () => {
    expect(result.ranges).toMatchObject(stances);
    for (const { range } of result.ranges) expect(Object.values(range.measured)).not.toContain(false);
    expect(result.skills.map(({ skill }) => skillKey(skill))).toEqual([
      'squall/thorax/sitting',
      'squall/pelvis/sitting',
      'squall/thorax/standing',
      'squall/pelvis/standing',
    ]);
    for (const { ability } of result.skills) expect(ability?.trials).toBeGreaterThan(0);
  });

  it('weighs nobody and zeroes no board', () => {
    expect(result.bodyMassKg).toBeUndefined();
    expect(result.quiet.every(({ loadKg, sway }) => loadKg === undefined && sway === undefined)).toBe(true);
    const inputs = session.entries.flatMap((entry) =>
      entry.type === 'inputs' ? decodeInputs(entry.bytes) : [],
    );
    const kinds = new Set(inputs.map(({ type }) => type));
    expect([...kinds].toSorted()).toEqual(['alignment', 'motion', 'sensor-attached', 'tick', 'zero-heading']);
  });
});

describe('the sensors of a simulated session', () => {
  /** As far as the quiet stance that opens a session. */
  function opening(sensors: 'none' | 'rigid'): SimulatedSession {
    const setup = setupOf([squallBlock(SHORT)], ['board']);
    const measured = ({ places }: SessionState): boolean => Object.keys(places).length > 0;
    return simulateSession(setup, dependencies, { ...BODY, sensors }, willing, measured);
  }

  const { state, entries } = opening('rigid');

  it('change nothing of how the person stands', () => {
    const [quiet] = Object.values(state.places);
    const [without] = Object.values(opening('none').state.places);
    expect(quiet?.sway).toBeDefined();
    expect(quiet?.sway).toEqual(without?.sway);
    expect(Object.keys(quiet?.rms ?? {})).toEqual(['centre-of-pressure', 'thorax', 'pelvis']);
    expect(Object.keys(without?.rms ?? {})).toEqual(['centre-of-pressure']);
  });

  it('are strapped as the recording says: it tells the angles of who stands upright', () => {
    const hub = new Hub();
    const inputs = entries.flatMap((entry) => (entry.type === 'inputs' ? decodeInputs(entry.bytes) : []));
    const frames = inputs.flatMap((input) => hub.push(input)).slice(-500);
    const known = FrameFlag.thoraxValid | FrameFlag.pelvisValid;
    expect(frames.every((frame) => (frame.flags & known) === known)).toBe(true);
    expect(frames.some((frame) => hasFlag(frame, FrameFlag.thoraxSlipped))).toBe(false);
    for (const frame of frames) {
      expect(Math.abs(frame.thoraxFlexionDeg)).toBeLessThan(3);
      expect(Math.abs(frame.trunkLateralDeg)).toBeLessThan(3);
    }
  });
});
