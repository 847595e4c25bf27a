/** Starts a display of our own where there is none. */
import { spawn } from 'node:child_process';
import { SetupError } from './setup-error.mjs';

const screen = '1920x1080x24';

export function needsDisplay(env = process.env, platform = process.platform) {
  return platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY;
}

/**
 * Xvfb picks a free number and writes it to the descriptor given once it accepts clients. It has a process
 * group of its own, so that Ctrl-C reaches the app first and the display last. It ends with this process.
 * @returns {Promise<{ display: string, stop: () => void }>}
 */
export async function startDisplay() {
  const args = ['-displayfd', '3', '-screen', '0', screen, '-nolisten', 'tcp', '-noreset'];
  const server = spawn('Xvfb', args, { detached: true, stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
  const stop = () => void server.kill();
  process.once('exit', stop);
  const [errors, numbers] = [socketOf(server, 2), socketOf(server, 3)];
  let complaints = '';
  errors.on('data', (chunk) => {
    complaints += chunk;
  });
  const number = await new Promise((resolve) => {
    numbers.once('data', (chunk) => resolve(chunk.toString().trim()));
    numbers.once('close', () => resolve(undefined));
    server.once('error', () => resolve(undefined));
  });
  if (number === undefined) throw new SetupError(`No display, and Xvfb did not start.\n${complaints.trim()}`);
  // The pipes stay open: Xvfb would die of its next word to a closed one.
  for (const handle of [server, errors, numbers]) handle.unref();
  console.error(`No display found: drawing on Xvfb :${number} (${screen}).`);
  return { display: `:${number}`, stop };
}

/**
 * @param {import('node:child_process').ChildProcess} server
 * @param {2 | 3} descriptor
 */
function socketOf(server, descriptor) {
  return /** @type {import('node:net').Socket} */ (server.stdio[descriptor]);
}
