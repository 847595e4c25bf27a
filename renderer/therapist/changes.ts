/** What a session says of the measures of a skill, in words: the judgement itself is core's. */
import type { MetricSpec } from '#core/exercise/info.ts';
import type { Metric } from '#core/exercise/result.ts';
import type { Translator } from '#core/language/translator.ts';
import type { AbilityChange } from '#core/profile/ability-change.ts';
import { type Change, changeOfShare } from '#core/profile/change.ts';
import { ABILITY_METRIC } from '#core/programme/primary-outcome.ts';
import type { Judgement } from '#core/session/judgement.ts';
import type { SkillOutcome } from '#core/session/result.ts';
import { summarySpecs } from '#core/session/summary-metrics.ts';
import { EXERCISES } from '#games/registry.ts';
import { formatNumber, withError } from '../ui/numbers.ts';
import { metricLabel } from './metric-label.ts';

/** One measure: a line of a table. Ability has a sentence of its own. */
export interface MeasureLine {
  readonly spec: MetricSpec;
  /** As in "Peak excursion, % of limits". */
  readonly label: string;
  readonly now: Metric;
  readonly judgement: Judgement;
  /** Undefined while there is nothing to compare with. */
  readonly change: Change | undefined;
}

/** Primary outcomes first. */
export function measureLines(
  { skill, summary, judgements }: Pick<SkillOutcome, 'skill' | 'summary' | 'judgements'>,
  translator: Translator,
): readonly MeasureLine[] {
  if (EXERCISES[skill.exercise] === undefined) return [];
  const specs = summarySpecs({ exercises: EXERCISES }, skill);
  const lines = judgements.flatMap((judgement): MeasureLine[] => {
    const spec = specs.find(({ key }) => key === judgement.metric);
    const now = summary.metrics[judgement.metric];
    if (spec === undefined || now === undefined) return [];
    const label = metricLabel(spec, skill.steering, translator);
    return [{ spec, label, now, judgement, change: possibleChange(judgement, spec) }];
  });
  const isPrimary = ({ judgement }: MeasureLine): boolean => judgement.role === 'primary';
  return [...lines.filter(isPrimary), ...lines.filter((line) => !isPrimary(line))];
}

/** Nothing is expected of a share that no share can be. */
function possibleChange(judgement: Judgement, { unit }: MetricSpec): Change | undefined {
  const change = judgement.status === 'judged' ? judgement.change : undefined;
  return change !== undefined && unit === 'share' ? changeOfShare(change) : change;
}

/** The short form of the above: what is primary, has a better and a worse, or has really changed. */
export function shortLines(lines: readonly MeasureLine[]): readonly MeasureLine[] {
  return lines.filter(({ spec, judgement }) => {
    if (judgement.role === 'primary' || isReal(judgement)) return true;
    const compared = judgement.status !== 'no-probe' && judgement.status !== 'this-session-only';
    return compared && spec.better !== 'neither';
  });
}

export function isReal(judgement: Judgement): judgement is JudgedChange {
  return judgement.status === 'judged' && judgement.verdict !== 'no-real-change';
}

/** The columns of a table of changes: `say(`change.${column}`)`. */
export const COLUMNS_OF_CHANGE = [
  'measure',
  'now',
  'trials',
  'first-sessions',
  'change',
  'expected',
  'verdict',
] as const;

/** What stands in the columns between the measure and its verdict. */
export function numberCells({ now, change }: MeasureLine, translator: Translator): readonly string[] {
  return [
    withError(now.value, now.standardError, translator),
    String(now.trials),
    ...changeCells(change, translator),
  ];
}

/** First sessions or recordings, change, and where values lie while nothing changes. */
export function changeCells(
  change: Change | undefined,
  translator: Translator,
): readonly [string, string, string] {
  if (change === undefined) return ['–', '–', '–'];
  return [
    formatNumber(change.baseline, translator),
    signed(change.change, translator),
    expectedText(change, translator),
  ];
}

/** As in "Better, confirmed". */
export function verdictText(judgement: Judgement, translator: Translator): string {
  const { say } = translator;
  switch (judgement.status) {
    case 'judged':
      return judgedText(judgement, translator);
    case 'baseline':
      return say('verdict.baseline', { sessions: judgement.sessionsNeeded });
    case 'no-probe':
    case 'too-few-trials':
    case 'this-session-only':
      return say(`verdict.${judgement.status}`);
  }
}

type JudgedChange = Extract<Judgement, { status: 'judged' }>;

function judgedText({ verdict, confirmed, change, role }: JudgedChange, { say }: Translator): string {
  if (verdict === 'no-real-change') return say('verdict.no-real-change');
  const values = { verdict: verdict === 'changed' ? directionOf(change) : verdict };
  if (role === 'explored')
    return say(confirmed ? 'verdict.confirmed-explored' : 'verdict.looks-explored', values);
  return say(confirmed ? 'verdict.confirmed' : 'verdict.looks', values);
}

function directionOf(change: Change | undefined): 'higher' | 'lower' {
  return (change?.change ?? 0) > 0 ? 'higher' : 'lower';
}

/** As in "8.1 to 12.3": where 95 of 100 values lie while nothing changes. */
export function expectedText({ expectedLow, expectedHigh }: Change, translator: Translator): string {
  return translator.say('change.from-to', {
    low: formatNumber(expectedLow, translator),
    high: formatNumber(expectedHigh, translator),
  });
}

export function signed(value: number, translator: Translator): string {
  const told = formatNumber(value, translator);
  return value > 0 && told !== formatNumber(0, translator) ? `+${told}` : told;
}

/** "Ability, primary outcome: +0.84 logits against the first sessions (95 % +0.12 to +1.5). Better, confirmed." */
export function abilityText(
  { abilityChange, judgements }: Pick<SkillOutcome, 'abilityChange' | 'judgements'>,
  translator: Translator,
): string | undefined {
  const { say } = translator;
  const judgement = judgements.find(({ metric }) => metric === ABILITY_METRIC);
  if (judgement === undefined) return undefined;
  const told = { role: judgement.role, verdict: verdictText(judgement, translator) };
  if (abilityChange === undefined) return say('change.ability-verdict', told);
  return say('change.ability', { ...told, ...numbersOf(abilityChange, translator) });
}

/** Mean and 95 % interval of the posterior. */
function numbersOf({ change, low95, high95 }: AbilityChange, translator: Translator) {
  return {
    change: signed(change, translator),
    low: signed(low95, translator),
    high: signed(high95, translator),
  };
}
