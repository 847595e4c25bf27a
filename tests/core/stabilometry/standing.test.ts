import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom, normal } from '#core/signal/random.ts';
import { equilibriumScorePercent, rombergRatio, sensoryScores } from '#core/stabilometry/conditions.ts';
import { OTHER_GRADES, OUT_OF_REACH } from '#core/stabilometry/grades.ts';
import { predictionEllipse, quantileOfF2 } from '#core/stabilometry/positional.ts';
import { boundaryMinima, timeToPolygon, timeToRectangle } from '#core/stabilometry/time-to-boundary.ts';
import { swaySpeedMmS, timeToStabilisation } from '#core/stabilometry/time-to-stabilisation.ts';
import { weightBearing } from '#core/stabilometry/weight-bearing.ts';
import { stabilityIndices } from '#core/stabilometry/wobble-board.ts';

const RATE = 50;
const line = (length: number, at: (t: number) => number): Float64Array =>
  Float64Array.from({ length }, (_, k) => at(k / RATE));

describe('time to boundary', () => {
  const rectangle = { leftMm: -40, rightMm: 40, backMm: -90, frontMm: 110 };
  const square = [
    { x: -40, y: -40 },
    { x: 40, y: -40 },
    { x: 40, y: 40 },
    { x: -40, y: 40 },
  ];

  it('is distance over speed for steady movement, towards the side it moves to', () => {
    const sway = { rateHz: RATE, mlMm: line(50, (t) => 20 * t), apMm: line(50, (t) => 10 - 10 * t) };
    const { mlS, apS } = timeToRectangle(sway, rectangle);
    expect(mlS[0]).toBeCloseTo(2, 9);
    expect(mlS[25]).toBeCloseTo(1.5, 9);
    expect(apS[0]).toBeCloseTo(10, 9);
  });

  it('takes the first side of a polygon, is 0 outside it and endless at rest', () => {
    const sway = { rateHz: RATE, mlMm: line(150, (t) => 20 * t), apMm: line(150, (t) => 10 * t) };
    const times = timeToPolygon(sway, square);
    expect(times[0]).toBeCloseTo(2, 9);
    expect(times[140]).toBe(0);
    const still = { rateHz: RATE, mlMm: line(10, () => 1), apMm: line(10, () => 1) };
    expect(timeToPolygon(still, square)[5]).toBe(Infinity);
    expect(timeToRectangle(still, rectangle).mlS[5]).toBe(Infinity);
  });

  it('is the same whichever way round the corners are listed', () => {
    const sway = {
      rateHz: RATE,
      mlMm: line(100, (t) => 9 * Math.sin(7 * t)),
      apMm: line(100, (t) => 8 * Math.cos(5 * t)),
    };
    const there = timeToPolygon(sway, square);
    timeToPolygon(sway, square.toReversed()).forEach((value, k) =>
      expect(value).toBeCloseTo(there[k] ?? 0, 9),
    );
  });

  it('describes the minima', () => {
    const sway = {
      rateHz: RATE,
      mlMm: line(1000, (t) => 30 * Math.sin(t)),
      apMm: line(1000, (t) => Math.cos(t)),
    };
    const { minimumS, meanS, standardDeviationS, count } = boundaryMinima(
      timeToRectangle(sway, rectangle).mlS,
    );
    // (40 - 30 sin t) / (30 cos t) is least where sin t = 3 / 4: sqrt(7) / 3.
    expect(minimumS).toBeCloseTo(Math.sqrt(7) / 3, 2);
    expect(meanS).toBeCloseTo(Math.sqrt(7) / 3, 2);
    expect(standardDeviationS).toBeLessThan(0.01);
    expect(count).toBe(7);
    expect(() => boundaryMinima([1, 2, 3])).toThrow('error.sway.no-boundary-minimum');
    expect(() => timeToRectangle(sway, { ...rectangle, leftMm: 50 })).toThrow('error.sway.boundary-crossed');
    expect(() => timeToPolygon(sway, square.slice(0, 2))).toThrow('error.sway.boundary-corners');
  });
});

describe('timeToStabilisation', () => {
  it('finds the curve that was drawn', () => {
    const random = createRandom(4);
    const speed = line(500, (t) => 10 + 90 * Math.exp(-t / 0.8) + 0.2 * normal(random));
    const { tauS, finalMmS, initialMmS, timeS, rSquared, flags } = timeToStabilisation(speed, RATE);
    expect(tauS).toBeCloseTo(0.8, 2);
    expect(finalMmS).toBeCloseTo(10, 1);
    expect(initialMmS).toBeCloseTo(100, 0);
    expect(timeS).toBeCloseTo(0.8 * Math.log(90 / 0.5), 1);
    expect(rSquared).toBeGreaterThan(0.99);
    expect(flags).toEqual([]);
  });

  it('flags a curve that is cut off, and one that is no curve', () => {
    const cut = line(60, (t) => 10 + 90 * Math.exp(-t / 1.5));
    expect(timeToStabilisation(cut, RATE).flags.map((flag) => flag.code)).toContain('too-short');
    const random = createRandom(1);
    const noise = line(200, () => 10 + normal(random));
    expect(timeToStabilisation(noise, RATE).flags.map((flag) => flag.code)).toContain('too-noisy');
  });

  it('takes the speed of a circle for what it is', () => {
    const sway = {
      rateHz: 100,
      mlMm: line(200, (t) => 5 * Math.cos(t)),
      apMm: line(200, (t) => 5 * Math.sin(t)),
    };
    swaySpeedMmS(sway).forEach((speed) => expect(speed).toBeCloseTo(10, 3));
  });
});

describe('conditions', () => {
  it('compares eyes closed with eyes open, and refuses nothing to compare with', () => {
    expect(rombergRatio(15, 10)).toBe(1.5);
    expect(() => rombergRatio(15, 0)).toThrow(/error\.not-above-zero.*measure-with-eyes-open/);
  });

  it('scores the four sensory conditions', () => {
    const scores = sensoryScores({ firmOpen: 10, firmClosed: 14, foamOpen: 20, foamClosed: 50 });
    expect(scores).toEqual({
      composite: 23.5,
      visualPercent: 40,
      proprioceptivePercent: 100,
      vestibularPercent: 400,
    });
    expect(() => sensoryScores({ firmOpen: 1, firmClosed: 1, foamOpen: -1, foamClosed: 1 })).toThrow(
      /error\.not-above-zero.*measure-foam-open/,
    );
  });

  it('scores equilibrium by the range of lean', () => {
    const heightM = 1.7;
    const slow = line(3000, (t) => 550 * heightM * Math.sin((Math.PI / 180) * 2.5 * Math.sin(0.5 * t)));
    expect(equilibriumScorePercent(slow, { rateHz: RATE, heightM })).toBeCloseTo(60, 0);
    expect(equilibriumScorePercent(slow, { rateHz: RATE, heightM, fell: true })).toBe(0);
    expect(() =>
      equilibriumScorePercent(
        slow.map((v) => 100 * v),
        { rateHz: RATE, heightM },
      ),
    ).toThrow('error.sway.beyond-height');
  });

  it('names what a board can not measure', () => {
    const beyond = Object.entries(OTHER_GRADES).filter(([, { grade }]) => grade === 'not-supported');
    expect(beyond.map(([name]) => name)).toEqual([...OUT_OF_REACH]);
  });
});

describe('weightBearing', () => {
  it('shares the load, and turns round with the sides', () => {
    const sample = { frontLeftKg: 10, frontRightKg: 20, backLeftKg: 15, backRightKg: 25 };
    const mirrored = { frontLeftKg: 20, frontRightKg: 10, backLeftKg: 25, backRightKg: 15 };
    const shares = weightBearing([sample, sample]);
    expect(shares.meanLoadKg).toBe(70);
    expect(shares.rightPercent).toBeCloseTo(64.2857, 3);
    expect(shares.frontPercent).toBeCloseTo(42.857, 3);
    expect(weightBearing([mirrored]).asymmetryPercent).toBeCloseTo(-shares.asymmetryPercent, 12);
    expect(weightBearing([sample, mirrored]).asymmetryPercent).toBeCloseTo(0, 12);
    expect(weightBearing([sample, mirrored]).meanAbsoluteAsymmetryPercent).toBeCloseTo(
      shares.asymmetryPercent,
      12,
    );
    expect(() => weightBearing([])).toThrow('error.sway.no-loads');
    expect(() => weightBearing([{ ...sample, backLeftKg: Number.NaN }])).toThrow(
      'error.sway.board-not-loaded',
    );
  });
});

describe('stabilityIndices', () => {
  it('measures tilt about level, in rings and quarters', () => {
    const indices = stabilityIndices([3, 3, -3, 12], [4, 4, -4, 0]);
    expect(indices.mlDeg).toBeCloseTo(Math.sqrt((27 + 144) / 4), 12);
    expect(indices.apDeg).toBeCloseTo(Math.sqrt(12), 12);
    expect(indices.overallDeg ** 2).toBeCloseTo(indices.mlDeg ** 2 + indices.apDeg ** 2, 9);
    expect(indices.zonesPercent).toEqual([75, 0, 25, 0, 0]);
    expect(indices.quadrantsPercent).toEqual({ frontRight: 50, frontLeft: 0, backRight: 0, backLeft: 25 });
    expect(() => stabilityIndices([1], [1], [5, 5])).toThrow('error.sway.zones-not-rising');
  });
});

describe('predictionEllipse', () => {
  it('knows F(2, d) in closed form', () => {
    // Tables: F.95(2, 10) = 4.103, F.95(2, 60) = 3.150.
    expect(quantileOfF2(0.95, 10)).toBeCloseTo(4.103, 3);
    expect(quantileOfF2(0.95, 60)).toBeCloseTo(3.1504, 4);
  });

  it('has the area that its axes give, and holds about 95 % of what is normal', () => {
    const random = createRandom(8);
    const mlMm = Float64Array.from({ length: 4000 }, () => 3 * normal(random));
    const apMm = mlMm.map((ml) => 0.5 * ml + normal(random));
    const { areaMm2, majorMm, minorMm, directionRad } = predictionEllipse({ rateHz: 1, mlMm, apMm });
    expect(areaMm2).toBeCloseTo(Math.PI * majorMm * minorMm, 6);
    const [c, s] = [Math.cos(directionRad), Math.sin(directionRad)];
    const inside = mlMm.filter((ml, k) => {
      const ap = apMm[k] ?? 0;
      return ((c * ml + s * ap) / majorMm) ** 2 + ((c * ap - s * ml) / minorMm) ** 2 <= 1;
    });
    expect(inside.length / 4000).toBeCloseTo(0.95, 1.7);
  });

  it('turns with the signal', () => {
    fc.assert(
      fc.property(fc.double({ min: -1.5, max: 1.5, noNaN: true }), (angle) => {
        const points = Array.from({ length: 50 }, (_, k) => [5 * Math.cos(k), Math.sin(k)] as const);
        const [c, s] = [Math.cos(angle), Math.sin(angle)];
        const mlMm = Float64Array.from(points, ([x, y]) => c * x - s * y);
        const apMm = Float64Array.from(points, ([x, y]) => s * x + c * y);
        const { directionRad } = predictionEllipse({ rateHz: 1, mlMm, apMm });
        expect(Math.abs(Math.sin(directionRad - angle))).toBeLessThan(0.02);
      }),
    );
  });
});
