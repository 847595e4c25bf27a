/** A session on one screen of a terminal. */
import { DIRECTIONS } from '#core/session/exercise.ts';
import type { ExerciseInfo, LimitsOfStability, Metric } from '#core/session/exercise.ts';
import type { BlockRecord, SessionResult, SessionSummary } from '#core/session/session-types.ts';
import { EXERCISES } from '#games/registry.ts';

export function demoSummary(result: SessionResult): string {
  const { abilityEstimate: ability } = result;
  const lines = [
    ['Session', `${result.status}, ${minutes(result.durationMs)} of session time`],
    [
      'Pain',
      `${result.painBefore ?? '-'} before, ${result.painAfter ?? '-'} after; effort ${result.effort ?? '-'}`,
    ],
    ['Body', `${fixed(result.bodyMassKg, 1)} kg, quiet sway ${fixed(result.quietSwayRmsMm, 1)} mm`],
    ...(result.limits === undefined ? [] : [['Limits', limitsLine(result.limits)]]),
    ...result.blocks
      .filter(({ role }) => role !== 'limits')
      .map((block) => [titleOf(block), blockLine(block)]),
    [
      'Ability',
      ability === undefined
        ? '-'
        : `${fixed(ability.mean, 2)} ± ${fixed(ability.standardDeviation, 2)} logits`,
    ],
    ['Stops', result.stops.length === 0 ? 'none' : result.stops.map(({ cause }) => cause).join(', ')],
    ['Change', changeLine(result.summary)],
  ];
  return ['', ...lines.map(([title = '', text = '']) => `${title.padEnd(18)}${text}`), ''].join('\n');
}

function titleOf({ role, number }: BlockRecord): string {
  if (role === 'familiarisation') return 'Familiarisation';
  return role === 'anchor' ? 'Anchor' : `Set ${number}`;
}

function blockLine({ exercise, result }: BlockRecord): string {
  const specs = EXERCISES[exercise]?.info.metrics ?? [];
  const measured = specs.flatMap((spec) => metricText(spec, result.metrics[spec.key]));
  return [`${result.trials.length} trials`, ...measured].join(', ');
}

function metricText(spec: ExerciseInfo['metrics'][number], metric: Metric | undefined): string[] {
  if (metric === undefined) return [];
  return [
    `${spec.label.toLowerCase()} ${fixed(metric.value, metric.value >= 100 ? 0 : 1)} ${spec.unit}`.trimEnd(),
  ];
}

function limitsLine({ excursionMm, measured }: LimitsOfStability): string {
  const texts = DIRECTIONS.map(
    (name) => `${name} ${fixed(excursionMm[name], 0)}${measured[name] ? '' : ' (assumed)'}`,
  );
  return `${texts.join(', ')} mm`;
}

function changeLine(summary: SessionSummary): string {
  switch (summary.kind) {
    case 'better':
      return `better: ${summary.metric} by ${fixed(summary.change, 1)} ${summary.unit}`;
    case 'no-real-change':
      return 'no real change';
    case 'baseline':
      return `baseline: ${summary.sessionsNeeded} more sessions before change can be told`;
    case 'too-little-data':
      return 'too little data';
  }
}

function minutes(durationMs: number): string {
  const seconds = Math.round(durationMs / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

function fixed(value: number | undefined, digits: number): string {
  return value === undefined ? '-' : value.toFixed(digits);
}
