/** A session on one screen of a terminal. */
import { DIRECTIONS } from '#core/exercise/directions.ts';
import type { MetricSpec } from '#core/exercise/info.ts';
import type { SteeringRange } from '#core/exercise/range.ts';
import type { Metric } from '#core/exercise/result.ts';
import type { BlockRecord, SessionResult, SessionSummary } from '#core/session/result.ts';
import { EXERCISES } from '#games/registry.ts';

const TITLE_WIDTH = 12;
const LABEL_WIDTH = 44;
const COLUMN_WIDTH = 9;

export function demoSummary(result: SessionResult): string {
  const { abilityEstimate: ability, painBefore = '-', painAfter = '-', effort = '-' } = result;
  return [
    '',
    line('Session', `${result.status}, ${minutes(result.durationMs)} of session time`),
    line('Pain', `${painBefore} before, ${painAfter} after; effort ${effort}`),
    line('Body', `${fixed(result.bodyMassKg, 1)} kg, quiet sway ${fixed(result.quietSwayRmsMm, 1)} mm`),
    ...(result.limits === undefined ? [] : [line('Limits', limitsText(result.limits))]),
    '',
    ...blockTable(result.blocks.filter(({ role }) => role !== 'limits')),
    '',
    line('Ability', `${fixed(ability?.mean, 2)} ± ${fixed(ability?.standardDeviation, 2)} logits`),
    line('Stops', result.stops.length === 0 ? 'none' : result.stops.map(({ cause }) => cause).join(', ')),
    line('Change', changeText(result.summary)),
    '',
  ].join('\n');
}

function line(title: string, text: string): string {
  return `${title.padEnd(TITLE_WIDTH)}${text}`;
}

/** One column a block, one row a metric of its exercise. */
function blockTable(blocks: readonly BlockRecord[]): string[] {
  const specs = [...new Map(blocks.flatMap(specsOf).map((spec) => [spec.key, spec])).values()];
  return [
    row('', blocks.map(titleOf)),
    row(
      'Trials',
      blocks.map(({ result }) => String(result.trials.length)),
    ),
    ...specs.map(({ key, label, unit }) =>
      row(
        unit === '' ? label : `${label}, ${unit}`,
        blocks.map(({ result }) => valueText(result.metrics[key])),
      ),
    ),
  ];
}

function row(label: string, cells: readonly string[]): string {
  return `${label.padEnd(LABEL_WIDTH)}${cells.map((cell) => cell.padStart(COLUMN_WIDTH)).join('')}`;
}

function specsOf({ exercise }: BlockRecord): readonly MetricSpec[] {
  return EXERCISES[exercise]?.info.metrics ?? [];
}

function titleOf({ role, number }: BlockRecord): string {
  if (role === 'practice') return 'Practice';
  return role === 'probe' ? 'Probe' : `Set ${number}`;
}

function valueText(metric: Metric | undefined): string {
  return fixed(metric?.value, metric !== undefined && Math.abs(metric.value) >= 100 ? 0 : 1);
}

function limitsText({ excursionMm, measured }: SteeringRange): string {
  const texts = DIRECTIONS.map(
    (name) => `${name} ${fixed(excursionMm[name], 0)}${measured[name] ? '' : ' (assumed)'}`,
  );
  return `${texts.join(', ')} mm`;
}

function changeText(summary: SessionSummary): string {
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
  if (value === undefined) return '-';
  // No "-0.0".
  return value.toFixed(digits).replace(/^-(?=[0.]+$)/, '');
}
