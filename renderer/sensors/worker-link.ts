/** The page's end of its session worker, through which sensors and session are reached. There is one while the app runs. */
import { message } from '#core/language/message.ts';
import { showNotice } from '../app/notices.ts';
import { requestSensorsPorts } from '../bridge/sensors-port.ts';
import type { ToPage, ToWorker } from '../session-worker/messages.ts';
import { portOf } from '../session-worker/port.ts';
import type { Port } from '../session-worker/port.ts';

export type WorkerPort = Port<ToPage, ToWorker>;

let worker: WorkerPort | undefined;
const listeners = new Set<(message: ToPage) => void>();

/** Hands the worker every port to the sensors process. @returns false when that has been done before */
export function connectWorker(started?: WorkerPort): boolean {
  if (worker !== undefined) return false;
  const connected = started ?? startWorker();
  worker = connected;
  connected.listen((message) => {
    for (const listener of listeners) listener(message);
  });
  requestSensorsPorts((port) => connected.post({ type: 'sensors-port', port }, [port]));
  return true;
}

export function postToWorker(message: ToWorker): void {
  worker?.post(message);
}

/** @returns stops listening */
export function onWorkerMessage(listener: (message: ToPage) => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

function startWorker(): WorkerPort {
  const started = new Worker(new URL('../session-worker/session-worker.ts', import.meta.url), {
    type: 'module',
    name: 'keel-session',
  });
  started.addEventListener('error', (error) => {
    showNotice('warning', message('notice.session-worker-failed', { reason: error.message }));
  });
  return portOf(started, () => started.terminate());
}
