/**
 * The handshake that makes a board ready: recognise it, switch its sensors on, read its calibration, start the
 * reports. Every request is repeated up to three times; what the board did, not what it acknowledged, decides.
 */
import type { DeviceUnusable } from '../device-unusable.ts';
import { BlockReader } from '../wii-transport/block-reader.ts';
import {
  type Block,
  ledRequest,
  MODE_EXTENSION_19,
  OUTPUT_WRITE_MEMORY,
  readRequest,
  reportModeRequest,
  statusRequest,
  type WiiReport,
  writeRegisterRequest,
} from '../wii-transport/reports.ts';
import {
  type BoardCalibration,
  CALIBRATION_BLOCK,
  CHECKSUM_BLOCK,
  checksumMatches,
  HEADER_BLOCK,
  isPlausible,
  parseCalibration,
  REFERENCE_BLOCK,
} from './calibration.ts';
import { isBlank } from './cells.ts';
import {
  cannotBeRead,
  hasNoExtension,
  isAnotherDevice,
  isNotCalibrated,
  isNotRecognised,
  sendsNothing,
  swallowsCommands,
} from './unusable.ts';

const TRIES = 3;
const ANSWER_TIMEOUT_MS = 500;
/** Boards of other makers seldom acknowledge a write: after this, go on. */
const ACKNOWLEDGEMENT_TIMEOUT_MS = 50;
const RETRY_PAUSE_MS = 100;
const EXTENSION_POLL_MS = 200;
const EXTENSION_POLLS = 15;

/** Ends in A4 20 for an extension that is initialised without encryption; then its kind. The first two bytes vary. */
const EXTENSION_ID_BLOCK = { address: 0xa400fa, size: 6 } as const;
const EXTENSION_FAMILY = [0xa4, 0x20] as const;
const BALANCE_BOARD = [0x04, 0x02] as const;

type Step =
  | { readonly kind: 'status' }
  | { readonly kind: 'write'; readonly address: number; readonly value: number }
  /** `needed`: what it holds, without which the board cannot be used. */
  | { readonly kind: 'read'; readonly block: Block; readonly needed?: 'kind' | 'calibration' }
  | { readonly kind: 'start' };

const STEPS: readonly Step[] = [
  { kind: 'status' },
  { kind: 'write', address: 0xa400f0, value: 0x55 },
  { kind: 'write', address: 0xa400fb, value: 0x00 },
  { kind: 'read', block: EXTENSION_ID_BLOCK, needed: 'kind' },
  { kind: 'read', block: CALIBRATION_BLOCK, needed: 'calibration' },
  { kind: 'read', block: REFERENCE_BLOCK },
  { kind: 'read', block: HEADER_BLOCK },
  { kind: 'read', block: CHECKSUM_BLOCK },
  { kind: 'start' },
];
const FIRST_WRITE = 1;

export interface CalibratedBoard {
  readonly calibration: BoardCalibration;
  readonly checksum: 'right' | 'wrong' | 'unread';
}

export type Progress =
  | { readonly type: 'waiting'; readonly writes: readonly Uint8Array[] }
  | { readonly type: 'done'; readonly board: CalibratedBoard }
  | { readonly type: 'unusable'; readonly unusable: DeviceUnusable };

const NOTHING_YET: Progress = { type: 'waiting', writes: [] };

export class Initialisation {
  #index = 0;
  #tries = 0;
  #extensionPolls = 0;
  #recognitions = 0;
  #deadlineMs = 0;
  #pausing = false;
  #reader: BlockReader | undefined;
  #lastUnusable: DeviceUnusable | undefined;
  #calibration: BoardCalibration | undefined;
  readonly #blocks = new Map<number, Uint8Array>();

  /** When to call `timeout`. */
  get deadlineMs(): number {
    return this.#deadlineMs;
  }

  begin(hostMs: number): Progress {
    this.#index = 0;
    return this.#request(hostMs);
  }

  report(report: WiiReport, hostMs: number): Progress {
    if (report.type === 'status') return this.#status(report.extensionPresent, hostMs);
    const step = STEPS[this.#index];
    if (step?.kind === 'write' && report.type === 'acknowledgement')
      return this.#acknowledged(report, hostMs);
    if (step?.kind === 'read' && report.type === 'memory') return this.#memory(step, report, hostMs);
    if (step?.kind === 'start' && report.type === 'data' && !isBlank(report.extension)) return this.#finish();
    return NOTHING_YET;
  }

  /** `writeFailure` is what the system said of the last write that failed, if any did. */
  timeout(hostMs: number, writeFailure: string | undefined): Progress {
    const step = STEPS[this.#index];
    if (step === undefined || hostMs < this.#deadlineMs) return NOTHING_YET;
    if (step.kind === 'status' && this.#extensionPolls >= EXTENSION_POLLS) return refused(hasNoExtension());
    if (step.kind === 'write' && !this.#pausing) return this.#next(hostMs);
    if (this.#tries < TRIES) return this.#request(hostMs);
    if (step.kind === 'write' || (step.kind === 'read' && step.needed === undefined))
      return this.#next(hostMs);
    if (step.kind === 'start') return refused(sendsNothing());
    return refused(this.#lastUnusable ?? swallowsCommands(writeFailure));
  }

  #status(extensionPresent: boolean, hostMs: number): Progress {
    const asked = STEPS[this.#index]?.kind === 'status';
    if (extensionPresent) return asked ? this.#next(hostMs) : NOTHING_YET;
    this.#index = 0;
    this.#tries = 0;
    this.#extensionPolls += 1;
    this.#deadlineMs = hostMs + EXTENSION_POLL_MS;
    return NOTHING_YET;
  }

  #acknowledged(report: Extract<WiiReport, { type: 'acknowledgement' }>, hostMs: number): Progress {
    if (report.report !== OUTPUT_WRITE_MEMORY) return NOTHING_YET;
    return report.error === 0 ? this.#next(hostMs) : this.#tryAgainSoon(hostMs);
  }

  #memory(
    step: Extract<Step, { kind: 'read' }>,
    report: Extract<WiiReport, { type: 'memory' }>,
    hostMs: number,
  ): Progress {
    if (this.#reader === undefined || !this.#reader.covers(report)) return NOTHING_YET;
    if (report.error !== 0) {
      if (step.needed !== undefined) this.#lastUnusable = cannotBeRead(step.needed, report.error);
      return step.block === EXTENSION_ID_BLOCK ? this.#switchOnAgain(hostMs) : this.#tryAgainSoon(hostMs);
    }
    this.#reader.take(report);
    return this.#reader.complete ? this.#blockRead(step.block, this.#reader.bytes, hostMs) : NOTHING_YET;
  }

  #blockRead(block: Block, bytes: Uint8Array, hostMs: number): Progress {
    this.#blocks.set(block.address, bytes);
    if (block === EXTENSION_ID_BLOCK) return this.#recognise(bytes, hostMs);
    if (block === CALIBRATION_BLOCK) return this.#calibrate(bytes, hostMs);
    return this.#next(hostMs);
  }

  #recognise(id: Uint8Array, hostMs: number): Progress {
    const [, , family0, family1, kind0, kind1] = id;
    if (family0 !== EXTENSION_FAMILY[0] || family1 !== EXTENSION_FAMILY[1]) {
      this.#lastUnusable = isNotRecognised();
      return this.#switchOnAgain(hostMs);
    }
    if (kind0 !== BALANCE_BOARD[0] || kind1 !== BALANCE_BOARD[1]) return refused(isAnotherDevice(id));
    return this.#next(hostMs);
  }

  #calibrate(bytes: Uint8Array, hostMs: number): Progress {
    const calibration = parseCalibration(bytes);
    if (!isPlausible(calibration)) {
      this.#lastUnusable = isNotCalibrated();
      return this.#tryAgainSoon(hostMs);
    }
    this.#calibration = calibration;
    return this.#next(hostMs);
  }

  #finish(): Progress {
    if (this.#calibration === undefined) return NOTHING_YET;
    const [calibration, header, reference, stored] = [
      CALIBRATION_BLOCK,
      HEADER_BLOCK,
      REFERENCE_BLOCK,
      CHECKSUM_BLOCK,
    ].map((block) => this.#blocks.get(block.address));
    const board = { calibration: this.#calibration };
    if (!calibration || !header || !reference || !stored) {
      return { type: 'done', board: { ...board, checksum: 'unread' } };
    }
    const matches = checksumMatches(calibration, header, reference, stored);
    return { type: 'done', board: { ...board, checksum: matches ? 'right' : 'wrong' } };
  }

  #next(hostMs: number): Progress {
    this.#index += 1;
    this.#tries = 0;
    this.#lastUnusable = undefined;
    return this.#request(hostMs);
  }

  /** An extension that does not tell its kind has missed the writes that switch it on. */
  #switchOnAgain(hostMs: number): Progress {
    this.#recognitions += 1;
    if (this.#recognitions < TRIES) {
      this.#index = FIRST_WRITE;
      this.#tries = 0;
    } else {
      this.#tries = TRIES;
    }
    return this.#tryAgainSoon(hostMs);
  }

  #tryAgainSoon(hostMs: number): Progress {
    this.#pausing = true;
    this.#deadlineMs = hostMs + RETRY_PAUSE_MS;
    return NOTHING_YET;
  }

  #request(hostMs: number): Progress {
    const step = STEPS[this.#index];
    if (step === undefined) return NOTHING_YET;
    this.#tries += 1;
    this.#pausing = false;
    this.#reader = step.kind === 'read' ? new BlockReader(step.block) : undefined;
    this.#deadlineMs = hostMs + (step.kind === 'write' ? ACKNOWLEDGEMENT_TIMEOUT_MS : ANSWER_TIMEOUT_MS);
    return { type: 'waiting', writes: requestsOf(step) };
  }
}

function requestsOf(step: Step): Uint8Array[] {
  switch (step.kind) {
    case 'status':
      return [statusRequest()];
    case 'write':
      return [writeRegisterRequest(step.address, step.value)];
    case 'read':
      return [readRequest(step.block)];
    case 'start':
      return [ledRequest(), reportModeRequest(MODE_EXTENSION_19)];
  }
}

function refused(unusable: DeviceUnusable): Progress {
  return { type: 'unusable', unusable };
}
