/**
 * What drivers have in common that talk to their device before it streams: initialise, stream, watch for silence, end.
 * The driver itself says what the talk is and what the reports mean.
 */
import { Handshake, type Script } from './handshake.ts';
import type { DriverEvent, DriverStatus, DriverVerdict } from './device-driver.ts';
import type { DeviceUnusable } from './device-unusable.ts';
import { SilenceWatch } from './silence-watch.ts';

/** How a talk ends. `device` is what was learnt of it. */
export type Outcome<Device> =
  | { readonly type: 'ready'; readonly device: Device }
  | { readonly type: 'unusable'; readonly unusable: DeviceUnusable };

export interface LifecycleOptions<Report, Device> {
  readonly parseReport: (bytes: Uint8Array) => Report | undefined;
  /** `writeFailure` is what the system said of the last write that failed, if any did. */
  readonly initialise: (writeFailure: () => string | undefined) => Script<Report, Outcome<Device>>;
  /** What makes a device send again that has fallen silent. */
  readonly resend: () => readonly Uint8Array[];
}

type Phase<Report, Device> =
  | { readonly name: 'initialising'; readonly handshake: Handshake<Report, Outcome<Device>> }
  | { readonly name: 'streaming'; readonly device: Device }
  | { readonly name: 'ended'; readonly unusable: DeviceUnusable | undefined };

export class Lifecycle<Report, Device> {
  readonly #options: LifecycleOptions<Report, Device>;
  readonly #silence = new SilenceWatch();
  #phase: Phase<Report, Device> = { name: 'ended', unusable: undefined };
  #writes: Uint8Array[] = [];
  #verdict: DriverVerdict = 'continue';
  #writeFailure: string | undefined;

  constructor(options: LifecycleOptions<Report, Device>) {
    this.#options = options;
  }

  /** Set while it streams. */
  get device(): Device | undefined {
    return this.#phase.name === 'streaming' ? this.#phase.device : undefined;
  }

  /** One event. @returns the report in it, if there is one that still matters. */
  take(event: DriverEvent): Report | undefined {
    this.#writes = [];
    switch (event.type) {
      case 'opened':
      case 'recalibrate':
        this.initialise(event.hostMs);
        return undefined;
      case 'report':
        return this.#report(event.bytes, event.hostMs);
      case 'timeout':
        this.#timeout(event.hostMs);
        return undefined;
      case 'write-failed':
        this.#writeFailure = event.reason;
        return undefined;
      case 'feature':
      case 'feature-failed':
      case 'vibrate':
      case 'closing':
        return undefined;
    }
  }

  initialise(hostMs: number): void {
    const handshake = new Handshake(this.#options.initialise(() => this.#writeFailure));
    this.#phase = { name: 'initialising', handshake };
    this.#verdict = 'continue';
    this.send(...handshake.begin(hostMs));
  }

  send(...writes: readonly Uint8Array[]): void {
    this.#writes.push(...writes);
  }

  /** A report had in it what the device is there for. */
  noteReport(hostMs: number): void {
    this.#silence.noteReport(hostMs);
  }

  /** What has come of the event, but for the readings. */
  output(hostMs: number): {
    readonly writes: readonly Uint8Array[];
    readonly wakeAtMs: number | undefined;
    readonly verdict: DriverVerdict;
    readonly status: Pick<DriverStatus, 'state' | 'error'>;
  } {
    const phase = this.#phase;
    const error = phase.name === 'ended' ? phase.unusable?.error : undefined;
    return {
      writes: this.#writes,
      wakeAtMs: this.#wakeAtMs(),
      verdict: this.#verdict,
      status: { state: this.#state(hostMs), ...(error === undefined ? {} : { error }) },
    };
  }

  #report(bytes: Uint8Array, hostMs: number): Report | undefined {
    const phase = this.#phase;
    const report = this.#options.parseReport(bytes);
    if (report === undefined || phase.name === 'ended') return undefined;
    if (phase.name === 'initialising') {
      this.#follow(phase.handshake, phase.handshake.report(report, hostMs), hostMs);
    }
    return report;
  }

  #timeout(hostMs: number): void {
    const phase = this.#phase;
    if (phase.name === 'initialising') {
      this.#follow(phase.handshake, phase.handshake.timeout(hostMs), hostMs);
    } else if (phase.name === 'streaming') {
      const judgement = this.#silence.judge(hostMs);
      if (judgement === 'resend') this.send(...this.#options.resend());
      if (judgement === 'reopen') this.#end('reopen', undefined);
    }
  }

  #follow(
    handshake: Handshake<Report, Outcome<Device>>,
    writes: readonly Uint8Array[],
    hostMs: number,
  ): void {
    this.send(...writes);
    const outcome = handshake.result;
    if (outcome?.type === 'unusable') this.#end(outcome.unusable.verdict, outcome.unusable);
    if (outcome?.type !== 'ready') return;
    this.#phase = { name: 'streaming', device: outcome.device };
    this.noteReport(hostMs);
  }

  #end(verdict: DriverVerdict, unusable: DeviceUnusable | undefined): void {
    this.#phase = { name: 'ended', unusable };
    this.#verdict = verdict;
  }

  #wakeAtMs(): number | undefined {
    if (this.#phase.name === 'ended') return undefined;
    return this.#phase.name === 'streaming' ? this.#silence.wakeAtMs : this.#phase.handshake.deadlineMs;
  }

  #state(hostMs: number): DriverStatus['state'] {
    if (this.#phase.name === 'initialising') return 'initialising';
    if (this.#phase.name === 'ended') return this.#phase.unusable === undefined ? 'silent' : 'failed';
    return this.#silence.silent(hostMs) ? 'silent' : 'ready';
  }
}
