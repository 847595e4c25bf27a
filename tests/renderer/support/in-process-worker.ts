/** The session worker in the page's own thread: jsdom has no Worker. */
import { createSessionDependencies } from '#games/session-dependencies.ts';
import type { WorkerPort } from '#renderer/sensors/worker-link.ts';
import type { ToPage, ToWorker } from '#renderer/session-worker/messages.ts';
import { SessionHost } from '#renderer/session-worker/session-host.ts';
import { portPair } from '../../support/port-pair.ts';

export function inProcessWorker(): WorkerPort {
  const [page, worker] = portPair<ToPage, ToWorker>();
  new SessionHost(worker, createSessionDependencies(), {
    nowMs: () => performance.now(),
    every(intervalMs, run) {
      const timer = setInterval(run, intervalMs);
      return () => clearInterval(timer);
    },
  });
  return page;
}
