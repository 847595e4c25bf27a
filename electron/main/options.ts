/** The command line. Chromium's own switches are let through; anything else unknown is refused. */
import { parseArgs } from 'node:util';
import { languageSchema } from '#core/language/language.ts';
import { EXERCISES } from '#games/registry.ts';

export type LaunchOptions =
  | { readonly mode: 'app'; readonly userDataDir?: string; readonly speed: number }
  | {
      readonly mode: 'demo';
      readonly outDir: string;
      readonly speed: number;
      readonly seed: number;
      readonly language: string;
      readonly checkLayout: boolean;
      /** Plays this exercise alone, for pictures of it; undefined: all of the product. */
      readonly game?: string;
      /** Which of the three settings of a game's place is seen; undefined: that of a first visit. */
      readonly setting?: number;
    }
  | { readonly mode: 'self-check' }
  | { readonly mode: 'help' };

/** For the console, which speaks English. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const HELP = `Usage: keel [options]

  --user-data DIR   keep settings and patients in DIR
  --demo --out DIR  play a whole session unattended on the virtual patient and put the report,
                    the result, the recording and pictures of each screen into DIR
    --seed N        seed of the virtual patient (default 1)
    --language L    play in this language, as in de (default en; en-XA is made up, to find
                    what was never translated)
    --check-layout  look at each screen at 1280 x 800 and 1920 x 1080, with text at 100 and 200 %,
                    list in layout.json what is cut off, overlaps or was never translated, and
                    end with 1 where anything is
    --game NAME     play one exercise alone, as in squall, with five pictures of it
    --setting N     with --game: one of the three lights of its place, 0 to 2
  --speed N         let the virtual patient run N times faster than real time, 1 to 20
                    (default 1, in the demo 20)
  --self-check      load the native parts, print one line of JSON, and end
  --help            this text
`;

/** Switches that tests, launchers and computers without graphics hand to Chromium or Node, by name. */
const CHROMIUM_SWITCHES = new Set([
  'no-sandbox',
  'disable-gpu',
  'disable-dev-shm-usage',
  'enable-logging',
  'enable-unsafe-swiftshader',
  'force-device-scale-factor',
  'inspect',
  'lang',
  'ozone-platform',
  'ozone-platform-hint',
  'password-store',
  'remote-debugging-port',
  'use-angle',
  'use-gl',
]);

/**
 * @param argv the whole command line of the process
 * @param defaultApp Electron was started with a folder to run, rather than as a packaged app
 * @throws UsageError with a sentence for the person who typed it
 */
export function parseOptions(argv: readonly string[], defaultApp: boolean): LaunchOptions {
  const values = parse(ownArguments(argv, defaultApp));
  if (values.help === true) return { mode: 'help' };
  const userData = values['user-data'];
  const userDataDir = userData === undefined ? {} : { userDataDir: nonEmpty('--user-data', userData) };
  if (values['self-check'] === true) return { mode: 'self-check' };
  if (values.demo === true) return demoOptions(values);
  for (const name of ['out', 'seed', 'language', 'check-layout', 'game', 'setting'] as const) {
    if (values[name] !== undefined) throw refused(`--${name} belongs to --demo.`);
  }
  return { mode: 'app', ...userDataDir, speed: speedOf(values, '1') };
}

type Values = ReturnType<typeof parse>;

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      strict: true,
      allowPositionals: false,
      options: {
        'user-data': { type: 'string' },
        demo: { type: 'boolean' },
        out: { type: 'string' },
        speed: { type: 'string' },
        seed: { type: 'string' },
        language: { type: 'string' },
        'check-layout': { type: 'boolean' },
        game: { type: 'string' },
        setting: { type: 'string' },
        'self-check': { type: 'boolean' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw refused(error instanceof Error ? error.message : String(error));
  }
}

function demoOptions(values: Values): LaunchOptions {
  if (values.out === undefined) throw refused('--demo needs --out DIR: where to put what it makes.');
  if (values['user-data'] !== undefined)
    throw refused('--demo keeps its own data folder: leave out --user-data.');
  return {
    mode: 'demo',
    outDir: nonEmpty('--out', values.out),
    speed: speedOf(values, '20'),
    seed: integerIn('--seed', values.seed ?? '1', 0, 0xffff_ffff),
    language: languageOf(values.language ?? 'en'),
    checkLayout: values['check-layout'] === true,
    ...gameOf(values),
  };
}

function gameOf({ game, setting }: Values): { readonly game?: string; readonly setting?: number } {
  if (game === undefined) {
    if (setting !== undefined) throw refused('--setting belongs to --game.');
    return {};
  }
  if (EXERCISES[game]?.curve === undefined) {
    const known = Object.entries(EXERCISES).filter(([, { curve }]) => curve !== undefined);
    throw refused(`--game is one of ${known.map(([id]) => id).join(', ')}, not "${game}".`);
  }
  return setting === undefined ? { game } : { game, setting: integerIn('--setting', setting, 0, 2) };
}

function speedOf(values: Values, usual: string): number {
  return numberIn('--speed', values.speed ?? usual, 1, 20);
}

function ownArguments(argv: readonly string[], defaultApp: boolean): string[] {
  const rest = argv.slice(1);
  const appDir = defaultApp ? rest.findIndex((argument) => !argument.startsWith('-')) : -1;
  return rest.slice(appDir + 1).filter((argument) => !isChromiumSwitch(argument));
}

function isChromiumSwitch(argument: string): boolean {
  return argument.startsWith('--') && CHROMIUM_SWITCHES.has(argument.slice(2).split('=', 1)[0] ?? '');
}

function nonEmpty(name: string, value: string): string {
  if (value === '') throw refused(`${name} needs a folder.`);
  return value;
}

function numberIn(name: string, text: string, min: number, max: number): number {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (value >= min && value <= max) return value;
  throw refused(`${name} is a number from ${min} to ${max}, not "${text}".`);
}

function languageOf(text: string): string {
  const { success, data } = languageSchema.safeParse(text);
  if (success) return data;
  throw refused(`--language is a code such as de, not "${text}".`);
}

function integerIn(name: string, text: string, min: number, max: number): number {
  const value = numberIn(name, text, min, max);
  if (Number.isInteger(value)) return value;
  throw refused(`${name} is a whole number, not "${text}".`);
}

function refused(message: string): UsageError {
  return new UsageError(message);
}
