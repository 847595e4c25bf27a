/**
 * Virtual patients of known ability, played by a method: how truly it finds them, how soon, and whether they succeed
 * as often as they should.
 */
import { deriveSeed } from '../signal/random.ts';
import { trackers } from './simulation-methods.ts';
import type { MethodName, Reading, Tracker } from './simulation-methods.ts';
import { SCENARIOS, createPatient } from './simulation-patients.ts';
import type { ScenarioName, SimulatedPatient } from './simulation-patients.ts';

export interface SimulationPlan {
  readonly patients: number;
  readonly trials: number;
  readonly seed: number;
  readonly method: MethodName;
  /** How the trials are read. */
  readonly reading: Reading;
  readonly scenario: ScenarioName;
  readonly targetSuccess: number;
}

/** Over all patients, of one trial. */
export interface TrialSummary {
  /** Share that succeeded. */
  readonly successRate: number;
  /** Mean of estimate less ability after the trial, logits. */
  readonly bias: number;
  /** Root mean square of it, logits. */
  readonly rmse: number;
  /** Share of the 95 % intervals that hold the ability; undefined for a method without. */
  readonly coverage95?: number | undefined;
}

/** `successRate` is over the trials after the tenth (over all when there are no more), the rest after the last trial. */
export interface SimulationSummary extends TrialSummary {
  readonly byTrial: readonly TrialSummary[];
}

/** The method has found its feet by now. */
const SETTLED_AFTER = 10;

export function simulate(plan: SimulationPlan): SimulationSummary {
  const players = playersOf(plan);
  const byTrial = Array.from({ length: plan.trials }, (_, trial) => playTrial(players, trial));
  const settled = byTrial.length > SETTLED_AFTER ? byTrial.slice(SETTLED_AFTER) : byTrial;
  const last = byTrial.at(-1) ?? { successRate: Number.NaN, bias: Number.NaN, rmse: Number.NaN };
  return { ...last, successRate: meanOver(settled, ({ successRate }) => successRate), byTrial };
}

/** The same people for longer: root mean square error after each trial, until it is at most `goal`. */
export function rmseCurve(plan: SimulationPlan, goal: number, mostTrials: number): readonly number[] {
  const players = playersOf(plan);
  const curve: number[] = [];
  for (let trial = 0; trial < mostTrials; trial++) {
    curve.push(playTrial(players, trial).rmse);
    if (trial + 1 >= plan.trials && curve.some((rmse) => rmse <= goal)) break;
  }
  return curve;
}

interface Player {
  readonly patient: SimulatedPatient;
  readonly tracker: Tracker;
}

function playersOf(plan: SimulationPlan): Player[] {
  const { patients, trials, seed, method, reading, scenario, targetSuccess } = plan;
  const newTracker = trackers(method, reading, targetSuccess);
  return Array.from({ length: patients }, (_, index) => ({
    // The same people whatever the method.
    patient: createPatient(deriveSeed(seed, `${scenario} ${index}`), SCENARIOS[scenario], trials),
    tracker: newTracker(),
  }));
}

function playTrial(players: readonly Player[], trial: number): TrialSummary {
  const outcomes = players.map(({ patient, tracker }) => {
    const difficulty = tracker.choose();
    const played = patient.plays(difficulty);
    const { success } = played;
    tracker.learn(difficulty, played);
    const { mean, interval } = tracker.find();
    const ability = patient.abilityAt(trial);
    const held = interval && interval[0] <= ability && ability <= interval[1];
    return { success, error: mean - ability, held };
  });
  const intervals = outcomes.flatMap(({ held }) => (held === undefined ? [] : [held]));
  return {
    successRate: meanOver(outcomes, ({ success }) => (success ? 1 : 0)),
    bias: meanOver(outcomes, ({ error }) => error),
    rmse: Math.sqrt(meanOver(outcomes, ({ error }) => error * error)),
    coverage95: intervals.length === 0 ? undefined : meanOver(intervals, (held) => (held ? 1 : 0)),
  };
}

function meanOver<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((sum, item) => sum + value(item), 0) / items.length;
}
