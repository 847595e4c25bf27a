/** What a session says of the measures of a skill, in words: the judgement itself is core's. */
import type { MetricSpec } from '#core/exercise/info.ts';
import type { Metric } from '#core/exercise/result.ts';
import type { AbilityChange } from '#core/profile/ability-change.ts';
import type { Change, Verdict } from '#core/profile/change.ts';
import { ABILITY_METRIC } from '#core/programme/primary-outcome.ts';
import type { Judgement } from '#core/session/judgement.ts';
import type { SkillOutcome } from '#core/session/result.ts';
import { summarySpecs } from '#core/session/summary-metrics.ts';
import { EXERCISES } from '#games/registry.ts';
import { ENGLISH } from '#locales/load/english.ts';
import { unitText } from '../ui/exercise-text.ts';
import { formatNumber, withError } from '../ui/numbers.ts';

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
export function measureLines({
  skill,
  summary,
  judgements,
}: Pick<SkillOutcome, 'skill' | 'summary' | 'judgements'>): readonly MeasureLine[] {
  if (EXERCISES[skill.exercise] === undefined) return [];
  const specs = summarySpecs({ exercises: EXERCISES }, skill);
  const lines = judgements.flatMap((judgement): MeasureLine[] => {
    const spec = specs.find(({ key }) => key === judgement.metric);
    const now = summary.metrics[judgement.metric];
    if (spec === undefined || now === undefined) return [];
    const change = judgement.status === 'judged' ? judgement.change : undefined;
    return [{ spec, label: labelOf(spec, skill.steering), now, judgement, change }];
  });
  const isPrimary = ({ judgement }: MeasureLine): boolean => judgement.role === 'primary';
  return [...lines.filter(isPrimary), ...lines.filter((line) => !isPrimary(line))];
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

/** The columns of a table of changes. */
export const CHANGE_COLUMNS = [
  'Measure',
  'Now',
  'Trials',
  'First sessions',
  'Change',
  'Expected if unchanged',
  'Verdict',
] as const;

/** What stands in the columns between the measure and its verdict. */
export function numberCells({ now, change }: MeasureLine): readonly string[] {
  return [withError(now.value, now.standardError), String(now.trials), ...changeCells(change)];
}

/** First sessions or recordings, change, and where values lie while nothing changes. */
export function changeCells(change: Change | undefined): readonly [string, string, string] {
  if (change === undefined) return ['–', '–', '–'];
  return [formatNumber(change.baseline), signed(change.change), expectedText(change)];
}

function labelOf({ label, unit }: MetricSpec, steering: SkillOutcome['skill']['steering']): string {
  const told = unitText(unit, steering);
  const name = ENGLISH.say(label);
  return told === '' ? name : `${name}, ${told}`;
}

/** As in "Better, confirmed". */
export function verdictText(judgement: Judgement): string {
  switch (judgement.status) {
    case 'judged':
      return judgedText(judgement);
    case 'baseline':
      return judgement.sessionsNeeded === 1
        ? 'Baseline: one more session'
        : `Baseline: ${judgement.sessionsNeeded} more sessions`;
    case 'no-probe':
      return 'Not compared: no probe';
    case 'too-few-trials':
      return 'Not compared: too few trials';
    case 'this-session-only':
      return 'Of this session only';
  }
}

type JudgedChange = Extract<Judgement, { status: 'judged' }>;

function judgedText({ verdict, confirmed, change, role }: JudgedChange): string {
  if (verdict === 'no-real-change') return 'No real change';
  const word = verdictWord(verdict, change);
  const explored = role === 'explored' ? ' (explored)' : '';
  return confirmed
    ? `${word.charAt(0).toUpperCase()}${word.slice(1)}, confirmed${explored}`
    : `Looks ${word}: next time will tell${explored}`;
}

function verdictWord(verdict: Exclude<Verdict, 'no-real-change'>, change: Change | undefined): string {
  if (verdict !== 'changed') return verdict;
  return (change?.change ?? 0) > 0 ? 'higher' : 'lower';
}

/** As in "8.1 to 12.3": where 95 of 100 values lie while nothing changes. */
export function expectedText({ expectedLow, expectedHigh }: Change): string {
  return `${formatNumber(expectedLow)} to ${formatNumber(expectedHigh)}`;
}

export function signed(value: number): string {
  const told = formatNumber(value);
  return value > 0 && told !== '0' ? `+${told}` : told;
}

/** Mean and 95 % interval of the posterior. */
function abilityNumbers({ change, low95, high95 }: AbilityChange): string {
  return `${signed(change)} logits against the first sessions (95 % ${signed(low95)} to ${signed(high95)}).`;
}

/** "Ability, primary outcome: +0.84 logits against the first sessions (95 % +0.12 to +1.5). Better, confirmed." */
export function abilityText({
  abilityChange,
  judgements,
}: Pick<SkillOutcome, 'abilityChange' | 'judgements'>): string | undefined {
  const judgement = judgements.find(({ metric }) => metric === ABILITY_METRIC);
  if (judgement === undefined) return undefined;
  const name = judgement.role === 'primary' ? 'Ability, primary outcome' : 'Ability';
  const number = abilityChange === undefined ? '' : `${abilityNumbers(abilityChange)} `;
  return `${name}: ${number}${verdictText(judgement)}.`;
}
