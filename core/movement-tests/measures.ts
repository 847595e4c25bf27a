/**
 * Every measure of a movement: its unit, how far it can be trusted and whether it may be compared between two
 * recordings; it is called `movement.measure.<key>`. Angles by plane after Bailes et al. 2024 (Sensors 24:6580):
 * flexion of the thorax is 5 deg off, of the lumbar spine 11, bends to the side 7 to 10, thoracic rotation 10 to 16;
 * planes that are not the movement's own are poor to moderate.
 */
import { COORDINATION_GRADES } from '../coordination/grades.ts';
import type { CoordinationGrade } from '../coordination/grades.ts';
import type { PlainMessageId } from '../language/message.ts';
import { assumedScatter } from '../reliability/within-person.ts';
import type { SourcedPrior } from '../reliability/within-person.ts';
import type { Grade } from '../reliability/grade.ts';
import type { MovementTask } from './tasks.ts';
import { PLANES, SEGMENTS } from './trace.ts';
import type { Plane, Segment } from './trace.ts';

export interface MovementMeasureInfo {
  /** Empty for a number without a unit. */
  readonly unit: 'deg' | 'deg/s' | 's' | 'ms' | '%' | '1/h' | '';
  readonly grade: Grade;
  readonly letter: CoordinationGrade['letter'];
  /** Repetitions (typing: minutes) that make it steady. */
  readonly fewest: number;
  readonly reason: PlainMessageId;
  /**
   * Least change between two recordings that the sensors can tell, in the unit; undefined: not compared between
   * recordings at all.
   */
  readonly smallestChange: number | undefined;
  /** How much one person's recordings differ while nothing changes. */
  readonly withinPerson: SourcedPrior;
}

/**
 * Ranges of trunk and pelvis over one to two weeks, by worn sensors: detectable at 90 % from 5 to 15 deg in most planes
 * (Laird et al. 2016, BMC Musculoskelet Disord 17:403), which is an SD of 2 to 6.5 deg; the upper part is taken.
 */
const RANGE_WITHIN_PERSON: SourcedPrior = {
  scale: 'plain',
  standardDeviation: 5,
  degreesOfFreedom: 4,
  source: 'Laird 2016, BMC Musculoskelet Disord 17:403',
};

/** Times and speeds of free movements: ratios, and wide, for nobody moves at one speed. */
const TEMPO_WITHIN_PERSON = assumedScatter('log', 0.15);

/** Of what is no amount: as much as the sensors can tell at all. */
function asSensors(smallestChange: number | undefined): SourcedPrior {
  return assumedScatter('plain', smallestChange ?? 1);
}

type Capital<P extends string> = Capitalize<P>;
export type RangeKey = `${Segment}${Capital<Plane>}RangeDeg`;

type Graded = Pick<MovementMeasureInfo, 'grade' | 'letter' | 'reason'>;

const PLANE_GRADES: Readonly<Record<Plane, Graded>> = {
  flexion: { grade: 'primary', letter: 'B', reason: 'grade.movement.flexion' },
  lateral: { grade: 'research', letter: 'B-', reason: 'grade.movement.lateral' },
  axial: { grade: 'research', letter: 'C+', reason: 'grade.movement.axial' },
};

/** How far an angle must change between two recordings, with the sensors strapped on anew, deg. */
const SMALLEST_RANGE_CHANGE: Readonly<Record<Plane, Readonly<Record<Segment, number | undefined>>>> = {
  flexion: { thorax: 5, pelvis: 11, trunk: 11 },
  lateral: { thorax: 10, pelvis: 10, trunk: 10 },
  axial: { thorax: undefined, pelvis: undefined, trunk: undefined },
};

export function rangeKey(segment: Segment, plane: Plane): RangeKey {
  const capital = { flexion: 'Flexion', lateral: 'Lateral', axial: 'Axial' } as const;
  return `${segment}${capital[plane]}RangeDeg`;
}

function rangeMeasures(): Record<RangeKey, MovementMeasureInfo> {
  const entries = PLANES.flatMap((plane) =>
    SEGMENTS.map((segment) => [
      rangeKey(segment, plane),
      {
        unit: 'deg',
        ...PLANE_GRADES[plane],
        fewest: 3,
        smallestChange: SMALLEST_RANGE_CHANGE[plane][segment],
        withinPerson: RANGE_WITHIN_PERSON,
      },
    ]),
  );
  return Object.fromEntries(entries) as Record<RangeKey, MovementMeasureInfo>;
}

function gradedAs(name: keyof typeof COORDINATION_GRADES): Graded {
  const { grade, letter, reason } = COORDINATION_GRADES[name];
  return { grade, letter, reason };
}

const RHYTHM = gradedAs('lumbo-pelvic rhythm and coupling angles, forward bending');
const SMOOTHNESS = gradedAs('smoothness: spectral arc length, dimensionless jerk');
const ONSET = gradedAs('onset order');
const TIMING: Graded = { grade: 'primary', letter: 'B', reason: 'grade.movement.timing' };
const POSTURE: Graded = { grade: 'primary', letter: 'B', reason: 'grade.movement.posture' };
const HELD: Graded = { grade: 'research', letter: 'B-', reason: 'grade.movement.held' };

const QUARTERS = [1, 2, 3, 4] as const;
type Quarter = (typeof QUARTERS)[number];
export type RhythmKey = `lumbarShare${'Down' | 'Up'}${Quarter}Percent`;

function rhythmMeasures(): Record<RhythmKey, MovementMeasureInfo> {
  const entries = (['Down', 'Up'] as const).flatMap((way) =>
    QUARTERS.map((quarter) => [
      `lumbarShare${way}${quarter}Percent`,
      {
        unit: '%',
        ...RHYTHM,
        fewest: 5,
        smallestChange: undefined,
        withinPerson: asSensors(undefined),
      },
    ]),
  );
  return Object.fromEntries(entries) as Record<RhythmKey, MovementMeasureInfo>;
}

export const MOVEMENT_MEASURES = {
  ...rangeMeasures(),
  durationS: measure('s', TIMING, 3, 0.2, TEMPO_WITHIN_PERSON),
  outboundS: measure('s', TIMING, 3, 0.2, TEMPO_WITHIN_PERSON),
  returnS: measure('s', TIMING, 3, 0.2, TEMPO_WITHIN_PERSON),
  peakVelocityDegS: measure('deg/s', TIMING, 3, 5, TEMPO_WITHIN_PERSON),
  pelvisPeakVelocityDegS: measure('deg/s', TIMING, 3, 5, TEMPO_WITHIN_PERSON),
  smoothnessOut: measure('', SMOOTHNESS, 5, 0.1),
  smoothnessBack: measure('', SMOOTHNESS, 5, 0.1),
  jerkOut: measure('', SMOOTHNESS, 5, undefined),
  jerkBack: measure('', SMOOTHNESS, 5, undefined),
  ...rhythmMeasures(),
  pelvisLagMs: measure('ms', ONSET, 5, 40),
  thoraxFlexionMeanDeg: measure('deg', POSTURE, 5, 5),
  thoraxFlexionSpreadDeg: measure('deg', POSTURE, 5, 2),
  trunkFlexionMeanDeg: measure('deg', POSTURE, 5, 11),
  trunkFlexionSpreadDeg: measure('deg', POSTURE, 5, 2),
  leaningBackPercent: measure('%', POSTURE, 5, 10),
  uprightPercent: measure('%', POSTURE, 5, 10),
  forwardPercent: measure('%', POSTURE, 5, 10),
  farForwardPercent: measure('%', POSTURE, 5, 10),
  sideBentPercent: measure('%', POSTURE, 5, 10),
  posturesPerHour: measure('1/h', HELD, 5, 6),
  longestStillS: measure('s', HELD, 5, 60),
} as const satisfies Readonly<Record<string, MovementMeasureInfo>>;

export type MovementMeasureKey = keyof typeof MOVEMENT_MEASURES;
export const MOVEMENT_MEASURE_KEYS = Object.keys(MOVEMENT_MEASURES) as [
  MovementMeasureKey,
  ...MovementMeasureKey[],
];

function measure(
  unit: MovementMeasureInfo['unit'],
  graded: Graded,
  fewest: number,
  smallestChange: number | undefined,
  withinPerson = asSensors(smallestChange),
): MovementMeasureInfo {
  return { unit, ...graded, fewest, smallestChange, withinPerson };
}

/** The planes in which a movement goes; in the others the sensors are poor to moderate. */
const OWN_PLANES: Readonly<Record<MovementTask, readonly Plane[]>> = {
  bend: ['flexion'],
  lift: ['flexion'],
  reach: ['flexion', 'lateral'],
  turn: ['axial'],
  type: ['flexion', 'lateral'],
};

/** A measure as it is to be read in one movement. */
export function measureInfo(key: MovementMeasureKey, task: MovementTask): MovementMeasureInfo {
  const info: MovementMeasureInfo = MOVEMENT_MEASURES[key];
  const own = OWN_PLANES[task].some((plane) => SEGMENTS.some((segment) => rangeKey(segment, plane) === key));
  if (own || !key.endsWith('RangeDeg')) return info;
  return {
    ...info,
    grade: 'research',
    letter: 'C',
    reason: 'grade.movement.other-plane',
    smallestChange: undefined,
  };
}

/** Whose sensors a measure rests on. */
export function sensorsOf(key: MovementMeasureKey): readonly ('thorax' | 'pelvis')[] {
  if (key.startsWith('trunk') || key.startsWith('lumbar') || key === 'pelvisLagMs')
    return ['thorax', 'pelvis'];
  return key.startsWith('pelvis') ? ['pelvis'] : ['thorax'];
}
