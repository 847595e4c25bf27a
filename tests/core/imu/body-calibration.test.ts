import { describe, expect, it } from 'vitest';
import { FrameFlag, hasFlag } from '#core/contract/frame.ts';
import type { HubInput, SensorRole } from '#core/contract/reading.ts';
import type { CalibrationStep } from '#core/contract/sensors.ts';
import { type Message, message } from '#core/language/message.ts';
import { fromRotationVector, multiply } from '#core/imu/quaternion.ts';
import { Hub } from '#core/session/hub.ts';
import { pushAll } from '../session/board-player.ts';
import {
  type Angles,
  CALIBRATED_MS,
  CALIBRATION,
  type Strap,
  calibrating,
  hump,
  play,
  readingsOf,
  strapAttached,
} from '../../support/worn-sensors.ts';

const ON_THORAX = fromRotationVector([0.4, -1.2, 2]);
const STAND_STILL: HubInput = { type: 'stand-still', hostMs: 1000, durationMs: 3000 };

function strap(anglesAt: (tMs: number) => Angles, change: Partial<Strap> = {}): Strap {
  return { slot: 1, role: 'thorax', anglesAt, segmentToSensor: () => ON_THORAX, ...change };
}

function playInto(
  hub: Hub,
  straps: readonly Strap[],
  toMs: number,
  others: readonly HubInput[] = CALIBRATION,
) {
  return pushAll(hub, [...straps.map((one) => strapAttached(one, 0)), ...play(straps, 0, toMs, others)]);
}

function calibrationAfter(straps: readonly Strap[], toMs: number, others?: readonly HubInput[]) {
  const hub = new Hub();
  playInto(hub, straps, toMs, others);
  return hub.body.calibration;
}

type BendProblem = 'too-small' | 'too-fast' | 'not-back' | 'no-clear-axis';

function failedBend(problem: BendProblem, sensor: SensorRole, values: Message['values'] = {}) {
  const id = `sensor-set-up.problem.${problem}` as const;
  return failed('calibration-bend', { id, values: expect.objectContaining({ sensor, ...values }) });
}

function failed(step: CalibrationStep['step'], problem: Message) {
  return { step, state: 'failed', progress: expect.any(Number), problem };
}

describe('standing still', () => {
  it('runs for as long as it was asked to, and says how far it is', () => {
    const hub = new Hub();
    playInto(hub, [strap(() => [0, 0, 0])], 2510, [STAND_STILL]);
    expect(hub.body.calibration).toEqual({
      step: 'stand-still',
      state: 'running',
      progress: expect.closeTo(0.5, 2),
    });
    pushAll(hub, play([strap(() => [0, 0, 0])], 2510, 4100));
    expect(hub.body.calibration).toEqual({ step: 'stand-still', state: 'done', progress: 1 });
  });

  it('allows the sway of quiet stance', () => {
    const sways = strap((tMs) => [
      0.8 * Math.sin(tMs / 500),
      0.5 * Math.sin(tMs / 400),
      0.5 * Math.sin(tMs / 900),
    ]);
    expect(calibrationAfter([sways], 5000, [STAND_STILL])?.state).toBe('done');
  });

  it.each<[string, (tMs: number) => Angles]>([
    ['leans', (tMs) => [12 * hump(tMs, 1500, 2000), 0, 0]],
    ['turns', (tMs) => [0, 0, 30 * hump(tMs, 1500, 2000)]],
    ['fidgets', (tMs) => [0, 3 * Math.sin(tMs / 100), 0]],
  ])('is refused while the person %s', (_, anglesAt) => {
    expect(calibrationAfter([strap(anglesAt)], 5000, [STAND_STILL])).toEqual(
      failed('stand-still', message('sensor-set-up.problem.moved', { sensor: 'thorax' })),
    );
  });

  it('is refused without readings, and with too few', () => {
    const silent = strap(() => [0, 0, 0], { arrivalMs: () => undefined });
    expect(calibrationAfter([silent], 5000, [STAND_STILL])).toEqual(
      failed('stand-still', message('sensor-set-up.problem.silent', { sensor: 'thorax' })),
    );
    const lossy = strap(() => [0, 0, 0], { arrivalMs: (tMs) => (tMs % 1000 < 400 ? tMs : undefined) });
    expect(calibrationAfter([lossy], 5000, [STAND_STILL])).toEqual(
      failed('stand-still', message('sensor-set-up.problem.heard-little', { sensor: 'thorax' })),
    );
  });

  it('is refused when no sensor is worn', () => {
    expect(calibrationAfter([], 1100, [STAND_STILL])).toEqual(
      failed('stand-still', message('sensor-set-up.problem.nothing-worn')),
    );
    const nowhere = strap(() => [0, 0, 0], { role: 'none' });
    expect(calibrationAfter([nowhere], 5000, [STAND_STILL])).toEqual(
      failed('stand-still', message('sensor-set-up.problem.nothing-worn')),
    );
  });

  it('ends when a sensor that takes part goes, or is worn elsewhere', () => {
    const person = strap(() => [0, 0, 0]);
    const gone: HubInput = { type: 'detached', slot: 1, hostMs: 2000 };
    const moved: HubInput = { ...strapAttached(person, 2000), role: 'none' };
    const newer: HubInput = { ...strapAttached(person, 2000), slot: 8, serial: 'another' };
    for (const change of [gone, moved, newer]) {
      expect(calibrationAfter([person], 5000, [STAND_STILL, change])).toEqual(
        failed('stand-still', message('sensor-set-up.problem.changed-place')),
      );
    }
  });

  it('goes on when another sensor comes, or the same one is named again', () => {
    const person = strap(() => [0, 0, 0]);
    const other: HubInput = { ...strapAttached(person, 2000), slot: 8, serial: 'another', role: 'none' };
    const again: HubInput = strapAttached(person, 2500);
    expect(calibrationAfter([person], 5000, [STAND_STILL, other, again])?.state).toBe('done');
  });
});

describe('the calibration bend', () => {
  const bending = (anglesAt: (tMs: number) => Angles): CalibrationStep | undefined =>
    calibrationAfter([strap(anglesAt)], CALIBRATED_MS);

  it('needs to have stood still before', () => {
    const only = CALIBRATION.slice(1);
    expect(calibrationAfter([strap(calibrating(50, () => [0, 0, 0]))], CALIBRATED_MS, only)).toEqual(
      failed('calibration-bend', message('sensor-set-up.problem.up-unknown', { sensor: 'thorax' })),
    );
  });

  it.each<[string, BendProblem, (tMs: number) => Angles]>([
    ['too small', 'too-small', calibrating(15, () => [0, 0, 0])],
    ['too fast', 'too-fast', (tMs) => [70 * hump(tMs, 6000, 700), 0, 0]],
    ['not over', 'not-back', (tMs) => [50 * hump(tMs, 5000, 9000), 0, 0]],
    [
      'a mixture of bending and turning',
      'no-clear-axis',
      (tMs) => [40 * hump(tMs, 5000, 4000), 0, 50 * hump(tMs, 5500, 3000)],
    ],
    [
      'first forward, then to the side',
      'no-clear-axis',
      (tMs) => [35 * hump(tMs, 4600, 2200), 35 * hump(tMs, 7000, 2200), 0],
    ],
  ])('is refused when it is %s', (_, problem, anglesAt) => {
    expect(bending(anglesAt)).toEqual(failedBend(problem, 'thorax'));
  });

  it('is refused for both when one sensor did not see it, naming which', () => {
    const hub = new Hub();
    const straps = [
      strap(calibrating(50, () => [0, 0, 0])),
      strap(() => [0, 0, 0], { slot: 2, role: 'pelvis' }),
    ];
    playInto(hub, straps, CALIBRATED_MS);
    expect(hub.body.calibration).toEqual(
      failedBend('too-small', 'pelvis', { degrees: expect.closeTo(0, 0) }),
    );
    expect(hub.body.segments.map(({ aligned }) => aligned)).toEqual([false, false]);
  });

  it('goes by where it went first, though it swings back beyond upright', () => {
    const anglesAt = (tMs: number): Angles => [50 * hump(tMs, 5000, 3000) - 20 * hump(tMs, 7500, 1800), 0, 0];
    const hub = new Hub();
    const person = strap((tMs) => (tMs < CALIBRATED_MS ? anglesAt(tMs) : [30, 0, 0]));
    const frames = playInto(hub, [person], 11_000);
    expect(hub.body.calibration?.state).toBe('done');
    expect(frames.at(-1)?.thoraxFlexionDeg).toBeCloseTo(30, 0);
  });

  it('leaves the former strapping in force when it fails', () => {
    const hub = new Hub();
    const person = strap((tMs) => (tMs < 20_000 ? calibrating(50, () => [0, 0, 0])(tMs) : [25, 0, 0]));
    const again: HubInput = { type: 'calibration-bend', hostMs: 12_000, durationMs: 3000 };
    const frames = playInto(hub, [person], 21_000, [...CALIBRATION, again]);
    expect(hub.body.calibration).toEqual(
      failedBend('too-small', 'thorax', { degrees: expect.closeTo(0, 0) }),
    );
    expect(hub.body.segments[0]?.aligned).toBe(true);
    expect(frames.at(-1)?.thoraxFlexionDeg).toBeCloseTo(25, 0);
  });
});

describe('a strapping that is known', () => {
  const straight = strap(() => [0, 0, 0]);
  const bent = strap((tMs) => (tMs < 4500 ? [0, 0, 0] : [35, 10, 5]));

  it('counts at once, with straight ahead where the segment points first', () => {
    const known: HubInput = { type: 'alignment', slot: 1, hostMs: 500, segmentToSensor: ON_THORAX };
    const frames = playInto(new Hub(), [{ ...bent, facingRad: 2 }], 5000, [known]);
    const last = frames.at(-1);
    expect(last?.thoraxFlexionDeg).toBeCloseTo(35, 0);
    expect(last?.thoraxAxialDeg).toBeCloseTo(5, 0);
    expect(last !== undefined && hasFlag(last, FrameFlag.thoraxValid | FrameFlag.axialDoubtful)).toBe(true);
  });

  it('is told by the hub as it is taken', () => {
    const hub = new Hub();
    const known: HubInput = { type: 'alignment', slot: 1, hostMs: 500, segmentToSensor: ON_THORAX };
    playInto(hub, [straight], 1000, [known]);
    expect(hub.knownSensors).toEqual([
      {
        serial: 'thorax 1',
        role: 'thorax',
        segmentToSensor: ON_THORAX.map((part) => expect.closeTo(part, 12)),
        gyroBiasRadS: expect.any(Array),
      },
    ]);
  });

  it.each([[[0, 0, 0, 0]], [[Number.NaN, 0, 0, 1]], [[Infinity, 0, 0, 0]]] as const)(
    'is ignored when it is no turn: %s',
    (segmentToSensor) => {
      const hub = new Hub();
      playInto(hub, [straight], 1000, [{ type: 'alignment', slot: 1, hostMs: 500, segmentToSensor }]);
      expect(hub.body.segments[0]?.aligned).toBe(false);
    },
  );

  it('is levelled anew by standing still, within 10 deg', () => {
    const hub = new Hub();
    const askew = fromRotationVector([0.08, 0.05, 0]);
    const known: HubInput = { type: 'alignment', slot: 1, hostMs: 500, segmentToSensor: ON_THORAX };
    const person: Strap = { ...straight, segmentToSensor: () => multiply(ON_THORAX, askew) };
    const frames = playInto(hub, [person], 4500, [known, STAND_STILL]);
    const before = frames.find(({ tMs }) => tMs === 900);
    expect(Math.abs(before?.thoraxLateralDeg ?? 0)).toBeGreaterThan(3);
    expect(frames.at(-1)?.thoraxLateralDeg).toBeCloseTo(0, 1);
    expect(frames.at(-1)?.thoraxFlexionDeg).toBeCloseTo(0, 1);
    expect(hub.body.segments[0]?.slipped).toBe(false);
  });
});

describe('a sensor on the board', () => {
  it('tells its tilt after standing still, fixed with x to the front', () => {
    const hub = new Hub();
    const tilts: Strap = {
      slot: 4,
      role: 'board',
      anglesAt: (tMs) => (tMs < 4200 ? [0, 0, 0] : [6, -9, 0]),
      segmentToSensor: () => fromRotationVector([Math.PI, 0, 0]),
    };
    const frames = playInto(hub, [tilts], 5000, [STAND_STILL]);
    const last = frames.at(-1);
    expect(last?.boardTiltApDeg).toBeCloseTo(6, 0);
    expect(last?.boardTiltMlDeg).toBeCloseTo(-9, 0);
    expect(last?.flags).toBe(FrameFlag.held | FrameFlag.tiltValid);
  });

  it('tells nothing before, and nothing once it is silent', () => {
    const tilts: Strap = { slot: 4, role: 'board', anglesAt: () => [0, 5, 0] };
    const hub = new Hub();
    const frames = pushAll(hub, [strapAttached(tilts, 0), ...readingsOf(tilts, 0, 1000)]);
    expect(frames.some((frame) => hasFlag(frame, FrameFlag.tiltValid))).toBe(false);
  });
});
