/** `node scripts/run.mjs FILE.ts ARGS`: runs one of our programs, after installing the packages it needs. */
import './bootstrap/node-version.mjs';
import { resolve } from 'node:path';
import { installPackages } from './bootstrap/packages.mjs';
import { callerDir, root } from './bootstrap/paths.mjs';
import { runAttached } from './bootstrap/run.mjs';
import { scriptNode } from './bootstrap/script-node.mjs';
import { runScript } from './bootstrap/setup-error.mjs';
import { scriptEnv } from './steps.mjs';

await runScript(async () => {
  const [program = '', ...args] = process.argv.slice(2);
  await installPackages();
  return runAttached(scriptNode(), [resolve(root, program), ...args], {
    env: scriptEnv(),
    cwd: callerDir,
  });
});
