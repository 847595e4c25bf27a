import { describe, expect, it } from 'vitest';
import type { BodyAngles } from '#core/contract/body-angles.ts';
import { FrameFlag, hasFlag } from '#core/contract/frame.ts';
import { VibrationBridge } from '#core/imu/vibration-bridge.ts';
import { Hub } from '#core/session/hub.ts';
import { decodeInputs, encodeInputs } from '#core/recording/input-codec.ts';
import { ADULT } from '../virtual/laboratory.ts';
import { MotionLaboratory, type Moment, rmse } from '../virtual/motion-laboratory.ts';

const G = 9.80665;

function reading(deviceMs: number, rateRadS: number) {
  return {
    type: 'motion' as const,
    slot: 1,
    hostMs: deviceMs,
    deviceMs,
    gyroRadS: [rateRadS, 0, 0] as const,
    accMS2: [0, 0, G] as const,
    button: false,
  };
}

/** Somebody who turns, whose thorax sensor vibrates for 150 ms every 1.03 s, three times as strongly as usual. */
function laboratory(told: boolean, motorStrength = 3): { laboratory: MotionLaboratory; moments: Moment[] } {
  const played = new MotionLaboratory({ ...ADULT, seed: 3, sensors: 'rigid', thorax: { motorStrength } });
  played.calibrate();
  const moments = Array.from({ length: 8 }, () => {
    played.vibrate('thorax', 150, told);
    return played.run('turn', 1.03);
  }).flat();
  return { laboratory: played, moments };
}

describe('a sensor that its motor shakes', () => {
  it('is averaged over whole periods, and corrects nothing, until 150 ms after', () => {
    const bridge = new VibrationBridge();
    const shaken = (tMs: number): number => 1 + Math.sin((2 * Math.PI * 160 * tMs) / 1000);
    for (let tMs = 0; tMs < 100; tMs += 5) bridge.read(reading(tMs, shaken(tMs)), tMs);
    expect(bridge.vibratesAt(100)).toBe(false);
    bridge.vibrate(100, 60);
    const bridged = bridge.read(reading(105, shaken(105)), 105);
    expect(bridged.gyroRadS[0]).toBeCloseTo(1, 9);
    expect(bridged.accMS2).toEqual([Number.NaN, Number.NaN, Number.NaN]);
    expect([bridge.vibratesAt(310), bridge.vibratesAt(310.1)]).toEqual([true, false]);
    const after = reading(400, 3);
    expect(bridge.read(after, 400)).toBe(after);
  });

  it('loses nothing of a turn that gets faster meanwhile', () => {
    const bridge = new VibrationBridge();
    for (let tMs = 0; tMs < 100; tMs += 5) bridge.read(reading(tMs, 0), tMs);
    bridge.vibrate(100, 100);
    let [turned, whole] = [0, 0];
    for (let tMs = 100; tMs <= 400; tMs += 5) {
      const rate = Math.min(2, (tMs - 100) / 50);
      turned += bridge.read(reading(tMs, rate), tMs).gyroRadS[0];
      whole += rate;
    }
    expect(turned).toBeCloseTo(whole, 9);
  });

  it('counts as shaken for 150 ms from the moment at which the motor was switched off early', () => {
    const bridge = new VibrationBridge();
    bridge.vibrate(100, 150);
    bridge.vibrate(120, 0);
    expect([bridge.vibratesAt(270), bridge.vibratesAt(271)]).toEqual([true, false]);
    bridge.vibrate(Number.NaN, 10);
    bridge.vibrate(300, Number.NaN);
    expect(bridge.vibratesAt(300)).toBe(false);
  });

  it('is flagged in the frames of that time alone, of its own segment alone, and its angles go on', () => {
    const { moments } = laboratory(true);
    const flagged = moments.filter(({ frame }) => hasFlag(frame, FrameFlag.thoraxVibrating));
    expect(flagged.length / 8).toBeGreaterThanOrEqual(30);
    expect(flagged.length / 8).toBeLessThanOrEqual(32);
    expect(moments.every(({ frame }) => hasFlag(frame, FrameFlag.thoraxValid))).toBe(true);
    expect(moments.some(({ frame }) => hasFlag(frame, FrameFlag.pelvisVibrating))).toBe(false);
  });

  it('seems to turn far less than without the bridge, and points where it does', () => {
    const [told, untold, still] = [laboratory(true), laboratory(false), laboratory(false, 0)];
    const off = (one: typeof told, angle: keyof BodyAngles): number => rmse(one.moments, angle);
    expect(off(told, 'thoraxFlexionDegS')).toBeLessThan(off(untold, 'thoraxFlexionDegS') / 4);
    // For a third of the time the accelerometer corrects nothing.
    expect(off(told, 'thoraxFlexionDeg') - off(still, 'thoraxFlexionDeg')).toBeLessThan(0.25);
    expect(off(told, 'thoraxLateralDeg') - off(still, 'thoraxLateralDeg')).toBeLessThan(0.1);
    expect(off(told, 'thoraxAxialDeg') - off(still, 'thoraxAxialDeg')).toBeLessThan(0.1);
  });

  it('gives the same frames from the recorded inputs, to the last bit', () => {
    const { laboratory: played, moments } = laboratory(true);
    const hub = new Hub();
    const again = decodeInputs(encodeInputs(played.inputs)).flatMap((input) => hub.push(input));
    expect(again.slice(-moments.length)).toEqual(moments.map(({ frame }) => frame));
  });
});
