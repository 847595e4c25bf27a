/**
 * A whole session without any board: two Joy-Cons that are worn, behind the real node-hid, are all there is. A virtual
 * patient wears them and answers what the session shows.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeviceStatus, SensorCommand } from '#core/contract/sensors.ts';
import type { Movement, Stimulus } from '#core/contract/stimulus.ts';
import { presetMovement } from '#core/programme/presets.ts';
import { checkProgramme } from '#core/programme/check-programme.ts';
import { wholeEntries, decodeHeader } from '#core/recording/recording.ts';
import { replayRecording } from '#core/recording/replay.ts';
import type { ExerciseRecord, MovementRecord, StopRecord } from '#core/session/result.ts';
import { sessionResultSchema } from '#core/session/result.ts';
import type { SessionSetup } from '#core/session/setup.ts';
import type { Phase, SessionState } from '#core/session/state.ts';
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

/** A crowded machine takes longer. */
const SLOW_MS = 300_000;

const PROGRAMME = programmeOf([
  squallBlock({ ...SEATED, dose: { sets: 1, seconds: 25 }, restSeconds: 5, probe: true }),
  { ...presetMovement('turn', 'turn', 3), restSeconds: 5 },
]);

const DEPENDENCIES = createSessionDependencies();

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
    let bus: UmockdevBus;
    let sensors: SensorsProcess;
    let session: SessionOnSensors;
    let person: PatientWithJoyCons;
    /** What the screen that calibrates asks for. */
    let asked: Movement | undefined;

    beforeAll(async () => {
      bus = await UmockdevBus.start();
      sensors = new SensorsProcess(bus.env, 'told');
      await sensors.until('the sensors process runs', () => sensors.hubs > 0);
      session = new SessionOnSensors(SETUP, DEPENDENCIES, sensors);
      const body = { seed: 5, bodyMassKg: 70, heightM: 1.75, impairment: 'none', severity: 0 } as const;
      const shown = (): Stimulus =>
        asked === undefined ? session.stimulus : { ...session.stimulus, movement: asked };
      person = new PatientWithJoyCons({ bus, sensors, serials: SERIALS, body, shown });
    });

    afterAll(async () => {
      await bus.stop();
    });

    function deviceAt(place: Place): DeviceStatus | undefined {
      return sensors.devices.find(({ serial }) => serial === SERIALS[place]);
    }

    async function plugIn(place: Place): Promise<void> {
      await person.plug(place);
      await sensors.until(`the ${place} is heard`, () => deviceAt(place)?.state === 'ready');
    }

    async function calibrate(step: 'stand-still' | 'calibration-bend', durationMs: number): Promise<void> {
      asked = step;
      sensors.send({ type: step, durationMs });
      const calibration = () => sensors.body?.calibration;
      const isOver = (): boolean => calibration()?.step === step && calibration()?.state !== 'running';
      await sensors.until(`${step} is over`, isOver);
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
      session.state.blocks
        .filter((record) => record.kind === 'exercise')
        .filter((record) => record.role === role);
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

    it(
      'measures how far the thorax goes: stops without its Joy-Con, goes on by itself with it',
      async () => {
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
        const measured = Object.values(recordsOf('range')[0]?.result.range?.measured ?? {});
        expect(measured).toEqual(Array(8).fill(true));
      },
      SLOW_MS,
    );

    it(
      'stops a set at a button of a Joy-Con that is worn, and goes on when the person says so',
      async () => {
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
      },
      SLOW_MS,
    );

    it(
      'records the turn of the trunk',
      async () => {
        await session.until(
          'the movement is made',
          ({ phase }) => phase.name === 'movement' && phase.stage === 'moving',
        );
        expect(session.stimulus.movement).toBe('turn');
        const turn = (): MovementRecord | undefined =>
          session.state.blocks.find((record) => record.kind === 'movement');
        await session.until('it was recorded', () => turn() !== undefined);
        // The virtual patient turns by 50 deg, and varies it by 3 %.
        const turned = turn()?.result.repetitions.map(({ values }) => values.thoraxAxialRangeDeg ?? 0) ?? [];
        expect(turned).toHaveLength(6);
        expect(Math.min(...turned)).toBeGreaterThan(42);
        expect(Math.max(...turned)).toBeLessThan(58);
      },
      SLOW_MS,
    );

    it(
      'plays a probe to its end without the Joy-Con that it does not need',
      async () => {
        await session.until('the probe is played', playing('probe', 2000));
        const stops = session.state.stops.length;
        await person.unplug('pelvis');
        await session.until('the probe is over', hasPlayed('probe'), 80_000);
        expect(session.state.stops).toHaveLength(stops);
        const [probe] = recordsOf('probe');
        expect(probe?.sensorsLost).toEqual(['pelvis']);
        // Who leans against no gust catches none.
        expect(probe?.result.metrics['successPercent']?.value).toBeGreaterThan(0);
      },
      SLOW_MS,
    );

    it('is completed, with every block whole, and has asked for no board', async () => {
      await session.until('it asks how it was', isIn('check-out'));
      session.act({ type: 'check-out', painNrs: 2, effort: 4 });
      expect(session.state.phase.name).toBe('summary');
      await person.end();
      expect(await sensors.end()).toBe(0);
      expect(sensors.problems).toEqual([]);

      const result = session.outcome?.result;
      if (result === undefined) throw new Error('The session is not over');
      expect(result.status).toBe('completed');
      expect(result.changes).toEqual([]);
      const played = result.blocks.map((record) =>
        record.kind === 'movement'
          ? [record.task, record.completed, record.result.repetitions.length > 0]
          : [record.role, record.completed, record.result.trials.length > 0],
      );
      const whole = ['range', 'set', 'turn', 'probe'].map((name) => [name, true, true]);
      expect(played).toEqual(whole);
      expect(result.stops).toHaveLength(2);
      expect(result.ranges).toMatchObject([SEATED]);
      expect(result.bodyMassKg).toBeUndefined();

      expect(session.state.plan.map(({ kind }) => kind)).not.toContain('zero-board');
      const entered = new Set(session.phases.map(({ name }) => name));
      expect(entered).not.toContain('empty-board');
      expect(session.phases.map(problemOf)).not.toContain('off-board');
      expect(sensors.inputs.filter(({ type }) => type === 'board' || type === 'attached')).toEqual([]);
    });

    it('comes to the same result, bit for bit, when its recording is replayed', () => {
      const setup = decodeHeader(session.header);
      const replayed = replayRecording(setup, wholeEntries(session.chunks), DEPENDENCIES);
      expect(replayed).toStrictEqual(session.outcome);
      expect(sessionResultSchema.parse(JSON.parse(JSON.stringify(replayed.result)))).toEqual(replayed.result);
    });
  },
);
