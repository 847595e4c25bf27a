/** `npm test`: sets up what is missing, then everything that can be checked without hardware. */
import './bootstrap/node-version.mjs';
import { bootstrap } from './bootstrap.mjs';
import { runScript } from './bootstrap/setup-error.mjs';
import { checkStatics, printSummary, runTests } from './steps.mjs';

await runScript(async () => {
  const { electron, env } = await bootstrap('test');
  const failedChecks = await checkStatics();
  const fast = await runTests('fast');
  const clean = failedChecks.length === 0 && fast.ok;
  const slow = clean ? await runTests('slow', { ...env, KEEL_ELECTRON: electron }) : undefined;
  return printSummary({ failedChecks, fast, slow });
});
