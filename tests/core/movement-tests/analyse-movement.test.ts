import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FrameFlag } from '#core/contract/frame.ts';
import { message } from '#core/language/message.ts';
import { analyseMovement } from '#core/movement-tests/analyse-movement.ts';
import type { MovementMeasureKey } from '#core/movement-tests/measures.ts';
import { movementResultSchema } from '#core/movement-tests/movement-result.ts';
import type { MovementMeasure, MovementResult } from '#core/movement-tests/movement-result.ts';
import type { Side } from '#core/movement-tests/tasks.ts';
import { BOTH_KNOWN, bumps, recorded, scaled, series, THORAX_ONLY } from './synthetic.ts';

function told(result: MovementResult, key: MovementMeasureKey, side?: Side): MovementMeasure | undefined {
  return result.measures.find((measure) => measure.key === key && measure.side === side);
}

function codes(entry: { readonly flags: readonly { readonly code: string }[] } | undefined): string[] {
  return (entry?.flags ?? []).map(({ code }) => code);
}

const bend = bumps(series([60, 64, 56, 60, 60]));

describe('a recorded bend', () => {
  const result = analyseMovement(
    'bend',
    recorded(34, { thoraxFlexion: bend, pelvisFlexion: scaled(bend, 0.4) }),
  );

  it('has ranges by plane and segment, with their error and how many they rest on', () => {
    expect(movementResultSchema.parse(result)).toEqual(result);
    expect([result.quality, result.flags]).toEqual(['good', []]);
    const thorax = told(result, 'thoraxFlexionRangeDeg');
    // A low-pass at 6 Hz takes a hair off the top.
    expect(thorax?.value).toBeCloseTo(60, 1);
    // 60, 64, 56, 60, 60: standard deviation 2.83, over the root of 5.
    expect(thorax?.standardError).toBeCloseTo(Math.sqrt(32 / 4 / 5), 1);
    expect([thorax?.trials, thorax?.flags]).toEqual([5, []]);
    expect(told(result, 'pelvisFlexionRangeDeg')?.value).toBeCloseTo(24, 1);
    expect(told(result, 'trunkFlexionRangeDeg')?.value).toBeCloseTo(36, 1);
    expect(told(result, 'thoraxLateralRangeDeg')?.value).toBeCloseTo(0, 6);
  });

  it('has times and speeds as half a cosine has them', () => {
    // 5 % to 95 % of half a cosine takes 71.3 % of its length.
    expect(told(result, 'outboundS')?.value).toBeCloseTo(0.713 * 1.5, 1);
    expect(told(result, 'durationS')?.value).toBeCloseTo(3.5 - 2 * 0.144 * 1.5, 1);
    // Peak speed of half a cosine: pi / 2 times its mean speed.
    expect(told(result, 'peakVelocityDegS')?.value).toBeCloseTo(((Math.PI / 2) * 60) / 1.5, 0);
    expect(told(result, 'pelvisPeakVelocityDegS')?.value).toBeCloseTo(((Math.PI / 2) * 24) / 1.5, 0);
  });

  it('has an even rhythm where the pelvis takes its part evenly, and the closed-form one where it does not', () => {
    for (const quarter of [1, 2, 3, 4] as const) {
      expect(told(result, `lumbarShareDown${quarter}Percent`)?.value).toBeCloseTo(60, 0);
    }
    const even = bumps(series([60, 60, 60, 60, 60]));
    const squared = analyseMovement(
      'bend',
      recorded(34, { thoraxFlexion: even, pelvisFlexion: (t) => (36 / 3600) * even(t) * even(t) }),
    );
    // Quarter k of the way: the pelvis goes 36 (k^2 - (k-1)^2) / 16, the trunk 15.
    for (const k of [1, 2, 3, 4] as const) {
      const lumbar = 100 * (1 - (36 * (k * k - (k - 1) * (k - 1))) / 16 / 15);
      for (const way of ['Down', 'Up'] as const) {
        const quarter = way === 'Down' ? k : ((5 - k) as 1 | 2 | 3 | 4);
        const measure = told(squared, `lumbarShare${way}${quarter}Percent`);
        expect(Math.abs((measure?.value ?? 0) - lumbar)).toBeLessThan(1);
      }
    }
  });

  it('knows which segment began, and by how much', () => {
    const lagged = (ms: number): MovementResult =>
      analyseMovement(
        'bend',
        recorded(34, { thoraxFlexion: bend, pelvisFlexion: (t) => 0.4 * bend(t - ms / 1000) }),
      );
    for (const ms of [-150, 0, 120, 200]) {
      const result = lagged(ms);
      expect(Math.abs((told(result, 'pelvisLagMs')?.value ?? Number.NaN) - ms)).toBeLessThan(5);
      const expected = ms > 40 ? 'thorax' : ms < -40 ? 'pelvis' : 'together';
      expect(result.onsets).toEqual({ thorax: 0, pelvis: 0, together: 0, [expected]: 5 });
    }
  });

  it('is less smooth when it jerks', () => {
    const jerky = recorded(34, {
      thoraxFlexion: (t) => bend(t) + 1.5 * Math.sin(2 * Math.PI * 3 * t),
      pelvisFlexion: scaled(bend, 0.4),
    });
    const rough = analyseMovement('bend', jerky);
    for (const key of ['smoothnessOut', 'smoothnessBack', 'jerkOut', 'jerkBack'] as const) {
      expect(told(rough, key)?.value).toBeLessThan(told(result, key)?.value ?? -Infinity);
    }
  });
});

describe('properties of the measures', () => {
  it('grow with the size of the movement, while times, rhythm and smoothness stay', () => {
    const curves = { thoraxFlexion: bend, pelvisFlexion: scaled(bend, 0.4) };
    const once = analyseMovement('bend', recorded(34, curves));
    fc.assert(
      fc.property(fc.double({ min: 0.6, max: 1.5, noNaN: true }), (by) => {
        const other = analyseMovement(
          'bend',
          recorded(34, { thoraxFlexion: scaled(bend, by), pelvisFlexion: scaled(bend, 0.4 * by) }),
        );
        const ratio = (key: MovementMeasureKey): number =>
          (told(other, key)?.value ?? Number.NaN) / (told(once, key)?.value ?? Number.NaN);
        for (const key of ['thoraxFlexionRangeDeg', 'trunkFlexionRangeDeg', 'peakVelocityDegS'] as const) {
          expect(ratio(key)).toBeCloseTo(by, 6);
        }
        for (const key of ['outboundS', 'smoothnessOut', 'jerkBack', 'lumbarShareDown2Percent'] as const) {
          expect(ratio(key)).toBeCloseTo(1, 2);
        }
      }),
      { numRuns: 8 },
    );
  });

  it('go with time: twice as slow is twice as long at half the speed, of the same size and rhythm', () => {
    const once = analyseMovement(
      'bend',
      recorded(34, { thoraxFlexion: bend, pelvisFlexion: scaled(bend, 0.4) }),
    );
    const slow = analyseMovement(
      'bend',
      recorded(68, { thoraxFlexion: (t) => bend(t / 2), pelvisFlexion: (t) => 0.4 * bend(t / 2) }),
    );
    const ratio = (key: MovementMeasureKey): number =>
      (told(slow, key)?.value ?? Number.NaN) / (told(once, key)?.value ?? Number.NaN);
    expect(ratio('durationS')).toBeCloseTo(2, 1);
    expect(ratio('peakVelocityDegS')).toBeCloseTo(0.5, 2);
    expect(ratio('thoraxFlexionRangeDeg')).toBeCloseTo(1, 2);
    expect(ratio('jerkOut')).toBeCloseTo(1, 1);
    expect(ratio('lumbarShareDown3Percent')).toBeCloseTo(1, 2);
  });

  it('swap left and right exactly in the mirror', () => {
    const heights = fc.array(fc.double({ min: 30, max: 60, noNaN: true }), { minLength: 4, maxLength: 6 });
    fc.assert(
      fc.property(heights, (all) => {
        const turn = bumps(series(all.map((height, k) => (k % 2 === 0 ? height : -height))));
        const result = analyseMovement(
          'turn',
          recorded(40, { thoraxAxial: turn, pelvisAxial: scaled(turn, 0.2) }),
        );
        const mirrored = analyseMovement(
          'turn',
          recorded(40, { thoraxAxial: scaled(turn, -1), pelvisAxial: scaled(turn, -0.2) }),
        );
        const other = { left: 'right', right: 'left', forward: 'forward' } as const;
        for (const measure of result.measures) {
          const twin = told(mirrored, measure.key, measure.side && other[measure.side]);
          expect([twin?.value, twin?.standardError]).toEqual([measure.value, measure.standardError]);
        }
        result.asymmetries.forEach(({ left, right, difference, indexPercent, asymmetric }, k) => {
          const twin = mirrored.asymmetries[k];
          expect([twin?.left, twin?.right, twin?.asymmetric]).toEqual([right, left, asymmetric]);
          expect((twin?.difference ?? 0) + difference).toBe(0);
          expect((twin?.indexPercent ?? 0) + (indexPercent ?? 0)).toBe(0);
        });
      }),
      { numRuns: 10 },
    );
  });
});

function turning(left: number, right: number, times = 5): MovementResult {
  const heights = Array.from({ length: times }, (_, k) => [-(left + k), right + k]).flat();
  const turn = bumps(series(heights, 5));
  return analyseMovement(
    'turn',
    recorded(5 * heights.length + 4, { thoraxAxial: turn, pelvisAxial: scaled(turn, 0.1) }),
  );
}

describe('asymmetry of a turn', () => {
  it('is flagged beyond 15 % and beyond what the sensors can tell', () => {
    const [entry] = turning(50, 34).asymmetries;
    expect(entry).toMatchObject({
      key: 'thoraxAxialRangeDeg',
      asymmetric: true,
      leftTrials: 5,
      rightTrials: 5,
    });
    expect(entry?.difference).toBeCloseTo(16, 1);
    expect(entry?.indexPercent).toBeCloseTo((100 * 16) / 44, 0);
    expect(entry?.minimalDetectableChange).toBe(10);
  });

  it('is not flagged for a large index with a small difference, nor for a large difference with a small index', () => {
    expect(turning(30, 22).asymmetries[0]).toMatchObject({ asymmetric: false });
    expect(turning(90, 79).asymmetries[0]).toMatchObject({ asymmetric: false });
  });

  it('is not flagged from too few, and says so', () => {
    const [entry] = turning(60, 30, 2).asymmetries;
    expect(entry?.asymmetric).toBe(false);
    expect(codes(entry)).toEqual(['too-few-repetitions']);
  });

  it('is not flagged while heading drifts, and says so', () => {
    const turn = bumps(series([-50, 34, -50, 34, -50, 34], 5));
    const drifting = analyseMovement('turn', recorded(35, { thoraxAxial: (t) => turn(t) + 0.25 * t }));
    expect(codes(drifting)).toContain('heading-drifted');
    expect(drifting.asymmetries[0]?.asymmetric).toBe(false);
    expect(codes(told(drifting, 'thoraxAxialRangeDeg', 'left'))).toContain('heading-drifted');
    expect(codes(told(drifting, 'outboundS', 'left'))).not.toContain('heading-drifted');
    const old = analyseMovement(
      'turn',
      recorded(35, { thoraxAxial: turn, flags: () => BOTH_KNOWN | FrameFlag.axialDoubtful }),
    );
    expect(codes(old)).toContain('heading-drifted');
  });
});

describe('what speaks against a recording', () => {
  const curves = { thoraxFlexion: bend, pelvisFlexion: scaled(bend, 0.4) };

  it('no movement at all', () => {
    const result = analyseMovement('bend', recorded(20, {}));
    expect([result.quality, codes(result), result.measures]).toEqual(['unusable', ['no-repetition'], []]);
  });

  it('too short to hold anything', () => {
    expect(codes(analyseMovement('bend', []))).toEqual(['too-short']);
    expect(codes(analyseMovement('turn', recorded(0.5, {}), true))).toEqual(['broken-off', 'too-short']);
  });

  it('too few repetitions, in every number that wants more', () => {
    const result = analyseMovement('bend', recorded(12, { thoraxFlexion: bumps(series([60])) }));
    expect(result.quality).toBe('doubtful');
    expect(result.measures.every((measure) => codes(measure).includes('too-few-repetitions'))).toBe(true);
    expect(told(result, 'thoraxFlexionRangeDeg')?.standardError).toBeUndefined();
  });

  it('a sensor that was lost in the middle: its segment is told from the other repetitions only', () => {
    const lost = recorded(34, { ...curves, flags: (t) => (t > 9 && t < 10 ? THORAX_ONLY : BOTH_KNOWN) });
    const result = analyseMovement('bend', lost);
    expect(told(result, 'thoraxFlexionRangeDeg')?.trials).toBe(5);
    expect(told(result, 'pelvisFlexionRangeDeg')).toMatchObject({ trials: 4 });
    expect(codes(told(result, 'pelvisFlexionRangeDeg'))).toEqual(['sensor-lost']);
    expect(result.flags).toEqual([
      {
        code: 'sensor-lost',
        reason: message('quality.movement.silent', { segment: 'pelvis', seconds: 0.99 }),
        segment: 'pelvis',
      },
    ]);
    expect(result.quality).toBe('doubtful');
  });

  it('a moment of silence is bridged', () => {
    const moment = recorded(34, { ...curves, flags: (t) => (t > 3 && t < 3.08 ? THORAX_ONLY : BOTH_KNOWN) });
    const result = analyseMovement('bend', moment);
    expect(told(result, 'pelvisFlexionRangeDeg')?.trials).toBe(5);
    expect([result.quality, result.flags]).toEqual(['good', []]);
  });

  it('no sensor on the pelvis: the rib cage is told alone', () => {
    const result = analyseMovement('bend', recorded(34, { ...curves, flags: () => THORAX_ONLY }));
    expect(told(result, 'thoraxFlexionRangeDeg')?.value).toBeCloseTo(60, 1);
    expect(result.measures.some(({ key }) => key.startsWith('pelvis') || key.startsWith('lumbar'))).toBe(
      false,
    );
    expect(codes(result)).toEqual(['sensor-lost']);
  });

  it('no sensor on the rib cage: nothing can be told', () => {
    const flags = (): number => FrameFlag.pelvisAttached | FrameFlag.pelvisValid;
    expect(analyseMovement('bend', recorded(34, { ...curves, flags })).quality).toBe('unusable');
  });

  it('a sensor that slipped is told with every number that rests on it', () => {
    const slipped = recorded(34, {
      ...curves,
      flags: (t) => BOTH_KNOWN | (t > 15 ? FrameFlag.pelvisSlipped : 0),
    });
    const result = analyseMovement('bend', slipped);
    expect(codes(result)).toEqual(['sensor-slipped']);
    for (const key of [
      'pelvisFlexionRangeDeg',
      'trunkFlexionRangeDeg',
      'lumbarShareDown1Percent',
      'pelvisLagMs',
    ] as const) {
      expect([key, ...codes(told(result, key))]).toEqual([key, 'sensor-slipped']);
    }
    expect(codes(told(result, 'thoraxFlexionRangeDeg'))).toEqual([]);
  });

  it('half movements are told and left out', () => {
    const result = analyseMovement(
      'bend',
      recorded(34, { thoraxFlexion: bumps(series([60, 30, 60, 60, 60])) }),
    );
    expect(codes(result)).toContain('half-movements');
    expect(told(result, 'thoraxFlexionRangeDeg')).toMatchObject({ trials: 4, value: expect.closeTo(60, 1) });
  });

  it('sensors that began anew', () => {
    expect(codes(analyseMovement('bend', recorded(34, curves), true))).toEqual(['broken-off']);
  });
});
