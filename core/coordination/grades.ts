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
  /** The least that makes the number worth reading; '-' where nothing would. No page says it. */
  readonly minimumData: string;
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
    reason: 'grade.coordination.limits',
  },
  'limits of stability: reaction time, endpoint excursion, polygon, ratios': {
    grade: 'research',
    letter: 'C',
    sensors: 'board',
    minimumData: '8 directions, 2 leans each',
    reason: 'grade.coordination.limits-details',
  },
  'critical lambda': {
    grade: 'research',
    letter: 'B',
    sensors: 'board or motion sensors',
    minimumData: '3 runs of about a minute',
    reason: 'grade.coordination.critical-lambda',
  },
  'tracking: skill, delay, coherence, remnant': {
    grade: 'primary',
    letter: 'A',
    sensors: 'board or motion sensors',
    minimumData: '100 to 120 s: one period of 20 s to settle, five to analyse',
    reason: 'grade.coordination.tracking',
  },
  'reactions: latency of the correction': {
    grade: 'research',
    letter: 'B-',
    sensors: 'board or motion sensors',
    minimumData: '20 trials, their median',
    reason: 'grade.coordination.latency',
  },
  'reactions: peak, recovery, anticipation index': {
    grade: 'primary',
    letter: 'B',
    sensors: 'board or motion sensors',
    minimumData: '10 announced and 10 unannounced disturbances',
    reason: 'grade.coordination.recovery',
  },
  'repositioning: constant and variable error': {
    grade: 'research',
    letter: 'B-',
    sensors: 'one motion sensor',
    minimumData: '10 trials, eyes closed',
    reason: 'grade.coordination.repositioning',
  },
  'lumbo-pelvic rhythm and coupling angles, forward bending': {
    grade: 'primary',
    letter: 'B',
    sensors: 'two motion sensors',
    minimumData: '5 to 10 cycles',
    reason: 'grade.coordination.lumbo-pelvic',
  },
  'leakage index': {
    grade: 'research',
    letter: 'B-',
    sensors: 'two motion sensors',
    minimumData: '5 cycles at a given tempo and amplitude',
    reason: 'grade.coordination.leakage',
  },
  'rotational asymmetry': {
    grade: 'research',
    letter: 'C+',
    sensors: 'one motion sensor',
    minimumData: '3 repetitions to each side, sitting',
    reason: 'grade.coordination.rotation',
  },
  'continuous relative phase: MARP, DP': {
    grade: 'research',
    letter: 'B-',
    sensors: 'two motion sensors',
    minimumData: '10 cycles of a sine-like movement',
    reason: 'grade.coordination.relative-phase',
  },
  'cross-correlation lag': {
    grade: 'research',
    letter: 'B-',
    sensors: 'two motion sensors',
    minimumData: '10 cycles',
    reason: 'grade.coordination.lag',
  },
  'onset order': {
    grade: 'research',
    letter: 'B-',
    sensors: 'two motion sensors',
    minimumData: '5 repetitions of one movement',
    reason: 'grade.coordination.onset-order',
  },
  'smoothness: spectral arc length, dimensionless jerk': {
    grade: 'primary',
    letter: 'B',
    sensors: 'one motion sensor',
    minimumData: '5 repetitions of one movement, cut out by one rule',
    reason: 'grade.coordination.smoothness',
  },
  'muscle onset, reflex gain, intrinsic stiffness, segmental motion, strength': {
    grade: 'not-supported',
    letter: '-',
    sensors: 'board or motion sensors',
    minimumData: '-',
    reason: 'grade.coordination.unseen',
  },
} as const satisfies Readonly<Record<string, CoordinationGrade>>;

export type CoordinationMeasure = keyof typeof COORDINATION_GRADES;
