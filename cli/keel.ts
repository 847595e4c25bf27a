/** `keel`: Keel from the command line. One line of work a command; each lives in a file of its own. */
import { ANALYZE_USAGE, analyzeCommand } from './analyze.ts';
import { DESCRIPTOR_USAGE, descriptorCommand } from './descriptor.ts';
import { FUSE_USAGE, fuseCommand } from './fuse.ts';
import { RELIABILITY_USAGE, reliabilityCommand } from './reliability.ts';
import { wordsOf } from './refusal.ts';
import { replayCommand } from './replay.ts';
import { SIMULATE_USAGE, simulateCommand } from './simulate.ts';

interface Command {
  readonly usage: string;
  readonly what: string;
  readonly run: (args: readonly string[]) => Promise<number>;
}

const COMMANDS: Readonly<Record<string, Command>> = {
  replay: {
    usage: 'replay FILE [--json]',
    what: 'plays an exported recording again and prints the result it gives',
    run: replayCommand,
  },
  analyze: {
    usage: ANALYZE_USAGE,
    what: 'measures sway in CSV files, logs of four load cells and Keel recordings',
    run: analyzeCommand,
  },
  fuse: {
    usage: FUSE_USAGE,
    what: 'orientation of a recorded motion sensor: quaternions, sensor to earth',
    run: fuseCommand,
  },
  simulate: {
    usage: SIMULATE_USAGE,
    what: 'plays virtual patients of known ability and tells how truly adaptive difficulty finds them',
    run: simulateCommand,
  },
  reliability: {
    usage: RELIABILITY_USAGE,
    what: 'ICC, error of measurement and verdicts of repeated trials: CSV with person, trial and measures',
    run: reliabilityCommand,
  },
  descriptor: {
    usage: DESCRIPTOR_USAGE,
    what: 'fields of a HID report descriptor (hexadecimal or bytes), or the values of a report',
    run: descriptorCommand,
  },
  devices: {
    usage: 'devices [--json] [--seconds N]',
    what: 'lists boards with state, battery, rate and centre of pressure',
    // Loaded when asked for: node-hid has no place in a replay.
    run: async (args) => (await import('./devices.ts')).devicesCommand(args),
  },
};

function usage(): string {
  const lines = Object.values(COMMANDS).map(({ usage: how, what }) => `  keel ${how}\n      ${what}`);
  return ['Usage:', ...lines].join('\n');
}

/** @returns the exit code: 0 done, 1 failed, 2 not understood. */
async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === '--help' || name === '-h' || name === 'help') {
    console.log(usage());
    return 0;
  }
  const command = name === undefined ? undefined : COMMANDS[name];
  if (command === undefined) {
    console.error(name === undefined ? usage() : `There is no command "${name}".\n${usage()}`);
    return 2;
  }
  try {
    return await command.run(rest);
  } catch (thrown) {
    console.error(wordsOf(thrown));
    return 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
