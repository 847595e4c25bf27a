/** Reading what a command was told, and refusing what makes no sense. */
import { parseArgs } from 'node:util';
import type { ParseArgsConfig } from 'node:util';
import { KeelError } from '#core/errors.ts';

/** @throws KeelError 'invalid-argument' with the usage of the command. */
export function parsedArguments<Config extends ParseArgsConfig>(
  config: Config,
  usage: string,
): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new KeelError('invalid-argument', `${message}\nkeel ${usage}`, { cause });
  }
}

export function refusal(message: string): KeelError {
  return new KeelError('invalid-argument', message);
}
