/** `npm test`: sets up what is missing, then everything that can be checked without hardware. */
import './bootstrap/node-version.mjs';
import { bootstrap } from './bootstrap.mjs';
import { runScript } from './bootstrap/setup-error.mjs';
import { checkStatics, runTests } from './steps.mjs';

await runScript(async () => {
  const { electron, env } = await bootstrap('test');
  const clean = await checkStatics();
  const fast = await runTests('fast');
  if (!clean || !fast.ok) return report(fast, 1);
  const slow = await runTests('slow', { ...env, KEEL_ELECTRON: electron });
  const total = { passed: fast.passed + slow.passed, failed: fast.failed + slow.failed };
  return report(total, slow.ok ? 0 : 1);
});

/**
 * @param {{ passed: number, failed: number }} outcome
 * @param {number} code
 */
function report({ passed, failed }, code) {
  console.log(`\n${passed} passed, ${failed} failed`);
  return code;
}
