/**
 * Spectral measures of one axis (Quijoux et al. 2021, Physiol Rep 9:e15067). The spectrum is Welch's (10 s segments,
 * half overlapping, linear detrend, Hann), each transform as long as the whole signal. Moments are plain sums over the
 * bins of the band, without the bin width: powers carry mm2 (strictly mm2/Hz per bin), and grow with the length of the
 * recording. The settings of the estimator move these more than most diseases do (Vieira 2009, Braz J Med Biol Res
 * 42:665): compare like with like only.
 */
import { KeelError } from '../errors.ts';
import { message } from '../language/message.ts';
import { welch } from '../signal/welch.ts';
import type { Spectrum } from '../signal/welch.ts';
import { at } from '../signal/values.ts';
import { axisOf, requireSway } from './sway.ts';
import type { Sway, SwayAxis } from './sway.ts';

export interface SpectralOptions {
  /** Lowest and highest frequency of the band, both included. */
  readonly bandHz?: readonly [number, number];
  readonly segmentS?: number;
}

export interface SpectralMeasures {
  readonly totalPowerMm2: number;
  /** Lowest frequency below which half of the band's power lies. */
  readonly medianFrequencyHz: number;
  readonly frequency95Hz: number;
  /** The bin of most power. */
  readonly modeHz: number;
  /** m1 / m0: the mean of the spectrum. */
  readonly meanFrequencyHz: number;
  /** sqrt(m2 / m0): its root mean square, above the mean. */
  readonly centroidFrequencyHz: number;
  /** sqrt(1 - m1^2 / (m0 m2)): 0 one frequency, towards 1 a broad band. */
  readonly frequencyDispersion: number;
  readonly energyBelow05HzMm2: number;
  readonly energy05To2HzMm2: number;
  readonly energyAbove2HzMm2: number;
  /** Power above 2 Hz over that up to 2 Hz. */
  readonly frequencyQuotient: number;
}

export function swaySpectrum(sway: Sway, axis: SwayAxis, segmentS = 10): Spectrum {
  requireSway(sway, 16, 'quantity.spectrum');
  const values = axisOf(sway, axis);
  return welch(values, { rateHz: sway.rateHz, segmentS, transformLength: values.length });
}

/** Band 0.15 to 5 Hz unless told otherwise. @throws KeelError `invalid-argument` when the band holds no power. */
export function spectralMeasures(
  sway: Sway,
  axis: SwayAxis,
  options: SpectralOptions = {},
): SpectralMeasures {
  const { bandHz = [0.15, 5], segmentS } = options;
  const band = inBand(swaySpectrum(sway, axis, segmentS), bandHz);
  const m0 = moment(band, 0);
  if (!(m0 > 0)) {
    throw new KeelError(
      'invalid-argument',
      message('error.sway.no-power', { lowHz: bandHz[0], highHz: bandHz[1] }),
    );
  }
  const m1 = moment(band, 1);
  const m2 = moment(band, 2);
  const powerWhere = (inside: (hz: number) => boolean): number =>
    moment(
      band.filter(([hz]) => inside(hz)),
      0,
    );
  return {
    totalPowerMm2: m0,
    medianFrequencyHz: frequencyBelowWhich(band, 0.5),
    frequency95Hz: frequencyBelowWhich(band, 0.95),
    modeHz: band.reduce((best, bin) => (bin[1] > best[1] ? bin : best), [0, -1] as Bin)[0],
    meanFrequencyHz: m1 / m0,
    centroidFrequencyHz: Math.sqrt(m2 / m0),
    frequencyDispersion: Math.sqrt(Math.max(0, 1 - (m1 * m1) / (m0 * m2))),
    energyBelow05HzMm2: powerWhere((hz) => hz <= 0.5),
    energy05To2HzMm2: powerWhere((hz) => hz > 0.5 && hz <= 2),
    energyAbove2HzMm2: powerWhere((hz) => hz > 2),
    frequencyQuotient: powerWhere((hz) => hz > 2) / powerWhere((hz) => hz <= 2),
  };
}

/** Frequency in Hz, density. */
type Bin = readonly [number, number];

function inBand({ frequenciesHz, density }: Spectrum, [low, high]: readonly [number, number]): Bin[] {
  const bins: Bin[] = [];
  frequenciesHz.forEach((hz, k) => {
    if (hz >= low && hz <= high) bins.push([hz, at(density, k)]);
  });
  return bins;
}

function moment(bins: readonly Bin[], order: number): number {
  return bins.reduce((sum, [hz, power]) => sum + hz ** order * power, 0);
}

function frequencyBelowWhich(bins: readonly Bin[], share: number): number {
  const threshold = moment(bins, 0) * share;
  let sum = 0;
  for (const [hz, power] of bins) {
    sum += power;
    if (sum >= threshold) return hz;
  }
  return bins.at(-1)?.[0] ?? Number.NaN;
}
