/** Entry of the session worker: ties the host to the page. Sensors and session go on here whatever the page draws. */
import { createSessionDependencies } from '#games/session-dependencies.ts';
import type { ToPage, ToWorker } from './messages.ts';
import { portOf } from './port.ts';
import { SessionHost } from './session-host.ts';

declare const self: DedicatedWorkerGlobalScope;

const page = portOf<ToWorker, ToPage>(self, () => self.close());

new SessionHost(page, createSessionDependencies(), {
  nowMs: () => performance.now(),
  every(intervalMs, run) {
    const timer = setInterval(run, intervalMs);
    return () => clearInterval(timer);
  },
});
