/** `npm start [-- ARGS]`: sets up what is missing, builds what changed, and runs the app with ARGS. */
import './bootstrap/node-version.mjs';
import { join } from 'node:path';
import { bootstrap } from './bootstrap.mjs';
import { electronFlags } from './bootstrap/electron-flags.mjs';
import { scriptNode } from './bootstrap/script-node.mjs';
import { callerDir, root } from './bootstrap/paths.mjs';
import { withProgress } from './bootstrap/progress.mjs';
import { run, runAttached } from './bootstrap/run.mjs';
import { runScript, SetupError } from './bootstrap/setup-error.mjs';

await runScript(async () => {
  const { electron, env, ownDisplay } = await bootstrap('start');
  const build = await withProgress('Building', () =>
    run(scriptNode(), [join(root, 'scripts/build.ts'), '--if-changed'], { cwd: root }),
  );
  if (!build.ok) throw new SetupError(`${build.output.trimEnd()}\n\nThe build failed.`);
  const args = [...electronFlags({ ownDisplay }), root, ...process.argv.slice(2)];
  return runAttached(electron, args, { env, cwd: callerDir });
});
