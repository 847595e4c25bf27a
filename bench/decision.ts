/** What it costs to choose the next trial: it happens between two frames of a game, of which one lasts 16.7 ms. */
import { createAbilityModels } from '#core/difficulty/ability-models.ts';
import type { AbilityState, AdaptationContext, AdaptationPolicy } from '#core/difficulty/ability.ts';
import { gridOf } from '#core/difficulty/grid.ts';
import { weibullDecibel } from '#core/difficulty/psychometric-functions.ts';
import { createSlopePosterior } from '#core/difficulty/ability-slope-posterior.ts';
import { slopedSuccess } from '#core/difficulty/grades.ts';
import { ABILITY_GRID } from '#core/difficulty/posterior.ts';
import {
  questPlusDesign,
  questPlusNext,
  questPlusPosterior,
  questPlusStart,
  questPlusUpdate,
} from '#core/difficulty/quest-plus.ts';
import { SQUALL_CURVE } from '#games/squall/curve.ts';
import { timeCalls } from './table.ts';
import type { BenchRow } from './table.ts';

const POLICY: AdaptationPolicy = {
  targetSuccess: 0.775,
  bounds: {},
  maxStepUp: 0.5,
  deadband: 0.3,
  painLimit: 6,
  painRise: 2,
  method: { name: 'bayes' },
  setting: 'clinic',
};
const CONTEXT: AdaptationContext = { painNow: 0, painAtStart: 0, qualityGood: true, lastSuccess: 0.7 };

const SLOPES = createSlopePosterior(SQUALL_CURVE.ability.logSlopeSd).slopes;

/** Learning from a trial and choosing the next of training, beside trying every hundredth of a logit. */
export function benchTrainingDecision(): BenchRow {
  const model = createAbilityModels().of(SQUALL_CURVE);
  let state = model.initial();
  let trial = 0;
  let sink = 0;
  const ours = timeCalls(
    () => {
      trial += 1;
      if (trial % 40 === 0) state = model.initial();
      state = model.update(state, {
        difficulty: state.lastDifficulty ?? 0,
        score: trial % 4 === 0 ? 0 : 1,
        margin: 1.5,
      });
      const choice = model.next(state, SQUALL_CURVE, POLICY, CONTEXT);
      state = choice.state;
      sink += choice.decision.newDifficulty;
    },
    10,
    60,
  );
  const obvious = timeCalls(
    () => {
      sink += triedDifficulty(state);
    },
    10,
    60,
  );
  requireNumber(sink);
  return {
    name: 'next trial of training (learn and choose)',
    ...ours,
    unit: 'µs',
    baseline: obvious.median,
    baselineName: 'every hundredth of a logit tried, no limits',
  };
}

function triedDifficulty({ posterior }: AbilityState): number {
  let best = { difficulty: 0, distance: Infinity };
  for (let step = -600; step <= 600; step++) {
    const difficulty = step / 100;
    const expected = posterior.reduce((sum, weight, index) => {
      const slope = SLOPES[Math.floor(index / ABILITY_GRID.length)] ?? 1;
      return sum + weight * slopedSuccess(ABILITY_GRID[index % ABILITY_GRID.length] ?? 0, slope, difficulty);
    }, 0);
    const distance = Math.abs(expected - POLICY.targetSuccess);
    if (distance < best.distance) best = { difficulty, distance };
  }
  return best.difficulty;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** An assessment of threshold, slope and lapse, beside the entropies as the paper states them. */
export function benchAssessmentDecision(): BenchRow {
  const stimuli = { contrast: range(-40, 0) };
  const parameters = {
    threshold: range(-40, 0),
    slope: range(2, 5),
    guess: [0.5],
    lapse: [0, 0.01, 0.02, 0.03, 0.04],
  };
  type Point = Parameters<typeof weibullDecibel>[1];
  const right = ({ contrast }: { readonly contrast: number }, point: Point): number =>
    weibullDecibel(contrast, point);
  const design = questPlusDesign({
    stimuli,
    parameters,
    answers: [(stimulus, point) => 1 - right(stimulus, point), right],
  });
  const start = questPlusStart(design);
  const state = questPlusUpdate(design, start, {
    stimulusIndex: questPlusNext(design, start).index,
    answer: 1,
  });
  const posterior = [...questPlusPosterior(state)];
  const grid = gridOf(parameters);
  let sink = 0;
  const ours = timeCalls(
    () => {
      sink += questPlusNext(design, state).expectedEntropy;
    },
    10,
    60,
  );
  const obvious = timeCalls(
    () => {
      const entropies = gridOf(stimuli).map((stimulus) => {
        const p = grid.map((point) => right(stimulus, point));
        return (
          writtenOut(posterior, p) +
          writtenOut(
            posterior,
            p.map((chance) => 1 - chance),
          )
        );
      });
      sink += Math.min(...entropies);
    },
    2,
    30,
  );
  requireNumber(sink);
  return {
    name: `next trial of assessment (QUEST+, ${design.stimuli.length} x ${grid.length})`,
    ...ours,
    unit: 'µs',
    baseline: obvious.median,
    baselineName: 'every posterior and its entropy written out',
  };
}

/** Chance of an answer times the entropy after it. */
function writtenOut(posterior: readonly number[], chances: readonly number[]): number {
  const joint = posterior.map((weight, index) => weight * (chances[index] ?? 0));
  const chance = joint.reduce((sum, value) => sum + value, 0);
  const after = joint.map((value) => value / chance);
  return -chance * after.reduce((sum, share) => (share > 0 ? sum + share * Math.log(share) : sum), 0);
}

function requireNumber(sink: number): void {
  if (!Number.isFinite(sink)) throw new Error('A decision gave no number.');
}
