import { describe, expect, it } from 'vitest';
import { FrameFlag, type Frame, hasFlag } from '#core/contract/frame.ts';
import type { VirtualPatientOptions } from '#core/contract/sensors.ts';
import { Hub } from '#core/session/hub.ts';
import { createRandom } from '#core/signal/random.ts';
import { mean } from '#core/signal/statistics.ts';
import { BOARD_MM_PER_DEG, TiltingBoard } from '#core/virtual/tilting-board.ts';
import { createVirtualPatient } from '#core/virtual/virtual-patient.ts';
import { createVirtualSensors } from '#core/virtual/virtual-sensors.ts';
import { attached } from '../session/board-player.ts';
import { ADULT, type Place, boardReading, placeOf, stimulusAt } from './laboratory.ts';

function tiltsOf(cop: Place, seconds: number, weightShare = 1): number[] {
  const board = new TiltingBoard(createRandom(1));
  return Array.from({ length: 100 * seconds }, () => {
    board.step(cop, weightShare);
    return board.tilt.mlDeg;
  });
}

describe('a tilting board', () => {
  it('leans to where the weight is, by its radius: 300 mm roll 5.2 mm a degree', () => {
    expect(BOARD_MM_PER_DEG).toBeCloseTo(5.236, 3);
    expect(tiltsOf({ mlMm: 52.36, apMm: 0 }, 3).at(-1)).toBeCloseTo(10, 3);
    expect(tiltsOf({ mlMm: -52.36, apMm: 0 }, 3).at(-1)).toBeCloseTo(-10, 3);
  });

  it('gets there as a damped spring of 2 Hz does: 4.6 % too far after a quarter of a second', () => {
    const tilts = tiltsOf({ mlMm: 52.36, apMm: 0 }, 3);
    const peak = Math.max(...tilts);
    // exp(-pi z / sqrt(1 - z^2)) and pi / (w sqrt(1 - z^2)) for z = 0.7, w = 12.6 rad/s; 10 ms steps are a little off.
    expect(peak / 10).toBeGreaterThan(1.03);
    expect(peak / 10).toBeLessThan(1.08);
    expect(Math.abs(tilts.indexOf(peak) * 10 - 349)).toBeLessThan(40);
  });

  it('stops on the ground, and is level without anybody', () => {
    expect(Math.max(...tiltsOf({ mlMm: 200, apMm: 0 }, 3))).toBe(20);
    expect(tiltsOf({ mlMm: 200, apMm: 0 }, 1, 0).every((deg) => deg === 0)).toBe(true);
  });

  it('tells its tilt in steps of a tenth of a degree, with little noise', () => {
    const board = new TiltingBoard(createRandom(1));
    const read = Array.from({ length: 1000 }, () => board.read().apDeg);
    expect(Math.max(...read.map(Math.abs))).toBeLessThan(0.35);
    expect(read.every((deg) => Math.abs(10 * deg - Math.round(10 * deg)) < 1e-9)).toBe(true);
    expect(Math.abs(mean(read))).toBeLessThan(0.01);
  });
});

describe('a virtual patient on a tilting board', () => {
  it('gives load and tilt to the hub, and steps on to it level', () => {
    const options: VirtualPatientOptions = { ...ADULT, board: 'tilting' };
    const patient = createVirtualPatient(options);
    const sensors = createVirtualSensors({ options, patient });
    if (sensors === undefined) throw new Error('This board tells its tilt.');
    const hub = new Hub();
    const frames: Frame[] = [];
    for (const input of [attached(0), ...sensors.attach(0)]) frames.push(...hub.push(input));
    let cop: Place = { mlMm: 0, apMm: 0 };
    for (let hostMs = 10; hostMs <= 12_000; hostMs += 10) {
      const shown = hostMs < 5000 ? undefined : stimulusAt(cop, { target: { mlMm: 50, apMm: -20 } });
      const loads = patient.step(shown);
      cop = placeOf(loads);
      const inputs = [...sensors.readings(hostMs), boardReading(loads, hostMs)];
      for (const input of inputs) frames.push(...hub.push(input));
    }
    const late = frames.slice(-400);
    expect(late.every((frame) => hasFlag(frame, FrameFlag.tiltValid | FrameFlag.valid))).toBe(true);
    const tiltMl = mean(late.map((frame) => frame.boardTiltMlDeg));
    const tiltAp = mean(late.map((frame) => frame.boardTiltApDeg));
    expect(tiltMl).toBeCloseTo(mean(late.map((frame) => frame.copMlMm)) / BOARD_MM_PER_DEG, 0);
    expect(tiltAp).toBeCloseTo(mean(late.map((frame) => frame.copApMm)) / BOARD_MM_PER_DEG, 0);
    expect(tiltMl).toBeGreaterThan(7);
    expect(tiltAp).toBeLessThan(-2);
    expect(Math.abs(frames[20]?.boardTiltMlDeg ?? 99)).toBeLessThan(0.5);
  });

  it('reads the same load as a balance board does', () => {
    const loads = (board: 'balance' | 'tilting') => {
      const patient = createVirtualPatient({ ...ADULT, board });
      return Array.from({ length: 800 }, (_, step) =>
        patient.step(step < 400 ? undefined : stimulusAt({ mlMm: 30, apMm: 0 })),
      );
    };
    expect(loads('tilting')).toEqual(loads('balance'));
  });
});
