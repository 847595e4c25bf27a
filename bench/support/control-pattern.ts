/**
 * Tight or loose, a measure for research: how briskly a person answers a gust, apart from whether they catch it. Guarded,
 * stiff control leans slowly and a little at a time; loose control throws the weight across and swings (van Dieen et al.
 * 2019, J Orthop Sports Phys Ther 49:370).
 *
 * It orders virtual bodies by their degree of tightness or looseness, and names nobody: slow bodies answer as gently as
 * tight ones, unsteady ones as briskly as loose ones (`node bench/control-pattern.ts`). So no screen shows it. It is
 * worked out from `briskness`, which is kept with every gust.
 */
import { meanMetric } from '#core/coordination/estimates.ts';
import type { VirtualPatientOptions } from '#core/contract/sensors.ts';
import type { ExerciseResult, Metric } from '#core/exercise/result.ts';
import { presetBlock } from '#core/programme/presets.ts';
import { SQUALL_CURVE } from '#games/squall/curve.ts';
import { SQUALL } from '#games/squall/index.ts';
import { playProgramme } from './programme-simulation.ts';

/** Median briskness of a healthy virtual body: the fastest 100 ms of the counter-lean over the size of the gust, 1/s. */
const TYPICAL_BRISKNESS = 2.7;
const FEWEST_GUSTS = 4;

/** Mean over gusts of ln(briskness / typical): below 0 gentle, above brisk. */
export function brisknessIndex(trials: ExerciseResult['trials']): Metric | undefined {
  const indices = trials.flatMap(({ kind, values, void: isVoid }) => {
    const { briskness } = values;
    const counts = isVoid === undefined && (kind === 'cued' || kind === 'uncued');
    return counts && briskness !== undefined && briskness > 0
      ? [Math.log(briskness / TYPICAL_BRISKNESS)]
      : [];
  });
  return indices.length < FEWEST_GUSTS ? undefined : meanMetric(indices);
}

export type ControlPattern = 'tight' | 'loose' | 'typical' | 'unsure';

/** An index within this is typical: a fifth more or less. */
const TYPICAL = 0.2;

/** What a verdict would say that is sure of a side of the limits when so many standard errors lie between. */
export function controlPatternOf(index: Metric | undefined, standardErrors: number): ControlPattern {
  if (index?.standardError === undefined) return 'unsure';
  const { value } = index;
  const doubt = standardErrors * index.standardError;
  if (value - doubt > TYPICAL) return 'loose';
  if (value + doubt < -TYPICAL) return 'tight';
  return Math.abs(value) + doubt < TYPICAL ? 'typical' : 'unsure';
}

export interface Kind {
  readonly impairment: VirtualPatientOptions['impairment'];
  readonly severity: number;
}

const IMPAIRMENTS = ['tight', 'loose', 'slow', 'one-sided', 'poor-position-sense', 'fear'] as const;

export const KINDS: readonly Kind[] = [
  { impairment: 'none', severity: 0 },
  ...IMPAIRMENTS.flatMap((impairment) => [0.5, 1].map((severity) => ({ impairment, severity }))),
];

const BLOCK = presetBlock(
  'squall',
  SQUALL.info,
  { steering: 'centre-of-pressure', posture: 'feet-apart' },
  { dose: { sets: 3, seconds: 120 } },
);

/** One body trains Squall for two sessions: the sets of the second. */
export function trainedSets({ impairment, severity }: Kind, seed: number): readonly ExerciseResult[] {
  const spread = (seed * 0.618) % 1;
  const body = { seed, heightM: 1.55 + 0.35 * spread, bodyMassKg: 55 + 40 * spread, impairment, severity };
  const outcomes = playProgramme(body, {
    exercise: { ...SQUALL, curve: SQUALL_CURVE },
    block: BLOCK,
    sessions: 2,
    daysBetween: 3,
  });
  return outcomes.at(-1)?.sets ?? [];
}
