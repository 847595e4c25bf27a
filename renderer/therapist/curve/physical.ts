/** What a parameter means in the units people know: centimetres or degrees of this person's own range, seconds. */
import type { Posture, Steering } from '#core/contract/stimulus.ts';
import type { ParameterSpec } from '#core/exercise/info.ts';
import { defaultRange, meanExtent } from '#core/exercise/range.ts';
import type { SteeringRange } from '#core/exercise/range.ts';
import type { SkillPoint } from '#core/ipc/records.ts';
import { unitText } from '../../ui/exercise-text.ts';

const MM_PER_CM = 10;

/** How far what steers goes, on average over eight directions: mm of a centre of pressure, deg otherwise. */
export interface Reach {
  readonly steering: Steering;
  readonly mean: number;
}

export function reachOf(steering: Steering, range: SteeringRange): Reach {
  return { steering, mean: meanExtent(range) };
}

export interface KnownReach extends Reach {
  /** The session that measured it; undefined: the cautious default. */
  readonly from: SkillPoint | undefined;
}

/** The key under which a skill's summary has the range that was measured for it. */
const MEAN_REACH = 'range.meanReach';

/**
 * The last reach that was measured for a skill, on real devices where there is any, else on what there is; else the
 * cautious default. @param history Of the skill, oldest first.
 */
export function knownReach(history: readonly SkillPoint[], steering: Steering, posture: Posture): KnownReach {
  const measured = history.filter(({ summary }) => summary.metrics[MEAN_REACH] !== undefined);
  const from = measured.findLast(({ source }) => source === 'hid') ?? measured.at(-1);
  const mean = from?.summary.metrics[MEAN_REACH]?.value ?? meanExtent(defaultRange(steering, posture));
  return { steering, mean, from };
}

/** How a parameter is told: its unit, and its value in it. */
export interface Physical {
  readonly unit: string;
  readonly of: (value: number) => number;
}

/** Percent of the range become centimetres or degrees; all else stays as it is. */
export function physicalOf({ unit }: Pick<ParameterSpec, 'unit'>, reach: Reach): Physical {
  if (unit !== 'percent-of-range') return { unit: unitText(unit, reach.steering), of: (value) => value };
  const [name, scale] = reach.steering === 'centre-of-pressure' ? ['cm', MM_PER_CM] : ['°', 1];
  return { unit: name, of: (value) => (value * reach.mean) / scale / 100 };
}

/** As short as it can be read from: tenths of centimetres, degrees and seconds, whole percent. */
export function shortNumber(value: number, unit: string): string {
  return unit.startsWith('%') ? String(Math.round(value)) : value.toFixed(1);
}

/** "24 % of limits (1.1 cm)", "2.3 s". */
export function inBothUnits({ unit }: Pick<ParameterSpec, 'unit'>, value: number, reach: Reach): string {
  const own = unitText(unit, reach.steering);
  const physical = physicalOf({ unit }, reach);
  const told = withUnit(shortNumber(value, own), own);
  return physical.unit === own
    ? told
    : `${told} (${withUnit(shortNumber(physical.of(value), physical.unit), physical.unit)})`;
}

/** "1.1 cm", "12°". */
export function withUnit(number: string, unit: string): string {
  return unit.startsWith('°') ? `${number}${unit}` : `${number} ${unit}`.trim();
}
