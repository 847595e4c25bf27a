/**
 * The Wii Balance Board (RVL-WBC-01, RVL-021): initialises, streams readings, watches for silence. The protocol and
 * its sources are in wii-transport/reports.ts and calibration.ts.
 */
import { type Message, message } from '#core/language/message.ts';
import type {
  BoardDriver,
  DriverEvent,
  BoardDriverOutput,
  BoardDriverReading,
  DriverVerdict,
} from '../device-driver.ts';
import type { DeviceUnusable } from '../device-unusable.ts';
import { SilenceWatch } from '../silence-watch.ts';
import {
  MODE_EXTENSION_19,
  parseReport,
  reportModeRequest,
  type WiiReport,
} from '../wii-transport/reports.ts';
import { type BoardCondition, cellLoadsKg, condition, isBlank, rawCells } from './cells.ts';
import { type CalibratedBoard, Initialisation, type Progress } from './initialisation.ts';
import { isNotRecognised } from './unusable.ts';

const A_BUTTON = 0x08;
const INITIALISATION_LIMIT_MS = 15_000;
/** The system's own driver may choose another mode; some boards know no other. So ask again, but not for ever. */
const MODE_REQUESTS = 3;
const MODE_REQUEST_INTERVAL_MS = 2000;

type Phase =
  | { readonly name: 'initialising'; readonly startedMs: number; readonly handshake: Initialisation }
  | { readonly name: 'streaming'; readonly board: CalibratedBoard }
  | { readonly name: 'ended'; readonly unusable: DeviceUnusable | undefined };

export class WiiBalanceBoardDriver implements BoardDriver {
  #phase: Phase = { name: 'ended', unusable: undefined };
  #writes: Uint8Array[] = [];
  #readings: BoardDriverReading[] = [];
  #verdict: DriverVerdict = 'continue';
  #writeFailure: string | undefined;
  #condition: BoardCondition | undefined;
  #batteryLow = false;
  #checksum: CalibratedBoard['checksum'] = 'right';
  readonly #silence = new SilenceWatch();
  #modeRequests = 0;
  #nextModeRequestMs = 0;

  step(event: DriverEvent): BoardDriverOutput {
    this.#writes = [];
    this.#readings = [];
    switch (event.type) {
      case 'opened':
      case 'recalibrate':
        this.#initialise(event.hostMs);
        break;
      case 'report':
        this.#report(event.bytes, event.hostMs);
        break;
      case 'timeout':
        this.#timeout(event.hostMs);
        break;
      case 'write-failed':
        this.#writeFailure = event.reason;
        break;
      case 'feature':
      case 'feature-failed':
      case 'vibrate':
      case 'closing':
        break;
    }
    return this.#output(event.hostMs);
  }

  #initialise(hostMs: number): void {
    const handshake = new Initialisation();
    this.#phase = { name: 'initialising', startedMs: hostMs, handshake };
    this.#verdict = 'continue';
    this.#follow(handshake.begin(hostMs), hostMs);
  }

  #report(bytes: Uint8Array, hostMs: number): void {
    const report = parseReport(bytes);
    if (report === undefined || this.#phase.name === 'ended') return;
    if (report.type === 'status') this.#batteryLow = report.batteryLow;
    if (this.#phase.name === 'initialising') {
      this.#follow(this.#phase.handshake.report(report, hostMs), hostMs);
    }
    // The report that ends the initialisation is already a reading.
    this.#stream(report, hostMs);
  }

  #follow(progress: Progress, hostMs: number): void {
    switch (progress.type) {
      case 'waiting':
        this.#writes.push(...progress.writes);
        break;
      case 'done':
        this.#phase = { name: 'streaming', board: progress.board };
        this.#checksum = progress.board.checksum;
        this.#modeRequests = 0;
        this.#nextModeRequestMs = hostMs + MODE_REQUEST_INTERVAL_MS;
        this.#silence.noteReport(hostMs);
        break;
      case 'unusable':
        this.#end(progress.unusable);
        break;
    }
  }

  #stream(report: WiiReport, hostMs: number): void {
    if (this.#phase.name !== 'streaming') return;
    const { calibration } = this.#phase.board;
    if (report.type === 'status') {
      if (report.extensionPresent) this.#requestMode();
      else this.#initialise(hostMs);
    } else if (report.type === 'data' && !isBlank(report.extension)) {
      this.#silence.noteReport(hostMs);
      const cells = cellLoadsKg(rawCells(report.extension), calibration);
      this.#readings.push({ ...cells, hostMs, button: (report.buttons & A_BUTTON) !== 0 });
      this.#condition = condition(report.mode, report.extension) ?? this.#condition;
      if (report.mode === MODE_EXTENSION_19) this.#modeRequests = 0;
      else this.#insistOnMode(hostMs);
    }
  }

  #insistOnMode(hostMs: number): void {
    if (this.#modeRequests >= MODE_REQUESTS || hostMs < this.#nextModeRequestMs) return;
    this.#modeRequests += 1;
    this.#nextModeRequestMs = hostMs + MODE_REQUEST_INTERVAL_MS;
    this.#requestMode();
  }

  #requestMode(): void {
    this.#writes.push(reportModeRequest(MODE_EXTENSION_19));
  }

  #timeout(hostMs: number): void {
    const phase = this.#phase;
    if (phase.name === 'initialising') {
      if (hostMs - phase.startedMs >= INITIALISATION_LIMIT_MS) this.#end(isNotRecognised());
      else this.#follow(phase.handshake.timeout(hostMs, this.#writeFailure), hostMs);
    } else if (phase.name === 'streaming') {
      this.#watch(hostMs);
    }
  }

  #watch(hostMs: number): void {
    const judgement = this.#silence.judge(hostMs);
    // After any status report the board stops sending data until the mode is set again.
    if (judgement === 'resend') this.#requestMode();
    if (judgement !== 'reopen') return;
    this.#phase = { name: 'ended', unusable: undefined };
    this.#verdict = 'reopen';
  }

  #end(unusable: DeviceUnusable): void {
    this.#phase = { name: 'ended', unusable };
    this.#verdict = unusable.verdict;
  }

  #output(hostMs: number): BoardDriverOutput {
    return {
      writes: this.#writes,
      readings: this.#readings,
      wakeAtMs: this.#wakeAtMs(),
      verdict: this.#verdict,
      status: {
        state: this.#state(hostMs),
        warnings: this.#warnings(),
        ...this.#condition,
        ...(this.#phase.name === 'ended' && this.#phase.unusable
          ? { error: this.#phase.unusable.error }
          : {}),
      },
    };
  }

  #wakeAtMs(): number | undefined {
    const phase = this.#phase;
    if (phase.name === 'ended') return undefined;
    if (phase.name === 'streaming') return this.#silence.wakeAtMs;
    return Math.min(phase.handshake.deadlineMs, phase.startedMs + INITIALISATION_LIMIT_MS);
  }

  #state(hostMs: number): BoardDriverOutput['status']['state'] {
    if (this.#phase.name === 'initialising') return 'initialising';
    if (this.#phase.name === 'ended') return this.#phase.unusable === undefined ? 'silent' : 'failed';
    return this.#silence.silent(hostMs) ? 'silent' : 'ready';
  }

  #warnings(): Message[] {
    const warnings: Message[] = [];
    if (this.#checksum !== 'right') warnings.push(message(`warning.board.checksum-${this.#checksum}`));
    if (this.#batteryLow || this.#condition?.batteryBars === 0) {
      warnings.push(message('warning.board.battery-low'));
    }
    return warnings;
  }
}
