import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FrameFlag, hasFlag } from '#core/contract/frame.ts';
import type { HubInput } from '#core/contract/reading.ts';
import { normalised } from '#core/imu/quaternion.ts';
import { Hub } from '#core/session/hub.ts';
import { createRandom } from '#core/signal/random.ts';
import type { Random } from '#core/signal/random.ts';
import { couplingLag } from '#core/coordination/coupling-lag.ts';
import { attached, frameAt, pushAll, rootMeanSquare, steady } from '../session/board-player.ts';
import { CALIBRATED_MS, calibrating, readingsOf, strapAttached } from '../../support/worn-sensors.ts';
import {
  DELAY_MS,
  cheap,
  eased,
  errorsOf,
  hasFlags,
  lastOf,
  pelvis,
  run,
  still,
  thorax,
  thoraxMoves,
  tiltOf,
} from './body-player.ts';

fc.configureGlobal({ seed: 20240229 });

const part = fc.double({ min: -1, max: 1, noNaN: true });
/** Any turn. */
const mounting = fc
  .tuple(part, part, part, part)
  .filter((q) => q.some((one) => Math.abs(one) > 0.1))
  .map((q) => normalised(q));

describe('two sensors, strapped anyhow', () => {
  it('tell the angles of thorax and pelvis within a tenth of a degree after the two steps', () => {
    const facing = fc.double({ min: -3, max: 3, noNaN: true });
    const kind = fc.constantFrom('motion' as const, 'orientation' as const);
    fc.assert(
      fc.property(mounting, mounting, facing, kind, (onThorax, onPelvis, facingRad, pelvisKind) => {
        const upper = thorax({ segmentToSensor: () => onThorax, facingRad });
        const lower = pelvis({ segmentToSensor: () => onPelvis, facingRad: -facingRad, kind: pelvisKind });
        const { hub, frames } = run([upper, lower], 20_000);
        expect(hub.body.calibration).toEqual({ step: 'calibration-bend', state: 'done', progress: 1 });
        const errors = [
          errorsOf(frames, upper, 'thorax', CALIBRATED_MS + 100),
          errorsOf(frames, lower, 'pelvis', CALIBRATED_MS + 100),
        ];
        for (const { flexion, lateral, axial } of errors) {
          expect(Math.max(flexion, lateral, axial)).toBeLessThan(0.1);
        }
      }),
      { numRuns: 12 },
    );
  });

  it('stay within 1 deg, axial 2, when clocks run a percent off, reports come in bursts and get lost, gyroscopes are biased', () => {
    for (const seed of [1, 2, 3]) {
      const straps = [thorax(), pelvis()].map((strap, index) =>
        cheap(strap, createRandom(seed * 10 + index)),
      );
      const { hub, frames } = run(straps, 60_000);
      expect(hub.body.calibration?.state).toBe('done');
      const [upper, lower] = [thorax(), pelvis()];
      for (const errors of [
        errorsOf(frames, upper, 'thorax', CALIBRATED_MS + 100),
        errorsOf(frames, lower, 'pelvis', CALIBRATED_MS + 100),
      ]) {
        expect(Math.max(errors.flexion, errors.lateral)).toBeLessThan(1);
        expect(errors.axial).toBeLessThan(2);
      }
    }
  });

  it('tell the thorax against the pelvis: the same angle about one axis is the difference', () => {
    const straps = [
      thorax({ anglesAt: calibrating(50, () => [40, 0, 0]) }),
      pelvis({ anglesAt: calibrating(25, () => [15, 0, 0]) }),
    ];
    const last = lastOf(run(straps, 12_000).frames);
    expect([last.trunkFlexionDeg, last.trunkLateralDeg, last.trunkAxialDeg]).toEqual([
      expect.closeTo(25, 1),
      expect.closeTo(0, 1),
      expect.closeTo(0, 1),
    ]);
  });

  it('tell how fast a segment turns about its own axes, also while it is bent', () => {
    const turnsWhileBent = thorax({
      anglesAt: calibrating(50, (tMs) => [60, 0, 20 * Math.sin((tMs - 12_000) / 500)]),
    });
    const { frames } = run([turnsWhileBent], 20_000);
    for (const frame of frames.filter(({ tMs }) => tMs > 12_000)) {
      expect(frame.thoraxAxialDegS).toBeCloseTo(40 * Math.cos((frame.tMs - DELAY_MS - 12_000) / 500), 0);
      expect(Math.abs(frame.thoraxFlexionDegS)).toBeLessThan(1);
    }
  });
});

describe('one clock', () => {
  it('says where the body was at the time at which the board says where the centre of pressure was', () => {
    const ramp = thorax({
      anglesAt: calibrating(50, (tMs) => [Math.min(60, Math.max(0, (tMs - 11_000) / 20)), 0, 0]),
      rateHz: 200,
    });
    const loads: HubInput[] = Array.from({ length: 1200 }, (_, index) => {
      const tMs = 10 * index;
      return (
        steady(tMs, tMs + 5, 70, Math.min(60, Math.max(0, (tMs - 11_000) / 20)))[0] ?? steady(0, 5, 70)[0]
      );
    }).filter((input) => input !== undefined);
    const { frames } = run([ramp], 12_000, [attached(0), ...loads]);
    for (const frame of frames.filter(({ tMs }) => tMs > 11_200 && tMs < 11_990)) {
      expect(frame.copMlMm).toBeCloseTo(frame.thoraxFlexionDeg, 0);
    }
  });

  it('is one for both sensors: of two that move alike, neither comes 5 ms before the other', () => {
    for (const seed of [1, 2, 3, 4]) {
      const random = (label: number): Random => createRandom(100 * seed + label);
      const alike = calibrating(50, eased(thoraxMoves));
      const straps = [thorax({ anglesAt: alike }), pelvis({ anglesAt: alike })];
      const { frames } = run(
        straps.map((strap, index) => cheap(strap, random(index))),
        40_000,
      );
      const moving = frames.filter(({ tMs }) => tMs > 11_000);
      const lag = couplingLag(
        moving.map(({ thoraxFlexionDeg }) => thoraxFlexionDeg),
        moving.map(({ pelvisFlexionDeg }) => pelvisFlexionDeg),
        { rateHz: 100, seed: 1, surrogates: 19 },
      );
      expect(Math.abs(lag.lagMs)).toBeLessThan(5);
      expect(lag.peak).toBeGreaterThan(0.99);
    }
  });

  it('goes by the time at which samples were taken, not by a rate that is stated wrongly', () => {
    const person = thorax({ rateHz: 200, statedHz: 60 });
    const { frames } = run([person], 20_000);
    expect(errorsOf(frames, person, 'thorax', CALIBRATED_MS + 100).axial).toBeLessThan(0.1);
  });

  it('follows a sensor without a clock of its own, whose samples come in pairs', () => {
    const arrival = (tMs: number, index: number): number => tMs + (index % 2 === 0 ? 9.5 : 0);
    const person = thorax({
      anglesAt: calibrating(50, eased(thoraxMoves)),
      arrivalMs: arrival,
      deviceMs: (tMs) => arrival(tMs, Math.round(tMs / 10)),
    });
    const errors = errorsOf(run([person], 20_000).frames, person, 'thorax', CALIBRATED_MS + 500);
    expect(Math.max(errors.flexion, errors.lateral, errors.axial)).toBeLessThan(1.5);
  });

  it('carries movement on for 30 ms past the last sample, then holds it', () => {
    const turning = thorax({
      anglesAt: calibrating(50, (tMs) => [(tMs - CALIBRATED_MS) / 50, 0, 0]),
      arrivalMs: (tMs) => (tMs > 11_000 ? undefined : tMs),
    });
    const { frames } = run([turning], 12_000);
    expect(frameAt(frames, 11_050).thoraxFlexionDeg).toBeCloseTo(1030 / 50, 1);
    expect(hasFlag(frameAt(frames, 11_050), FrameFlag.thoraxValid)).toBe(true);
    expect(hasFlag(frameAt(frames, 11_060), FrameFlag.thoraxValid)).toBe(false);
    expect(frameAt(frames, 11_900).thoraxFlexionDeg).toBe(frameAt(frames, 11_050).thoraxFlexionDeg);
  });
});

describe('sensors without a board', () => {
  it('give frames, and readings new enough for no gap', () => {
    const { frames } = run([still()], 11_000);
    expect(frames).toHaveLength(1100);
    const last = lastOf(frames);
    expect(last.flags).toBe(FrameFlag.held | FrameFlag.thoraxAttached | FrameFlag.thoraxValid);
    expect(last.dataAgeMs).toBe(0);
  });

  it('give frames by their readings alone', () => {
    const hub = new Hub();
    const frames = pushAll(hub, [strapAttached(still(), 0), ...readingsOf(still(), 0, 1005)]);
    expect(frames.map(({ tMs }) => tMs)).toEqual(Array.from({ length: 101 }, (_, index) => 10 * index));
  });

  it('give a gap when they fall silent', () => {
    const { frames } = run([still({ arrivalMs: (tMs) => (tMs > 11_000 ? undefined : tMs) })], 12_000);
    expect(hasFlag(frameAt(frames, 11_250), FrameFlag.gap)).toBe(false);
    expect(hasFlag(frameAt(frames, 11_260), FrameFlag.gap)).toBe(true);
  });
});

describe('a sensor that is lost', () => {
  const lost = thorax({ arrivalMs: (tMs) => (tMs > 11_000 && tMs < 13_000 ? undefined : tMs) });

  it('takes its angles and the trunk’s with it, and leaves the pelvis and the board', () => {
    const { frames } = run([lost, pelvis()], 12_000, [attached(0), ...steady(0, 12_000, 70)]);
    const [before, after] = [frameAt(frames, 11_050), frameAt(frames, 11_900)];
    const valid = FrameFlag.thoraxAttached | FrameFlag.pelvisAttached | FrameFlag.attached | FrameFlag.valid;
    expect(after.flags).toBe(valid | FrameFlag.pelvisValid);
    expect(after.trunkFlexionDeg).toBe(before.trunkFlexionDeg);
    expect(after.thoraxAxialDegS).toBe(before.thoraxAxialDegS);
    expect(after.pelvisFlexionDeg).toBeCloseTo(pelvis().anglesAt(11_880)[0], 0);
  });

  it('is right again when it comes back, with its heading in doubt', () => {
    const { hub, frames } = run([lost], 20_000);
    expect(hasFlag(frameAt(frames, 12_900), FrameFlag.axialDoubtful)).toBe(false);
    expect(hasFlags(frameAt(frames, 13_100), FrameFlag.thoraxValid | FrameFlag.axialDoubtful)).toBe(true);
    expect(hub.body.segments[0]).not.toHaveProperty('sinceZeroS');
    const later = frames.filter(({ tMs }) => tMs > 16_000);
    const tilt = later.map((frame) => tiltOf([frame.thoraxFlexionDeg, frame.thoraxLateralDeg]));
    const truth = later.map((frame) => {
      const [flexion, lateral] = lost.anglesAt(frame.tMs - DELAY_MS);
      return tiltOf([flexion, lateral]);
    });
    expect(rootMeanSquare(tilt.map((one, index) => one - (truth[index] ?? 0)))).toBeLessThan(1.5);
  });

  it('fills losses of up to a second', () => {
    const gappy = thorax({ arrivalMs: (tMs) => (tMs > 11_000 && tMs < 11_400 ? undefined : tMs) });
    const { hub, frames } = run([gappy], 20_000);
    expect(hub.body.segments[0]).toHaveProperty('sinceZeroS');
    expect(errorsOf(frames, gappy, 'thorax', 12_000).flexion).toBeLessThan(3);
  });
});
