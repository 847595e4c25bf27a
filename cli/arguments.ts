/** Reading what a command was told. */
import { parseArgs } from 'node:util';
import type { ParseArgsConfig } from 'node:util';
import { Refusal } from './refusal.ts';

/** @throws Refusal 'invalid-argument' with the usage of the command. */
export function parsedArguments<Config extends ParseArgsConfig>(
  config: Config,
  usage: string,
): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new Refusal('invalid-argument', `${message}\nkeel ${usage}`, { cause });
  }
}
