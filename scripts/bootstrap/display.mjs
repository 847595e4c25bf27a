/** Starts a display of our own where there is none. */
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { SetupError } from './setup-error.mjs';

const screen = '1920x1080x24';

export function needsDisplay(env = process.env, platform = process.platform) {
  return platform === 'linux' && !env.DISPLAY && !env.WAYLAND_DISPLAY;
}

/**
 * Xvfb picks a free number and writes it to the descriptor given once it accepts clients. It has a process
 * group of its own, so that Ctrl-C reaches the app first and the display last.
 * @returns {Promise<{ display: string, stop: () => void }>}
 */
export async function startDisplay() {
  const args = ['-displayfd', '3', '-screen', '0', screen, '-nolisten', 'tcp', '-noreset'];
  const server = spawn('Xvfb', args, { detached: true, stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
  const stop = () => void server.kill();
  process.once('exit', stop);
  const pipe = /** @type {import('node:stream').Readable} */ (server.stdio[3]);
  const number = await new Promise((resolve) => {
    pipe.once('data', (/** @type {Buffer} */ chunk) => resolve(chunk.toString().trim()));
    pipe.once('close', () => resolve(undefined));
    server.once('error', () => resolve(undefined));
  });
  if (number === undefined) {
    const reason = await text(/** @type {import('node:stream').Readable} */ (server.stderr)).catch(() => '');
    throw new SetupError(`No display, and Xvfb did not start.\n${reason.trim()}`);
  }
  server.unref();
  pipe.destroy();
  server.stderr?.destroy();
  console.error(`No display found: drawing on Xvfb :${number} (${screen}).`);
  return { display: `:${number}`, stop };
}
