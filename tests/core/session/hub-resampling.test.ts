import { describe, expect, it } from 'vitest';
import type { Frame } from '#core/contract/frame.ts';
import { DEFAULT_WINDOW_MS, groupDelayMs } from '#core/session/hub-window.ts';
import { Hub } from '#core/session/hub.ts';
import { type Delivery, attached, burstyDelivery, pushAll, reading, rootMeanSquare } from './board-player.ts';

const RADIUS_MM = 20;
const RAD_PER_MS = (2 * Math.PI * 0.5) / 1000;

function swayMm(tMs: number): number {
  return RADIUS_MM * Math.sin(RAD_PER_MS * tMs);
}

function swayVelocityMmS(tMs: number): number {
  return 1000 * RADIUS_MM * RAD_PER_MS * Math.cos(RAD_PER_MS * tMs);
}

/** A sway of 0.5 Hz as the hub sees it. */
function swayFrames(deliveries: readonly Delivery[], windowMs: number): Frame[] {
  const readings = deliveries.map(({ takenMs, arrivedMs }) => reading(arrivedMs, 70, swayMm(takenMs)));
  return pushAll(new Hub({ windowMs }), [attached(0), ...readings]);
}

/** RMS of the velocity between neighbouring grid points against the true one, at the delay that suits best. */
function velocityErrorMmS(grid: readonly { tMs: number; mm: number }[]): number {
  let least = Infinity;
  for (let delayMs = -10; delayMs <= 60; delayMs++) {
    const errors = grid.slice(1).map(({ tMs, mm }, index) => {
      const velocity = ((mm - (grid[index]?.mm ?? 0)) / 10) * 1000;
      return velocity - swayVelocityMmS(tMs - 5 - delayMs);
    });
    least = Math.min(least, rootMeanSquare(errors));
  }
  return least;
}

/** What the hub must not do: straight lines between the arrivals. */
function interpolated(deliveries: readonly Delivery[]): { tMs: number; mm: number }[] {
  const grid: { tMs: number; mm: number }[] = [];
  for (const [index, after] of deliveries.entries()) {
    const before = deliveries[index - 1];
    if (before === undefined) continue;
    for (let tMs = Math.ceil(before.arrivedMs / 10) * 10; tMs < after.arrivedMs; tMs += 10) {
      const share = (tMs - before.arrivedMs) / (after.arrivedMs - before.arrivedMs);
      grid.push({
        tMs,
        mm: swayMm(before.takenMs) + share * (swayMm(after.takenMs) - swayMm(before.takenMs)),
      });
    }
  }
  return grid;
}

/** Settled frames as grid points. */
function settled(frames: readonly Frame[]): { tMs: number; mm: number }[] {
  return frames.filter(({ tMs }) => tMs >= 2000).map(({ tMs, copMlMm }) => ({ tMs, mm: copMlMm }));
}

describe('delivery in bursts', () => {
  const deliveries = burstyDelivery(1, 30_000, 1000 / 103);

  it('is as irregular in these tests as a balance board over Bluetooth', () => {
    const gaps = deliveries.slice(1).map((one, index) => one.arrivedMs - (deliveries[index]?.arrivedMs ?? 0));
    const together = deliveries.slice(1).filter((one, index) => {
      return Math.floor(one.arrivedMs / 10) === Math.floor((deliveries[index]?.arrivedMs ?? 0) / 10);
    });
    expect(together.length / deliveries.length).toBeGreaterThan(0.36);
    expect(together.length / deliveries.length).toBeLessThan(0.41);
    expect(Math.max(...gaps)).toBeGreaterThan(25);
    expect(Math.max(...gaps)).toBeLessThan(31);
  });

  it('leaves the velocity of a sway within 3 %, where straight lines between arrivals are 50 % out', () => {
    const trueRms = rootMeanSquare(
      settled(swayFrames(deliveries, 40)).map(({ tMs }) => swayVelocityMmS(tMs)),
    );
    const hub = velocityErrorMmS(settled(swayFrames(deliveries, DEFAULT_WINDOW_MS))) / trueRms;
    const naive = velocityErrorMmS(interpolated(deliveries)) / trueRms;
    expect(hub).toBeLessThan(0.03);
    expect(naive).toBeGreaterThan(0.45);
  });

  it('leaves the place of a sway within 0.2 mm, delayed by half the window', () => {
    const errors = settled(swayFrames(deliveries, 40)).map(
      ({ tMs, mm }) => mm - swayMm(tMs - groupDelayMs(40)),
    );
    expect(rootMeanSquare(errors)).toBeLessThan(0.2);
  });

  it('is seen through within the first second', () => {
    const errors = swayFrames(deliveries, 40)
      .filter(({ tMs }) => tMs >= 300 && tMs < 1000)
      .map(({ tMs, copMlMm }) => copMlMm - swayMm(tMs - groupDelayMs(40)));
    expect(rootMeanSquare(errors)).toBeLessThan(0.5);
  });
});

describe('the group delay', () => {
  it.each([20, 30, 40, 60, 100])('of a window of %d ms is half of it', (windowMs) => {
    const even = Array.from({ length: 400 }, (_, n) => ({ takenMs: 10 * n, arrivedMs: 10 * n }));
    const ramp = even.map(({ takenMs, arrivedMs }) => reading(arrivedMs, 70, 0.02 * takenMs - 40));
    const frames = pushAll(new Hub({ windowMs }), [attached(0), ...ramp]);
    const lagsMs = frames
      .filter(({ tMs }) => tMs > 500)
      .map(({ tMs, copMlMm }) => tMs - (copMlMm + 40) / 0.02);
    for (const lagMs of lagsMs) expect(lagMs).toBeCloseTo(groupDelayMs(windowMs), 6);
  });
});

describe("the board's clock", () => {
  it.each([95, 99, 105])('of %d Hz is followed', (rateHz) => {
    const errors = settled(swayFrames(burstyDelivery(3, 20_000, 1000 / rateHz), 40)).map(
      ({ tMs, mm }) => mm - swayMm(tMs - 20),
    );
    expect(rootMeanSquare(errors)).toBeLessThan(0.25);
  });

  it('may drift by 100 ppm for ten minutes without a trace', () => {
    const frames = swayFrames(burstyDelivery(4, 600_000, 10.001), 40);
    const errorMm = (fromMs: number): number =>
      rootMeanSquare(
        frames
          .filter(({ tMs }) => tMs >= fromMs && tMs < fromMs + 10_000)
          .map(({ tMs, copMlMm }) => copMlMm - swayMm(tMs - 20)),
      );
    expect(errorMm(20_000)).toBeLessThan(0.2);
    expect(errorMm(589_000)).toBeLessThan(0.2);
  });

  it('is found again within a second after samples were lost', () => {
    const all = burstyDelivery(5, 20_000, 10);
    const lossy = all.filter((_, index) => index < 800 || index > 806);
    const errors = settled(swayFrames(lossy, 40))
      .filter(({ tMs }) => tMs > 9000)
      .map(({ tMs, mm }) => mm - swayMm(tMs - 20));
    expect(rootMeanSquare(errors)).toBeLessThan(0.3);
  });

  it('starts afresh after a silence of more than 100 ms', () => {
    const all = burstyDelivery(6, 20_000, 10);
    const broken = all.filter(({ takenMs }) => takenMs < 8000 || takenMs > 8500);
    const errors = settled(swayFrames(broken, 40))
      .filter(({ tMs }) => tMs > 8900)
      .map(({ tMs, mm }) => mm - swayMm(tMs - 20));
    expect(rootMeanSquare(errors)).toBeLessThan(0.3);
  });
});
