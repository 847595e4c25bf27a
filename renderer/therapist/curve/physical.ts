/** What a parameter means in the units people know: centimetres or degrees of this person's own range, seconds. */
import type { Posture, Steering } from '#core/contract/stimulus.ts';
import type { ParameterSpec } from '#core/exercise/info.ts';
import { unitLabel } from '#core/exercise/labels.ts';
import { defaultRange, meanExtent } from '#core/exercise/range.ts';
import type { SteeringRange } from '#core/exercise/range.ts';
import type { SkillPoint } from '#core/ipc/records.ts';
import type { PlainMessageId } from '#core/language/message.ts';
import type { Translator } from '#core/language/translator.ts';

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

/** How a parameter is told: its unit, how exactly it can be read, and its value in it. */
export interface Physical {
  readonly unit: PlainMessageId | undefined;
  readonly digits: 0 | 1;
  readonly of: (value: number) => number;
}

/** Percent of the range become centimetres or degrees; all else stays as it is. */
export function physicalOf({ unit }: Pick<ParameterSpec, 'unit'>, reach: Reach): Physical {
  if (unit !== 'percent-of-range') return ownOf({ unit }, reach);
  const inCm = reach.steering === 'centre-of-pressure';
  const scale = inCm ? MM_PER_CM : 1;
  return {
    unit: inCm ? 'unit.cm' : 'unit.deg',
    digits: 1,
    of: (value) => (value * reach.mean) / scale / 100,
  };
}

/** As it is bounded: whole percent, tenths of all else. */
function ownOf({ unit }: Pick<ParameterSpec, 'unit'>, { steering }: Reach): Physical {
  const digits = unit === 'percent' || unit === 'percent-of-range' ? 0 : 1;
  return { unit: unitLabel(unit, steering), digits, of: (value) => value };
}

/** "24 % of limits (1.1 cm)", "2.3 s". */
export function inBothUnits(
  spec: Pick<ParameterSpec, 'unit'>,
  value: number,
  reach: Reach,
  translator: Translator,
): string {
  const [own, physical] = [ownOf(spec, reach), physicalOf(spec, reach)];
  const told = valueText(own, value, translator);
  return physical.unit === own.unit ? told : `${told} (${valueText(physical, value, translator)})`;
}

/** "1.1 cm", "12.0°". */
export function valueText(physical: Physical, value: number, translator: Translator): string {
  const { unit } = physical;
  return withUnit(shortNumber(physical, value, translator), unit === undefined ? '' : translator.say(unit));
}

/** The number alone, as short as it can be read from. */
export function shortNumber({ digits, of }: Physical, value: number, { number }: Translator): string {
  return number(of(value), digits, 'exact');
}

export function withUnit(number: string, unit: string): string {
  return `${number}${unitSuffix(unit)}`;
}

/** Degrees stand close to their number. */
export function unitSuffix(unit: string): string {
  return unit === '' || unit.startsWith('°') ? unit : ` ${unit}`;
}
