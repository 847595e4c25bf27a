/**
 * A whole session without any board: two Joy-Cons that are worn, behind the real node-hid, are all there is. A virtual
 * patient wears them and answers what the session shows.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeviceStatus, SensorCommand } from '#core/contract/sensors.ts';
import type { Movement } from '#core/contract/stimulus.ts';
import { presetBlock, presetMovement } from '#core/programme/presets.ts';
import { checkProgramme } from '#core/programme/check-programme.ts';
import { wholeEntries, decodeHeader } from '#core/recording/recording.ts';
import { replayRecording } from '#core/recording/replay.ts';
import type { ExerciseRecord, StopRecord } from '#core/session/result.ts';
import { sessionResultSchema } from '#core/session/result.ts';
import { outcomeOf } from '#core/session/session-result.ts';
import type { SessionSetup } from '#core/session/setup.ts';
import type { Phase, SessionDependencies, SessionState } from '#core/session/state.ts';
import { EXERCISES } from '#games/registry.ts';
import { createSessionDependencies } from '#games/session-dependencies.ts';
import { programmeOf, squallBlock } from '../support/programmes.ts';
import { PatientWithJoyCons, type Place } from './support/patient-with-joy-cons.ts';
import { SensorsProcess } from './support/sensors-process.ts';
import { problemOf, SessionOnSensors } from './support/session-on-sensors.ts';
import { UmockdevBus } from './support/umockdev-bus.ts';

const SERIALS: Readonly<Record<Place, string>> = { thorax: '7c:bb:8a:9c:67:31', pelvis: '7c:bb:8a:ea:30:57' };
const SENSORS = ['thorax', 'pelvis'] as const;
const SEATED = { steering: 'thorax', posture: 'sitting-on-chair' } as const;
/** As long as it takes for a few gusts: all of it happens in real time. */
const PROBE_SECONDS = 20;

const PROGRAMME = programmeOf([
  squallBlock({ ...SEATED, dose: { sets: 1, seconds: 25 }, restSeconds: 5, probe: true }),
  { ...presetMovement('turn', 'turn', 1), restSeconds: 5 },
]);

function dependencies(): SessionDependencies {
  const { exercises, abilityModels } = createSessionDependencies();
  const { squall } = exercises;
  if (squall === undefined) throw new Error('No Squall');
  const shorter = { ...squall, info: { ...squall.info, probeSeconds: PROBE_SECONDS } };
  return { exercises: { ...exercises, squall: shorter }, abilityModels };
}

/** Squall was practised yesterday; how far the thorax goes is not known. */
const SETUP: SessionSetup = {
  sessionId: '00000000-0000-4000-8000-000000000001',
  seed: 7,
  startedAt: '2026-01-01T10:00:00.000Z',
  clinicId: 'clinic',
  stationId: 'station',
  source: 'hid',
  programme: PROGRAMME,
  week: 1,
  sensors: [...SENSORS],
  ranges: [],
  skills: [
    {
      skill: { exercise: 'squall', steering: 'thorax', postureClass: 'sitting' },
      sessions: 1,
      daysSince: 1,
      history: [],
    },
  ],
  sessionsBefore: 1,
  versions: { app: '0', hub: 2, runner: 1, ability: 1, movement: 1, exercises: { squall: 1, limits: 1 } },
};

const WORN: SensorCommand = {
  type: 'motion-sensors',
  assignments: {
    [SERIALS.thorax]: { role: 'thorax', axes: 6 },
    [SERIALS.pelvis]: { role: 'pelvis', axes: 6 },
  },
  discover: false,
};

describe.runIf(process.platform === 'linux')(
  'a session without any board, on two Joy-Cons behind the real node-hid',
  () => {
    const { exercises, abilityModels } = dependencies();
    const known: SessionDependencies = { exercises, abilityModels };
    let bus: UmockdevBus;
    let sensors: SensorsProcess;
    let session: SessionOnSensors;
    let person: PatientWithJoyCons;
    /** What the screen that calibrates asks for. */
    let asked: Movement | undefined;

    beforeAll(async () => {
      bus = await UmockdevBus.start();
      sensors = new SensorsProcess(bus.env);
      await sensors.until('the sensors process runs', () => sensors.hubs > 0, 30_000);
      session = new SessionOnSensors(SETUP, known, sensors);
      const body = { seed: 5, bodyMassKg: 70, heightM: 1.75, impairment: 'none', severity: 0 } as const;
      person = new PatientWithJoyCons(bus, SERIALS, body, () => ({
        ...session.stimulus,
        ...(asked === undefined ? {} : { movement: asked }),
      }));
    });

    afterAll(async () => {
      await person.end();
      await bus.stop();
    });

    function deviceAt(place: Place): DeviceStatus | undefined {
      return sensors.devices.find(({ serial }) => serial === SERIALS[place]);
    }

    async function plugIn(place: Place): Promise<void> {
      await person.plug(place);
      await sensors.until(`the ${place} is heard`, () => deviceAt(place)?.state === 'ready', 30_000);
    }

    async function calibrate(step: 'stand-still' | 'calibration-bend', durationMs: number): Promise<void> {
      asked = step;
      sensors.send({ type: step, durationMs });
      const calibration = () => sensors.body?.calibration;
      const isOver = (): boolean => calibration()?.step === step && calibration()?.state !== 'running';
      await sensors.until(`${step} is over`, isOver, 30_000);
      asked = undefined;
      expect(calibration()).toMatchObject({ step, state: 'done' });
    }

    const playing =
      (role: ExerciseRecord['role'], sinceMs = 0) =>
      ({ phase, block }: SessionState): boolean =>
        phase.name === 'playing' && block?.step.role === role && block.tMs >= sinceMs;
    const isIn =
      (name: Phase['name']) =>
      ({ phase }: SessionState): boolean =>
        phase.name === name;
    const recordsOf = (role: ExerciseRecord['role']): ExerciseRecord[] =>
      session.state.blocks.filter((record) => record.kind === 'exercise').filter((record) => record.role === role);
    const hasPlayed = (role: ExerciseRecord['role']) => (): boolean => recordsOf(role).length > 0;
    const lastStop = (): StopRecord | undefined => session.state.stops.at(-1);

    it('is one that can be prescribed where there is no board', () => {
      expect(checkProgramme(PROGRAMME, EXERCISES, { sensors: SENSORS }).problems).toEqual([]);
    });

    it('asks for the sensors, and goes on by itself once they are put on and calibrated', async () => {
      session.act({ type: 'check-in', painNrs: 2, checklistMet: true });
      await session.until('it asks for both', isIn('sensors'));
      expect(session.state.phase).toMatchObject({ missing: ['thorax', 'pelvis'] });
      sensors.send(WORN);
      await plugIn('thorax');
      await plugIn('pelvis');
      await calibrate('stand-still', 3000);
      expect(session.state.phase).toMatchObject({ name: 'sensors', missing: ['thorax', 'pelvis'] });
      await calibrate('calibration-bend', 5000);
      await session.until('the person is to sit down', isIn('take-place'));
      expect(session.stimulus.posture).toBe('sitting-on-chair');
      await session.until('neutral is measured', isIn('quiet'));
    });

    it('measures how far the thorax goes: stops without its Joy-Con, goes on by itself with it', async () => {
      await session.until('the range is measured', playing('range', 6000));
      await person.unplug('thorax');
      await session.until('it pauses', isIn('paused'));
      expect(session.state.phase).toMatchObject({ sensor: 'thorax' });
      expect(lastStop()?.cause).toMatch(/^sensor-(lost|gap)$/);
      expect(session.sinceFlagMs('thoraxValid', lastStop()?.tMs ?? 0)).toBeLessThanOrEqual(200);
      expect(lastStop()?.releasedAfterMs).toBeLessThanOrEqual(200);
      await sensors.until('it is lost', () => deviceAt('thorax')?.state === 'lost');
      // Nobody resumes it but the sensor.
      const pausedMs = session.state.nowMs;
      await session.until('time has passed', ({ nowMs }) => nowMs > pausedMs + 1500);
      expect(session.state.phase.name).toBe('paused');

      await plugIn('thorax');
      await session.until('it counts down', isIn('resuming'));
      await session.until('it plays on', playing('range', 6000));
      await session.until('the range is known', hasPlayed('range'), 100_000);
    }, 150_000);

    it('stops a set at a button of a Joy-Con that is worn, and goes on when the person says so', async () => {
      await session.until('the set is played', playing('set', 8000));
      person.hold('pelvis', true);
      await session.until('it pauses', isIn('paused'), 5000);
      expect(lastStop()?.cause).toBe('controller-button');
      expect(session.sinceFlagMs('controllerButton', lastStop()?.tMs ?? 0)).toBe(0);
      expect(lastStop()?.releasedAfterMs).toBeLessThanOrEqual(200);
      person.hold('pelvis', false);
      const pausedMs = session.state.nowMs;
      await session.until('time has passed', ({ nowMs }) => nowMs > pausedMs + 1500);
      expect(session.state.phase).toMatchObject({ name: 'paused', cause: 'controller-button' });
      session.act({ type: 'resume' });
      await session.until('it plays on', playing('set', 8000));
      await session.until('the set is over', hasPlayed('set'));
    }, 90_000);

    it('records the turn of the trunk', async () => {
      await session.until('the movement is made', ({ phase }) => phase.name === 'movement' && phase.stage === 'moving');
      expect(session.stimulus.movement).toBe('turn');
      await session.until('it was recorded', ({ blocks }) => blocks.some(({ kind }) => kind === 'movement'));
    }, 90_000);

    it('plays a probe to its end without the Joy-Con that it does not need', async () => {
      await session.until('the probe is played', playing('probe', 2000));
      const stops = session.state.stops.length;
      await person.unplug('pelvis');
      await session.until('the probe is over', hasPlayed('probe'));
      expect(session.state.stops).toHaveLength(stops);
      expect(recordsOf('probe')[0]?.sensorsLost).toEqual(['pelvis']);
    }, 90_000);

    it('is completed, with every block whole, and has asked for no board', async () => {
      await session.until('it asks how it was', isIn('check-out'));
      session.act({ type: 'check-out', painNrs: 2, effort: 4 });
      expect(session.state.phase.name).toBe('summary');
      expect(await sensors.end()).toBe(0);
      expect(sensors.problems).toEqual([]);

      const { result } = outcomeOf(session.state, known);
      expect(result.status).toBe('completed');
      expect(result.changes).toEqual([]);
      const whole = result.blocks.filter(({ completed }) => completed);
      const names = whole.map((record) => (record.kind === 'movement' ? record.task : record.role));
      expect(names).toEqual(['range', 'set', 'turn', 'probe']);
      for (const record of whole) {
        const { result: played } = record;
        const count = 'trials' in played ? played.trials.length : played.repetitions.length;
        expect([record.block, count > 0]).toEqual([record.block, true]);
      }
      expect(result.ranges).toMatchObject([SEATED]);
      expect(result.bodyMassKg).toBeUndefined();

      expect(session.state.plan.map(({ kind }) => kind)).not.toContain('zero-board');
      const names_ = new Set(session.phases.map(({ name }) => name));
      expect(names_).not.toContain('empty-board');
      expect(session.phases.map(problemOf)).not.toContain('off-board');
      expect(sensors.inputs.filter(({ type }) => type === 'board' || type === 'attached')).toEqual([]);
    });

    it('comes to the same result, bit for bit, when its recording is replayed', () => {
      const setup = decodeHeader(session.header);
      const replayed = replayRecording(setup, wholeEntries(session.chunks), dependencies());
      expect(replayed).toStrictEqual(outcomeOf(session.state, known));
      expect(sessionResultSchema.safeParse(replayed.result).error).toBeUndefined();
    });
  },
);
