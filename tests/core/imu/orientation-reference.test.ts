/** The orientation filter beside the published implementation, and beside cameras. */
import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { OrientationFilter } from '#core/imu/orientation-filter.ts';
import type { ImuSample } from '#core/imu/orientation-filter.ts';
import type { Quaternion } from '#core/imu/quaternion.ts';
import { errorDeg, rms } from './simulated-imu.ts';

const RATE_HZ = 285.714286;

function rowsOf(file: string): number[][] {
  const text = readFileSync(new URL(`../../fixtures/orientation/${file}`, import.meta.url), 'utf8');
  const lines = text.trim().split('\n').slice(1);
  return lines.map((line) => line.split(',').map(Number));
}

function sampleOf(row: readonly number[]): ImuSample {
  const [gx = 0, gy = 0, gz = 0, ax = 0, ay = 0, az = 0, mx = 0, my = 0, mz = 0] = row;
  return { gyroRadS: [gx, gy, gz], accMS2: [ax, ay, az], mag: [mx, my, mz] };
}

function farthest(rows: readonly (readonly number[])[], expected: readonly (readonly number[])[]): number {
  const differences = rows.map((row, k) =>
    Math.max(...row.map((value, i) => Math.abs(value - (expected[k]?.[i] ?? Number.NaN)))),
  );
  return Math.max(...differences);
}

describe('the orientation filter, as the published VQF', () => {
  const filter = new OrientationFilter(RATE_HZ);
  const results = rowsOf('imu_in_1500.csv').map((row) => {
    filter.push(sampleOf(row));
    const { orientation6, orientation9, gyroBiasRadS, atRest } = filter;
    return [...orientation6, ...orientation9, ...gyroBiasRadS, Number(atRest)];
  });
  const expected = rowsOf('imu_out_1500.csv');
  const part = (rows: readonly number[][], from: number, to: number): number[][] =>
    rows.map((row) => row.slice(from, to));

  it('has every sample of the reference', () => {
    expect(results.length).toBe(1500);
    expect(expected.length).toBe(1500);
  });

  it.each([
    ['six axes', 0, 4, 2e-9],
    ['nine axes', 4, 8, 2e-9],
    ['gyroscope bias', 8, 11, 1e-10],
    ['rest', 11, 12, 0],
  ])('gives the same %s, as far as the reference has digits', (_, from, to, tolerance) => {
    expect(farthest(part(results, from, to), part(expected, from, to))).toBeLessThanOrEqual(tolerance);
  });
});

describe('the orientation filter on a recorded trial of slow rotation', () => {
  const rows = rowsOf('broad_02_slow_rotation_B_28s.csv');

  function errorsOf(orientation: (filter: OrientationFilter) => Quaternion) {
    const filter = new OrientationFilter(RATE_HZ);
    const moving = rows.flatMap((row) => {
      filter.push(sampleOf(row));
      const [w = 1, x = 0, y = 0, z = 0, isMoving = 0] = row.slice(9);
      return isMoving === 1 ? [errorDeg(orientation(filter), [w, x, y, z])] : [];
    });
    const first = moving[0]?.heading ?? Number.NaN;
    return moving.map(({ inclination, heading }) => ({ inclination, heading: heading - first }));
  }

  it('is within half a degree of the inclination that cameras saw', () => {
    const errors = errorsOf((filter) => filter.orientation6);
    expect(errors.length).toBe(7143);
    expect(rms(errors.map(({ inclination }) => inclination))).toBeLessThan(0.43);
  });

  it('drifts in heading by less than half a degree in 25 s', () => {
    const errors = errorsOf((filter) => filter.orientation6);
    expect(rms(errors.map(({ heading }) => heading))).toBeLessThan(0.5);
  });

  it('comes out bit for bit the same, with no function whose last digit the engine decides', () => {
    const unwanted = (['sin', 'cos', 'tan', 'asin', 'acos', 'pow', 'hypot'] as const).map((name) =>
      vi.spyOn(Math, name),
    );
    const run = (): Quaternion => {
      const filter = new OrientationFilter(RATE_HZ);
      for (const row of rows.slice(0, 2000)) filter.push(sampleOf(row));
      return filter.orientation9;
    };
    const first = run();
    for (const spy of unwanted) expect(spy).not.toHaveBeenCalled();
    expect(run()).toEqual(first);
    vi.restoreAllMocks();
  });
});
