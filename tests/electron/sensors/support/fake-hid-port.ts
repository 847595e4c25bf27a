/** A HID port with fake boards plugged into it, on a clock of its own. */
import type { HidDeviceInfo, HidHandle, HidListeners, HidPort } from '#electron/sensors/hid-port.ts';
import type { SystemClock } from '#electron/sensors/host-time.ts';
import type { FakeBoard, Measurement } from './fake-board.ts';

const ANSWER_MS = 5;
const REPORT_MS = 10;

interface Plug {
  readonly info: HidDeviceInfo;
  readonly board: FakeBoard;
  listeners: HidListeners | undefined;
}

export class FakeHidPort implements HidPort {
  listings = 0;
  opened: string[] = [];
  closed: string[] = [];
  /** Opening fails with this. */
  refusal: Error | undefined;
  listFailure: Error | undefined;
  measurement: Measurement = { cells: [0x0ed2, 0x4384, 0x0b3a, 0x3069] };
  readonly #clock: SystemClock;
  readonly #plugs = new Map<string, Plug>();

  constructor(clock: SystemClock) {
    this.#clock = clock;
    this.#measure();
  }

  plug(path: string, serialNumber: string | undefined, board: FakeBoard): void {
    const info = { path, serialNumber, vendorId: 0x057e, productId: 0x0306, product: 'Nintendo RVL-WBC-01' };
    this.#plugs.set(path, { info, board, listeners: undefined });
  }

  unplug(path: string): void {
    const listeners = this.#plugs.get(path)?.listeners;
    this.#plugs.delete(path);
    listeners?.onError(new Error('could not read from HID device'));
  }

  /** The board itself sends something. */
  send(path: string, bytes: Uint8Array): void {
    this.#plugs.get(path)?.listeners?.onReport(bytes);
  }

  list(): Promise<HidDeviceInfo[]> {
    this.listings += 1;
    if (this.listFailure !== undefined) return Promise.reject(this.listFailure);
    const keyboard = {
      path: 'keyboard',
      serialNumber: undefined,
      vendorId: 1,
      productId: 2,
      product: 'Keyboard',
    };
    return Promise.resolve([keyboard, ...[...this.#plugs.values()].map((plug) => plug.info)]);
  }

  open(path: string, listeners: HidListeners): Promise<HidHandle> {
    this.opened.push(path);
    const plug = this.#plugs.get(path);
    if (this.refusal !== undefined) return Promise.reject(this.refusal);
    if (plug === undefined) return Promise.reject(new Error(`cannot open device with path ${path}`));
    plug.listeners = listeners;
    return Promise.resolve({
      write: (bytes) => this.#write(plug, bytes),
      close: () => {
        this.closed.push(path);
        plug.listeners = undefined;
        return Promise.resolve();
      },
    });
  }

  #write(plug: Plug, bytes: Uint8Array): Promise<void> {
    if (this.#plugs.get(plug.info.path) !== plug)
      return Promise.reject(new Error('Cannot write to hid device'));
    for (const answer of plug.board.receive(bytes)) {
      this.#clock.after(ANSWER_MS, () => plug.listeners?.onReport(answer));
    }
    return Promise.resolve();
  }

  #measure(): void {
    for (const { board, listeners } of this.#plugs.values()) {
      const report = board.measure(this.measurement);
      if (report !== undefined) listeners?.onReport(report);
    }
    this.#clock.after(REPORT_MS, () => this.#measure());
  }
}
