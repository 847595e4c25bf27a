/** `keel replay`: the result of an exported recording of a session or a movement, computed anew from its readings. */
import type { BlockRecord, SessionResult } from '#core/session/result.ts';
import { parseArgs } from 'node:util';
import { KeelError } from '#core/errors.ts';
import { decodeEntries, decodeHeader, sessionSetupIn } from '#core/recording/recording.ts';
import { replayRecording } from '#core/recording/replay.ts';
import { readRecording } from '#electron/storage/recording-file.ts';
import type { RecordingContents } from '#electron/storage/recording-file.ts';
import { createSessionDependencies } from '#games/session-dependencies.ts';
import { describeMovement, replayedMovement } from './replay-movement.ts';

export async function replayCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { json: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const [path, ...others] = positionals;
  if (path === undefined || others.length > 0) {
    throw new KeelError('invalid-argument', 'Name one recording: keel replay FILE [--json]');
  }
  const contents = readRecording(path, () => undefined);
  if (contents.truncated) console.error('The recording broke off: what follows is as far as it goes.');
  if (decodeHeader(contents.header).kind === 'movement') {
    const result = replayedMovement(contents);
    console.log(values.json ? JSON.stringify(result, undefined, 2) : describeMovement(result));
    return 0;
  }
  const result = replayedSession(contents);
  console.log(values.json ? JSON.stringify(result, undefined, 2) : describe(result));
  return 0;
}

function replayedSession({ header, chunks }: RecordingContents): SessionResult {
  return replayRecording(sessionSetupIn(header), chunks.flatMap(decodeEntries), createSessionDependencies());
}

/** One screen of text. */
function describe(result: SessionResult): string {
  const pain = `${result.painBefore ?? '-'} before, ${result.painAfter ?? '-'} after`;
  const lines = [
    `Session   ${result.sessionId}`,
    `Status    ${result.status}, ${(result.durationMs / 1000).toFixed(0)} s`,
    `Pain      ${pain}    Effort ${result.effort ?? '-'}`,
    '',
    ...result.blocks.map(describeBlock),
    '',
    ...result.stops.map((stop) => `Stopped at ${(stop.tMs / 1000).toFixed(1)} s: ${stop.cause}`),
  ];
  const { abilityEstimate: ability } = result;
  if (ability !== undefined) {
    const interval = `${ability.low95.toFixed(2)} to ${ability.high95.toFixed(2)}`;
    lines.push(`Ability   ${ability.mean.toFixed(2)} logits (95 % ${interval}), ${ability.trials} trials`);
  }
  return lines.join('\n');
}

function describeBlock({ role, number, completed, result }: BlockRecord): string {
  const metrics = Object.entries(result.metrics).map(([key, metric]) => {
    const error = metric.standardError === undefined ? '' : ` ± ${metric.standardError.toFixed(2)}`;
    return `    ${key.padEnd(26)} ${metric.value.toFixed(2)}${error}  (${metric.trials})`;
  });
  const state = completed ? '' : ', broken off';
  return [
    `${role} ${number}${state}: ${result.trials.length} trials, quality ${result.quality}`,
    ...metrics,
  ].join('\n');
}
