/**
 * How far each measure of reaching, tracking, reacting and coordination can be trusted on a balance board with two
 * motion sensors (six axes, no magnetometer), as data beside the measures. Sway is graded in stabilometry/grades.ts.
 * From reliability and validity studies: Lininger et al. 2018 (Int J Sports Phys Ther 13:800) for the limits, Reeves
 * et al. 2014 (J Biomech 47:44) for tracking, Bailes et al. 2024 (Sensors 24:6580) for the sensors' angles.
 */
import type { MeasureGrade } from '../reliability/grade.ts';

/** What gives the numbers: without motion sensors there is no segment to speak of. */
export type Sensors = 'board' | 'board or motion sensors' | 'two motion sensors' | 'one motion sensor';

export interface CoordinationGrade extends MeasureGrade {
  readonly sensors: Sensors;
  /** A best, C worst: the letter by which studies of these measures are weighed here. */
  readonly letter: 'A' | 'B+' | 'B' | 'B-' | 'C+' | 'C' | '-';
}

export const COORDINATION_GRADES = {
  'limits of stability: maximum excursion, directional control, velocity': {
    grade: 'primary',
    letter: 'B+',
    sensors: 'board',
    minimumData: '8 directions, 1 or 2 leans each',
    reason: 'Composites repeat well (ICC 0.89 to 0.95 within a session); they also scale everything else.',
  },
  'limits of stability: reaction time, endpoint excursion, polygon, ratios': {
    grade: 'research',
    letter: 'C',
    sensors: 'board',
    minimumData: '8 directions, 2 leans each',
    reason: 'Less repeatable than the composites, and area and ratios depend on where the feet stand.',
  },
  'critical lambda': {
    grade: 'research',
    letter: 'B',
    sensors: 'board or motion sensors',
    minimumData: '3 runs of about a minute',
    reason:
      'Hangs on no difficulty setting; validated with hands on sticks, not yet with trunks. 1 / lambda is no delay of a nerve.',
  },
  'tracking: skill, delay, coherence, remnant': {
    grade: 'primary',
    letter: 'A',
    sensors: 'board or motion sensors',
    minimumData: '100 to 120 s: one period of 20 s to settle, five to analyse',
    reason:
      'Repeats with ICC 0.8 and more in the laboratory; the delay only with the latency of the system known, and from two periods or in noise to some 50 ms only.',
  },
  'reactions: latency of the correction': {
    grade: 'research',
    letter: 'B-',
    sensors: 'board or motion sensors',
    minimumData: '20 trials, their median',
    reason: 'Needs a measured latency of sensor and display; a few late trials move a mean, not a median.',
  },
  'reactions: peak, recovery, anticipation index': {
    grade: 'primary',
    letter: 'B',
    sensors: 'board or motion sensors',
    minimumData: '10 announced and 10 unannounced disturbances',
    reason: 'Ratios within one session: the latency of the system cancels.',
  },
  'repositioning: constant and variable error': {
    grade: 'research',
    letter: 'B-',
    sensors: 'one motion sensor',
    minimumData: '10 trials, eyes closed',
    reason:
      'Differences between people are near the noise of the sensor: only changes beyond the detectable count.',
  },
  'lumbo-pelvic rhythm and coupling angles, forward bending': {
    grade: 'primary',
    letter: 'B',
    sensors: 'two motion sensors',
    minimumData: '5 to 10 cycles',
    reason:
      'The error in the sagittal plane is acceptable within a session; between sessions the sensors sit elsewhere.',
  },
  'leakage index': {
    grade: 'research',
    letter: 'B-',
    sensors: 'two motion sensors',
    minimumData: '5 cycles at a given tempo and amplitude',
    reason: 'No study of its repeatability yet; it depends on how far the moving segment goes.',
  },
  'rotational asymmetry': {
    grade: 'research',
    letter: 'C+',
    sensors: 'one motion sensor',
    minimumData: '3 repetitions to each side, sitting',
    reason: 'Thoracic rotation is 10 to 16 deg off and drifts: compare the sides within a session only.',
  },
  'continuous relative phase: MARP, DP': {
    grade: 'research',
    letter: 'B-',
    sensors: 'two motion sensors',
    minimumData: '10 cycles of a sine-like movement',
    reason: 'Studies disagree on which direction is better.',
  },
  'cross-correlation lag': {
    grade: 'research',
    letter: 'B-',
    sensors: 'two motion sensors',
    minimumData: '10 cycles',
    reason:
      'Two sensors must share one clock; says which segment follows, not why. Slow movements of one tempo correlate unrelated.',
  },
  'onset order': {
    grade: 'research',
    letter: 'B-',
    sensors: 'two motion sensors',
    minimumData: '5 repetitions of one movement',
    reason: 'Skin and clocks blur some 40 ms: it says which segment moved first, not which muscle.',
  },
  'smoothness: spectral arc length, dimensionless jerk': {
    grade: 'primary',
    letter: 'B',
    sensors: 'one motion sensor',
    minimumData: '5 repetitions of one movement, cut out by one rule',
    reason: 'Spectral arc length resists noise; jerk does not, and serves beside it.',
  },
  'muscle onset, reflex gain, intrinsic stiffness, segmental motion, strength': {
    grade: 'not-supported',
    letter: '-',
    sensors: 'board or motion sensors',
    minimumData: '-',
    reason: 'No sensor here measures them: say movement onset and correction latency instead.',
  },
} as const satisfies Readonly<Record<string, CoordinationGrade>>;

export type CoordinationMeasure = keyof typeof COORDINATION_GRADES;
