/** `keel simulate`: how truly and how soon adaptive difficulty finds people of known ability. */
import { writeFileSync } from 'node:fs';
import { PIVOT_SUCCESS } from '#core/difficulty/grades.ts';
import { rmseCurve, simulate } from '#core/difficulty/simulation.ts';
import type { SimulationPlan, SimulationSummary } from '#core/difficulty/simulation.ts';
import { METHODS, READINGS, readingsOf } from '#core/difficulty/simulation-methods.ts';
import type { MethodName, Reading } from '#core/difficulty/simulation-methods.ts';
import { SCENARIO_NAMES } from '#core/difficulty/simulation-patients.ts';
import type { ScenarioName } from '#core/difficulty/simulation-patients.ts';
import { parsedArguments } from './arguments.ts';
import { Refusal } from './refusal.ts';
import { printChangeSimulation } from './simulate-change.ts';

export const SIMULATE_USAGE =
  'simulate [--patients N] [--trials N] [--seed N] [--method bayes|questplus|staircase|levitt] [--json] [--plot FILE.svg] [--change]';

/** The error, in logits, whose trials are counted, and the most trials it is waited for. */
const RMSE_GOAL = 0.5;
const MOST_TRIALS = 100;

export interface SimulationReport {
  /** The scenarios are read by graded successes. */
  readonly plan: Omit<SimulationPlan, 'scenario' | 'reading'>;
  readonly scenarios: Readonly<Record<ScenarioName, SimulationSummary>>;
  /** Of each method and reading for people who answer as the model supposes: error after each trial. */
  readonly rmseCurves: Readonly<Record<MethodName, RmseCurves>>;
}
export type RmseCurves = Readonly<Partial<Record<Reading, readonly number[]>>>;

/** @returns the exit code 0. */
export async function simulateCommand(args: readonly string[]): Promise<number> {
  const { values, plan } = parse(args);
  if (values.change) {
    printChangeSimulation(plan);
    return 0;
  }
  const report = await runSimulation(plan);
  if (values.plot !== undefined) {
    // Loaded when asked for: a document to draw on takes a second to load.
    const { plotSimulation } = await import('./simulate-plot.ts');
    writeFileSync(values.plot, plotSimulation(report, RMSE_GOAL));
  }
  console.log(values.json ? JSON.stringify(jsonOf(report), undefined, 2) : tableOf(report));
  return 0;
}

export async function runSimulation(plan: SimulationReport['plan']): Promise<SimulationReport> {
  const scenarios: Partial<Record<ScenarioName, SimulationSummary>> = {};
  for (const scenario of SCENARIO_NAMES) {
    scenarios[scenario] = simulate({ ...plan, reading: 'graded', scenario });
    await interruptible();
  }
  const rmseCurves: Partial<Record<MethodName, RmseCurves>> = {};
  for (const method of METHODS) {
    const curves: Partial<Record<Reading, readonly number[]>> = {};
    for (const reading of readingsOf(method)) {
      curves[reading] = rmseCurve({ ...plan, method, reading, scenario: 'matched' }, RMSE_GOAL, MOST_TRIALS);
      await interruptible();
    }
    rmseCurves[method] = curves;
  }
  return {
    plan,
    scenarios: scenarios as SimulationReport['scenarios'],
    rmseCurves: rmseCurves as SimulationReport['rmseCurves'],
  };
}

function interruptible(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/** What `--json` prints. What a method has not (an interval, an error that small) is null. */
export function jsonOf({ plan, scenarios, rmseCurves }: SimulationReport) {
  const { patients, trials, seed, method, targetSuccess } = plan;
  return {
    patients,
    trials,
    seed,
    method,
    target: targetSuccess,
    ...figuresOf(scenarios.matched),
    trialsToRmse05: mapped(METHODS, (name) =>
      mapped(READINGS, (reading) => trialsToGoal(rmseCurves[name][reading]) ?? null),
    ),
    scenarios: mapped(SCENARIO_NAMES, (name) => figuresOf(scenarios[name])),
  };
}

function figuresOf({ successRate, bias, rmse, coverage95 }: SimulationSummary) {
  return {
    successRate: rounded(successRate),
    bias: rounded(bias),
    rmse: rounded(rmse),
    coverage95: coverage95 === undefined ? null : rounded(coverage95),
  };
}

function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

function mapped<Name extends string, Value>(
  names: readonly Name[],
  value: (name: Name) => Value,
): Record<Name, Value> {
  return Object.fromEntries(names.map((name) => [name, value(name)])) as Record<Name, Value>;
}

function trialsToGoal(curve: readonly number[] = []): number | undefined {
  const index = curve.findIndex((rmse) => rmse <= RMSE_GOAL);
  return index === -1 ? undefined : index + 1;
}

function tableOf({ plan, scenarios, rmseCurves }: SimulationReport): string {
  const { patients, trials, seed, method, targetSuccess } = plan;
  const percent = (share: number | undefined): string =>
    share === undefined ? '-' : `${(100 * share).toFixed(1)} %`;
  const rows = SCENARIO_NAMES.map((name) => {
    const { successRate, bias, rmse, coverage95 } = scenarios[name];
    return [name, percent(successRate), bias.toFixed(2), rmse.toFixed(2), percent(coverage95)];
  });
  const soon = METHODS.map((name) => {
    const cells = READINGS.map((reading) => {
      const curve = rmseCurves[name][reading];
      return curve === undefined ? '-' : String(trialsToGoal(curve) ?? `over ${MOST_TRIALS}`);
    });
    return [name, ...cells];
  });
  return [
    `${patients} patients, ${trials} trials, seed ${seed}, ${method}, target ${percent(targetSuccess)}; errors in logits`,
    '',
    ...aligned([['scenario', 'success', 'bias', 'rmse', '95 % interval holds'], ...rows]),
    '',
    `Trials to an rmse of ${RMSE_GOAL}, matched, read by graded successes, by successes alone, by the mean of reversals:`,
    ...aligned([['method', ...READINGS], ...soon]),
  ].join('\n');
}

function aligned(rows: readonly (readonly string[])[]): string[] {
  return rows.map((row) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(18) : cell.padStart(9))).join(' '),
  );
}

interface Parsed {
  readonly values: {
    readonly json: boolean;
    readonly change: boolean;
    readonly plot?: string | undefined;
  };
  readonly plan: SimulationReport['plan'];
}

function parse(args: readonly string[]): Parsed {
  const { values } = parseChecked(args);
  const method = METHODS.find((name) => name === values.method);
  if (method === undefined) throw refusal(`--method is ${METHODS.join(', ')}.`);
  return {
    values,
    plan: {
      patients: integer('patients', values.patients, 1, 10_000),
      trials: integer('trials', values.trials, 1, 1000),
      seed: integer('seed', values.seed, 0, Number.MAX_SAFE_INTEGER),
      method,
      targetSuccess: PIVOT_SUCCESS,
    },
  };
}

function parseChecked(args: readonly string[]) {
  return parsedArguments(
    {
      args: [...args],
      options: {
        patients: { type: 'string', default: '200' },
        trials: { type: 'string', default: '40' },
        seed: { type: 'string', default: '1' },
        method: { type: 'string', default: 'bayes' },
        json: { type: 'boolean', default: false },
        change: { type: 'boolean', default: false },
        plot: { type: 'string' },
      },
    },
    SIMULATE_USAGE,
  );
}

function integer(name: string, text: string, least: number, most: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= least && value <= most)) {
    throw refusal(`--${name} is a whole number from ${least} to ${most}, not "${text}".`);
  }
  return value;
}

function refusal(message: string): Refusal {
  return new Refusal('invalid-argument', `${message}\nkeel ${SIMULATE_USAGE}`);
}
