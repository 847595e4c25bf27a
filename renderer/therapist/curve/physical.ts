/** What a parameter means in the units people know: centimetres of this person's own reach, seconds. */
import type { ParameterSpec } from '#core/exercise/info.ts';
import { defaultRange, meanExtent } from '#core/exercise/range.ts';
import type { SteeringRange } from '#core/exercise/range.ts';
import type { StoredSession } from '#core/ipc/ipc.ts';
import type { SessionRow } from '#core/ipc/records.ts';
import type { Stance } from '#core/programme/programme.ts';

/** The unit of parameters that are told in percent of the limits of stability. */
const SHARE_OF_LIMITS = '% of limits';
const MM_PER_CM = 10;

export interface KnownLimits {
  readonly limits: SteeringRange;
  /** The session that measured them; undefined: the cautious default. */
  readonly from: SessionRow | undefined;
}

/**
 * The limits a programme is read with: the last that were measured to the end in its stance, on a real board where
 * there are such, else on what there is; else the cautious default. @param sessions Oldest first.
 */
export function knownLimits(sessions: readonly StoredSession[], stance: Stance): KnownLimits {
  const measured = sessions.flatMap(({ row, result }) => {
    if (row.programme.stance !== stance) return [];
    const block = result?.blocks.findLast(({ role, completed }) => role === 'limits' && completed);
    const limits = block?.result.limits;
    return limits === undefined ? [] : [{ limits, from: row }];
  });
  const onBoard = measured.findLast(({ from }) => from.source === 'hid');
  return onBoard ?? measured.at(-1) ?? { limits: defaultRange(), from: undefined };
}

/** How a parameter is told: its unit, and its value in it. */
export interface Physical {
  readonly unit: string;
  readonly of: (value: number) => number;
}

/** Percent of the limits become centimetres, the mean of the eight directions; all else stays as it is. */
export function physicalOf(spec: ParameterSpec, limits: SteeringRange): Physical {
  if (spec.unit !== SHARE_OF_LIMITS) return { unit: spec.unit, of: (value) => value };
  const cmPerPercent = meanExtent(limits) / MM_PER_CM / 100;
  return { unit: 'cm', of: (value) => value * cmPerPercent };
}

/** As short as it can be read from: tenths of centimetres and seconds, whole percent. */
export function shortNumber(value: number, unit: string): string {
  return unit === '%' || unit === SHARE_OF_LIMITS ? String(Math.round(value)) : value.toFixed(1);
}

/** "24 % of limits (1.1 cm)", "2.3 s". */
export function inBothUnits(spec: ParameterSpec, value: number, physical: Physical): string {
  const told = `${shortNumber(value, spec.unit)} ${spec.unit}`;
  return physical.unit === spec.unit
    ? told
    : `${told} (${shortNumber(physical.of(value), physical.unit)} ${physical.unit})`;
}
