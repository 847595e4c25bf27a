/** The filter's arithmetic, held to the last bit: whoever makes it faster or simpler gives the same orientations. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { OrientationFilter } from '#core/imu/orientation-filter.ts';
import type { ImuSample } from '#core/imu/orientation-filter.ts';

const RATE_HZ = 285.714;

function samples(): ImuSample[] {
  const text = readFileSync(new URL('../../fixtures/orientation/imu_in_1500.csv', import.meta.url), 'utf8');
  const rows = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return rows.map((row) => {
    const [gx = 0, gy = 0, gz = 0, ax = 0, ay = 0, az = 0, mx = 0, my = 0, mz = 0] = row
      .split(',')
      .map(Number);
    return { gyroRadS: [gx, gy, gz], accMS2: [ax, ay, az], mag: [mx, my, mz] };
  });
}

/** What devices and radios make of a sample now and then. */
function damaged(sample: ImuSample, index: number): ImuSample {
  const { gyroRadS, accMS2, mag = [0, 0, 0] } = sample;
  if (index % 700 < 3) return { ...sample, gyroRadS: [Number.NaN, 0, 0] };
  if (index % 700 === 50) return { ...sample, gyroRadS: [0, 1e4, 0], accMS2: [0, 0, 0] };
  if (index % 700 === 90) return { gyroRadS: [0, 0, 0], accMS2: [Infinity, 0, 9], mag };
  if (index % 700 > 100 && index % 700 < 180) return { gyroRadS: [Number.NaN, 1, 1], accMS2, mag };
  if (index % 1100 < 400) return { gyroRadS, accMS2, mag: [mag[0] + 30, mag[1], mag[2]] };
  return index % 1300 < 100 ? { gyroRadS, accMS2 } : sample;
}

/** FNV-1a of everything the filter says after each sample. */
function hashOf(filter: OrientationFilter, told: readonly ImuSample[], uneven: boolean): string {
  let hash = 0x811c9dc5;
  const view = new DataView(new ArrayBuffer(8));
  const add = (value: number): void => {
    view.setFloat64(0, value, true);
    for (let byte = 0; byte < 8; byte++) hash = Math.imul(hash ^ view.getUint8(byte), 0x01000193) >>> 0;
  };
  for (const [index, sample] of told.entries()) {
    if (uneven) filter.push(sample, (1 + 0.1 * (index % 5)) / RATE_HZ);
    else filter.push(sample);
    if (uneven && index % 997 === 996) filter.resume();
    if (uneven && index % 499 === 498) filter.headingDrifted(0.01, 0.005);
    for (const value of [...filter.orientation6, ...filter.orientation9, ...filter.gyroBiasRadS]) add(value);
    add(filter.atRest ? 1 : 0);
    add(filter.magDisturbed ? 1 : 0);
  }
  return hash.toString(16);
}

describe('the orientation filter gives the same orientations, to the last bit,', () => {
  const recorded = samples();
  // Rest comes at the beginning only: from there the recording is played three times, the last one reversed.
  const long = [...recorded, ...recorded, ...recorded.toReversed()];

  it('of a recording', () => {
    expect(hashOf(new OrientationFilter(RATE_HZ), long, false)).toBe('652b389a');
  });

  it('of a recording with samples missing, damaged and uneven', () => {
    const filter = new OrientationFilter(RATE_HZ, { gyroBiasRadS: [0.01, -0.02, 0], restBiasRadS: 0.001 });
    expect(hashOf(filter, long.map(damaged), true)).toBe('6e57a6ca');
  });
});
