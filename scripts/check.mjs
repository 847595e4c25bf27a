/** `npm run check`: types, lint, format and the fast tests. */
import './bootstrap/node-version.mjs';
import { installPackages } from './bootstrap/packages.mjs';
import { runScript } from './bootstrap/setup-error.mjs';
import { checkStatics, runTests } from './steps.mjs';

await runScript(async () => {
  await installPackages();
  const clean = await checkStatics();
  const fast = await runTests('fast');
  return clean && fast.ok ? 0 : 1;
});
