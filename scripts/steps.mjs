/** The steps that `npm run check` and `npm test` are made of. */
import { mkdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { packages, root } from './bootstrap/paths.mjs';
import { withProgress } from './bootstrap/progress.mjs';
import { run, runAttached } from './bootstrap/run.mjs';
import { scriptNode } from './bootstrap/script-node.mjs';

const reportDir = join(root, '.cache/tests');

/** What needs no running program: [name, command, ...arguments]. */
const staticChecks = [
  ['types', 'typescript/bin/tsc', '-b'],
  ['lint', 'oxlint/bin/oxlint', '--deny-warnings'],
  ['format', '@biomejs/biome/bin/biome', 'format'],
  ['unused code', 'knip/bin/knip.js'],
];

/**
 * Runs the static checks and prints a line for each; the whole output of those that fail.
 * @returns {Promise<boolean>} whether all passed
 */
export async function checkStatics() {
  let passed = true;
  for (const [name = '', script = '', ...args] of staticChecks) {
    const startMs = Date.now();
    const { ok, output } = await withProgress(`Checking ${name}`, () =>
      run(scriptNode(), [join(packages, script), ...args], { cwd: root, env: scriptEnv() }),
    );
    const seconds = ((Date.now() - startMs) / 1000).toFixed(1);
    console.log(`${ok ? '✓' : '✗'} ${name} (${seconds} s)`);
    if (!ok) console.log(output.trimEnd());
    passed &&= ok;
  }
  return passed;
}

/** @typedef {{ ok: boolean, passed: number, failed: number }} TestOutcome */

/** The projects of vitest.config.ts that run together. */
const projects = { fast: ['fast', 'page'], slow: ['slow'] };

/**
 * Runs the fast or the slow tests.
 * @param {keyof typeof projects} speed
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<TestOutcome>}
 */
export async function runTests(speed, env = process.env) {
  mkdirSync(reportDir, { recursive: true });
  const report = join(reportDir, `${speed}.json`);
  const args = [
    'run',
    ...projects[speed].flatMap((name) => ['--project', name]),
    '--reporter',
    'default',
    '--reporter',
    'json',
  ];
  const vitest = join(packages, 'vitest/vitest.mjs');
  const code = await runAttached(scriptNode(), [vitest, ...args, '--outputFile', report], {
    env: scriptEnv(env),
    cwd: root,
  });
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
  return { ok: code === 0, passed: numPassedTests, failed: numFailedTests };
}

/**
 * As under `npm run`: our packages' commands, and above all their Node, come first on the path.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {NodeJS.ProcessEnv}
 */
export function scriptEnv(env = process.env) {
  return {
    ...env,
    INIT_CWD: undefined,
    TZ: 'UTC',
    PATH: `${join(packages, '.bin')}${delimiter}${env.PATH ?? ''}`,
  };
}
