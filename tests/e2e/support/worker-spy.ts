/** What the session worker of the running app hears and tells, with its own times; and two things done to it. */
import type { Page, Worker } from 'playwright-core';
import type { PageCommand } from '#renderer/session-worker/messages.ts';

/** Times are the worker's own, ms. */
export interface WorkerLog {
  /** Batches of the sensors process: their encoded inputs, and when they were here. */
  readonly batches: { readonly atMs: number; readonly inputs: readonly number[] }[];
  /** Phases of the session, as they are told to the page. */
  readonly phases: { readonly atMs: number; readonly name: string; readonly cause: string | undefined }[];
}

interface SpiedWorker {
  keelLog: WorkerLog;
  /** What the virtual patient is told of where to be, whatever the session asks for. */
  keelPlace: 'off-board' | undefined;
}

export class WorkerSpy {
  readonly #worker: Worker;

  private constructor(worker: Worker) {
    this.#worker = worker;
  }

  static async on(page: Page): Promise<WorkerSpy> {
    const worker = page.workers()[0] ?? (await page.waitForEvent('worker'));
    await worker.evaluate(spyOnWorker);
    return new WorkerSpy(worker);
  }

  /** Forgets what was written down. */
  async clear(): Promise<void> {
    await this.#worker.evaluate(() => {
      (globalThis as unknown as SpiedWorker).keelLog = { batches: [], phases: [] };
    });
  }

  /** What was written down since, in the middle of whatever the page does. */
  log(): Promise<WorkerLog> {
    return this.#worker.evaluate(() => (globalThis as unknown as SpiedWorker).keelLog);
  }

  /** As if the page commanded it. */
  async command(command: PageCommand): Promise<void> {
    await this.#worker.evaluate((data) => {
      globalThis.dispatchEvent(new MessageEvent('message', { data: { type: 'command', command: data } }));
    }, command);
  }

  /** The virtual patient steps off the board, or does again what the session asks for. */
  async stepOff(isOff: boolean): Promise<void> {
    await this.#worker.evaluate((off) => {
      (globalThis as unknown as SpiedWorker).keelPlace = off ? 'off-board' : undefined;
    }, isOff);
  }
}

/** Runs in the worker: listens to both of its ports. */
function spyOnWorker(): void {
  const spied = globalThis as unknown as SpiedWorker;
  spied.keelLog = { batches: [], phases: [] };
  spied.keelPlace = undefined;
  const postToPage = globalThis.postMessage.bind(globalThis);
  globalThis.postMessage = (message: unknown, transfer: unknown) => {
    const phase = (message as { news?: { changes?: { phase?: { name: string; cause?: string } } } }).news
      ?.changes?.phase;
    if (phase !== undefined && phase.name !== spied.keelLog.phases.at(-1)?.name) {
      spied.keelLog.phases.push({ atMs: performance.now(), name: phase.name, cause: phase.cause });
    }
    postToPage(message, transfer as never);
  };
  const heard = new WeakSet<MessagePort>();
  const post = MessagePort.prototype.postMessage;
  MessagePort.prototype.postMessage = function (this: MessagePort, message: unknown, ...rest: never[]) {
    if (!heard.has(this)) {
      heard.add(this);
      this.addEventListener('message', ({ data }: MessageEvent<{ type: string; inputs: Uint8Array }>) => {
        if (data.type !== 'batch') return;
        spied.keelLog.batches.push({ atMs: performance.now(), inputs: [...data.inputs] });
      });
    }
    const command = message as { type: string; stimulus: object };
    const place = spied.keelPlace;
    const changed =
      command.type === 'stimulus' && place !== undefined
        ? { ...command, stimulus: { ...command.stimulus, aims: [], place } }
        : message;
    post.call(this, changed, ...rest);
  };
}
