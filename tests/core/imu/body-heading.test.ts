import { describe, expect, it } from 'vitest';
import { FrameFlag, hasFlag } from '#core/contract/frame.ts';
import type { HubInput } from '#core/contract/reading.ts';
import { message } from '#core/language/message.ts';
import { fromRotationVector, multiply } from '#core/imu/quaternion.ts';
import { createRandom, uniform } from '#core/signal/random.ts';
import { frameAt } from '../session/board-player.ts';
import { type Angles, CALIBRATED_MS, type Strap, calibrating, hump } from '../../support/worn-sensors.ts';
import {
  eased,
  errorsOf,
  lastOf,
  run,
  still,
  stillPelvis,
  thorax,
  thoraxMoves,
  wave,
} from './body-player.ts';

const known: HubInput = { type: 'alignment', slot: 1, hostMs: 0, segmentToSensor: [1, 0, 0, 0] };

describe('straight ahead', () => {
  const zeroAt = (hostMs: number): HubInput => ({ type: 'zero-heading', hostMs });
  const drifting = (degPerMin: number): Strap =>
    still({
      kind: 'orientation',
      anglesAt: calibrating(50, (tMs) => [0, 0, -((tMs - 10_000) * degPerMin) / 60_000]),
    });

  it('is taken anew, and what the heading moved by in between is the drift', () => {
    const { hub, frames } = run([drifting(6)], 41_000, [zeroAt(40_000)]);
    expect(frameAt(frames, 39_990).thoraxAxialDeg).toBeCloseTo(-3, 1);
    expect(frameAt(frames, 40_020).thoraxAxialDeg).toBeCloseTo(0, 1);
    expect(hub.body.segments[0]).toMatchObject({
      driftDegMin: expect.closeTo(6, 0),
      sinceZeroS: expect.closeTo(0.99, 2),
    });
  });

  it('is in doubt a minute after it was taken', () => {
    const { frames } = run([still()], 71_000);
    expect(hasFlag(frameAt(frames, 69_500), FrameFlag.axialDoubtful)).toBe(false);
    expect(hasFlag(frameAt(frames, 69_510), FrameFlag.axialDoubtful)).toBe(true);
  });

  it('is not taken of someone who moves', () => {
    const { hub } = run([thorax()], 15_000, [zeroAt(14_000)]);
    expect(hub.body.segments[0]?.sinceZeroS).toBeCloseTo(5.49, 1);
    expect(hub.body.headingZero).toEqual({ state: 'refused', problem: message('sensor-set-up.zero.moved') });
  });

  it('is said to be taken, or why not', () => {
    const zero = (strap: Strap, hostMs: number) =>
      run([strap], 15_000, [zeroAt(hostMs)]).hub.body.headingZero;
    expect(run([still()], 15_000).hub.body.headingZero).toBeUndefined();
    expect(zero(still(), 14_000)).toEqual({ state: 'done' });
    expect(zero(still({ role: 'none' }), 14_000)?.problem).toEqual(
      message('sensor-set-up.zero.not-calibrated'),
    );
    const bent = still({ anglesAt: calibrating(50, (tMs) => [90 * hump(tMs, 10_000, 8000), 0, 0]) });
    expect(zero(bent, 14_000)?.problem).toEqual(message('sensor-set-up.zero.bent'));
  });

  it('drifts less from the first sample on when the bias of the gyroscope is known from before', () => {
    const biasRadS = [0.012, -0.008, 0.015] as const;
    const sways = still({ anglesAt: (tMs) => [2 * wave(tMs, 700), 3 * wave(tMs, 900), 0], biasRadS });
    const axialAfter = (others: readonly HubInput[]): number =>
      Math.abs(lastOf(run([sways], 9000, [{ ...known, hostMs: 0 }, ...others]).frames).thoraxAxialDeg);
    const told: HubInput = { type: 'gyro-bias', slot: 1, hostMs: 0, gyroBiasRadS: biasRadS };
    expect(axialAfter([])).toBeGreaterThan(5);
    expect(axialAfter([told])).toBeLessThan(0.5);
    expect(axialAfter([{ ...told, gyroBiasRadS: [Number.NaN, 0, 0] }])).toBe(axialAfter([]));
  });

  it('does not go on drifting with a magnetometer, though bias that is not learnt keeps it off', () => {
    const swaying = (tMs: number): Angles => [5 * wave(tMs, 700), 5 * wave(tMs, 900), 0];
    const driftOf = (axes: 6 | 9): number => {
      const person = still({ biasRadS: [0.005, -0.005, 0.015], rateHz: 50, axes, anglesAt: swaying });
      const { frames } = run([person], 120_000, [known]);
      return Math.abs(lastOf(frames).thoraxAxialDeg - frameAt(frames, 60_000).thoraxAxialDeg);
    };
    expect(driftOf(6)).toBeGreaterThan(10);
    expect(driftOf(9)).toBeLessThan(1);
  });

  it('drifts less once it was taken twice, of someone who never rests', () => {
    const biasRadS = [0.005, -0.005, 0.015] as const;
    const sways = (tMs: number): Angles => [0.8 * wave(tMs, 700), 0.8 * wave(tMs, 900), 0];
    const person = still({ anglesAt: sways, biasRadS });
    const zeros = [5000, 35_000, 65_000].map(zeroAt);
    const { hub, frames } = run([person], 66_000, [known, ...zeros]);
    expect(Math.abs(frameAt(frames, 34_990).thoraxAxialDeg)).toBeGreaterThan(20);
    expect(Math.abs(frameAt(frames, 64_990).thoraxAxialDeg)).toBeLessThan(4);
    expect(hub.knownSensors[0]?.gyroBiasRadS?.[2]).toBeCloseTo(0.015, 2);
  });

  it('keeps drift and what comes of it small for ten minutes, zeroed once a minute while the person stands', () => {
    const random = createRandom(4);
    const minuteOf = (tMs: number): number => (tMs - CALIBRATED_MS) % 60_000;
    const ease = (tMs: number): number =>
      Math.min(1, Math.max(0, (50_000 - Math.abs(50_000 - 2 * minuteOf(tMs))) / 2000));
    const person = thorax({
      anglesAt: calibrating(50, (tMs) => {
        const [flexion, lateral, axial] = thoraxMoves(tMs);
        return [ease(tMs) * flexion, ease(tMs) * lateral, ease(tMs) * axial];
      }),
      biasRadS: [0.01, 0.008, -0.012],
      noise: { next: () => uniform(random, -1, 1), gyroRadS: 0.002, accMS2: 0.05 },
      rateHz: 50,
    });
    const zeros = Array.from({ length: 10 }, (_, index) => zeroAt(CALIBRATED_MS + 60_000 * index + 58_000));
    const { hub, frames } = run([person], 610_000, zeros);
    const errors = errorsOf(frames, person, 'thorax', CALIBRATED_MS + 500);
    expect(Math.max(errors.flexion, errors.lateral)).toBeLessThan(0.5);
    expect(errors.axial).toBeLessThan(1);
    expect(Math.abs(hub.body.segments[0]?.driftDegMin ?? Number.NaN)).toBeLessThan(0.5);
    expect(frames.filter((frame) => hasFlag(frame, FrameFlag.axialDoubtful)).length).toBeLessThan(10);
  });
});

describe('a slip', () => {
  const slipping = (turn: readonly [number, number, number], atMs: number, durationMs: number): Strap =>
    still({
      segmentToSensor: (tMs) => {
        const share = Math.min(1, Math.max(0, (tMs - atMs) / durationMs));
        return multiply(
          fromRotationVector([share * turn[0], share * turn[1], share * turn[2]]),
          [1, 0, 0, 0],
        );
      },
    });

  it('shows when the person stands straight and the sensor leans by more than 10 deg', () => {
    const zero: HubInput = { type: 'zero-heading', hostMs: 15_000 };
    const leans = (rad: number): boolean | undefined =>
      run([slipping([rad, 0, 0], 11_000, 2000)], 15_500, [zero]).hub.body.segments[0]?.slipped;
    expect(leans(0.2)).toBe(true);
    expect(leans(0.15)).toBe(false);
  });

  it('is withdrawn when the person only stood crooked', () => {
    const zeros: HubInput[] = [15_000, 18_000].map((hostMs) => ({ type: 'zero-heading', hostMs }));
    const crooked = still({
      anglesAt: calibrating(50, (tMs) => [15 * hump(tMs, 10_000, 10_000) * (tMs < 17_000 ? 1 : 0), 0, 0]),
      kind: 'orientation',
    });
    const { frames } = run([crooked], 19_000, zeros);
    expect(hasFlag(frameAt(frames, 15_010), FrameFlag.thoraxSlipped)).toBe(true);
    expect(hasFlag(frameAt(frames, 18_010), FrameFlag.thoraxSlipped)).toBe(false);
  });

  it('shows when one sensor jumps against the other, and stays until the next calibration', () => {
    const zero: HubInput = { type: 'zero-heading', hostMs: 14_000 };
    const { frames } = run([slipping([0, 0.6, 0], 12_000, 40), stillPelvis()], 15_000, [zero]);
    expect(hasFlag(frameAt(frames, 11_990), FrameFlag.thoraxSlipped)).toBe(false);
    expect(hasFlag(frameAt(frames, 12_100), FrameFlag.thoraxSlipped)).toBe(true);
    expect(frames.some((frame) => hasFlag(frame, FrameFlag.pelvisSlipped))).toBe(false);
    expect(hasFlag(lastOf(frames), FrameFlag.thoraxSlipped)).toBe(true);
  });

  it('is not seen in quick bends and turns', () => {
    const quick = (tMs: number): Angles => [30 * wave(tMs, 1100), 10 * wave(tMs, 900), 40 * wave(tMs, 1300)];
    const straps = [thorax({ anglesAt: calibrating(50, eased(quick)) }), stillPelvis()];
    const { frames } = run(straps, 20_000);
    expect(frames.some((frame) => hasFlag(frame, FrameFlag.thoraxSlipped))).toBe(false);
  });
});
