/** Plays a load on a board into a hub: what the hub tests share. */
import type { Frame } from '#core/contract/frame.ts';
import type { BoardReading, DeviceAttached, HubInput } from '#core/contract/reading.ts';
import { WII_BALANCE_BOARD, cellLoadsAt } from '#core/contract/board-geometry.ts';
import type { Hub } from '#core/session/hub.ts';
import { createRandom, uniform } from '#core/signal/random.ts';

export function attached(hostMs: number, change: Partial<DeviceAttached> = {}): DeviceAttached {
  return {
    type: 'attached',
    slot: 0,
    hostMs,
    source: 'hid',
    model: 'Wii Balance Board',
    serial: '00:11',
    ...WII_BALANCE_BOARD,
    loadScale: 1,
    ...change,
  };
}

/** A reading of so many kilograms at one place of a Wii Balance Board. */
export function reading(
  hostMs: number,
  loadKg: number,
  mlMm = 0,
  apMm = 0,
  change: Partial<BoardReading> = {},
): BoardReading {
  const loads = cellLoadsAt(loadKg, { mlMm, apMm }, WII_BALANCE_BOARD);
  return { type: 'board', slot: 0, hostMs, button: false, ...loads, ...change };
}

/** A reading every 10 ms, from `fromMs` on, before `toMs`. */
export function steady(fromMs: number, toMs: number, loadKg: number, mlMm = 0, apMm = 0): BoardReading[] {
  const count = Math.max(0, Math.ceil((toMs - fromMs) / 10));
  return Array.from({ length: count }, (_, index) => reading(fromMs + 10 * index, loadKg, mlMm, apMm));
}

/** A tick every 10 ms, from `fromMs` on, before `toMs`. */
export function ticks(fromMs: number, toMs: number): HubInput[] {
  const count = Math.max(0, Math.ceil((toMs - fromMs) / 10));
  return Array.from({ length: count }, (_, index) => ({ type: 'tick', hostMs: fromMs + 10 * index }));
}

export function pushAll(hub: Hub, inputs: readonly HubInput[]): Frame[] {
  return inputs.flatMap((input) => hub.push(input));
}

export function frameAt(frames: readonly Frame[], tMs: number): Frame {
  const frame = frames.find((candidate) => candidate.tMs === tMs);
  if (frame === undefined) throw new Error(`No frame at ${tMs} ms`);
  return frame;
}

export interface Delivery {
  readonly takenMs: number;
  readonly arrivedMs: number;
}

/**
 * Samples as Bluetooth delivers them: taken evenly, handed over at polls 8 to 21.7 ms apart, so that more than a third
 * arrive together with the one before and none comes for up to 30 ms.
 */
export function burstyDelivery(seed: number, durationMs: number, periodMs: number): Delivery[] {
  const random = createRandom(seed);
  const deliveries: Delivery[] = [];
  for (let pollMs = 3, count = 0; pollMs < durationMs; pollMs += uniform(random, 8, 21.7)) {
    for (let place = 0; count * periodMs <= pollMs; count++, place++) {
      deliveries.push({ takenMs: count * periodMs, arrivedMs: pollMs + 0.2 * place });
    }
  }
  return deliveries;
}

export function rootMeanSquare(values: readonly number[]): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);
}
