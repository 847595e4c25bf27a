import { describe, expect, it } from 'vitest';
import { asymmetryOf } from '#core/coordination/asymmetry.ts';
import { couplingProfile } from '#core/coordination/coupling-angle.ts';
import { correlationLag, couplingLag } from '#core/coordination/coupling-lag.ts';
import { correctionLatency, recoveryFrom } from '#core/coordination/disturbance.ts';
import { fittsThroughput } from '#core/coordination/fitts.ts';
import { leakageOf } from '#core/coordination/leakage.ts';
import { lumbopelvicRhythm } from '#core/coordination/lumbopelvic.ts';
import { onsetOrder } from '#core/coordination/onset-order.ts';
import { phaseOverCycles, phaseSummary } from '#core/coordination/relative-phase.ts';
import { repositioningErrors } from '#core/coordination/repositioning.ts';
import { dimensionlessJerk, spectralArcLength } from '#core/coordination/smoothness.ts';
import { trackingResponse } from '#core/coordination/tracking.ts';
import { limitsSummary } from '#core/stabilometry/limits-measures.ts';

const rateHz = 100;

/** Ten seconds at 0.5 Hz. */
const first = Array.from({ length: 1000 }, (_, k) => 10 * Math.sin((Math.PI * k) / 100));
const second = Array.from({ length: 1000 }, (_, k) => 8 * Math.sin((Math.PI * (k - 20)) / 100));
const push = Array.from({ length: 400 }, (_, k) => (k < 100 ? 0 : 30 * Math.exp(-(k - 100) / 30)));
const tracking = { rateHz, systemLatency: undefined, periodS: 2, harmonics: [1], neighbours: 1 };

const aimed = fittsThroughput([-1, 1, -1, 1].map((miss) => ({ distance: 10, miss, movementS: 1 })));
if (aimed === undefined) throw new Error('Four movements have a throughput');

const said = [
  [
    trackingResponse(first, second, tracking),
    'tracking response',
    {
      ...tracking,
      usableLatencyMs: undefined,
      otherHarmonics: [],
      runInPeriods: 1,
      significance: 0.05,
      remnantBandHz: [0.5, 0.5],
      coherenceBandHz: [0.1, 1],
    },
  ],
  [couplingProfile([{ proximal: first, distal: second }]), 'coupling profile', { smallestStep: 0 }],
  [
    correlationLag(first, second, { rateHz, seed: 3 }),
    'correlation lag',
    { rateHz, longestLagS: 1, seed: 3, surrogates: 99, significance: 0.05 },
  ],
  [
    couplingLag(first, second, { rateHz, longestLagS: 0.8, highHz: 2, seed: 3, surrogates: 19 }),
    'coupling lag',
    {
      rateHz,
      longestLagS: 0.8,
      seed: 3,
      surrogates: 19,
      significance: 0.05,
      lowHz: 0.1,
      highHz: 2,
      order: 2,
    },
  ],
  [phaseSummary([1, 2, 3]), 'relative phase', {}],
  [
    phaseOverCycles(first, second, { starts: [100, 300, 500] }),
    'relative phase over cycles',
    { points: 101, discardSamples: 0, padSamples: 100 },
  ],
  [
    leakageOf(first, second, { rateHz, taskHz: 0.5 }),
    'leakage index',
    { rateHz, taskHz: 0.5, highPassHz: 0.1, order: 2, cyclesPerSegment: 2 },
  ],
  [
    lumbopelvicRhythm([0, 20, 40, 60, 80], [0, 5, 10, 20, 30]),
    'lumbo-pelvic rhythm',
    { phase: 'down', smallestPelvisDeg: 1 },
  ],
  [
    onsetOrder(push, push, { rateHz, togetherMs: 30 }),
    'onset order',
    { rateHz, share: 0.1, sustainedMs: 50, togetherMs: 30, smallestPeak: 5 },
  ],
  [repositioningErrors([31], [30]), 'repositioning errors', {}],
  [asymmetryOf([60], [40]), 'asymmetry', { notablePercent: 15, smallestDifference: 10 }],
  [
    spectralArcLength(push, { rateHz, cutoffHz: 8 }),
    'spectral arc length',
    { rateHz, cutoffHz: 8, amplitudeThreshold: 0.05, paddingLevel: 4 },
  ],
  [dimensionlessJerk(push, rateHz), 'dimensionless jerk', { rateHz }],
  [
    correctionLatency(push, { rateHz, eventSample: 100 }),
    'correction latency',
    {
      rateHz,
      baselineMs: 500,
      smallestDeparture: 0,
      earliestMs: 80,
      latestMs: 1500,
      thresholdSd: 3,
      sustainedMs: 50,
      fewestSamples: 20,
    },
  ],
  [
    recoveryFrom(push, { rateHz, eventSample: 100, band: 3 }),
    'recovery from a disturbance',
    { rateHz, band: 3, limit: undefined, longestMs: 2500, holdMs: 500, neverLeftMs: 1000 },
  ],
  [limitsSummary({ front: 80 }), 'limits of stability summary', {}],
  [aimed, 'Fitts throughput', {}],
] as const;

describe('a result', () => {
  it.each(said.map(([{ method }, name, parameters]) => [name, method, parameters] as const))(
    'of the %s says its method, version and parameters',
    (name, method, parameters) => {
      expect(method).toEqual({ name, version: 1, parameters });
    },
  );
});
