/** The steps that `npm run check` and `npm test` are made of. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { packages, root } from './bootstrap/paths.mjs';
import { withProgress } from './bootstrap/progress.mjs';
import { run, runAttached } from './bootstrap/run.mjs';
import { scriptNode } from './bootstrap/script-node.mjs';
import { summarizeTests } from './test-summary.mjs';

const reportDir = join(root, '.cache/tests');

/** What needs no running program: [name, command, ...arguments]. */
export const staticChecks = [
  ['types', 'typescript/bin/tsc', '-b'],
  ['lint', 'oxlint/bin/oxlint', '--deny-warnings'],
  ['format', '@biomejs/biome/bin/biome', 'format'],
  ['unused code', 'knip/bin/knip.js'],
];

/**
 * Runs the static checks and prints a line for each; the whole output of those that fail.
 * @returns {Promise<string[]>} the names of those that failed
 */
export async function checkStatics() {
  const failed = [];
  for (const [name = '', script = '', ...args] of staticChecks) {
    const startMs = Date.now();
    const { ok, output } = await withProgress(`Checking ${name}`, () =>
      run(scriptNode(), [join(packages, script), ...args], { cwd: root, env: scriptEnv() }),
    );
    const seconds = ((Date.now() - startMs) / 1000).toFixed(1);
    console.log(`${ok ? '✓' : '✗'} ${name} (${seconds} s)`);
    if (ok) continue;
    console.log(output.trimEnd());
    failed.push(name);
  }
  return failed;
}

/** @typedef {import('./test-summary.mjs').TestOutcome} TestOutcome */

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
  // One of an earlier run would be read again where vitest ends before it writes its own.
  rmSync(report, { force: true });
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
  if (!existsSync(report)) return { ok: false, passed: 0, failed: 0, skipped: 0 };
  const counts = JSON.parse(readFileSync(report, 'utf8'));
  return {
    ok: code === 0,
    passed: counts.numPassedTests,
    failed: counts.numFailedTests,
    skipped: counts.numPendingTests + counts.numTodoTests,
  };
}

/**
 * @param {import('./test-summary.mjs').TestRun} tests
 * @returns {number} the exit code
 */
export function printSummary(tests) {
  const { ok, lines } = summarizeTests(tests);
  console.log(`\n${lines.join('\n')}`);
  return ok ? 0 : 1;
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
