/** A session on one screen of a terminal. */
import { DIRECTIONS } from '#core/exercise/directions.ts';
import { unitOf } from '#core/exercise/steering.ts';
import { skillKey } from '#core/exercise/skill.ts';
import { shareOfSuccess } from '#core/exercise/trial.ts';
import type {
  BlockRecord,
  QuietRecord,
  SessionResult,
  SessionSummary,
  SkillOutcome,
} from '#core/session/result.ts';
import type { KnownRange } from '#core/session/setup.ts';

const TITLE_WIDTH = 10;
const COLUMN_WIDTHS = [12, 12, 10, 20, 18, 8, 9];

export function demoSummary(result: SessionResult): string {
  const { painBefore = '-', painAfter = '-', effort = '-' } = result;
  return [
    '',
    line('Session', `${result.status}, ${minutes(result.durationMs)} of session time`),
    line('Pain', `${painBefore} before, ${painAfter} after; effort ${effort}`),
    line('Body', `${fixed(result.bodyMassKg, 1)} kg`),
    ...result.quiet.map((quiet) => line('Quiet', quietText(quiet))),
    ...result.ranges.map((range) => line('Range', rangeText(range))),
    '',
    row(['Block', 'Part', 'What', 'Steered by', 'Posture', 'Trials', 'Success', 'Quality']),
    ...result.blocks.map((record) => row(cellsOf(record))),
    '',
    ...result.skills.map((outcome) => line('Skill', skillText(outcome))),
    line('Stops', result.stops.map(({ cause }) => cause).join(', ') || 'none'),
    line('Plan', result.changes.map(({ kind }) => kind).join(', ') || 'as it was made'),
    line('Change', changeText(result.summary)),
    '',
  ].join('\n');
}

function line(title: string, text: string): string {
  return `${title.padEnd(TITLE_WIDTH)}${text}`;
}

function row(cells: readonly string[]): string {
  return cells
    .map((cell, index) => cell.padEnd(COLUMN_WIDTHS[index] ?? 0))
    .join('')
    .trimEnd();
}

function cellsOf(record: BlockRecord): readonly string[] {
  const { block, number, completed, result } = record;
  const quality = completed ? result.quality : `${result.quality}, broken off`;
  if (record.kind === 'movement') {
    const { repetitions } = record.result;
    const whole = repetitions.filter(({ wholeness }) => wholeness === 'whole').length;
    return [block, `movement ${number}`, record.task, '', '', `${whole}/${repetitions.length}`, '', quality];
  }
  const { role, exercise, steering, posture } = record;
  const share = shareOfSuccess(record.result.trials);
  const success = share === undefined ? '-' : `${fixed(100 * share, 0)} %`;
  const trials = String(record.result.trials.length);
  return [block, `${role} ${number}`, exercise, steering, posture, trials, success, quality];
}

function quietText({ posture, surface, eyes, sway, rms }: QuietRecord): string {
  const place = `${posture}, ${surface}, eyes ${eyes}`;
  const spread = Object.entries(rms).map(([steering, value]) => `${steering} ${fixed(value, 1)}`);
  const velocity = sway === undefined ? [] : [`sway ${fixed(sway.meanVelocityMmS, 1)} mm/s`];
  return `${place}: ${[...velocity, ...spread.map((text) => `RMS of ${text}`)].join(', ')}`;
}

function rangeText({ steering, posture, range }: KnownRange): string {
  const texts = DIRECTIONS.map(
    (name) => `${name} ${fixed(range.extent[name], 0)}${range.measured[name] ? '' : ' (assumed)'}`,
  );
  return `${steering}, ${posture}: ${texts.join(', ')} ${unitOf(steering)}`;
}

function skillText({ skill, ability, summary }: SkillOutcome): string {
  const known =
    ability === undefined
      ? 'assessed'
      : `ability ${fixed(ability.mean, 2)} ± ${fixed(ability.standardDeviation, 2)} logits, ${ability.trials} trials`;
  return `${skillKey(skill)}: ${known}${summary.fromProbe ? ', compared by its probe' : ''}`;
}

function changeText(summary: SessionSummary): string {
  switch (summary.kind) {
    case 'better':
      return `better: ${summary.metric} of ${skillKey(summary.skill)} by ${fixed(summary.change, 1)}`;
    case 'looks-better':
      return `looks better: ${summary.metric} of ${skillKey(summary.skill)}; the next session will tell`;
    case 'no-real-change':
      return 'no real change';
    case 'baseline':
      return `baseline: ${summary.sessionsNeeded} more sessions before change can be told`;
    case 'not-compared':
      return 'nothing is compared: no probe, or no primary outcome';
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
