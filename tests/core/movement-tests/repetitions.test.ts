import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Frame } from '#core/contract/frame.ts';
import { findRepetitions } from '#core/movement-tests/repetitions.ts';
import type { FoundRepetition } from '#core/movement-tests/repetitions.ts';
import type { RepeatedTask } from '#core/movement-tests/tasks.ts';
import { traceOf } from '#core/movement-tests/trace.ts';
import { createRandom, normal } from '#core/signal/random.ts';
import { bumps, recorded, scaled, series } from './synthetic.ts';

function found(task: RepeatedTask, frames: readonly Frame[]): FoundRepetition[] {
  const { thorax } = traceOf(frames).segments;
  return thorax === undefined ? [] : findRepetitions(task, thorax);
}

function wholes(task: RepeatedTask, frames: readonly Frame[]): FoundRepetition[] {
  return found(task, frames).filter(({ wholeness }) => wholeness === 'whole');
}

describe('the search for repetitions', () => {
  it('finds each bend with its beginning, its farthest and its end', () => {
    const frames = recorded(34, { thoraxFlexion: bumps(series([60, 62, 58, 60, 61])) });
    const all = found('bend', frames);
    expect(all.map(({ wholeness, side }) => `${wholeness} ${side}`)).toEqual(
      Array.from({ length: 5 }, () => 'whole forward'),
    );
    all.forEach(({ start, end, peak, arrival, departure, heightDeg }, k) => {
      // Half a cosine is at 5 % after 14.4 % of its length.
      expect(start / 100).toBeCloseTo(2 + 6 * k + 0.144 * 1.5, 1);
      expect(arrival / 100).toBeCloseTo(2 + 6 * k + 0.856 * 1.5, 1);
      expect(departure / 100).toBeCloseTo(4 + 6 * k + 0.144 * 1.5, 1);
      expect(end / 100).toBeCloseTo(4 + 6 * k + 0.856 * 1.5, 1);
      expect(peak / 100).toBeGreaterThan(3.4 + 6 * k);
      expect(peak / 100).toBeLessThan(4.1 + 6 * k);
      expect(heightDeg).toBeCloseTo([60, 62, 58, 60, 61][k] ?? 0, 0);
    });
  });

  it('takes neither sway nor noise for a movement', () => {
    const random = createRandom(7);
    const noise = Array.from({ length: 6000 }, () => normal(random));
    const sway = (t: number): number =>
      3 * Math.sin(2 * Math.PI * 0.25 * t) + (noise[Math.round(t * 100)] ?? 0);
    expect(found('bend', recorded(30, { thoraxFlexion: sway }))).toEqual([]);
    const bend = bumps(series([50, 52, 50, 51]));
    const noisy = recorded(28, { thoraxFlexion: (t) => bend(t) + sway(t) });
    expect(found('bend', noisy).map(({ wholeness }) => wholeness)).toEqual([
      'whole',
      'whole',
      'whole',
      'whole',
    ]);
  });

  it('counts a movement with a pause on the way once', () => {
    const first = bumps([{ atS: 2, heightDeg: 30, outS: 1, holdS: 5, backS: 1 }]);
    const second = bumps([{ atS: 4, heightDeg: 30, outS: 1, holdS: 2, backS: 1 }]);
    const other = bumps(series([60, 60], 6, {}).map((bump) => ({ ...bump, atS: bump.atS + 9 })));
    const frames = recorded(26, { thoraxFlexion: (t) => first(t) + second(t) + other(t) });
    expect(wholes('bend', frames)).toHaveLength(3);
  });

  it('tells half a movement, and one that went out again before coming back, apart from whole ones', () => {
    const half = recorded(28, { thoraxFlexion: bumps(series([60, 30, 60, 60])) });
    expect(found('bend', half).map(({ wholeness }) => wholeness)).toEqual([
      'whole',
      'half',
      'whole',
      'whole',
    ]);
    const twice = recorded(24, {
      thoraxFlexion: (t) =>
        bumps([...series([60]), { atS: 8, heightDeg: 60, holdS: 6 }, { atS: 17, heightDeg: 60 }])(t) -
        bumps([{ atS: 10.5, heightDeg: 32, outS: 1, holdS: 0.2, backS: 1 }])(t),
    });
    expect(found('bend', twice).map(({ wholeness }) => wholeness)).toEqual([
      'whole',
      'not-returned',
      'whole',
    ]);
  });

  it('leaves out what begins before or ends after the recording', () => {
    const frames = recorded(15, {
      thoraxFlexion: bumps([
        { atS: 2, heightDeg: 60 },
        { atS: 8, heightDeg: 60 },
        { atS: 13, heightDeg: 60 },
      ]),
    });
    expect(found('bend', frames).map(({ wholeness }) => wholeness)).toEqual(['whole', 'whole', 'cut-off']);
    const early = recorded(10, {
      thoraxFlexion: bumps([
        { atS: -2, heightDeg: 60, holdS: 1 },
        { atS: 5, heightDeg: 60 },
      ]),
    });
    expect(found('bend', early).map(({ wholeness }) => wholeness)).toEqual(['cut-off', 'whole']);
  });

  it('tells turns to the left from turns to the right, also without a pause between them', () => {
    const turn = (t: number): number => (t < 2 || t > 22 ? 0 : 45 * Math.sin((2 * Math.PI * (t - 2)) / 5));
    const sides = wholes('turn', recorded(25, { thoraxAxial: turn })).map(({ side }) => side);
    expect(sides).toEqual(['right', 'left', 'right', 'left', 'right', 'left', 'right', 'left']);
  });

  it('tells reaches by where they go', () => {
    const flexion = bumps(series([10, 10, 40]));
    const lateral = bumps(series([-25, 25, 2]));
    const frames = recorded(22, { thoraxFlexion: flexion, thoraxLateral: lateral });
    expect(wholes('reach', frames).map(({ side }) => side)).toEqual(['left', 'right', 'forward']);
  });

  it('takes leaning back for neither a bend nor a reach', () => {
    const frames = recorded(22, { thoraxFlexion: bumps(series([40, -20, 40])) });
    expect(wholes('bend', frames)).toHaveLength(2);
    expect(wholes('reach', frames).map(({ side }) => side)).toEqual(['forward', 'forward']);
  });

  it('measures from where the person stood at first', () => {
    const bend = bumps(series([50, 50, 50]));
    const upright = found('bend', recorded(22, { thoraxFlexion: bend }));
    const stooped = found('bend', recorded(22, { thoraxFlexion: (t) => bend(t) + 12 }));
    expect(stooped.map(({ start, end }) => [start, end])).toEqual(
      upright.map(({ start, end }) => [start, end]),
    );
  });

  it('finds the same whatever the size, and twice as late in twice the time', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.6, max: 1.8, noNaN: true }), (by) => {
        const bend = bumps(series([50, 55, 52]));
        const once = found('bend', recorded(22, { thoraxFlexion: bend }));
        const larger = found('bend', recorded(22, { thoraxFlexion: scaled(bend, by) }));
        expect(larger.map(({ start, end }) => [start, end])).toEqual(
          once.map(({ start, end }) => [start, end]),
        );
      }),
      { numRuns: 20 },
    );
    const bend = bumps(series([50, 55, 52]));
    const once = found('bend', recorded(22, { thoraxFlexion: bend }));
    const slow = found('bend', recorded(44, { thoraxFlexion: (t) => bend(t / 2) }));
    slow.forEach(({ start, end }, k) => {
      expect(Math.abs(start - 2 * (once[k]?.start ?? 0))).toBeLessThanOrEqual(3);
      expect(Math.abs(end - 2 * (once[k]?.end ?? 0))).toBeLessThanOrEqual(3);
    });
    expect(slow).toHaveLength(3);
  });
});
