/** What a model takes from the parameters and the context of a block, whatever was stored or asked for. */
import { parametersAt } from '#core/exercise/curve.ts';
import type { Curve } from '#core/exercise/curve.ts';
import type { ExerciseContext, Parameters } from '#core/exercise/exercise.ts';
import type { ExerciseInfo } from '#core/exercise/info.ts';

/** The parameters inside their ranges; what is missing or no number is played as at difficulty 0. */
export function parametersFrom<Key extends string>(
  given: Parameters,
  { parameters }: Pick<ExerciseInfo, 'parameters'>,
  curve: Curve,
): Readonly<Record<Key, number>> {
  const usual = parametersAt(curve, 0);
  const values = parameters.map(({ key, min, max }) => {
    const wanted = given[key];
    const usable = wanted !== undefined && Number.isFinite(wanted) ? wanted : (usual[key] ?? min);
    return [key, Math.min(max, Math.max(min, usable))] as const;
  });
  return Object.fromEntries(values) as Record<Key, number>;
}

/** Length of the block, ms. */
export function usableDurationMs({ durationMs }: Pick<ExerciseContext, 'durationMs'>): number {
  return Number.isFinite(durationMs) ? Math.max(0, durationMs) : 0;
}

/** Sway of what steers in quiet, RMS distance, mm or deg; undefined where it was not measured. */
export function usableQuietSway({ quietSwayRms }: Pick<ExerciseContext, 'quietSwayRms'>): number | undefined {
  return quietSwayRms !== undefined && Number.isFinite(quietSwayRms) && quietSwayRms > 0
    ? quietSwayRms
    : undefined;
}
