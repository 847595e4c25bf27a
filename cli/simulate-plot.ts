/** The simulation as a picture: error by trial, success by trial, coverage of the intervals by trial. */
import { METHODS } from '#core/difficulty/simulation-methods.ts';
import { SCENARIO_NAMES } from '#core/difficulty/simulation-patients.ts';
import { drawPanels } from './chart.ts';
import type { Panel, Series, XY } from './chart.ts';
import type { SimulationReport } from './simulate.ts';

/** Okabe & Ito's colours, told apart by everyone; then Tol's muted ones. */
const COLOURS = [
  '#0072b2',
  '#d55e00',
  '#009e73',
  '#cc79a7',
  '#e69f00',
  '#56b4e9',
  '#555555',
  '#882255',
  '#999933',
  '#332288',
  '#44aa99',
];
const GUIDE = '#bbbbbb';
/** Success of this many trials is averaged: of one it jumps about. */
const WINDOW = 5;

/** @param goal The error that is drawn as a line, logits. */
export function plotSimulation(report: SimulationReport, goal: number): string {
  const { patients, trials, seed, method } = report.plan;
  return drawPanels(
    [errors(report, goal), successes(report), coverages(report)],
    `keel simulate: ${patients} patients, ${trials} trials, seed ${seed}, ${method}`,
  );
}

/** Every method by graded successes, and staircases by their reversals too. */
function errors({ rmseCurves }: SimulationReport, goal: number): Panel {
  const curves = METHODS.flatMap((name) => {
    const { graded = [], reversals } = rmseCurves[name];
    const own = { name: name as string, points: byTrial(graded) };
    if (reversals === undefined) return [own];
    return [own, { name: `${name}, reversals`, points: byTrial(reversals) }];
  });
  const longest = curves.reduce((most, { points }) => Math.max(most, points.length), 2);
  return {
    title: 'Error by trial, matched, every method',
    xTitle: 'trial',
    yTitle: 'root mean square error, logits',
    x: { low: 1, high: longest },
    y: { low: 0, high: 1.6 },
    legend: 'left',
    series: [level(goal, longest), ...curves.map((curve, k) => ({ ...curve, colour: colour(k) }))],
  };
}

function successes({ plan, scenarios }: SimulationReport): Panel {
  return {
    title: `Success by trial (mean of ${WINDOW}), every scenario`,
    xTitle: 'trial',
    yTitle: 'share that succeeded',
    x: { low: 1, high: Math.max(2, plan.trials) },
    y: { low: 0, high: 1 },
    legend: 'left',
    series: [
      level(plan.targetSuccess, plan.trials),
      ...SCENARIO_NAMES.map((name, k) => {
        const rates = scenarios[name].byTrial.map(({ successRate }) => successRate);
        return { points: byTrial(smoothed(rates)), colour: colour(k), name };
      }),
    ],
  };
}

function coverages({ plan, scenarios }: SimulationReport): Panel {
  return {
    title: '95 % intervals that hold the ability, every scenario',
    xTitle: 'trial',
    yTitle: 'share',
    x: { low: 1, high: Math.max(2, plan.trials) },
    y: { low: 0.5, high: 1 },
    legend: 'left',
    series: [
      level(0.95, plan.trials),
      ...SCENARIO_NAMES.map((name, k) => {
        const shares = scenarios[name].byTrial.flatMap(({ coverage95 }) => coverage95 ?? []);
        return { points: byTrial(smoothed(shares)), colour: colour(k), name };
      }),
    ],
  };
}

function colour(index: number): string {
  return COLOURS[index % COLOURS.length] ?? GUIDE;
}

function level(value: number, trials: number): Series {
  return {
    points: [
      [1, value],
      [trials, value],
    ],
    colour: GUIDE,
    width: 1,
  };
}

function byTrial(values: readonly number[]): XY[] {
  return values.map((value, index): XY => [index + 1, value]);
}

/** The mean of each value with the ones before it, WINDOW at most. */
function smoothed(values: readonly number[]): number[] {
  return values.map((_, index) => {
    const window = values.slice(Math.max(0, index + 1 - WINDOW), index + 1);
    return window.reduce((sum, value) => sum + value, 0) / window.length;
  });
}
