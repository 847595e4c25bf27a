/** `keel replay`: the result of an exported recording, computed anew from its readings. */
import { parseArgs } from 'node:util';
import type { Metric } from '#core/exercise/result.ts';
import { skillKey } from '#core/exercise/skill.ts';
import { measureInfo } from '#core/movement-tests/measures.ts';
import type { MovementMeasure, MovementResult } from '#core/movement-tests/movement-result.ts';
import { decodeHeader, wholeEntries } from '#core/recording/recording.ts';
import { replayRecording } from '#core/recording/replay.ts';
import type { BlockRecord, SessionResult, SkillOutcome } from '#core/session/result.ts';
import { readRecording } from '#electron/storage/recording-file.ts';
import { createSessionDependencies } from '#games/session-dependencies.ts';
import { ENGLISH } from '#locales/load/english.ts';
import { refusal } from './refusal.ts';

export async function replayCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { json: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const [path, ...others] = positionals;
  if (path === undefined || others.length > 0) {
    throw refusal('Name one recording: keel replay FILE [--json]');
  }
  const { header, chunks, truncated } = readRecording(path, () => undefined);
  if (truncated) console.error('The recording broke off: what follows is as far as it goes.');
  const { result } = replayRecording(decodeHeader(header), wholeEntries(chunks), createSessionDependencies());
  console.log(values.json ? JSON.stringify(result, undefined, 2) : describeResult(result));
  return 0;
}

/** What was done, block by block. */
export function describeResult(result: SessionResult): string {
  const pain = `${result.painBefore ?? '-'} before, ${result.painAfter ?? '-'} after`;
  return [
    `Session   ${result.sessionId}`,
    `Status    ${result.status}, ${(result.durationMs / 1000).toFixed(0)} s`,
    `Pain      ${pain}    Effort ${result.effort ?? '-'}`,
    '',
    ...result.blocks.map(describeBlock),
    '',
    ...result.skills.map(describeSkill),
    ...result.stops.map((stop) => `Stopped at ${(stop.tMs / 1000).toFixed(1)} s: ${stop.cause}`),
    ...result.changes.map((change) => `Changed   ${describeChange(change)}`),
  ].join('\n');
}

function describeBlock(record: BlockRecord): string {
  const state = record.completed ? '' : ', broken off';
  const { block, number } = record;
  if (record.kind === 'movement') {
    return [
      `${block}, ${record.task} ${number}${state}: ${movementHead(record.result)}`,
      ...movementLines(record.result),
    ].join('\n');
  }
  const { exercise, role, steering, posture, result } = record;
  return [
    `${block}, ${exercise} ${role} ${number}, ${steering}, ${posture}${state}: ` +
      `${result.trials.length} trials, quality ${result.quality}`,
    ...Object.entries(result.metrics).map(describeMetric),
  ].join('\n');
}

function describeMetric([key, { value, standardError, trials }]: [string, Metric]): string {
  return `    ${key.padEnd(26)} ${withError(value, standardError)}  (${trials})`;
}

function movementHead({ task, durationMs, quality, repetitions, version }: MovementResult): string {
  const whole = repetitions.filter(({ wholeness }) => wholeness === 'whole').length;
  const count = task === 'type' ? '' : `${whole} of ${repetitions.length} repetitions whole, `;
  return `${count}${(durationMs / 1000).toFixed(0)} s, quality ${quality}, algorithm ${version}`;
}

function movementLines({ task, flags, measures, asymmetries }: MovementResult): readonly string[] {
  return [
    ...flags.map(({ reason }) => `    ! ${ENGLISH.sayMessage(reason)}`),
    ...measures.map((measure) => describeMeasure(task, measure)),
    ...asymmetries.map(
      ({ key, difference, minimalDetectableChange, asymmetric }) =>
        `    left - right, ${key.padEnd(26)} ${difference.toFixed(2)}, detectable from ` +
        `${minimalDetectableChange?.toFixed(2) ?? '-'}: ${asymmetric ? 'unequal' : 'no difference told'}`,
    ),
  ];
}

function describeMeasure(task: MovementResult['task'], measure: MovementMeasure): string {
  const { key, side = '', value, standardError, trials, flags } = measure;
  const { unit, letter } = measureInfo(key, task);
  const care = flags.length === 0 ? '' : `  ! ${flags.map(({ code }) => code).join(', ')}`;
  return `    ${key.padEnd(26)} ${side.padEnd(8)} ${withError(value, standardError)} ${unit}  (${trials}, ${letter})${care}`;
}

function describeSkill({ skill, ability }: SkillOutcome): string {
  if (ability === undefined) return `Assessed  ${skillKey(skill)}`;
  const interval = `${ability.low95.toFixed(2)} to ${ability.high95.toFixed(2)}`;
  return `Ability   ${skillKey(skill)}: ${ability.mean.toFixed(2)} logits (95 % ${interval}), ${ability.trials} trials`;
}

function describeChange(change: SessionResult['changes'][number]): string {
  switch (change.kind) {
    case 'sensor-missing':
      return `${change.block} left out, no ${change.sensor}`;
    case 'time-limit':
      return 'the time of the session was over';
    case 'ended':
      return `ended early: ${change.reason}`;
    default:
      return `${change.block} ${change.kind}: ${change.reason}`;
  }
}

function withError(value: number, standardError: number | undefined): string {
  return `${value.toFixed(2)}${standardError === undefined ? '' : ` ± ${standardError.toFixed(2)}`}`;
}
