/** `npm run soak`: the slow tests with their long doses. */
import './bootstrap/node-version.mjs';
import { bootstrap } from './bootstrap.mjs';
import { runScript } from './bootstrap/setup-error.mjs';
import { printSummary, runTests } from './steps.mjs';

const NOT_RUN = { ok: true, passed: 0, failed: 0, skipped: 0 };

await runScript(async () => {
  const { electron, env } = await bootstrap('test');
  const slow = await runTests('slow', { ...env, KEEL_ELECTRON: electron, KEEL_SOAK: '1' });
  return printSummary({ failedChecks: [], fast: NOT_RUN, slow });
});
