/** Names and units of the sway measures, by kind, and their numbers in writing. */
import type { Message, MessageValue, PlainMessageId } from '#core/language/message.ts';
import { message } from '#core/language/message.ts';
import type { Translator } from '#core/language/translator.ts';
import { DESCRIPTOR_KEYS } from '#core/stabilometry/descriptors.ts';
import type { DescriptorKey } from '#core/stabilometry/descriptors.ts';

/** Name and unit; a number without one has a name only. */
type MeasureLabel = readonly [name: PlainMessageId, unit?: PlainMessageId];

const POSITION = {
  mean_distance_mm: ['sway-measure.mean-distance', 'unit.mm'],
  mean_distance_ml_mm: ['sway-measure.mean-distance-ml', 'unit.mm'],
  mean_distance_ap_mm: ['sway-measure.mean-distance-ap', 'unit.mm'],
  rms_distance_mm: ['sway-measure.rms-distance', 'unit.mm'],
  rms_distance_ml_mm: ['sway-measure.rms-distance-ml', 'unit.mm'],
  rms_distance_ap_mm: ['sway-measure.rms-distance-ap', 'unit.mm'],
  range_mm: ['sway-measure.range', 'unit.mm'],
  range_ml_mm: ['sway-measure.range-ml', 'unit.mm'],
  range_ap_mm: ['sway-measure.range-ap', 'unit.mm'],
  range_ratio: ['sway-measure.range-ratio'],
  planar_deviation_mm: ['sway-measure.planar-deviation', 'unit.mm'],
  prediction_ellipse_area_mm2: ['sway-measure.prediction-ellipse-area', 'unit.mm2'],
  principal_sway_direction_deg: ['sway-measure.principal-sway-direction', 'unit.deg'],
  sway_direction_coefficient: ['sway-measure.sway-direction-coefficient'],
} as const;

const MOVEMENT = {
  mean_velocity_mm_s: ['sway-measure.mean-velocity', 'unit.mm-per-second'],
  mean_velocity_ml_mm_s: ['sway-measure.mean-velocity-ml', 'unit.mm-per-second'],
  mean_velocity_ap_mm_s: ['sway-measure.mean-velocity-ap', 'unit.mm-per-second'],
  peak_velocity_ml_mm_s: ['sway-measure.peak-velocity-ml', 'unit.mm-per-second'],
  peak_velocity_ap_mm_s: ['sway-measure.peak-velocity-ap', 'unit.mm-per-second'],
  peak_velocity_positive_ml_mm_s: ['sway-measure.peak-velocity-positive-ml', 'unit.mm-per-second'],
  peak_velocity_negative_ml_mm_s: ['sway-measure.peak-velocity-negative-ml', 'unit.mm-per-second'],
  peak_velocity_positive_ap_mm_s: ['sway-measure.peak-velocity-positive-ap', 'unit.mm-per-second'],
  peak_velocity_negative_ap_mm_s: ['sway-measure.peak-velocity-negative-ap', 'unit.mm-per-second'],
  zero_crossings_ml: ['sway-measure.zero-crossings-ml'],
  zero_crossings_ap: ['sway-measure.zero-crossings-ap'],
  sway_area_rate_mm2_s: ['sway-measure.sway-area-rate', 'unit.mm2-per-second'],
  length_over_area_per_mm: ['sway-measure.length-over-area', 'unit.per-mm'],
  mean_frequency_hz: ['sway-measure.mean-frequency', 'unit.hertz'],
  mean_frequency_ml_hz: ['sway-measure.mean-frequency-ml', 'unit.hertz'],
  mean_frequency_ap_hz: ['sway-measure.mean-frequency-ap', 'unit.hertz'],
  phase_plane_parameter_ml: ['sway-measure.phase-plane-parameter-ml'],
  phase_plane_parameter_ap: ['sway-measure.phase-plane-parameter-ap'],
  fractal_dimension: ['sway-measure.fractal-dimension'],
  sway_density_peak_s: ['sway-measure.sway-density-peak', 'unit.second'],
  sway_density_peak_distance_mm: ['sway-measure.sway-density-peak-distance', 'unit.mm'],
} as const;

const SPECTRUM = {
  total_power_ml_mm2: ['sway-measure.total-power-ml', 'unit.mm2'],
  total_power_ap_mm2: ['sway-measure.total-power-ap', 'unit.mm2'],
  median_power_frequency_ml_hz: ['sway-measure.median-power-frequency-ml', 'unit.hertz'],
  median_power_frequency_ap_hz: ['sway-measure.median-power-frequency-ap', 'unit.hertz'],
  mean_power_frequency_ml_hz: ['sway-measure.mean-power-frequency-ml', 'unit.hertz'],
  mean_power_frequency_ap_hz: ['sway-measure.mean-power-frequency-ap', 'unit.hertz'],
  power_frequency_95_ml_hz: ['sway-measure.power-frequency-95-ml', 'unit.hertz'],
  power_frequency_95_ap_hz: ['sway-measure.power-frequency-95-ap', 'unit.hertz'],
  power_mode_ml_hz: ['sway-measure.power-mode-ml', 'unit.hertz'],
  power_mode_ap_hz: ['sway-measure.power-mode-ap', 'unit.hertz'],
  centroid_frequency_ml_hz: ['sway-measure.centroid-frequency-ml', 'unit.hertz'],
  centroid_frequency_ap_hz: ['sway-measure.centroid-frequency-ap', 'unit.hertz'],
  frequency_dispersion_ml: ['sway-measure.frequency-dispersion-ml'],
  frequency_dispersion_ap: ['sway-measure.frequency-dispersion-ap'],
  frequency_quotient_ml: ['sway-measure.frequency-quotient-ml'],
  frequency_quotient_ap: ['sway-measure.frequency-quotient-ap'],
  energy_below_0_5_hz_ml_mm2: ['sway-measure.energy-below-0-5-hz-ml', 'unit.mm2'],
  energy_below_0_5_hz_ap_mm2: ['sway-measure.energy-below-0-5-hz-ap', 'unit.mm2'],
  energy_0_5_to_2_hz_ml_mm2: ['sway-measure.energy-0-5-to-2-hz-ml', 'unit.mm2'],
  energy_0_5_to_2_hz_ap_mm2: ['sway-measure.energy-0-5-to-2-hz-ap', 'unit.mm2'],
  energy_above_2_hz_ml_mm2: ['sway-measure.energy-above-2-hz-ml', 'unit.mm2'],
  energy_above_2_hz_ap_mm2: ['sway-measure.energy-above-2-hz-ap', 'unit.mm2'],
} as const;

const DIFFUSION = {
  diffusion_short_ml_mm2_s: ['sway-measure.diffusion-short-ml', 'unit.mm2'],
  diffusion_short_ap_mm2_s: ['sway-measure.diffusion-short-ap', 'unit.mm2'],
  diffusion_long_ml_mm2_s: ['sway-measure.diffusion-long-ml', 'unit.mm2'],
  diffusion_long_ap_mm2_s: ['sway-measure.diffusion-long-ap', 'unit.mm2'],
  diffusion_coefficient_short_ml_mm2_s: [
    'sway-measure.diffusion-coefficient-short-ml',
    'unit.mm2-per-second',
  ],
  diffusion_coefficient_short_ap_mm2_s: [
    'sway-measure.diffusion-coefficient-short-ap',
    'unit.mm2-per-second',
  ],
  diffusion_coefficient_long_ml_mm2_s: ['sway-measure.diffusion-coefficient-long-ml', 'unit.mm2-per-second'],
  diffusion_coefficient_long_ap_mm2_s: ['sway-measure.diffusion-coefficient-long-ap', 'unit.mm2-per-second'],
  diffusion_critical_time_ml_s: ['sway-measure.diffusion-critical-time-ml', 'unit.second'],
  diffusion_critical_time_ap_s: ['sway-measure.diffusion-critical-time-ap', 'unit.second'],
  diffusion_critical_displacement_ml_mm2: ['sway-measure.diffusion-critical-displacement-ml', 'unit.mm2'],
  diffusion_critical_displacement_ap_mm2: ['sway-measure.diffusion-critical-displacement-ap', 'unit.mm2'],
  diffusion_scaling_short_ml: ['sway-measure.diffusion-scaling-short-ml'],
  diffusion_scaling_short_ap: ['sway-measure.diffusion-scaling-short-ap'],
  diffusion_scaling_long_ml: ['sway-measure.diffusion-scaling-long-ml'],
  diffusion_scaling_long_ap: ['sway-measure.diffusion-scaling-long-ap'],
} as const;

const REGULARITY = {
  sample_entropy_ml: ['sway-measure.sample-entropy-ml'],
  sample_entropy_ap: ['sway-measure.sample-entropy-ap'],
  dfa_alpha_ml: ['sway-measure.dfa-alpha-ml'],
  dfa_alpha_ap: ['sway-measure.dfa-alpha-ap'],
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
export const MEASURE_KINDS: readonly {
  readonly title: PlainMessageId;
  readonly keys: readonly DescriptorKey[];
}[] = [
  { title: 'measures.kind-movement', keys: Object.keys(MOVEMENT) as DescriptorKey[] },
  { title: 'measures.kind-position', keys: Object.keys(POSITION) as DescriptorKey[] },
  { title: 'measures.kind-spectrum', keys: Object.keys(SPECTRUM) as DescriptorKey[] },
  { title: 'measures.kind-diffusion', keys: Object.keys(DIFFUSION) as DescriptorKey[] },
  { title: 'measures.kind-regularity', keys: Object.keys(REGULARITY) as DescriptorKey[] },
];

/** The reason of a flag with the names of measures instead of their keys. */
export function reasonWithNames(reason: Message): Message {
  const values = Object.entries(reason.values).map(([name, value]) => [name, namedMeasure(value)]);
  return { ...reason, values: Object.fromEntries(values) };
}

function namedMeasure(value: MessageValue): MessageValue {
  const key = DESCRIPTOR_KEYS.find((known) => known === value);
  return key === undefined ? value : message(MEASURE_LABELS[key][0]);
}

/** More than these no measure needs. */
const MOST_DECIMALS = 20;

/** Four significant digits, more where whole numbers have them; no exponent, a true minus sign. */
export function measureText(value: number | undefined, { number }: Translator): string {
  if (value === undefined) return '–';
  const rounded = Number(value.toPrecision(4));
  const beforeThePoint = rounded === 0 ? 1 : Math.floor(Math.log10(Math.abs(rounded))) + 1;
  return number(value, Math.min(MOST_DECIMALS, Math.max(0, 4 - beforeThePoint)), 'exact');
}
