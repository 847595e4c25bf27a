/** What a QUEST+ posterior says of the parameters. */
import { namesOf } from './grid.ts';
import type { Point } from './grid.ts';
import { questPlusPosterior } from './quest-plus.ts';
import type { QuestPlusDesign, QuestPlusState } from './quest-plus.ts';

export interface QuestPlusEstimate<Parameter extends string> {
  /** Mean of each parameter's marginal posterior. */
  readonly mean: Point<Parameter>;
  /** Standard deviation of each parameter's marginal posterior. */
  readonly standardDeviation: Point<Parameter>;
  /** The most probable combination; of equal ones the first of the grid. */
  readonly mode: Point<Parameter>;
  /** Entropy of the joint posterior, nats. */
  readonly entropy: number;
}

/** Log probabilities this near are equal. */
const SAME = 1e-12;

export function questPlusEstimate<Stimulus extends string, Parameter extends string>(
  { parameters }: QuestPlusDesign<Stimulus, Parameter>,
  state: QuestPlusState,
): QuestPlusEstimate<Parameter> {
  const weights = questPlusPosterior(state);
  const { logPosterior } = state;
  let modeIndex = 0;
  for (const [index, logWeight] of logPosterior.entries()) {
    if (logWeight > (logPosterior[modeIndex] ?? 0) + SAME) modeIndex = index;
  }
  const mode = parameters[modeIndex] ?? ({} as Point<Parameter>);
  const expectation = (of: (point: Point<Parameter>) => number): number =>
    parameters.reduce((sum, point, index) => sum + (weights[index] ?? 0) * of(point), 0);
  const mean = mapped(mode, (name) => expectation((point) => point[name]));
  const standardDeviation = mapped(mode, (name) =>
    Math.sqrt(expectation((point) => (point[name] - mean[name]) * (point[name] - mean[name]))),
  );
  const entropy = -weights.reduce((sum, weight, index) => {
    return weight > 0 ? sum + weight * (logPosterior[index] ?? 0) : sum;
  }, 0);
  return { mean, standardDeviation, mode, entropy };
}

function mapped<Name extends string>(names: Point<Name>, value: (name: Name) => number): Point<Name> {
  return Object.fromEntries(namesOf(names).map((name) => [name, value(name)])) as Point<Name>;
}
