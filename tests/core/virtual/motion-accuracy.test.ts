import { describe, expect, it } from 'vitest';
import { FrameFlag, hasFlag, packFrames } from '#core/contract/frame.ts';
import type { Movement } from '#core/contract/stimulus.ts';
import { Hub } from '#core/session/hub.ts';
import { decodeInputs, encodeInputs } from '#core/recording/input-codec.ts';
import { mean } from '#core/signal/statistics.ts';
import { ADULT } from './laboratory.ts';
import {
  ANGLES,
  LATENCY_MS,
  type Moment,
  MotionLaboratory,
  type Wearing,
  isValid,
  rmse,
} from './motion-laboratory.ts';

/** Whoever can stand still and bend straight: calibration cannot be better than that. */
const KINDS = ['none', 'tight', 'slow', 'one-sided', 'fear'] as const;

/** Each seed straps the sensors another way round, with other errors, on another kind of person. */
function wearing(seed: number, sensors: Wearing['sensors'], more: Partial<Wearing> = {}): Wearing {
  const impairment = KINDS[seed % KINDS.length] ?? 'none';
  return { ...ADULT, seed, impairment, severity: 0.7, sensors, ...more };
}

function calibrated(options: Wearing): MotionLaboratory {
  const laboratory = new MotionLaboratory(options);
  laboratory.calibrate();
  expect(laboratory.body.calibration).toMatchObject({ step: 'calibration-bend', state: 'done' });
  return laboratory;
}

const TRIALS: readonly (readonly [Movement, number])[] = [
  ['stand-still', 3],
  ['bend', 10],
  ['lift', 8],
  ['reach', 6],
  ['turn', 7],
  ['type', 12],
];

/** One trial after the other, the heading zeroed before each, as a session does. */
function trials(laboratory: MotionLaboratory): Map<Movement, Moment[]> {
  return new Map(
    TRIALS.map(([movement, seconds]) => {
      laboratory.run('stand-still', 4);
      laboratory.zeroHeading();
      return [movement, laboratory.run(movement, seconds)];
    }),
  );
}

function worst(moments: readonly Moment[], angles: readonly (typeof ANGLES)[number][] = ANGLES): number {
  return Math.max(...angles.map((angle) => rmse(moments, angle)));
}

const OF_THORAX = ['thoraxFlexionDeg', 'thoraxLateralDeg'] as const;
const OF_PELVIS = ['pelvisFlexionDeg', 'pelvisLateralDeg'] as const;

/** Simulated minutes: a busy machine takes its time. */
const PATIENT = { timeout: 60_000 };

describe('flexion and lateral bend of thorax, pelvis and trunk against the true angles', PATIENT, () => {
  it.each([1, 2, 3, 4, 5])('are within 1 deg RMSE with sensors fixed to the bone (seed %i)', (seed) => {
    for (const moments of trials(calibrated(wearing(seed, 'rigid'))).values()) {
      expect(moments.every(isValid)).toBe(true);
      expect(worst(moments)).toBeLessThan(1);
    }
  });

  it.each([6, 7, 8])('are within 3 deg RMSE on skin that wobbles (seed %i)', (seed) => {
    for (const moments of trials(calibrated(wearing(seed, 'soft-tissue'))).values()) {
      expect(moments.every(isValid)).toBe(true);
      expect(worst(moments)).toBeLessThan(3);
    }
  });

  it('are within 3 deg RMSE of who sways much and bends crookedly', () => {
    const moments = calibrated(wearing(1, 'rigid', { impairment: 'loose' })).run('bend', 10);
    expect(worst(moments)).toBeLessThan(3);
  });

  it('tell of the body as it was 32 ms before: 20 in the hub, 12 on the way', () => {
    const moments = calibrated(wearing(3, 'rigid')).run('bend', 10);
    // Every 10 ms there is a truth: those of the moments before and after belong to other latencies.
    const errorAt = (laterSteps: number): number => {
      const pairs = moments.flatMap(({ frame }, at) => {
        const truth = moments[at - laterSteps]?.truth;
        return truth === undefined ? [] : [{ frame, truth }];
      });
      return rmse(pairs, 'thoraxFlexionDeg');
    };
    expect(errorAt(0)).toBeLessThan(errorAt(1));
    expect(errorAt(0)).toBeLessThan(errorAt(-1));
    expect(LATENCY_MS).toBe(32);
  });
});

describe('angular velocity', PATIENT, () => {
  it('is that of the segments, about their own axes', () => {
    const moments = calibrated(wearing(7, 'rigid')).run('lift', 8);
    expect(rmse(moments, 'thoraxFlexionDegS')).toBeLessThan(3);
    expect(rmse(moments, 'pelvisFlexionDegS')).toBeLessThan(3);
    expect(Math.max(...moments.map(({ truth }) => truth.thoraxFlexionDegS))).toBeGreaterThan(40);
  });
});

describe('axial rotation', PATIENT, () => {
  it('is near the truth after it was zeroed, drifts, and says when it is doubtful', () => {
    const laboratory = calibrated(wearing(1, 'rigid'));
    const early = laboratory.run('turn', 12);
    const late = laboratory.run('stand-still', 55).slice(-300);
    expect(rmse(early, 'trunkAxialDeg')).toBeLessThan(3);
    expect(early.some(({ frame }) => hasFlag(frame, FrameFlag.axialDoubtful))).toBe(false);
    expect(late.every(({ frame }) => hasFlag(frame, FrameFlag.axialDoubtful))).toBe(true);
    laboratory.zeroHeading();
    const again = laboratory.run('stand-still', 5);
    expect(again.some(({ frame }) => hasFlag(frame, FrameFlag.axialDoubtful))).toBe(false);
    expect(Math.abs(mean(again.map(({ frame }) => frame.thoraxAxialDeg)))).toBeLessThan(1.5);
  });
});

describe('what goes wrong', PATIENT, () => {
  it('two clocks that drift apart: 0.3 % fast and 0.3 % slow', () => {
    const laboratory = calibrated(
      wearing(7, 'rigid', { thorax: { clockPpm: 3000 }, pelvis: { clockPpm: -3000 } }),
    );
    laboratory.run('stand-still', 20);
    laboratory.zeroHeading();
    const moments = laboratory.run('bend', 10);
    expect(moments.every(isValid)).toBe(true);
    expect(worst(moments)).toBeLessThan(1);
  });

  it('every twentieth report lost, of sensors of different rates', () => {
    const thorax = { lossShare: 0.05, rateHz: 100, samplesPerReport: 1 };
    const laboratory = calibrated(wearing(14, 'rigid', { thorax, pelvis: { lossShare: 0.05 } }));
    const moments = laboratory.run('bend', 12);
    expect(moments.filter(isValid).length / moments.length).toBeGreaterThan(0.99);
    expect(worst(moments.filter(isValid))).toBeLessThan(1);
    expect(laboratory.sensors.thorax.lost).toBeGreaterThan(50);
  });

  it('a sensor that goes silent in the middle takes its own angles and the trunk’s, and nothing else', () => {
    const laboratory = calibrated(wearing(7, 'rigid'));
    laboratory.run('bend', 5);
    laboratory.lost.add('pelvis');
    const silent = laboratory.run('bend', 5).slice(10);
    expect(silent.every(({ frame }) => hasFlag(frame, FrameFlag.thoraxValid))).toBe(true);
    expect(silent.some(({ frame }) => hasFlag(frame, FrameFlag.pelvisValid))).toBe(false);
    expect(silent.every(({ frame }) => hasFlag(frame, FrameFlag.pelvisAttached))).toBe(true);
    expect(new Set(silent.map(({ frame }) => frame.pelvisFlexionDeg)).size).toBe(1);
    expect(worst(silent, OF_THORAX)).toBeLessThan(1);

    laboratory.lost.delete('pelvis');
    laboratory.run('stand-still', 12);
    laboratory.zeroHeading();
    const back = laboratory.run('bend', 8);
    expect(back.every(isValid)).toBe(true);
    expect(worst(back)).toBeLessThan(1);
  });

  it('a sensor that is taken away and comes back is strapped as before', () => {
    const laboratory = calibrated(wearing(7, 'rigid'));
    laboratory.detach('thorax');
    laboratory.lost.add('thorax');
    const gone = laboratory.run('bend', 4);
    expect(gone.some(({ frame }) => hasFlag(frame, FrameFlag.thoraxAttached))).toBe(false);
    expect(worst(gone, OF_PELVIS)).toBeLessThan(1);
    laboratory.lost.delete('thorax');
    laboratory.attach('thorax');
    laboratory.run('stand-still', 12);
    laboratory.zeroHeading();
    const back = laboratory.run('bend', 8);
    expect(back.every(isValid)).toBe(true);
    expect(worst(back)).toBeLessThan(1);
  });

  it('a strap that slips by 20 deg is noticed when the heading is zeroed', () => {
    const laboratory = calibrated(wearing(7, 'rigid'));
    laboratory.sensors.pelvis.slip([0, (20 * Math.PI) / 180, 0]);
    laboratory.run('stand-still', 12);
    laboratory.zeroHeading();
    const after = laboratory.run('stand-still', 1);
    expect(after.every(({ frame }) => hasFlag(frame, FrameFlag.pelvisSlipped))).toBe(true);
    expect(after.some(({ frame }) => hasFlag(frame, FrameFlag.thoraxSlipped))).toBe(false);
  });
});

describe('the recording of it all', PATIENT, () => {
  it('folds to the same frames, bit for bit', () => {
    const laboratory = new MotionLaboratory(wearing(4, 'soft-tissue'));
    const live = laboratory.run('bend', 10).map(({ frame }) => frame);
    const hub = new Hub();
    const again = decodeInputs(encodeInputs(laboratory.inputs)).flatMap((input) => hub.push(input));
    expect(packFrames(again.slice(-live.length))).toEqual(packFrames(live));
  });
});
