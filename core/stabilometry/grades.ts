/**
 * What a balance board supports, beside the measures themselves: which numbers may stand at the top of a page, which
 * belong with the researcher, and which a board can't give at all. From reliability and validity studies of boards
 * (Clark et al. 2018 review; Blosch et al. 2019, PLoS ONE 14:e0222502; Vieira et al. 2009, Braz J Med Biol Res 42:665).
 */
import type { MeasureGrade } from '../reliability/grade.ts';
import type { DescriptorKey } from './descriptors.ts';

const VELOCITY_AND_RMS: MeasureGrade = {
  grade: 'primary',
  minimumData: '3 trials of 30 s',
  reason: 'Boards and force plates agree well; a change below about 25 % is noise.',
};
const POSITION: MeasureGrade = {
  grade: 'research',
  minimumData: '3 trials of 60 s',
  reason: 'Hangs on a few extreme samples, or repeats RMS and velocity in another form.',
};
const PEAKS: MeasureGrade = {
  grade: 'research',
  minimumData: '3 trials of 60 s',
  reason:
    'Counts and peaks of the velocity grow with the noise and the rate, and say little beyond its mean.',
};
const ELLIPSE: MeasureGrade = {
  grade: 'research',
  minimumData: '3 trials of 60 s',
  reason: 'A change below about 40 % is noise, and exercise hardly moves it.',
};
const SPECTRAL: MeasureGrade = {
  grade: 'research',
  minimumData: '60 s',
  reason:
    'The settings of the estimator can move the median frequency more than twofold: compare equal settings only.',
};
const NONLINEAR: MeasureGrade = {
  grade: 'research',
  minimumData: '60 s',
  reason: 'Depends on its parameters and on the filter: a trend within one person at most.',
};

const PRIMARY_KEYS: readonly DescriptorKey[] = [
  'mean_velocity_mm_s',
  'mean_velocity_ml_mm_s',
  'mean_velocity_ap_mm_s',
  'rms_distance_ml_mm',
  'rms_distance_ap_mm',
];

/** How far a measure of sway on a balance board can be trusted. */
export function gradeOf(key: DescriptorKey): MeasureGrade {
  if (PRIMARY_KEYS.includes(key)) return VELOCITY_AND_RMS;
  if (key.startsWith('prediction_ellipse') || key.startsWith('length_over_area')) return ELLIPSE;
  if (/^(diffusion|sample_entropy|dfa|fractal|sway_density)/.test(key)) return NONLINEAR;
  if (/^(peak_velocity|zero_crossings)/.test(key)) return PEAKS;
  if (/^(total_power|median_power|mean_power|power_|centroid|frequency_|energy_)/.test(key)) return SPECTRAL;
  return POSITION;
}

/** Other measures of standing, by the name that reports use. */
export const OTHER_GRADES: Readonly<Record<string, MeasureGrade>> = {
  'Romberg ratio': {
    grade: 'primary',
    minimumData: '2 trials of 30 s with eyes open and 2 with eyes closed',
    reason: 'Eyes closed shows the largest difference between people with and without back pain.',
  },
  'mCTSIB ratios': {
    grade: 'primary',
    minimumData: '30 s in each of four conditions',
    reason: 'The same foam each time; the composite alone repeats poorly (ICC about 0.6).',
  },
  'weight-bearing symmetry': {
    grade: 'primary',
    minimumData: '30 s',
    reason: 'Left and right cells of one board, with the feet placed the same way each time.',
  },
  'wobble-board stability indices': {
    grade: 'primary',
    minimumData: '1 practice and 3 trials of 40 s',
    reason: 'Strong group evidence, weak repeatability: average trials, and keep the axes apart.',
  },
  'time to boundary': {
    grade: 'research',
    minimumData: '3 trials of 10 s',
    reason: 'ICC 0.5 to 0.7, and the way minima are found matters.',
  },
  'time to stabilisation': {
    grade: 'research',
    minimumData: '3 trials',
    reason:
      'The exponential fit is the steadiest of its definitions; still one number from a noisy transient.',
  },
  'equilibrium score (SOT)': {
    grade: 'not-supported',
    minimumData: '-',
    reason: 'Needs a moving surface and surround; only the conditions with a fixed surface can be imitated.',
  },
  'muscle onset, intrinsic stiffness, reflex gain, segmental motion, strength': {
    grade: 'not-supported',
    minimumData: '-',
    reason: 'No sensor here measures them; a board sees only the sum of the forces under the feet.',
  },
};
