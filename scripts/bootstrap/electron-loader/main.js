/**
 * Stands in for Electron's default app: loads the modules named by -r, then the app whose folder is the first argument
 * that is no flag. process.argv stays as it was given, or as those modules left it.
 */
const { app } = require('electron');
const Module = require('node:module');
const { readFileSync } = require('node:fs');
const path = require('node:path');

/** As the default app does: an error while loading ends the process; a dialog would wait for a click. */
function load(main) {
  try {
    Module._load(main, Module, true);
  } catch (error) {
    process.stderr.write(`App threw an error during load\n${error?.stack ?? error}\n`);
    app.exit(1);
  }
}

/** Test drivers hook into the app before it loads; they may take their own arguments off the command line. */
function loadRequired(args) {
  for (const [index, arg] of args.entries()) {
    if (args[index - 1] === '-r' || args[index - 1] === '--require') Module._load(arg, Module, true);
  }
}

process.defaultApp = true;
loadRequired(process.argv.slice(1));
const folder = process.argv.slice(1).find((arg) => !arg.startsWith('-'));
if (!folder) {
  process.stderr.write('Usage: electron APPDIR [arguments]\n');
  app.exit(1);
} else {
  const appDir = path.resolve(folder);
  const {
    name,
    productName,
    version,
    main = 'index.js',
  } = JSON.parse(readFileSync(path.join(appDir, 'package.json'), 'utf8'));
  app.setName(productName ?? name);
  if (version) app.setVersion(version);
  app.setAppPath(appDir);
  load(path.join(appDir, main));
}
