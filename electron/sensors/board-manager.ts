/**
 * Which boards there are and which one feeds the hub. Boards go by their serial numbers, so that one that comes back
 * another way is the same board.
 */
import { recordedDeviceName } from '#core/contract/device-name.ts';
import type { HubInput } from '#core/contract/reading.ts';
import type { DeviceStatus } from '#core/contract/sensors.ts';
import type { ErrorData } from '#core/errors.ts';
import { message } from '#core/language/message.ts';
import type { BoardRegistry } from './board-registry.ts';
import { DeviceLink, type LinkEnd } from './device-link.ts';
import type { DeviceScanner, ScanClient, ScanScope, SeenDevice } from './device-scanner.ts';
import type { BoardDriverReading, DriverStatus } from './drivers/device-driver.ts';
import type { HidPort } from './hid-port.ts';
import type { SystemClock } from './host-time.ts';
import { isNews, KnownBoard } from './known-board.ts';

type BoardLink = DeviceLink<BoardDriverReading, DriverStatus>;

/** For so long a lost board is waited for before another one takes its place. */
const RETURN_GRACE_MS = 10_000;

const STAYS_SILENT: ErrorData = {
  code: 'device-silent',
  message: message('error.board.stays-silent'),
};

export interface BoardManagerOptions {
  readonly port: HidPort;
  readonly clock: SystemClock;
  readonly registry: BoardRegistry;
  readonly scanner: DeviceScanner;
  /** Paths of all devices that are open, whoever opened them. */
  readonly openPaths: Set<string>;
  readonly push: (input: HubInput) => void;
  /** The statuses have changed in more than their rates. */
  readonly onChange: () => void;
  readonly onProblem: (error: ErrorData) => void;
}

/** Which board to use: none, this one, or the first that is ready. */
type Selection =
  | { readonly kind: 'none' }
  | { readonly kind: 'serial'; readonly serial: string }
  | { readonly kind: 'any' };

export class BoardManager implements ScanClient {
  readonly #options: BoardManagerOptions;
  readonly #boards = new Map<string, KnownBoard>();
  #selection: Selection = { kind: 'none' };
  #link: BoardLink | undefined;
  #current: KnownBoard | undefined;
  #attached = false;
  /** Opened again without one reading since: the next silence counts as a failure. */
  #reopening = false;
  #lost: { readonly serial: string; readonly untilMs: number } | undefined;
  #closed = false;

  constructor(options: BoardManagerOptions) {
    this.#options = options;
    options.scanner.add(this);
  }

  get scanScope(): ScanScope {
    if (this.#link !== undefined) return 'nothing';
    return this.#selection.kind === 'none' ? 'news' : 'missing';
  }

  get hasOpenDevice(): boolean {
    return this.#link !== undefined;
  }

  /** A device that may be a board or something else is tried as a board first, until it fails as one. */
  hasFirstChoice(serial: string): boolean {
    const board = this.#boards.get(serial);
    if (board === undefined || !this.#isSelected(board)) return false;
    if (this.#link !== undefined) return this.#current === board;
    return board.mayBeOpened(this.#options.clock.nowMs());
  }

  /** Uses the board of this serial number, or the first that is ready. A board that is already in use stays open. */
  async use(serial: string | undefined): Promise<void> {
    this.#selection = serial === undefined ? { kind: 'any' } : { kind: 'serial', serial };
    this.#lost = undefined;
    if (this.#current !== undefined && this.#isSelected(this.#current)) return;
    await this.#release();
    void this.#options.scanner.look();
  }

  async useNone(): Promise<void> {
    this.#selection = { kind: 'none' };
    await this.#release();
    void this.#options.scanner.look();
  }

  /** Tries again what had been put off. */
  resetBackoff(): void {
    for (const board of this.#boards.values()) board.resetBackoff();
  }

  recalibrate(): void {
    this.#link?.recalibrate();
  }

  /** Geometry or correction of a board changed: if it feeds the hub, the hub must know. */
  settingsChanged(serial: string): void {
    if (this.#attached && this.#current?.serial === serial) this.#attach(this.#current);
  }

  statuses(): DeviceStatus[] {
    const nowMs = this.#options.clock.nowMs();
    return [...this.#boards.values()].map((board) => board.status(this.#isInUse(board), nowMs));
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#release();
  }

  #isInUse(board: KnownBoard): boolean {
    return board === this.#current && this.#attached;
  }

  #isOpenElsewhere(board: KnownBoard): boolean {
    return board.info !== undefined && this.#options.openPaths.has(board.info.path);
  }

  #isSelected(board: KnownBoard): boolean {
    return (
      this.#selection.kind === 'any' ||
      (this.#selection.kind === 'serial' && this.#selection.serial === board.serial)
    );
  }

  found(devices: readonly SeenDevice[]): void {
    const present = new Set<string>();
    for (const { serial, info, board: row } of devices) {
      if (row === undefined) continue;
      const board =
        this.#boards.get(serial) ?? new KnownBoard(serial, this.#options.registry.slotOf(serial), row);
      this.#boards.set(serial, board);
      if (board !== this.#current) board.found(info);
      present.add(serial);
    }
    for (const [serial, board] of this.#boards) {
      if (present.has(serial) || board === this.#current) continue;
      // A board that was in use stays on the list, so that the person sees what became of it.
      if (board.lost) board.info = undefined;
      else this.#boards.delete(serial);
    }
    this.#options.onChange();
  }

  choose(): void {
    if (this.#link !== undefined || this.#closed) return;
    const nowMs = this.#options.clock.nowMs();
    const candidates = [...this.#boards.values()].filter(
      (board) => this.#isSelected(board) && board.mayBeOpened(nowMs) && !this.#isOpenElsewhere(board),
    );
    const returned = candidates.find((board) => board.serial === this.#lost?.serial);
    if (returned === undefined && this.#lost !== undefined && nowMs < this.#lost.untilMs) return;
    const board = returned ?? candidates[0];
    if (board !== undefined) void this.#open(board);
  }

  async #open(board: KnownBoard): Promise<void> {
    const { row, info } = board;
    if (info === undefined) return;
    board.opening();
    this.#current = board;
    const link: BoardLink = new DeviceLink({
      port: this.#options.port,
      path: info.path,
      createDriver: (reportDescriptor) => row.createDriver({ ...info, reportDescriptor, profile: undefined }),
      clock: this.#options.clock,
      onReading: (reading) => this.#read(board, reading),
      onStatus: (status) => this.#driven(board, status),
      onEnd: (end) => void this.#ended(link, board, end),
      onProblem: this.#options.onProblem,
    });
    this.#link = link;
    this.#options.openPaths.add(info.path);
    void link.closed.then(() => this.#options.openPaths.delete(info.path));
    this.#options.onChange();
    await link.open();
  }

  #driven(board: KnownBoard, status: DriverStatus): void {
    const before = board.driver;
    board.driven(status);
    if (isNews(before, status)) this.#options.onChange();
  }

  #read(board: KnownBoard, reading: BoardDriverReading): void {
    if (!this.#attached) this.#attach(board);
    this.#reopening = false;
    board.reported(reading.hostMs);
    this.#options.push({ type: 'board', slot: board.slot, ...reading });
  }

  #attach(board: KnownBoard): void {
    const { registry, clock, onChange, push } = this.#options;
    if (!this.#attached) board.attached();
    this.#attached = true;
    this.#lost = undefined;
    push({
      type: 'attached',
      slot: board.slot,
      hostMs: clock.nowMs(),
      source: 'hid',
      model: recordedDeviceName(board.row.name),
      serial: board.serial,
      ...registry.settingsOf(board.serial, board.row.geometry),
    });
    onChange();
  }

  #detach(): void {
    if (this.#attached && this.#current !== undefined) {
      this.#options.push({ type: 'detached', slot: this.#current.slot, hostMs: this.#options.clock.nowMs() });
    }
    this.#attached = false;
    this.#current = undefined;
  }

  async #ended(link: BoardLink, board: KnownBoard, { how, error }: LinkEnd): Promise<void> {
    const nowMs = this.#options.clock.nowMs();
    const reopen = how === 'reopen' && !this.#reopening;
    if (reopen) {
      // Still attached: it is the same board, and what it was zeroed to stays true.
      this.#reopening = true;
      board.opening();
    } else {
      const wasInUse = this.#attached;
      this.#detach();
      this.#reopening = false;
      if (how === 'lost') board.wentAway(error);
      else if (how === 'give-up') board.givenUp(error);
      else board.failed(error ?? STAYS_SILENT, nowMs);
      if (wasInUse) this.#lost = { serial: board.serial, untilMs: nowMs + RETURN_GRACE_MS };
    }
    this.#options.onChange();
    await link.closed;
    if (this.#link !== link) return;
    this.#link = undefined;
    if (reopen && board === this.#current && !this.#closed) await this.#open(board);
    else await this.#options.scanner.look();
  }

  async #release(): Promise<void> {
    const link = this.#link;
    const board = this.#current;
    this.#detach();
    this.#reopening = false;
    await link?.close();
    board?.released();
    if (link === undefined || this.#link !== link) return;
    this.#link = undefined;
    this.#options.onChange();
  }
}
