/** A minute on the board: six postures, each held for a thousand reports. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Raw } from './expected-loads.ts';
import type { UmockdevBus } from './umockdev-bus.ts';

/** Six postures of ten seconds at 100 Hz: upright, to each side, to the front and the back, on one foot. */
export const POSTURES: readonly Raw[] = [
  [3792, 17_284, 2874, 12_393],
  [5200, 18_900, 1900, 11_200],
  [2500, 16_000, 4300, 13_900],
  [5000, 16_100, 4100, 11_000],
  [2300, 18_800, 1500, 13_800],
  [6144, 19_456, 1200, 10_700],
];
export const REPORTS_PER_POSTURE = 1000;
const REPORTS_AT_ONCE = 2;

/** One posture, faster than real time. */
export async function play(bus: UmockdevBus, name: string, posture: Raw): Promise<void> {
  for (let sent = 0; sent < REPORTS_PER_POSTURE; sent += REPORTS_AT_ONCE) {
    for (let count = 0; count < REPORTS_AT_ONCE; count++) bus.measure(name, { cells: posture });
    await sleep(1);
  }
}
