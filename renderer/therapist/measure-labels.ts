/** Names and units of the sway measures, by kind, and words for their grades and flags. */
import type { DescriptorKey } from '#core/stabilometry/descriptors.ts';
import type { Grade } from '#core/reliability/grade.ts';
import type { PipelineName } from '#core/stabilometry/prepare.ts';
import type { QualityCode } from '#core/stabilometry/quality.ts';

/** Name and unit; '' for a number without one. */
type MeasureLabel = readonly [name: string, unit: string];

const POSITION = {
  mean_distance_mm: ['Mean distance from the middle', 'mm'],
  mean_distance_ml_mm: ['Mean distance, side to side', 'mm'],
  mean_distance_ap_mm: ['Mean distance, front to back', 'mm'],
  rms_distance_mm: ['RMS distance from the middle', 'mm'],
  rms_distance_ml_mm: ['RMS distance, side to side', 'mm'],
  rms_distance_ap_mm: ['RMS distance, front to back', 'mm'],
  range_mm: ['Range, farthest two points', 'mm'],
  range_ml_mm: ['Range, side to side', 'mm'],
  range_ap_mm: ['Range, front to back', 'mm'],
  range_ratio: ['Range from side to side over front to back', ''],
  planar_deviation_mm: ['Planar deviation (the RMS distance)', 'mm'],
  prediction_ellipse_area_mm2: ['Area of the 95 % prediction ellipse', 'mm²'],
  principal_sway_direction_deg: ['Principal direction of sway', '°'],
  sway_direction_coefficient: ['Coefficient of sway direction', ''],
} as const;

const MOVEMENT = {
  mean_velocity_mm_s: ['Mean velocity', 'mm/s'],
  mean_velocity_ml_mm_s: ['Mean velocity, side to side', 'mm/s'],
  mean_velocity_ap_mm_s: ['Mean velocity, front to back', 'mm/s'],
  peak_velocity_ml_mm_s: ['Mean peak velocity, side to side', 'mm/s'],
  peak_velocity_ap_mm_s: ['Mean peak velocity, front to back', 'mm/s'],
  peak_velocity_positive_ml_mm_s: ['Mean peak velocity, to the right', 'mm/s'],
  peak_velocity_negative_ml_mm_s: ['Mean peak velocity, to the left', 'mm/s'],
  peak_velocity_positive_ap_mm_s: ['Mean peak velocity, to the front', 'mm/s'],
  peak_velocity_negative_ap_mm_s: ['Mean peak velocity, to the back', 'mm/s'],
  zero_crossings_ml: ['Zero crossings of the velocity, side to side', ''],
  zero_crossings_ap: ['Zero crossings of the velocity, front to back', ''],
  sway_area_rate_mm2_s: ['Area swept in a second', 'mm²/s'],
  length_over_area_per_mm: ['Path length over ellipse area', '1/mm'],
  mean_frequency_hz: ['Mean frequency', 'Hz'],
  mean_frequency_ml_hz: ['Mean frequency, side to side', 'Hz'],
  mean_frequency_ap_hz: ['Mean frequency, front to back', 'Hz'],
  phase_plane_parameter_ml: ['Phase plane parameter, side to side', ''],
  phase_plane_parameter_ap: ['Phase plane parameter, front to back', ''],
  fractal_dimension: ['Fractal dimension of the path', ''],
  sway_density_peak_s: ['Sway density, mean peak', 's'],
  sway_density_peak_distance_mm: ['Sway density, distance between peaks', 'mm'],
} as const;

const SPECTRUM = {
  total_power_ml_mm2: ['Total power, side to side', 'mm²'],
  total_power_ap_mm2: ['Total power, front to back', 'mm²'],
  median_power_frequency_ml_hz: ['Median frequency, side to side', 'Hz'],
  median_power_frequency_ap_hz: ['Median frequency, front to back', 'Hz'],
  mean_power_frequency_ml_hz: ['Mean power frequency, side to side', 'Hz'],
  mean_power_frequency_ap_hz: ['Mean power frequency, front to back', 'Hz'],
  power_frequency_95_ml_hz: ['95 % power frequency, side to side', 'Hz'],
  power_frequency_95_ap_hz: ['95 % power frequency, front to back', 'Hz'],
  power_mode_ml_hz: ['Strongest frequency, side to side', 'Hz'],
  power_mode_ap_hz: ['Strongest frequency, front to back', 'Hz'],
  centroid_frequency_ml_hz: ['Centroid frequency, side to side', 'Hz'],
  centroid_frequency_ap_hz: ['Centroid frequency, front to back', 'Hz'],
  frequency_dispersion_ml: ['Frequency dispersion, side to side', ''],
  frequency_dispersion_ap: ['Frequency dispersion, front to back', ''],
  frequency_quotient_ml: ['Power above 2 Hz over that below, side to side', ''],
  frequency_quotient_ap: ['Power above 2 Hz over that below, front to back', ''],
  energy_below_0_5_hz_ml_mm2: ['Power below 0.5 Hz, side to side', 'mm²'],
  energy_below_0_5_hz_ap_mm2: ['Power below 0.5 Hz, front to back', 'mm²'],
  energy_0_5_to_2_hz_ml_mm2: ['Power from 0.5 to 2 Hz, side to side', 'mm²'],
  energy_0_5_to_2_hz_ap_mm2: ['Power from 0.5 to 2 Hz, front to back', 'mm²'],
  energy_above_2_hz_ml_mm2: ['Power above 2 Hz, side to side', 'mm²'],
  energy_above_2_hz_ap_mm2: ['Power above 2 Hz, front to back', 'mm²'],
} as const;

const DIFFUSION = {
  diffusion_short_ml_mm2_s: ['Displacement at 1 s on the short-term line, side to side', 'mm²'],
  diffusion_short_ap_mm2_s: ['Displacement at 1 s on the short-term line, front to back', 'mm²'],
  diffusion_long_ml_mm2_s: ['Displacement at 1 s on the long-term line, side to side', 'mm²'],
  diffusion_long_ap_mm2_s: ['Displacement at 1 s on the long-term line, front to back', 'mm²'],
  diffusion_coefficient_short_ml_mm2_s: ['Short-term diffusion coefficient, side to side', 'mm²/s'],
  diffusion_coefficient_short_ap_mm2_s: ['Short-term diffusion coefficient, front to back', 'mm²/s'],
  diffusion_coefficient_long_ml_mm2_s: ['Long-term diffusion coefficient, side to side', 'mm²/s'],
  diffusion_coefficient_long_ap_mm2_s: ['Long-term diffusion coefficient, front to back', 'mm²/s'],
  diffusion_critical_time_ml_s: ['Critical time, side to side', 's'],
  diffusion_critical_time_ap_s: ['Critical time, front to back', 's'],
  diffusion_critical_displacement_ml_mm2: ['Critical displacement, side to side', 'mm²'],
  diffusion_critical_displacement_ap_mm2: ['Critical displacement, front to back', 'mm²'],
  diffusion_scaling_short_ml: ['Short-term scaling exponent, side to side', ''],
  diffusion_scaling_short_ap: ['Short-term scaling exponent, front to back', ''],
  diffusion_scaling_long_ml: ['Long-term scaling exponent, side to side', ''],
  diffusion_scaling_long_ap: ['Long-term scaling exponent, front to back', ''],
} as const;

const REGULARITY = {
  sample_entropy_ml: ['Sample entropy (m 2, r 0.2 sample SD), side to side', ''],
  sample_entropy_ap: ['Sample entropy (m 2, r 0.2 sample SD), front to back', ''],
  dfa_alpha_ml: ['Fluctuation exponent (DFA α), side to side', ''],
  dfa_alpha_ap: ['Fluctuation exponent (DFA α), front to back', ''],
} as const;

/** Every key, or this does not compile. */
export const MEASURE_LABELS: Readonly<Record<DescriptorKey, MeasureLabel>> = {
  ...POSITION,
  ...MOVEMENT,
  ...SPECTRUM,
  ...DIFFUSION,
  ...REGULARITY,
};

/** The keys of each kind, in the order in which they are read. */
export const MEASURE_KINDS: readonly { readonly title: string; readonly keys: readonly DescriptorKey[] }[] = [
  { title: 'Velocity, path and frequency', keys: Object.keys(MOVEMENT) as DescriptorKey[] },
  { title: 'Size and direction', keys: Object.keys(POSITION) as DescriptorKey[] },
  { title: 'Spectrum', keys: Object.keys(SPECTRUM) as DescriptorKey[] },
  { title: 'Stabilogram diffusion', keys: Object.keys(DIFFUSION) as DescriptorKey[] },
  { title: 'Regularity', keys: Object.keys(REGULARITY) as DescriptorKey[] },
];

export const GRADE_LABELS: Readonly<Record<Grade, string>> = {
  primary: 'Primary',
  research: 'Research',
  'not-supported': 'Not on a board',
};

export const GRADE_MEANINGS: Readonly<Record<Grade, string>> = {
  primary: 'reliable enough to follow one person over time',
  research: 'a trend within one person at most, with equal settings',
  'not-supported': 'a balance board cannot measure it',
};

export const PIPELINE_LABELS: Readonly<Record<PipelineName, string>> = {
  standard: 'Standard',
  raw: 'Raw',
};

export const PIPELINE_MEANINGS: Readonly<Record<PipelineName, string>> = {
  standard: 'centred, resampled to 25 samples a second, low-pass filtered at 10 Hz',
  raw: 'centred only, 100 samples a second',
};

export const FLAG_LABELS: Readonly<Record<QualityCode, string>> = {
  'too-short': 'Short',
  'too-noisy': 'Noisy',
  gaps: 'Gaps',
  saturated: 'Beyond the range',
  'wrong-rate': 'Few readings',
  'dropped-samples': 'Readings missing',
  spikes: 'Spikes left out',
  implausible: 'Implausible',
  'not-computed': 'Not computed',
};

/** The reason of a flag with the names of measures instead of their keys. */
export function reasonText(reason: string): string {
  return reason.replaceAll(/[a-z]+(?:_[a-z0-9]+)+/g, (word) => {
    const label: MeasureLabel | undefined = MEASURE_LABELS[word as DescriptorKey];
    return label === undefined ? word : label[0];
  });
}

/** Four significant digits, more where whole numbers have them; no exponent, a true minus sign. */
export function measureText(value: number | undefined): string {
  if (value === undefined) return '–';
  const text = Math.abs(value) >= 1000 ? value.toFixed(0) : FOUR_DIGITS.format(value);
  return text.replace('-', '−');
}

const FOUR_DIGITS = new Intl.NumberFormat('en-GB', {
  minimumSignificantDigits: 4,
  maximumSignificantDigits: 4,
  useGrouping: false,
});
