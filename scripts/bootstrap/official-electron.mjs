/** The official Electron binary, downloaded by the electron package's own install script. */
import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { scriptNode } from './script-node.mjs';
import { cacheDir, packages } from './paths.mjs';
import { withProgress } from './progress.mjs';
import { run } from './run.mjs';

const releases = 'https://github.com/electron/electron/releases/download/';
const reachMs = 5000;
const downloadMs = 15 * 60_000;
const retryAfterMs = 24 * 3_600_000;

/**
 * Tries once a day at most: where the release server is out of reach, every start would wait for it.
 * @returns {Promise<string | undefined>} why it failed
 */
export async function downloadOfficial() {
  const failedFile = join(cacheDir(), 'electron-download-failed');
  if (existsSync(failedFile) && Date.now() - statSync(failedFile).mtimeMs < retryAfterMs) {
    return `it failed within the last day (delete ${failedFile} to try again).`;
  }
  const failure = (await unreachable()) ?? (await install());
  if (failure) {
    mkdirSync(cacheDir(), { recursive: true });
    writeFileSync(failedFile, failure);
  } else {
    rmSync(failedFile, { force: true });
  }
  return failure;
}

/** A look at the server first: the install script itself would wait for minutes. */
async function unreachable() {
  if (process.env.HTTPS_PROXY || process.env.https_proxy) return undefined;
  const server = process.env.ELECTRON_MIRROR || process.env.npm_config_electron_mirror || releases;
  try {
    await fetch(server, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(reachMs) });
    return undefined;
  } catch {
    return `${new URL(server).host} cannot be reached.`;
  }
}

async function install() {
  const script = join(packages, 'electron/install.js');
  const { ok, output } = await withProgress('Downloading Electron (about 110 MB)', () =>
    run(scriptNode(), [script], { timeoutMs: downloadMs }),
  );
  return ok ? undefined : output.trim().split('\n', 1)[0];
}
