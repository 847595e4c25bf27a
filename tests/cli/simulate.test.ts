import { JSDOM } from 'jsdom';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { METHODS } from '#core/difficulty/simulation-methods.ts';
import { SCENARIO_NAMES } from '#core/difficulty/simulation-patients.ts';
import { RETURNING_NAMES } from '#core/profile/ability-change-simulation.ts';
import { jsonOf, runSimulation, simulateCommand } from '../../cli/simulate.ts';
import type { SimulationReport } from '../../cli/simulate.ts';
import { plotSimulation } from '../../cli/simulate-plot.ts';

const PLAN = { patients: 4, trials: 3, seed: 2, method: 'staircase', targetSuccess: 0.775 } as const;

let whole: SimulationReport;

beforeAll(async () => {
  whole = await runSimulation(PLAN);
}, 60_000);

async function printed(...args: string[]): Promise<string> {
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  try {
    expect(await simulateCommand(args)).toBe(0);
    return String(log.mock.calls[0]?.[0]);
  } finally {
    log.mockRestore();
  }
}

describe('keel simulate', { timeout: 60_000 }, () => {
  it('prints what was asked for as JSON', async () => {
    const text = await printed(
      '--patients',
      '4',
      '--trials',
      '3',
      '--seed',
      '2',
      '--method',
      'staircase',
      '--json',
    );
    const report: unknown = JSON.parse(text);
    expect(report).toEqual(jsonOf(whole));
    expect(report).toMatchObject({
      patients: 4,
      trials: 3,
      seed: 2,
      method: 'staircase',
      target: 0.775,
      successRate: expect.any(Number) as number,
      bias: expect.any(Number) as number,
      rmse: expect.any(Number) as number,
      coverage95: expect.any(Number) as number,
      scenarios: { 'flat-slope': { successRate: expect.any(Number) as number } },
    });
  });

  it('gives an error that is not reached as null', () => {
    const graded = { graded: [0.9, 0.5, 0.6] };
    const slow = { successes: [0.9, 0.8], reversals: [0.7, 0.6, 0.5] };
    const curves = { bayes: graded, questplus: {}, staircase: slow, levitt: {} };
    const none = { graded: null, successes: null, reversals: null };
    expect(jsonOf({ ...whole, rmseCurves: curves }).trialsToRmse05).toEqual({
      bayes: { ...none, graded: 2 },
      questplus: none,
      staircase: { ...none, reversals: 3 },
      levitt: none,
    });
  });

  it('prints a table with a line for each scenario', async () => {
    const text = await printed('--patients', '2', '--trials', '2', '--method', 'staircase');
    expect(text).toMatch(/^2 patients, 2 trials, seed 1, staircase, target 77.5 %/);
    expect(text).toMatch(/correlated-trials +\d+\.\d % /);
    expect(text).toMatch(/Trials to an rmse of 0.5.*\nmethod +graded +successes +reversals\nbayes +\S.* -\n/);
  });

  it('draws a picture that names every scenario and method', () => {
    const svg = plotSimulation(whole, 0.5);
    const { document } = new JSDOM(svg, { contentType: 'image/svg+xml' }).window;
    const texts = [...document.querySelectorAll('text')].map((text) => text.textContent);
    expect(texts).toEqual(expect.arrayContaining([...METHODS, ...SCENARIO_NAMES]));
    expect(texts).toEqual(expect.arrayContaining(['root mean square error, logits', 'trial', 'share']));
    // A level in each panel, and two staircases by their reversals.
    const lines = METHODS.length + 2 + 2 * SCENARIO_NAMES.length + 3;
    expect(document.querySelectorAll('[aria-label="line"] path')).toHaveLength(lines);
    expect(svg).not.toContain('NaN');
  });

  it('prints a line for each kind of people who come back', async () => {
    const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
    try {
      expect(await simulateCommand(['--change', '--patients', '1'])).toBe(0);
      const lines = log.mock.calls.map(([line]) => String(line));
      expect(lines[0]).toMatch(/^1 people a line, seed 1; three sessions before/);
      expect(lines.slice(1).map((line) => line.split(' ')[0])).toEqual(RETURNING_NAMES);
      expect(lines[1]).toMatch(/^usual +\d+\.0 % .*\+0\.5: .*\+1: .*\+1\.5: /);
    } finally {
      log.mockRestore();
    }
  });

  it.each([
    [['--patients', '0'], /--patients is a whole number from 1 to 10000/],
    [['--trials', '2.5'], /--trials is a whole number from 1 to 1000/],
    [['--seed', '-1'], /seed/],
    [['--seed', 'x'], /--seed is a whole number/],
    [['--method', 'guess'], /--method is bayes, questplus, staircase, levitt/],
    [['--speed', '3'], /keel simulate/],
  ])('refuses %j', async (args, message) => {
    await expect(simulateCommand(args)).rejects.toThrow(message);
  });
});
