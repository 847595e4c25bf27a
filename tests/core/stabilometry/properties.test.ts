/** What theory says of every measure: turned, scaled, reversed, swapped, sampled faster. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom, normal } from '#core/signal/random.ts';
import { DESCRIPTOR_KEYS, describeSway } from '#core/stabilometry/descriptors.ts';
import type { DescriptorKey, Descriptors } from '#core/stabilometry/descriptors.ts';
import { prepareSway } from '#core/stabilometry/prepare.ts';
import type { PipelineName } from '#core/stabilometry/prepare.ts';

interface Plane {
  readonly mlMm: readonly number[];
  readonly apMm: readonly number[];
}

/** Sway-like: two damped random walks of different size, at 100 samples a second. */
function walk(seed: number, seconds = 12): Plane {
  const random = createRandom(seed);
  const axis = (size: number): number[] => {
    let [position, speed] = [0, 0];
    return Array.from({ length: 100 * seconds }, () => {
      speed = 0.9 * speed + size * normal(random);
      position = 0.998 * position + speed;
      return position;
    });
  };
  return { mlMm: axis(0.05), apMm: axis(0.08) };
}

function measure({ mlMm, apMm }: Plane, pipeline: PipelineName = 'raw', rateHz = 100): Descriptors {
  return describeSway(prepareSway({ mlMm, apMm, rateHz }, { pipeline })).descriptors;
}

function of(descriptors: Descriptors, key: DescriptorKey): number {
  return descriptors[key] ?? Number.NaN;
}

function expectClose(ours: number, expected: number, relative = 1e-9): void {
  expect(Math.abs(ours - expected)).toBeLessThanOrEqual(relative * Math.max(1e-9, Math.abs(expected)));
}

const seeds = fc.integer({ min: 0, max: 10_000 });
const few = { numRuns: 4 };

describe('swapping the axes', () => {
  it.each(['raw', 'standard'] as const)('mirrors every measure exactly (%s)', (pipeline) => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const { mlMm, apMm } = walk(seed);
        const plain = measure({ mlMm, apMm }, pipeline);
        const swapped = measure({ mlMm: apMm, apMm: mlMm }, pipeline);
        const direction = 'principal_sway_direction_deg';
        expectClose(of(swapped, direction), 90 - of(plain, direction));
        expectClose(of(swapped, 'range_ratio'), 1 / of(plain, 'range_ratio'));
        const turned: readonly DescriptorKey[] = [direction, 'range_ratio'];
        for (const key of DESCRIPTOR_KEYS.filter((other) => !turned.includes(other))) {
          expect(of(swapped, key)).toBe(of(plain, otherAxis(key)));
        }
      }),
      few,
    );
  });

  function otherAxis(key: DescriptorKey): DescriptorKey {
    const swapped = key.replace(/_(ml|ap)(?=_|$)/, (_, axis) => (axis === 'ml' ? '_ap' : '_ml'));
    return DESCRIPTOR_KEYS.find((candidate) => candidate === swapped) ?? key;
  }
});

describe('scaling', () => {
  it('scales lengths, areas and their inverses, and leaves pure numbers as they are', () => {
    fc.assert(
      fc.property(seeds, fc.double({ min: 0.2, max: 20, noNaN: true }), (seed, factor) => {
        const { mlMm, apMm } = walk(seed);
        const plain = measure({ mlMm, apMm });
        const scaled = measure({ mlMm: mlMm.map((v) => factor * v), apMm: apMm.map((v) => factor * v) });
        for (const key of DESCRIPTOR_KEYS) {
          // The radius of sway density stays 3 mm.
          if (key.startsWith('sway_density')) continue;
          const power = powerOfLength(key);
          expectClose(of(scaled, key), factor ** power * of(plain, key), 1e-7);
        }
      }),
      few,
    );
  });

  function powerOfLength(key: DescriptorKey): number {
    if (key.includes('per_mm')) return -1;
    if (key.includes('mm2')) return 2;
    return /_mm(_|$)/.test(key) || key.startsWith('phase_plane') ? 1 : 0;
  }
});

describe('turning', () => {
  it('leaves what belongs to the plane as it is', () => {
    const plane: readonly DescriptorKey[] = [
      'mean_distance_mm',
      'rms_distance_mm',
      'range_mm',
      'planar_deviation_mm',
      'prediction_ellipse_area_mm2',
      'mean_velocity_mm_s',
      'sway_area_rate_mm2_s',
      'length_over_area_per_mm',
      'fractal_dimension',
      'sway_density_peak_s',
      'sway_density_peak_distance_mm',
      'mean_frequency_hz',
    ];
    fc.assert(
      fc.property(seeds, fc.double({ min: 0, max: 6.28, noNaN: true }), (seed, angle) => {
        const { mlMm, apMm } = walk(seed);
        const [c, s] = [Math.cos(angle), Math.sin(angle)];
        const plain = measure({ mlMm, apMm });
        const turned = measure({
          mlMm: mlMm.map((ml, k) => c * ml - s * (apMm[k] ?? 0)),
          apMm: mlMm.map((ml, k) => s * ml + c * (apMm[k] ?? 0)),
        });
        for (const key of plane) expectClose(of(turned, key), of(plain, key), 1e-6);
      }),
      few,
    );
  });
});

describe('running backwards', () => {
  it('changes nothing that has no direction in time', () => {
    // The window of the spectrum is periodic, so not symmetric; templates and windows are counted from the start.
    const directed =
      /^(sway_density|dfa|sample_entropy|total_power|median_power|mean_power|power_|centroid|frequency_|energy)/;
    fc.assert(
      fc.property(seeds, (seed) => {
        const { mlMm, apMm } = walk(seed);
        const plain = measure({ mlMm, apMm });
        const reversed = measure({ mlMm: mlMm.toReversed(), apMm: apMm.toReversed() });
        const undirected = DESCRIPTOR_KEYS.filter((key) => !directed.test(key));
        expect(undirected.length).toBeGreaterThan(30);
        for (const key of undirected) expectClose(of(reversed, opposite(key)), of(plain, key), 1e-6);
      }),
      few,
    );
  });
});

/** What goes to the right goes to the left when time runs backwards. */
function opposite(key: DescriptorKey): DescriptorKey {
  const turned = key.replace(/positive|negative/, (way) => (way === 'positive' ? 'negative' : 'positive'));
  return DESCRIPTOR_KEYS.find((candidate) => candidate === turned) ?? key;
}

describe('a faster board', () => {
  it('gives the same measures of a smooth signal by the standard pipeline', () => {
    const at = (rateHz: number): Plane => ({
      mlMm: Array.from(
        { length: 60 * rateHz },
        (_, k) => 4 * Math.sin((2.1 * k) / rateHz) + Math.sin((7.7 * k) / rateHz),
      ),
      apMm: Array.from({ length: 60 * rateHz }, (_, k) => 6 * Math.cos((1.3 * k) / rateHz)),
    });
    const slow = measure(at(50), 'standard', 50);
    const fast = measure(at(200), 'standard', 200);
    for (const key of [
      'rms_distance_mm',
      'mean_velocity_mm_s',
      'prediction_ellipse_area_mm2',
      'range_mm',
    ] as const) {
      expectClose(of(fast, key), of(slow, key), 0.01);
    }
  });

  it('scales speeds and frequencies when only the clock runs faster', () => {
    const plane = walk(5);
    const plain = measure(plane, 'raw', 100);
    const fast = measure(plane, 'raw', 200);
    expectClose(of(fast, 'mean_velocity_mm_s'), 2 * of(plain, 'mean_velocity_mm_s'));
    expectClose(of(fast, 'mean_frequency_hz'), 2 * of(plain, 'mean_frequency_hz'));
    expectClose(of(fast, 'rms_distance_mm'), of(plain, 'rms_distance_mm'));
    expectClose(of(fast, 'sample_entropy_ml'), of(plain, 'sample_entropy_ml'));
  });
});
