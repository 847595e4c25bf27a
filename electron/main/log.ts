/**
 * A small log on this machine: what happened when, for whoever looks after the installation. No names, no arguments
 * and no results of calls are ever written; people appear at most as ids.
 */
import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { KeelError } from '#core/errors.ts';

export interface Log {
  info(scope: string, message: string): void;
  warn(scope: string, message: string): void;
  /** The kind of an error and where it came from; its message may quote data and is left out. */
  error(scope: string, message: string, thrown?: unknown): void;
}

interface LogFileOptions {
  readonly directory: string;
  readonly maxBytes?: number;
  readonly keep?: number;
  readonly now?: () => Date;
}

/** A ring of `keep` files of at most `maxBytes` each; the newest is keel.log. A full disk never stops the app. */
export function createLog({
  directory,
  maxBytes = 1_000_000,
  keep = 5,
  now = () => new Date(),
}: LogFileOptions): Log {
  const file = (age: number): string => join(directory, age === 0 ? 'keel.log' : `keel.${age}.log`);
  let bytes = openedSize(directory, file(0));

  const write = (level: string, scope: string, message: string): void => {
    const line = `${now().toISOString()} ${level} ${scope}: ${message}\n`;
    try {
      if (bytes + line.length > maxBytes) {
        rotate(file, keep);
        bytes = 0;
      }
      appendFileSync(file(0), line, { mode: 0o600 });
      bytes += line.length;
    } catch {
      // Where the log can't be written there is no one left to tell.
    }
  };

  return {
    info: (scope, message) => write('info', scope, message),
    warn: (scope, message) => write('warn', scope, message),
    error: (scope, message, thrown) =>
      write('error', scope, thrown === undefined ? message : `${message} (${describeError(thrown)})`),
  };
}

/** An error without its words: name, code, and the lines of code it passed. */
export function describeError(thrown: unknown): string {
  if (!(thrown instanceof Error)) return typeof thrown;
  if (thrown instanceof KeelError) return thrown.code;
  const code = 'code' in thrown && typeof thrown.code === 'string' ? ` ${thrown.code}` : '';
  const frames = (thrown.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [`${thrown.name}${code}`, ...frames.slice(0, 5).map((line) => line.trim())].join(' ');
}

function openedSize(directory: string, file: string): number {
  try {
    mkdirSync(directory, { recursive: true });
    return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  } catch {
    return 0;
  }
}

function rotate(file: (age: number) => string, keep: number): void {
  rmSync(file(keep - 1), { force: true });
  for (let age = keep - 2; age >= 0; age--) {
    if (statSync(file(age), { throwIfNoEntry: false }) !== undefined) renameSync(file(age), file(age + 1));
  }
}
