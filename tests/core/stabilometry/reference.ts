/** Recordings and values of the reference, in its own units (cm). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DescriptorKey } from '#core/stabilometry/descriptors.ts';
import type { RawRecording } from '#core/stabilometry/quality.ts';

const folder = join(import.meta.dirname, '../../fixtures/reference');

export type ReferenceValues = Readonly<Record<string, number>>;

export function readReference(path: string): unknown {
  return JSON.parse(readFileSync(join(folder, path), 'utf8'));
}

export function readColumns(path: string, separator: string, header = 0): number[][] {
  const lines = readFileSync(join(folder, path), 'utf8').trim().split('\n').slice(header);
  const rows = lines.map((line) => line.split(separator).map(Number));
  return (rows[0] ?? []).map((_, column) => rows.map((row) => row[column] ?? Number.NaN));
}

export function recordingOfCm(columns: readonly number[][], rateHz: number): RawRecording {
  const [ml = [], ap = []] = columns;
  return { rateHz, mlMm: ml.map((value) => 10 * value), apMm: ap.map((value) => 10 * value) };
}

/** Key, the reference's key, mm in its unit. */
export type Pair = readonly [DescriptorKey, string, number];

export const TIME_DOMAIN: readonly Pair[] = [
  ...(['ml', 'ap'] as const).flatMap((axis): Pair[] => {
    const AXIS = axis.toUpperCase();
    return [
      [`mean_distance_${axis}_mm`, `mean_distance_${AXIS}`, 10],
      [`rms_distance_${axis}_mm`, `rms_${AXIS}`, 10],
      [`range_${axis}_mm`, `range_${AXIS}`, 10],
      [`mean_velocity_${axis}_mm_s`, `mean_velocity_${AXIS}`, 10],
      [`peak_velocity_${axis}_mm_s`, `peak_velocity_all_SPD_${AXIS}`, 10],
      [`peak_velocity_positive_${axis}_mm_s`, `peak_velocity_pos_SPD_${AXIS}`, 10],
      [`peak_velocity_negative_${axis}_mm_s`, `peak_velocity_neg_SPD_${AXIS}`, 10],
      [`zero_crossings_${axis}`, `zero_crossing_SPD_${AXIS}`, 1],
      [`phase_plane_parameter_${axis}`, `phase_plane_parameter_${AXIS}`, 10],
      [`mean_frequency_${axis}_hz`, `mean_frequency_${AXIS}`, 1],
    ];
  }),
  ['mean_distance_mm', 'mean_distance_Radius', 10],
  ['rms_distance_mm', 'rms_Radius', 10],
  ['range_mm', 'range_ML_AND_AP', 10],
  ['range_ratio', 'range_ratio_ML_AND_AP', 1],
  ['planar_deviation_mm', 'planar_deviation_ML_AND_AP', 10],
  ['sway_direction_coefficient', 'coefficient_sway_direction_ML_AND_AP', 1],
  ['prediction_ellipse_area_mm2', 'confidence_ellipse_area_ML_AND_AP', 100],
  ['principal_sway_direction_deg', 'principal_sway_direction_ML_AND_AP', 1],
  ['mean_velocity_mm_s', 'mean_velocity_ML_AND_AP', 10],
  ['sway_area_rate_mm2_s', 'sway_area_per_second_ML_AND_AP', 100],
  ['length_over_area_per_mm', 'LFS_ML_AND_AP', 0.1],
  ['fractal_dimension', 'fractal_dimension_ML_AND_AP', 1],
  ['sway_density_peak_s', 'mean_peak_Sway_Density', 1],
  ['sway_density_peak_distance_mm', 'mean_distance_peak_Sway_Density', 10],
  ['mean_frequency_hz', 'mean_frequency_ML_AND_AP', 1],
];

export const SPECTRAL = (['ml', 'ap'] as const).flatMap((axis): Pair[] => {
  const end = `Power_Spectrum_Density_${axis.toUpperCase()}`;
  return [
    [`total_power_${axis}_mm2`, `total_power_${end}`, 100],
    [`median_power_frequency_${axis}_hz`, `power_frequency_50_${end}`, 1],
    [`power_frequency_95_${axis}_hz`, `power_frequency_95_${end}`, 1],
    [`power_mode_${axis}_hz`, `frequency_mode_${end}`, 1],
    [`centroid_frequency_${axis}_hz`, `centroid_frequency_${end}`, 1],
    [`frequency_dispersion_${axis}`, `frequency_dispersion_${end}`, 1],
    [`frequency_quotient_${axis}`, `frequency_quotient_${end}`, 1],
    [`energy_below_0_5_hz_${axis}_mm2`, `energy_content_below_05_${end}`, 100],
    [`energy_0_5_to_2_hz_${axis}_mm2`, `energy_content_05_2_${end}`, 100],
    [`energy_above_2_hz_${axis}_mm2`, `energy_content_above_2_${end}`, 100],
  ];
});

export const DIFFUSION = (['ml', 'ap'] as const).flatMap((axis): Pair[] => {
  const end = `Diffusion_${axis.toUpperCase()}`;
  return [
    [`diffusion_short_${axis}_mm2_s`, `short_time_diffusion_${end}`, 100],
    [`diffusion_long_${axis}_mm2_s`, `long_time_diffusion_${end}`, 100],
    [`diffusion_critical_time_${axis}_s`, `critical_time_${end}`, 1],
    [`diffusion_critical_displacement_${axis}_mm2`, `critical_displacement_${end}`, 100],
    [`diffusion_scaling_short_${axis}`, `short_time_scaling_${end}`, 1],
    [`diffusion_scaling_long_${axis}`, `long_time_scaling_${end}`, 1],
  ];
});
