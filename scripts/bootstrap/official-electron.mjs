/** The official Electron binary, downloaded by the electron package's own install script. */
import { join } from 'node:path';
import { scriptNode } from './script-node.mjs';
import { packages } from './paths.mjs';
import { withProgress } from './progress.mjs';
import { run } from './run.mjs';

const releases = 'https://github.com/electron/electron/releases/download/';
const reachMs = 5000;
const downloadMs = 15 * 60_000;

/** @returns {Promise<string | undefined>} why it failed */
export async function downloadOfficial() {
  return (await unreachable()) ?? (await install());
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
