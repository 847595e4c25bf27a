/**
 * Posture while typing: how long in which band, how often it changes. There is no one right posture; what is looked
 * for is one that is held (DOMAIN 6; bands of EN 1005-4 and ISO 11226: 20 and 60 deg forward, 10 deg to a side).
 *
 * Everything is told of medians of one second, so that a nod or a cough is no posture. The first ten seconds, from
 * sitting upright to work, are left out.
 */
import { message } from '../language/message.ts';
import { mean, median, populationStandardDeviation, sampleStandardDeviation } from '../signal/statistics.ts';
import { at } from '../signal/values.ts';
import { flagWhen } from './flags.ts';
import type { MovementFlag } from './flags.ts';
import { MOVEMENT_MEASURES, sensorsOf } from './measures.ts';
import type { MovementMeasureKey } from './measures.ts';
import type { MovementMeasure } from './movement-result.ts';
import { TRACE_RATE_HZ } from './trace.ts';
import type { SegmentTrace, Trace } from './trace.ts';

/** One second of sitting, deg. `trunk` is undefined where the pelvis is not known. */
export interface PostureSecond {
  readonly flexionDeg: number;
  readonly lateralDeg: number;
  readonly trunkDeg: number | undefined;
}

const BACK_DEG = -5;
const UPRIGHT_DEG = 20;
const FORWARD_DEG = 60;
const SIDE_DEG = 10;
/** A posture is another one when an angle differs by so much, for so many seconds. */
const CHANGE_DEG = 5;
const CHANGE_SECONDS = 3;
const SECONDS_A_MINUTE = 60;
const SETTLING_S = 10;
/** Less silence than this share of the time says nothing against a number. */
const NOTABLE_SILENCE = 0.05;

export function typingMeasures({ segments }: Trace, recording: readonly MovementFlag[]): MovementMeasure[] {
  const { thorax, trunk } = segments;
  if (thorax === undefined) return [];
  const seconds = postureSeconds(thorax, trunk);
  const expected = Math.floor(thorax.known.length / TRACE_RATE_HZ) - SETTLING_S;
  if (seconds.length === 0) return [];
  const flexion = seconds.map(({ flexionDeg }) => flexionDeg);
  const bent = seconds.flatMap(({ trunkDeg }) => trunkDeg ?? []);
  const share =
    (test: (second: PostureSecond) => boolean): ((part: readonly PostureSecond[]) => number) =>
    (part) =>
      (100 * part.filter(test).length) / part.length;
  const changes = postureChanges(seconds);
  const hours = seconds.length / 3600;
  const rate = changes.length / hours;
  const silent = seconds.length < (1 - NOTABLE_SILENCE) * expected;
  const against = recording.filter(
    ({ code }) => code === 'sensor-slipped' || (code === 'sensor-lost' && silent),
  );
  const told = (key: MovementMeasureKey, value: number, standardError?: number): MovementMeasure =>
    measureOf(key, value, standardError, seconds.length, against);
  const byMinute = (
    key: MovementMeasureKey,
    of: (part: readonly PostureSecond[]) => number,
  ): MovementMeasure => told(key, of(seconds), errorByMinute(seconds, of));
  return [
    byMinute('thoraxFlexionMeanDeg', (part) => mean(part.map(({ flexionDeg }) => flexionDeg))),
    told('thoraxFlexionSpreadDeg', populationStandardDeviation(flexion)),
    ...(bent.length === seconds.length
      ? [
          byMinute('trunkFlexionMeanDeg', (part) => mean(part.map(({ trunkDeg }) => trunkDeg ?? 0))),
          told('trunkFlexionSpreadDeg', populationStandardDeviation(bent)),
        ]
      : []),
    byMinute(
      'leaningBackPercent',
      share(({ flexionDeg }) => flexionDeg < BACK_DEG),
    ),
    byMinute(
      'uprightPercent',
      share(({ flexionDeg }) => flexionDeg >= BACK_DEG && flexionDeg <= UPRIGHT_DEG),
    ),
    byMinute(
      'forwardPercent',
      share(({ flexionDeg }) => flexionDeg > UPRIGHT_DEG && flexionDeg <= FORWARD_DEG),
    ),
    byMinute(
      'farForwardPercent',
      share(({ flexionDeg }) => flexionDeg > FORWARD_DEG),
    ),
    byMinute(
      'sideBentPercent',
      share(({ lateralDeg }) => Math.abs(lateralDeg) > SIDE_DEG),
    ),
    // Counts of rare events scatter like sqrt(n) (Poisson).
    told('posturesPerHour', rate, Math.sqrt(Math.max(1, changes.length)) / hours),
    told('longestStillS', longestStill(changes, seconds.length)),
  ];
}

/** Medians of each whole second, once settled, in which the rib cage was known all the time. */
export function postureSeconds(
  thorax: SegmentTrace,
  trunk: SegmentTrace | undefined,
): readonly PostureSecond[] {
  const seconds: PostureSecond[] = [];
  const settled = SETTLING_S * TRACE_RATE_HZ;
  for (let from = settled; from + TRACE_RATE_HZ <= thorax.known.length; from += TRACE_RATE_HZ) {
    const to = from + TRACE_RATE_HZ;
    if (thorax.known.slice(from, to).includes(false)) continue;
    const middle = (values: Float64Array): number => median(Array.from(values.subarray(from, to)));
    const whole = trunk !== undefined && !trunk.known.slice(from, to).includes(false);
    seconds.push({
      flexionDeg: middle(thorax.deg.flexion),
      lateralDeg: middle(thorax.deg.lateral),
      trunkDeg: whole ? middle(trunk.deg.flexion) : undefined,
    });
  }
  return seconds;
}

/** The seconds at which another posture begins. */
export function postureChanges(seconds: readonly PostureSecond[]): number[] {
  const changes: number[] = [];
  if (seconds.length === 0) return changes;
  let held = middleOf(seconds.slice(0, CHANGE_SECONDS));
  let away = 0;
  seconds.forEach((second, index) => {
    away = differs(held, second) ? away + 1 : 0;
    if (away < CHANGE_SECONDS) return;
    const begun = index - away + 1;
    changes.push(begun);
    held = middleOf(seconds.slice(begun, index + 1));
    away = 0;
  });
  return changes;
}

function differs(held: PostureSecond, now: PostureSecond): boolean {
  const bent =
    held.trunkDeg !== undefined && now.trunkDeg !== undefined ? Math.abs(now.trunkDeg - held.trunkDeg) : 0;
  return (
    Math.max(Math.abs(now.flexionDeg - held.flexionDeg), Math.abs(now.lateralDeg - held.lateralDeg), bent) >=
    CHANGE_DEG
  );
}

function middleOf(part: readonly PostureSecond[]): PostureSecond {
  const bent = part.flatMap(({ trunkDeg }) => trunkDeg ?? []);
  return {
    flexionDeg: median(part.map(({ flexionDeg }) => flexionDeg)),
    lateralDeg: median(part.map(({ lateralDeg }) => lateralDeg)),
    trunkDeg: bent.length === 0 ? undefined : median(bent),
  };
}

function longestStill(changes: readonly number[], length: number): number {
  const borders = [0, ...changes, length];
  return borders.slice(1).reduce((longest, end, index) => Math.max(longest, end - at(borders, index)), 0);
}

/** Standard error of the mean of whole minutes, which hang together less than seconds do. */
function errorByMinute(
  seconds: readonly PostureSecond[],
  of: (part: readonly PostureSecond[]) => number,
): number | undefined {
  const minutes = Math.floor(seconds.length / SECONDS_A_MINUTE);
  if (minutes < 3) return undefined;
  const values = Array.from({ length: minutes }, (_, k) =>
    of(seconds.slice(k * SECONDS_A_MINUTE, (k + 1) * SECONDS_A_MINUTE)),
  );
  return sampleStandardDeviation(values) / Math.sqrt(minutes);
}

function measureOf(
  key: MovementMeasureKey,
  value: number,
  standardError: number | undefined,
  seconds: number,
  recording: readonly MovementFlag[],
): MovementMeasure {
  const trials = Math.floor(seconds / SECONDS_A_MINUTE);
  const { fewest } = MOVEMENT_MEASURES[key];
  return {
    key,
    value,
    ...(standardError !== undefined && { standardError }),
    trials,
    flags: [
      ...flagWhen(
        trials < fewest,
        'too-short',
        message('quality.movement.few-minutes', { minutes: seconds / SECONDS_A_MINUTE, fewest }),
      ),
      ...recording.filter(({ segment }) => segment === undefined || sensorsOf(key).includes(segment)),
    ],
  };
}
