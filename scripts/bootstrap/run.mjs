import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/**
 * Runs a command without a shell and collects what it prints.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string, timeoutMs?: number }} [options]
 * @returns {Promise<{ ok: boolean, output: string }>} `ok` is false also when it could not start
 */
export function run(command, args, { env = process.env, cwd, timeoutMs } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      env,
      ...(cwd && { cwd }),
      ...(timeoutMs && { timeout: timeoutMs, killSignal: 'SIGKILL' }),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const collect = (/** @type {Buffer} */ chunk) => {
      output += chunk.toString();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.once('error', (error) => resolve({ ok: false, output: error.message }));
    child.once('close', (code) => resolve({ ok: code === 0, output }));
  });
}

/**
 * Runs a command that owns the terminal. Signals sent to us go on to it.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env: NodeJS.ProcessEnv, cwd: string }} options
 * @returns {Promise<number>} its exit code; 128 + the signal's number when a signal ended it
 */
export function runAttached(command, args, { env, cwd }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env, cwd, stdio: 'inherit' });
    /** @type {NodeJS.Signals[]} */
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    const sent = new Set();
    const forward = (/** @type {NodeJS.Signals} */ signal) => {
      // Ctrl-C reaches the child by itself, and npm repeats to us what it gets: a second signal would cut
      // the child's own ending short.
      if (sent.has(signal) || (signal === 'SIGINT' && process.stdin.isTTY)) return;
      sent.add(signal);
      child.kill(signal);
    };
    for (const signal of signals) process.on(signal, forward);
    child.once('error', reject);
    child.once('close', (code, signal) => {
      for (const name of signals) process.off(name, forward);
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 1));
    });
  });
}
