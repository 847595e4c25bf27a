/** The background process as a child of Node: the same program, from its source. */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { BackgroundProcess } from '#electron/main/background.ts';

const PROGRAM = fileURLToPath(new URL('../../../../electron/background/background.ts', import.meta.url));

export function forkBackground(program = PROGRAM): BackgroundProcess {
  const child = fork(program, [], {
    serialization: 'advanced',
    execArgv: [],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  // One that was killed before it was spoken to can't be spoken to.
  child.on('error', () => undefined);
  return {
    postMessage: (message) => void child.send(message as object, () => undefined),
    once: (event: string, listener: (...args: never[]) => void) =>
      child.once(event, (...args: unknown[]) => void Reflect.apply(listener, undefined, args)),
    kill: () => child.kill('SIGKILL'),
  };
}
