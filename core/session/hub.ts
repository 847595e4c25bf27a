/**
 * The hub: readings in, frames of the 100 Hz grid out. A pure fold: the same inputs give the same frames, bit for bit,
 * whenever and wherever they are pushed, so a recording of the inputs is a recording of the frames.
 *
 * Time: the frame at grid time g rests on every input that arrived up to g, and leaves as soon as an input (a reading
 * or a tick) says that g has been reached. Latency from the load to the frame is therefore the transport, plus half the
 * window (`groupDelayMs`: 20 ms by default), plus the wait for the next input (at most the interval of the ticks).
 *
 * Motion sensors come after the same delay and on the same grid: `core/imu/body.ts` makes their columns and flags.
 *
 * Several boards: the one attached last feeds the frames; when it goes, the one before it does.
 */
import type { BoardReading, DeviceAttached, HubInput, TareRequest } from '../contract/reading.ts';
import { COLUMN, FRAME_COLUMNS, type Frame, FrameFlag, GAP_MS, frameOf } from '../contract/frame.ts';
import type { BodyStatus } from '../contract/sensors.ts';
import { Body } from '../imu/body.ts';
import type { KnownSensor } from '../imu/sensor-roster.ts';
import { HUB_STEP_MS } from '../units.ts';
import {
  type CentreOfPressureMm,
  WII_BALANCE_BOARD,
  centreOfPressureMm,
  edgeMarginAt,
  totalLoadKg,
} from '../contract/board-geometry.ts';
import { SampleClock } from './hub-sample-clock.ts';
import { TareInProgress } from './hub-tare.ts';
import { HubTime } from './hub-time.ts';
import {
  CausalWindow,
  type CellsKg,
  DEFAULT_WINDOW_MS,
  type MutableCellsKg,
  groupDelayMs,
} from './hub-window.ts';

/** Changes whenever the same inputs give other frames. Kept with each session. */
export const HUB_VERSION = 2;

/** Below this load a centre of pressure means nothing. */
export const LEAST_LOAD_KG = 10;

/** Readings older than this no longer say where the person is. */
export const OLDEST_VALID_MS = 50;

/**
 * A cell is calibrated up to 34 kg and shares a rated 150 kg with three others. Above 80 kg, more than half the rating
 * on one cell and over twice its last calibration point, its reading is a guess.
 */
export const SATURATED_CELL_KG = 80;

/** Beyond this a number is no reading of a load cell but damage, and the reading is dropped. */
const ABSURD_CELL_KG = 500;

const NOTHING: CellsKg = [0, 0, 0, 0];

export interface HubOptions {
  /** Length of the sliding window, ms: 20 to 200. */
  readonly windowMs?: number;
}

export class Hub {
  readonly #time = new HubTime();
  readonly #clock = new SampleClock();
  readonly #window: CausalWindow;
  readonly #body: Body;
  /** Attached boards, the newest last. */
  #boards: DeviceAttached[] = [];
  #nowMs = 0;
  #nextFrameMs = 0;
  #newestReadingMs = 0;
  #buttonHeld = false;
  #buttonSeen = false;
  /** What empty boards read, by serial number: a board that comes back is still the same scale. */
  readonly #zeros = new Map<string, CellsKg>();
  #emptyKg: CellsKg = NOTHING;
  #tared = false;
  #tare: TareInProgress | undefined;
  #bodyMassKg: number | undefined;
  #cop: CentreOfPressureMm = { mlMm: 0, apMm: 0 };
  #loadKg = 0;
  /** Of the reading or frame at hand. */
  readonly #cellsKg: MutableCellsKg = [0, 0, 0, 0];
  readonly #row = new Float64Array(FRAME_COLUMNS.length);

  /** @throws RangeError for a window outside 20 to 200 ms. */
  constructor(options: HubOptions = {}) {
    const windowMs = options.windowMs ?? DEFAULT_WINDOW_MS;
    if (!(windowMs >= 20 && windowMs <= 200)) {
      throw new RangeError(`The hub's window is 20 to 200 ms, not ${windowMs}`);
    }
    this.#window = new CausalWindow(windowMs);
    this.#body = new Body(groupDelayMs(windowMs));
  }

  /** How the motion sensors fare now. */
  get body(): BodyStatus {
    return this.#body.status(this.#nowMs);
  }

  /** What was learnt of every sensor, those that are away included: for the hub that comes after. */
  get knownSensors(): readonly KnownSensor[] {
    return this.#body.known;
  }

  /**
   * Takes one input and returns the frames whose time has come: mostly one or none, up to 201 after a silence.
   * Never throws. An input whose time is no time is ignored; one that comes late counts as coming now.
   */
  push(input: HubInput): Frame[] {
    const nowMs = this.#time.advance(input.hostMs);
    if (nowMs === undefined) return [];
    this.#nowMs = nowMs;
    const frames: Frame[] = [];
    while (this.#nextFrameMs < nowMs) frames.push(this.#emit());
    this.#settleTare(nowMs);
    this.#body.settle(nowMs);
    this.#fold(input, nowMs);
    if (this.#nextFrameMs === nowMs) frames.push(this.#emit());
    return frames;
  }

  get #board(): DeviceAttached | undefined {
    return this.#boards.at(-1);
  }

  /** The newest reading of the board; of the motion sensors, where there is no board. */
  get #newestMs(): number {
    const sensorsMs = this.#board === undefined ? (this.#body.newestReadingMs ?? 0) : 0;
    return Math.max(this.#newestReadingMs, sensorsMs);
  }

  #fold(input: HubInput, nowMs: number): void {
    switch (input.type) {
      case 'board':
        this.#read(input, nowMs);
        break;
      case 'attached':
        if (isUsable(input)) this.#changeBoards([...this.#boardsBut(input.slot), input]);
        break;
      case 'detached':
        this.#changeBoards(this.#boardsBut(input.slot));
        this.#body.take(input, nowMs);
        break;
      case 'tare':
        this.#startTare(input, nowMs);
        break;
      case 'body-mass':
        if (isWithin(input.bodyMassKg, 1, 1000)) this.#bodyMassKg = input.bodyMassKg;
        break;
      case 'tick':
        break;
      default:
        this.#body.take(input, nowMs);
    }
  }

  #read(reading: BoardReading, nowMs: number): void {
    if (reading.slot !== this.#board?.slot) return;
    const tMs = this.#clock.sampleTimeMs(nowMs);
    const cellsKg = this.#cellsKg;
    cellsKg[0] = reading.frontRightKg;
    cellsKg[1] = reading.backRightKg;
    cellsKg[2] = reading.frontLeftKg;
    cellsKg[3] = reading.backLeftKg;
    if (!areLoads(cellsKg)) return;
    this.#newestReadingMs = nowMs;
    this.#buttonHeld = reading.button;
    this.#buttonSeen ||= reading.button;
    this.#window.add(tMs, cellsKg);
    this.#tare?.add(cellsKg);
  }

  #boardsBut(slot: number): DeviceAttached[] {
    return this.#boards.filter((board) => board.slot !== slot);
  }

  /** What was learnt about one board says nothing about another; the zero of a board that returns still holds. */
  #changeBoards(boards: DeviceAttached[]): void {
    const before = this.#board;
    this.#boards = boards;
    if (this.#board === before) return;
    this.#clock.reset();
    this.#window.clear();
    const zero = this.#board === undefined ? undefined : this.#zeros.get(this.#board.serial);
    this.#emptyKg = zero ?? NOTHING;
    this.#tared = zero !== undefined;
    this.#tare = undefined;
    this.#buttonHeld = false;
    this.#buttonSeen = false;
  }

  /** The flag `tared` is withdrawn until the tare has succeeded; the former zero stays in use. */
  #startTare(request: TareRequest, nowMs: number): void {
    if (this.#board === undefined || !Number.isFinite(request.durationMs)) return;
    this.#tared = false;
    this.#tare = new TareInProgress(nowMs, request.durationMs);
  }

  #settleTare(nowMs: number): void {
    if (this.#tare === undefined || nowMs < this.#tare.endMs) return;
    const emptyKg = this.#tare.result();
    this.#tare = undefined;
    if (emptyKg === undefined) return;
    this.#emptyKg = emptyKg;
    this.#tared = true;
    if (this.#board !== undefined) this.#zeros.set(this.#board.serial, emptyKg);
  }

  #emit(): Frame {
    const tMs = this.#nextFrameMs;
    this.#nextFrameMs += HUB_STEP_MS;
    this.#settleTare(tMs);
    this.#body.settle(tMs);
    const row = this.#row;
    const bodyFlags = this.#body.write(row, tMs);
    const dataAgeMs = tMs - this.#newestMs;
    this.#window.moveTo(tMs);
    const valid = this.#locate(dataAgeMs);
    const saturated = this.#window.exceeds(SATURATED_CELL_KG);
    const button = (this.#buttonHeld && dataAgeMs <= GAP_MS) || this.#buttonSeen;
    this.#buttonSeen = false;
    row[COLUMN.tMs] = tMs;
    row[COLUMN.copMlMm] = this.#cop.mlMm;
    row[COLUMN.copApMm] = this.#cop.apMm;
    row[COLUMN.loadKg] = this.#loadKg;
    row[COLUMN.loadPercent] = this.#bodyMassKg === undefined ? 0 : (100 * this.#loadKg) / this.#bodyMassKg;
    row[COLUMN.dataAgeMs] = dataAgeMs;
    row[COLUMN.edgeMargin] = edgeMarginAt(this.#cop, this.#board ?? WII_BALANCE_BOARD);
    row[COLUMN.flags] =
      (this.#board === undefined ? 0 : FrameFlag.attached) |
      (valid ? FrameFlag.valid : FrameFlag.held) |
      (dataAgeMs > GAP_MS ? FrameFlag.gap : 0) |
      (button ? FrameFlag.button : 0) |
      (this.#tared ? FrameFlag.tared : 0) |
      (this.#tare === undefined ? 0 : FrameFlag.taring) |
      (saturated ? FrameFlag.saturated : 0) |
      bodyFlags;
    return frameOf(row);
  }

  /** Brings load and centre of pressure up to the grid time; false when the centre of pressure was held. */
  #locate(dataAgeMs: number): boolean {
    const board = this.#board;
    if (board === undefined) this.#loadKg = 0;
    if (board === undefined || this.#window.isEmpty || dataAgeMs > OLDEST_VALID_MS) return false;
    const cellsKg = this.#cellsKg;
    this.#window.loadsInto(cellsKg);
    const cell = (index: 0 | 1 | 2 | 3): number => (cellsKg[index] - this.#emptyKg[index]) * board.loadScale;
    const loads = { frontRightKg: cell(0), backRightKg: cell(1), frontLeftKg: cell(2), backLeftKg: cell(3) };
    this.#loadKg = totalLoadKg(loads);
    if (!(this.#loadKg >= LEAST_LOAD_KG)) return false;
    this.#cop = centreOfPressureMm(loads, board);
    return true;
  }
}

function areLoads(cellsKg: CellsKg): boolean {
  return (
    Math.abs(cellsKg[0]) <= ABSURD_CELL_KG &&
    Math.abs(cellsKg[1]) <= ABSURD_CELL_KG &&
    Math.abs(cellsKg[2]) <= ABSURD_CELL_KG &&
    Math.abs(cellsKg[3]) <= ABSURD_CELL_KG
  );
}

/** Geometry and correction must be numbers that a board can have; the device layer has checked them already. */
function isUsable(board: DeviceAttached): boolean {
  return (
    isWithin(board.sensorSpacingMlMm, 10, 10_000) &&
    isWithin(board.sensorSpacingApMm, 10, 10_000) &&
    isWithin(board.loadScale, 0.1, 10)
  );
}

function isWithin(value: number, low: number, high: number): boolean {
  return value >= low && value <= high;
}
