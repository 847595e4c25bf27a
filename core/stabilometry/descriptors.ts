/**
 * Every measure of a centre of pressure under the name that files and reports use. Lengths in mm, times in s, angles
 * in deg; `_ml` medio-lateral, `_ap` antero-posterior, neither for the plane. Equations and sources stand with each
 * measure's own function.
 */
import { KeelError } from '../errors.ts';
import { type Message, message } from '../language/message.ts';
import { fluctuationExponent } from '../signal/detrended-fluctuation.ts';
import { sampleEntropy, sampleEntropySettings } from '../signal/sample-entropy.ts';
import { diffusion } from './diffusion.ts';
import type { DiffusionOptions } from './diffusion.ts';
import {
  fractalDimension,
  lengthOverAreaPerMm,
  meanFrequencyHz,
  meanVelocityMmS,
  phasePlaneParameter,
  swayAreaRateMm2S,
} from './dynamic.ts';
import {
  meanDistanceMm,
  predictionEllipse,
  principalSwayDirectionDeg,
  rangeMm,
  rangeRatio,
  rmsDistanceMm,
  swayDirectionCoefficient,
} from './positional.ts';
import { plausibilityFlags } from './plausibility.ts';
import type { PipelineRecord, PreparedSway } from './prepare.ts';
import type { QualityFlag } from './quality.ts';
import { spectralMeasures } from './spectral.ts';
import type { SpectralOptions } from './spectral.ts';
import { swayDensity } from './sway-density.ts';
import type { SwayDensityOptions } from './sway-density.ts';
import { axisOf } from './sway.ts';
import type { Sway, SwayAxis } from './sway.ts';
import { velocityPeaks } from './velocity-peaks.ts';
import type { SampleEntropyOptions, SampleEntropySettings } from '../signal/sample-entropy.ts';

/** Per axis `${before}_${axis}${after}`: what stands before and after the axis in a key. */
const AXIS_NAMES = {
  mean_distance: '_mm',
  rms_distance: '_mm',
  range: '_mm',
  mean_velocity: '_mm_s',
  peak_velocity: '_mm_s',
  peak_velocity_positive: '_mm_s',
  peak_velocity_negative: '_mm_s',
  zero_crossings: '',
  phase_plane_parameter: '',
  mean_frequency: '_hz',
  total_power: '_mm2',
  median_power_frequency: '_hz',
  mean_power_frequency: '_hz',
  power_frequency_95: '_hz',
  power_mode: '_hz',
  centroid_frequency: '_hz',
  frequency_dispersion: '',
  frequency_quotient: '',
  energy_below_0_5_hz: '_mm2',
  energy_0_5_to_2_hz: '_mm2',
  energy_above_2_hz: '_mm2',
  // The reference's names and unit: displacement of the log-log lines at 1 s, which is no diffusion coefficient.
  diffusion_short: '_mm2_s',
  diffusion_long: '_mm2_s',
  diffusion_coefficient_short: '_mm2_s',
  diffusion_coefficient_long: '_mm2_s',
  diffusion_critical_time: '_s',
  diffusion_critical_displacement: '_mm2',
  diffusion_scaling_short: '',
  diffusion_scaling_long: '',
  sample_entropy: '',
  dfa_alpha: '',
} as const;

type AxisName = keyof typeof AXIS_NAMES;

const PLANE_KEYS = [
  'mean_distance_mm',
  'rms_distance_mm',
  'range_mm',
  'range_ratio',
  'planar_deviation_mm',
  'prediction_ellipse_area_mm2',
  'principal_sway_direction_deg',
  'sway_direction_coefficient',
  'mean_velocity_mm_s',
  'sway_area_rate_mm2_s',
  'length_over_area_per_mm',
  'fractal_dimension',
  'sway_density_peak_s',
  'sway_density_peak_distance_mm',
  'mean_frequency_hz',
] as const;

type PlaneKey = (typeof PLANE_KEYS)[number];

export type DescriptorKey =
  | PlaneKey
  | { [Name in AxisName]: `${Name}_${SwayAxis}${(typeof AXIS_NAMES)[Name]}` }[AxisName];

/** All keys: the plane first, then each measure of the two axes. */
export const DESCRIPTOR_KEYS: readonly DescriptorKey[] = [
  ...PLANE_KEYS,
  ...(Object.keys(AXIS_NAMES) as AxisName[]).flatMap((name) =>
    (['ml', 'ap'] as const).map((axis) => keyOf(name, axis) as DescriptorKey),
  ),
];

/** A value that could not be computed is left out; a flag says why. */
export type Descriptors = Partial<Record<DescriptorKey, number>>;

export interface DescriptorOptions {
  readonly spectrum?: SpectralOptions;
  readonly diffusion?: DiffusionOptions;
  readonly swayDensity?: SwayDensityOptions;
  readonly sampleEntropy?: SampleEntropyOptions;
}

export interface SwayResult {
  readonly pipeline: PipelineRecord;
  /** What a number depends on beside the pipeline. */
  readonly settings: { readonly sampleEntropy: SampleEntropySettings };
  readonly flags: readonly QualityFlag[];
  readonly descriptors: Descriptors;
}

/** All measures of a prepared recording. */
export function describeSway(sway: PreparedSway, options: DescriptorOptions = {}): SwayResult {
  const flags: QualityFlag[] = [...sway.flags];
  const descriptors: Descriptors = {};
  for (const measure of measuresOf(sway, options)) {
    try {
      for (const [key, value] of measure.compute()) {
        if (value !== undefined && Number.isFinite(value)) descriptors[key] = value;
        else flags.push({ code: 'not-computed', reason: message('quality.not-defined', { measure: key }) });
      }
    } catch (thrown) {
      if (!(thrown instanceof KeelError) || thrown.code !== 'invalid-argument') throw thrown;
      flags.push({ code: 'not-computed', reason: measure.withoutThem(thrown.told) });
    }
  }
  flags.push(...plausibilityFlags(sway, descriptors, options.diffusion));
  const settings = { sampleEntropy: sampleEntropySettings(options.sampleEntropy) };
  return { pipeline: sway.pipeline, settings, flags, descriptors };
}

interface Measure {
  /** That they are missing, and why. */
  readonly withoutThem: (why: Message) => Message;
  readonly compute: () => readonly (readonly [DescriptorKey, number | undefined])[];
}

function measuresOf(sway: PreparedSway, options: DescriptorOptions): Measure[] {
  const axes = ['ml', 'ap'] as const;
  return [
    {
      withoutThem: (why) => message('quality.no-positions', { why }),
      compute: () => [...axes.flatMap((axis) => positions(sway, axis)), ...planePositions(sway)],
    },
    {
      withoutThem: (why) => message('quality.no-movements', { why }),
      compute: () => [...axes.flatMap((axis) => movements(sway, axis)), ...planeMovements(sway)],
    },
    {
      withoutThem: (why) => message('quality.no-sway-density', { why }),
      compute: () => density(sway, options),
    },
    ...axes.map((axis) => ({
      withoutThem: (why: Message) => message('quality.no-spectrum', { axis, why }),
      compute: () => spectrum(sway, axis, options),
    })),
    ...axes.map((axis) => ({
      withoutThem: (why: Message) => message('quality.no-diffusion', { axis, why }),
      compute: () => diffusionOf(sway, axis, options),
    })),
    ...axes.map((axis) => ({
      withoutThem: (why: Message) => message('quality.no-sample-entropy', { axis, why }),
      compute: () => [
        [keyOf('sample_entropy', axis), sampleEntropy(axisOf(sway, axis), options.sampleEntropy)] as const,
      ],
    })),
    ...axes.map((axis) => ({
      withoutThem: (why: Message) => message('quality.no-fluctuation-exponent', { axis, why }),
      compute: () => [[keyOf('dfa_alpha', axis), fluctuationExponent(axisOf(sway, axis))] as const],
    })),
  ];
}

type Entries = (readonly [DescriptorKey, number | undefined])[];

function keyOf<Name extends AxisName>(
  name: Name,
  axis: SwayAxis,
): `${Name}_${SwayAxis}${(typeof AXIS_NAMES)[Name]}` {
  return `${name}_${axis}${AXIS_NAMES[name]}`;
}

function positions(sway: Sway, axis: SwayAxis): Entries {
  return [
    [keyOf('mean_distance', axis), meanDistanceMm(sway, axis)],
    [keyOf('rms_distance', axis), rmsDistanceMm(sway, axis)],
    [keyOf('range', axis), rangeMm(sway, axis)],
  ];
}

function planePositions(sway: Sway): Entries {
  return [
    ['mean_distance_mm', meanDistanceMm(sway, 'plane')],
    ['rms_distance_mm', rmsDistanceMm(sway, 'plane')],
    ['range_mm', rangeMm(sway, 'plane')],
    ['range_ratio', rangeRatio(sway)],
    // By definition the RMS distance in the plane, under the name that other packages give it.
    ['planar_deviation_mm', rmsDistanceMm(sway, 'plane')],
    ['prediction_ellipse_area_mm2', predictionEllipse(sway).areaMm2],
    ['principal_sway_direction_deg', principalSwayDirectionDeg(sway)],
    ['sway_direction_coefficient', swayDirectionCoefficient(sway)],
  ];
}

function movements(sway: Sway, axis: SwayAxis): Entries {
  const peaks = velocityPeaks(sway, axis);
  return [
    [keyOf('mean_velocity', axis), meanVelocityMmS(sway, axis)],
    [keyOf('peak_velocity', axis), peaks.allMmS],
    [keyOf('peak_velocity_positive', axis), peaks.positiveMmS],
    [keyOf('peak_velocity_negative', axis), peaks.negativeMmS],
    [keyOf('zero_crossings', axis), peaks.zeroCrossings],
    [keyOf('phase_plane_parameter', axis), phasePlaneParameter(sway, axis)],
    [keyOf('mean_frequency', axis), meanFrequencyHz(sway, axis)],
  ];
}

function planeMovements(sway: Sway): Entries {
  return [
    ['mean_velocity_mm_s', meanVelocityMmS(sway, 'plane')],
    ['sway_area_rate_mm2_s', swayAreaRateMm2S(sway)],
    ['length_over_area_per_mm', lengthOverAreaPerMm(sway)],
    ['fractal_dimension', fractalDimension(sway)],
    ['mean_frequency_hz', meanFrequencyHz(sway, 'plane')],
  ];
}

function density(sway: Sway, options: DescriptorOptions): Entries {
  const { peakS, peakDistanceMm } = swayDensity(sway, options.swayDensity);
  return [
    ['sway_density_peak_s', peakS],
    ['sway_density_peak_distance_mm', peakDistanceMm],
  ];
}

function spectrum(sway: Sway, axis: SwayAxis, options: DescriptorOptions): Entries {
  const measures = spectralMeasures(sway, axis, options.spectrum);
  return [
    [keyOf('total_power', axis), measures.totalPowerMm2],
    [keyOf('median_power_frequency', axis), measures.medianFrequencyHz],
    [keyOf('mean_power_frequency', axis), measures.meanFrequencyHz],
    [keyOf('power_frequency_95', axis), measures.frequency95Hz],
    [keyOf('power_mode', axis), measures.modeHz],
    [keyOf('centroid_frequency', axis), measures.centroidFrequencyHz],
    [keyOf('frequency_dispersion', axis), measures.frequencyDispersion],
    [keyOf('frequency_quotient', axis), measures.frequencyQuotient],
    [keyOf('energy_below_0_5_hz', axis), measures.energyBelow05HzMm2],
    [keyOf('energy_0_5_to_2_hz', axis), measures.energy05To2HzMm2],
    [keyOf('energy_above_2_hz', axis), measures.energyAbove2HzMm2],
  ];
}

function diffusionOf(sway: Sway, axis: SwayAxis, options: DescriptorOptions): Entries {
  const measures = diffusion(sway, axis, options.diffusion);
  return [
    [keyOf('diffusion_short', axis), measures.displacementAt1SShortMm2],
    [keyOf('diffusion_long', axis), measures.displacementAt1SLongMm2],
    [keyOf('diffusion_coefficient_short', axis), measures.coefficientShortMm2S],
    [keyOf('diffusion_coefficient_long', axis), measures.coefficientLongMm2S],
    [keyOf('diffusion_critical_time', axis), measures.criticalTimeS],
    [keyOf('diffusion_critical_displacement', axis), measures.criticalDisplacementMm2],
    [keyOf('diffusion_scaling_short', axis), measures.scalingShort],
    [keyOf('diffusion_scaling_long', axis), measures.scalingLong],
  ];
}
