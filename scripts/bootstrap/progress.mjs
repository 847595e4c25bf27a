/**
 * Shows that a long step is alive. Nothing is printed for the first two seconds; then a spinner on a
 * terminal, or a line every few seconds elsewhere. Goes to stderr: stdout belongs to the program.
 */
const quietMs = 2000;
const frames = '⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏';

/**
 * @template T
 * @param {string} label what is being done, as in 'Installing packages'
 * @param {() => Promise<T>} task
 * @param {{ stream?: NodeJS.WriteStream, lineEveryMs?: number }} [options]
 * @returns {Promise<T>}
 */
export async function withProgress(label, task, { stream = process.stderr, lineEveryMs = 5000 } = {}) {
  const startMs = Date.now();
  const seconds = () => `${Math.round((Date.now() - startMs) / 1000)} s`;
  let shown = 0;
  const show = () => {
    if (Date.now() - startMs < quietMs) return;
    const frame = frames[shown++ % frames.length];
    stream.write(stream.isTTY ? `\r${frame} ${label} … ${seconds()} ` : `${label} … ${seconds()}\n`);
  };
  const timer = setInterval(show, stream.isTTY ? 100 : lineEveryMs);
  const first = stream.isTTY ? undefined : setTimeout(show, quietMs);
  try {
    const value = await task();
    finish('done');
    return value;
  } catch (error) {
    finish('failed');
    throw error;
  } finally {
    clearInterval(timer);
    clearTimeout(first);
  }

  /** @param {string} outcome */
  function finish(outcome) {
    if (shown > 0) stream.write(`${stream.isTTY ? '\r' : ''}${label}: ${outcome} after ${seconds()}.   \n`);
  }
}
