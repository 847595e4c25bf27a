/**
 * What a balance board supports, beside the measures themselves: which numbers may stand at the top of a page, which
 * belong with the researcher, and which a board can't give at all. From reliability and validity studies of boards
 * (Clark et al. 2018 review; Blosch et al. 2019, PLoS ONE 14:e0222502; Vieira et al. 2009, Braz J Med Biol Res 42:665).
 */
import { type Message, message } from '../language/message.ts';
import type { MeasureGrade } from '../reliability/grade.ts';
import type { DescriptorKey } from './descriptors.ts';

export interface SwayGrade extends MeasureGrade {
  /** The least that makes the number worth reading; undefined where none would. */
  readonly minimumData: Message | undefined;
}

const VELOCITY_AND_RMS: SwayGrade = {
  grade: 'primary',
  minimumData: message('grade.data.trials', { trials: 3, seconds: 30 }),
  reason: 'grade.sway.velocity',
};
const POSITION: SwayGrade = {
  grade: 'research',
  minimumData: message('grade.data.trials', { trials: 3, seconds: 60 }),
  reason: 'grade.sway.position',
};
const PEAKS: SwayGrade = {
  grade: 'research',
  minimumData: message('grade.data.trials', { trials: 3, seconds: 60 }),
  reason: 'grade.sway.peaks',
};
const ELLIPSE: SwayGrade = {
  grade: 'research',
  minimumData: message('grade.data.trials', { trials: 3, seconds: 60 }),
  reason: 'grade.sway.ellipse',
};
const SPECTRAL: SwayGrade = {
  grade: 'research',
  minimumData: message('grade.data.seconds', { seconds: 60 }),
  reason: 'grade.sway.spectrum',
};
const NONLINEAR: SwayGrade = {
  grade: 'research',
  minimumData: message('grade.data.seconds', { seconds: 60 }),
  reason: 'grade.sway.nonlinear',
};

const PRIMARY_KEYS: readonly DescriptorKey[] = [
  'mean_velocity_mm_s',
  'mean_velocity_ml_mm_s',
  'mean_velocity_ap_mm_s',
  'rms_distance_ml_mm',
  'rms_distance_ap_mm',
];

/** How far a measure of sway on a balance board can be trusted. */
export function gradeOf(key: DescriptorKey): SwayGrade {
  if (PRIMARY_KEYS.includes(key)) return VELOCITY_AND_RMS;
  if (key.startsWith('prediction_ellipse') || key.startsWith('length_over_area')) return ELLIPSE;
  if (/^(diffusion|sample_entropy|dfa|fractal|sway_density)/.test(key)) return NONLINEAR;
  if (/^(peak_velocity|zero_crossings)/.test(key)) return PEAKS;
  if (/^(total_power|median_power|mean_power|power_|centroid|frequency_|energy_)/.test(key)) return SPECTRAL;
  return POSITION;
}

/** Other measures of standing. */
export const OTHER_GRADES = {
  romberg: {
    grade: 'primary',
    minimumData: message('grade.data.eyes-open-and-closed'),
    reason: 'grade.sway.romberg',
  },
  mctsib: {
    grade: 'primary',
    minimumData: message('grade.data.four-conditions'),
    reason: 'grade.sway.mctsib',
  },
  'weight-bearing': {
    grade: 'primary',
    minimumData: message('grade.data.seconds', { seconds: 30 }),
    reason: 'grade.sway.weight-bearing',
  },
  'wobble-board': {
    grade: 'primary',
    minimumData: message('grade.data.practice-and-trials'),
    reason: 'grade.sway.wobble-board',
  },
  'time-to-boundary': {
    grade: 'research',
    minimumData: message('grade.data.trials', { trials: 3, seconds: 10 }),
    reason: 'grade.sway.time-to-boundary',
  },
  'time-to-stabilisation': {
    grade: 'research',
    minimumData: message('grade.data.three-trials'),
    reason: 'grade.sway.time-to-stabilisation',
  },
  equilibrium: {
    grade: 'not-supported',
    minimumData: undefined,
    reason: 'grade.sway.equilibrium',
  },
  unseen: {
    grade: 'not-supported',
    minimumData: undefined,
    reason: 'grade.sway.unseen',
  },
} as const satisfies Readonly<Record<string, SwayGrade>>;

/** Those that a board can't give at all: `unseen` are muscles, stiffness, reflexes, segments and strength. */
export const OUT_OF_REACH = [
  'equilibrium',
  'unseen',
] as const satisfies readonly (keyof typeof OTHER_GRADES)[];
