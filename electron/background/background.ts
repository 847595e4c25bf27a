/**
 * Entry of a background process: is given one job, answers it, and is ended. An Electron utility process in the app, a
 * child of Node in tests.
 */
import { constants, setPriority } from 'node:os';
import { toErrorData } from '#core/errors.ts';
import type { Result } from '#core/errors.ts';
import { doJob, jobSchema } from './jobs.ts';

// Electron's type says that there always is one.
const parentPort: Electron.ParentPort | undefined = process.parentPort;
if (parentPort === undefined) process.once('message', (job) => process.send?.(answerTo(job)));
else parentPort.once('message', ({ data }) => parentPort.postMessage(answerTo(data)));

function answerTo(job: unknown): Result<unknown> {
  try {
    const parsed = jobSchema.parse(job);
    // Nobody waits for it, and it takes long: it gives way to the session that is being played.
    if (parsed.type === 'check-database') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
    return { ok: true, value: doJob(parsed) };
  } catch (thrown) {
    return { ok: false, error: toErrorData(thrown) };
  }
}
