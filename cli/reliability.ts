/** `keel reliability`: how well repeated trials tell people apart, and who changed by their last trial. */
import { changeOf } from '#core/profile/change.ts';
import type { Change } from '#core/profile/change.ts';
import { groupReliability } from '#core/reliability/intraclass-correlation.ts';
import type { GroupReliability } from '#core/reliability/intraclass-correlation.ts';
import { fitWithinPerson } from '#core/reliability/within-person.ts';
import type { WithinPersonPrior } from '#core/reliability/within-person.ts';
import { parsedArguments } from './arguments.ts';
import { readBytes } from './files.ts';
import { refusal, wordsOf } from './refusal.ts';
import { readRepeatedTrials } from './repeated-trials.ts';
import type { RepeatedMeasure } from './repeated-trials.ts';

export const RELIABILITY_USAGE = 'reliability FILE [--scale log|plain] [--json]';

type Scale = WithinPersonPrior['scale'];

interface PersonVerdict extends Change {
  readonly person: string;
  readonly now: number;
}

interface MeasureReliability {
  readonly measure: string;
  readonly group: GroupReliability | undefined;
  readonly withinPerson: WithinPersonPrior | undefined;
  readonly verdicts: readonly PersonVerdict[];
  readonly notes: readonly string[];
}

/** @returns the exit code 0. @throws Refusal or KeelError for arguments or a file that can't be judged. */
export async function reliabilityCommand(args: readonly string[]): Promise<number> {
  const { file, scale, json } = parse(args);
  const measures = readRepeatedTrials(readBytes(file).toString('utf8')).map((repeated) =>
    reliabilityOf(repeated, scale),
  );
  console.log(json ? jsonOf(measures) : measures.map(textOf).join('\n\n'));
  return 0;
}

function parse(args: readonly string[]): { file: string; scale: Scale | undefined; json: boolean } {
  const { values, positionals } = parseChecked(args);
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw refusal(`Name one file: keel ${RELIABILITY_USAGE}`);
  const { scale, json } = values;
  if (scale !== undefined && scale !== 'log' && scale !== 'plain') {
    throw refusal('--scale is log (differences are ratios) or plain.');
  }
  return { file, scale, json };
}

function parseChecked(args: readonly string[]) {
  return parsedArguments(
    {
      args: [...args],
      options: { scale: { type: 'string' }, json: { type: 'boolean', default: false } },
      allowPositionals: true,
    },
    RELIABILITY_USAGE,
  );
}

function reliabilityOf({ measure, people }: RepeatedMeasure, asked: Scale | undefined): MeasureReliability {
  const rows = [...people].map(([person, trials]) => ({ person, values: [...trials.values()] }));
  const scale = asked ?? (rows.every(({ values }) => values.every((value) => value > 0)) ? 'log' : 'plain');
  if (scale === 'log' && rows.some(({ values }) => values.some((value) => value <= 0))) {
    throw refusal(`${measure} has values that are not above zero: use --scale plain.`);
  }
  const trials = new Set([...people.values()].flatMap((own) => [...own.keys()]));
  const whole = rows.filter(({ values }) => values.length === trials.size);
  const left = rows.length - whole.length;
  const notes: string[] =
    left === 0 ? [] : [`${left} of ${rows.length} people lack a trial: not in the ICC.`];
  const orNote = <T>(compute: () => T): T | undefined => {
    try {
      return compute();
    } catch (thrown) {
      notes.push(wordsOf(thrown));
      return undefined;
    }
  };
  const group = orNote(() => groupReliability(whole.map(({ values }) => values)));
  const withinPerson = orNote(() =>
    fitWithinPerson(
      rows.map(({ values }) => values),
      scale,
    ),
  );
  const verdicts = withinPerson === undefined ? [] : verdictsOf(rows, scale);
  if (withinPerson !== undefined && verdicts.length === 0) {
    notes.push('Verdicts need a person with three trials, and three others with repeats.');
  }
  return { measure, group, withinPerson, verdicts, notes };
}

interface Person {
  readonly person: string;
  readonly values: readonly number[];
}

/** The last trial of each against those before it. What is known of scatter comes of the other people alone. */
function verdictsOf(rows: readonly Person[], scale: Scale): readonly PersonVerdict[] {
  return rows.flatMap(({ person, values }) => {
    const now = values.at(-1);
    const others = rows.filter((other) => other.person !== person && other.values.length > 1);
    if (now === undefined || values.length < 3 || others.length < 3) return [];
    const withinPerson = fitWithinPerson(
      others.map((other) => other.values),
      scale,
    );
    const baseline = values.slice(0, -1).map((value) => ({ value }));
    const change = changeOf(baseline, { value: now }, { better: 'neither', withinPerson });
    return change === undefined ? [] : [{ person, now, ...change }];
  });
}

/** A number that could not be computed is null; a note says why. */
function jsonOf(measures: readonly MeasureReliability[]): string {
  const objects = measures.map(({ measure, group, withinPerson, verdicts, notes }) => ({
    measure,
    iccModel: 'ICC(2,1)',
    ...(group ?? { icc: null }),
    withinPerson: withinPerson ?? null,
    verdicts,
    notes,
  }));
  return JSON.stringify(objects, undefined, 2);
}

function textOf({ measure, group, withinPerson, verdicts, notes }: MeasureReliability): string {
  const lines = [measure];
  if (group !== undefined) {
    const { people, trials, icc, low95, high95, standardErrorOfMeasurement: sem } = group;
    lines.push(
      `  People    ${people}, ${trials} trials each`,
      `  ICC(2,1)  ${icc.toFixed(3)}, 95 % interval ${low95.toFixed(3)} to ${high95.toFixed(3)} (two-way random, absolute agreement, single trial)`,
      `  SEM       ${sem.toPrecision(4)}`,
      `  MDC95     ${group.minimalDetectableChange.toPrecision(4)}, one trial against one`,
    );
  }
  if (withinPerson !== undefined) {
    const { scale, standardDeviation, degreesOfFreedom } = withinPerson;
    const told =
      scale === 'log'
        ? `${(100 * standardDeviation).toFixed(1)} % (SD of the logarithm)`
        : `SD ${standardDeviation.toPrecision(4)}`;
    lines.push(`  Within    ${told} of one person, by ${degreesOfFreedom.toFixed(1)} degrees of freedom`);
  }
  const changed = verdicts.filter(({ verdict }) => verdict === 'changed');
  if (verdicts.length > 0)
    lines.push(`  Changed   ${changed.length} of ${verdicts.length} by their last trial`);
  for (const { person, now, change, expectedLow, expectedHigh, verdict } of verdicts) {
    const word = verdict === 'changed' ? (change > 0 ? 'higher' : 'lower') : 'no real change';
    const expected = `${expectedLow.toPrecision(4)} to ${expectedHigh.toPrecision(4)}`;
    lines.push(`    ${person.padEnd(14)} ${now.toPrecision(4).padStart(9)}  expected ${expected}: ${word}`);
  }
  return [...lines, ...notes.map((note) => `  Note      ${note}`)].join('\n');
}
