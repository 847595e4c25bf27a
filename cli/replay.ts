/** `keel replay`: the result of an exported recording, computed anew from its readings. */
import { parseArgs } from 'node:util';
import { KeelError } from '#core/errors.ts';
import { decodeEntries, sessionSetupIn } from '#core/session/recording.ts';
import type { RecordingEntry } from '#core/session/recording.ts';
import { replayRecording } from '#core/session/replay.ts';
import type { BlockRecord, SessionResult } from '#core/session/session-types.ts';
import { readRecording } from '#electron/storage/recording-file.ts';
import { createSessionKit } from '#games/kit.ts';

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
  const { result, truncated } = replayFile(path);
  if (truncated) console.error('The recording broke off: what follows is the session up to there.');
  console.log(values.json ? JSON.stringify(result, undefined, 2) : describe(result));
  return 0;
}

/** @throws KeelError as `readRecording` and `decodeHeader`. */
export function replayFile(path: string): { readonly result: SessionResult; readonly truncated: boolean } {
  const contents = readRecording(path, () => undefined);
  const setup = sessionSetupIn(contents.header);
  const entries: RecordingEntry[] = contents.chunks.flatMap(decodeEntries);
  return { result: replayRecording(setup, entries, createSessionKit()), truncated: contents.truncated };
}

/** One screen of text. */
export function describe(result: SessionResult): string {
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
