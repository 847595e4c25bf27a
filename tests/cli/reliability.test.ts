import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { reliabilityCommand } from '../../cli/reliability.ts';
import { SHROUT_FLEISS } from '../support/shrout-fleiss.ts';

let folder = '';
let printed: string[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keel-reliability-'));
  printed = [];
  vi.spyOn(console, 'log').mockImplementation((text: string) => void printed.push(text));
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

/** What is printed of this text. */
async function told(text: string, ...args: string[]): Promise<string> {
  const path = join(folder, 'trials.csv');
  writeFileSync(path, text);
  printed = [];
  expect(await reliabilityCommand([path, ...args])).toBe(0);
  return printed.join('\n');
}

interface Told {
  readonly measure: string;
  readonly icc: number | null;
  readonly standardErrorOfMeasurement?: number;
  readonly minimalDetectableChange?: number;
  readonly withinPerson: { readonly scale: string; readonly standardDeviation: number } | null;
  readonly verdicts: readonly { readonly person: string; readonly verdict: string }[];
  readonly notes: readonly string[];
}

const json = async (text: string, ...args: string[]): Promise<readonly Told[]> =>
  JSON.parse(await told(text, '--json', ...args)) as readonly Told[];

function csvOf(people: readonly (readonly number[])[], name = 'rating'): string {
  const lines = people.flatMap((values, person) =>
    values.map((value, trial) => `p${person + 1},${trial + 1},${value}`),
  );
  return ['person,trial,' + name, ...lines].join('\n');
}

describe('keel reliability', () => {
  it('gives the published ICC(2,1) of Shrout & Fleiss with its interval, SEM and MDC', async () => {
    const text = await told(csvOf(SHROUT_FLEISS));
    expect(text).toContain('ICC(2,1)  0.290, 95 % interval 0.019 to 0.761');
    // sqrt((judges - error) / people + error) = sqrt(5.2444 + 1.0194)
    const [measure] = await json(csvOf(SHROUT_FLEISS));
    expect(measure?.standardErrorOfMeasurement).toBeCloseTo(Math.sqrt(5.2444 + 1.0194), 3);
    expect(measure?.minimalDetectableChange).toBeCloseTo(2.7718 * Math.sqrt(5.2444 + 1.0194), 3);
  });

  it('judges the last trial of each person, with what the others scatter', async () => {
    const steady = [10, 20, 30, 40, 50].map((value) => [value, 1.02 * value, 0.99 * value]);
    const [measure] = await json(csvOf([...steady, [20, 21, 40]], 'velocity'));
    expect(measure?.withinPerson?.scale).toBe('log');
    expect(measure?.verdicts.map(({ verdict }) => verdict)).toEqual([
      ...steady.map(() => 'no-real-change'),
      'changed',
    ]);
  });

  it('says nobody changed in 95 of 100 real people who did not', async () => {
    const path = join(import.meta.dirname, '../fixtures/reference/reliability/repeats.json');
    const { triples } = JSON.parse(readFileSync(path, 'utf8')) as { triples: number[][][] };
    const people = triples.slice(0, 120).map(([velocity = []]) => velocity);
    const [measure] = await json(csvOf(people, 'velocity'));
    const changed = measure?.verdicts.filter(({ verdict }) => verdict === 'changed') ?? [];
    expect(measure?.verdicts).toHaveLength(120);
    expect(changed.length).toBeLessThanOrEqual(6);
    expect(measure?.withinPerson?.standardDeviation).toBeGreaterThan(0.08);
  });

  it('takes several measures, semicolons and holes, and says what was left out', async () => {
    const lines = ['Person;Trial;a;b', 'x;2;2;-1', 'x;1;1;', 'y;1;3;4', 'y;2;5;6', 'z;1;4;1', 'z;2;6;2'];
    const [a, b] = await json(lines.join('\n'));
    expect([a?.measure, b?.measure]).toEqual(['a', 'b']);
    expect(a?.notes).toContain('Verdicts need a person with three trials, and three others with repeats.');
    expect(b?.notes[0]).toBe('1 of 3 people lack a trial: not in the ICC.');
    expect(b?.withinPerson).toBeNull();
  });

  it.each([
    ['an empty file', '', 'empty'],
    ['no column of people', 'a,b\n1,2', 'person, trial'],
    ['a word for a value', 'person,trial,v\nx,1,high', 'Line 2: v is "high", not a number.'],
    ['a word for a trial', 'person,trial,v\nx,first,1', 'Line 2: the trial must be a number'],
    ['a trial that is there twice', 'person,trial,v\nx,1,1\nx,1,2', 'Line 3: trial 1 of x is there twice.'],
    ['a line that is too short', 'person,trial,v\nx,1', 'Line 2 has 2 columns'],
  ])('refuses %s with what is wrong', async (_, text, message) => {
    await expect(told(text)).rejects.toMatchObject({
      code: 'invalid-argument',
      message: expect.stringContaining(message) as string,
    });
  });

  it('refuses what it was not asked rightly', async () => {
    await expect(reliabilityCommand([])).rejects.toThrow('Name one file');
    await expect(reliabilityCommand([join(folder, 'none.csv')])).rejects.toMatchObject({ code: 'not-found' });
    await expect(told('person,trial,v\nx,1,-1', '--scale', 'log')).rejects.toThrow('--scale plain');
    await expect(told('person,trial,v\nx,1,1', '--scale', 'cubic')).rejects.toThrow('--scale is log');
  });
});
