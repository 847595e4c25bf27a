/** `npm run check`: types, lint, format and the fast tests. */
import './bootstrap/node-version.mjs';
import { installPackages } from './bootstrap/packages.mjs';
import { runScript } from './bootstrap/setup-error.mjs';
import { checkStatics, printSummary, runTests } from './steps.mjs';

await runScript(async () => {
  await installPackages();
  const failedChecks = await checkStatics();
  const fast = await runTests('fast');
  return printSummary({ failedChecks, fast, slow: 'not asked for' });
});
