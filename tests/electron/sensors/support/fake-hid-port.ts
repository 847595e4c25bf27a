/** A HID port with fake devices plugged into it, on a clock of its own. */
import type { HidDeviceInfo, HidHandle, HidListeners, HidPort } from '#electron/sensors/hid-port.ts';
import type { SystemClock } from '#electron/sensors/host-time.ts';
import { FakeBoard, type Measurement } from './fake-board.ts';
import type { FakeDevice } from './fake-device.ts';

const ANSWER_MS = 5;
const REPORT_MS = 10;

const KEYBOARD: HidDeviceInfo = {
  path: 'keyboard',
  serialNumber: undefined,
  vendorId: 1,
  productId: 2,
  product: 'Keyboard',
  usages: [0x0001_0006],
};

interface Plug {
  readonly info: HidDeviceInfo;
  readonly device: FakeDevice;
  listeners: HidListeners | undefined;
}

export class FakeHidPort implements HidPort {
  listings = 0;
  opened: string[] = [];
  closed: string[] = [];
  /** Opening fails with this. */
  openError: Error | undefined;
  listFailure: Error | undefined;
  /** False on systems that do not tell it. */
  tellsDescriptors = true;
  measurement: Measurement = { cells: [0x0ed2, 0x4384, 0x0b3a, 0x3069] };
  readonly #clock: SystemClock;
  readonly #plugs = new Map<string, Plug>();

  constructor(clock: SystemClock) {
    this.#clock = clock;
    this.#measure();
  }

  plug(path: string, serialNumber: string | undefined, device: FakeDevice): void {
    const { vendorId, productId, product, usages } = device.identity;
    const info = { path, serialNumber, vendorId, productId, product, usages };
    this.#plugs.set(path, { info, device, listeners: undefined });
  }

  unplug(path: string): void {
    const listeners = this.#plugs.get(path)?.listeners;
    this.#plugs.delete(path);
    listeners?.onError(new Error('could not read from HID device'));
  }

  /** The device itself sends something. */
  send(path: string, bytes: Uint8Array): void {
    this.#plugs.get(path)?.listeners?.onReport(bytes);
  }

  list(): Promise<HidDeviceInfo[]> {
    this.listings += 1;
    if (this.listFailure !== undefined) return Promise.reject(this.listFailure);
    return Promise.resolve([KEYBOARD, ...[...this.#plugs.values()].map((plug) => plug.info)]);
  }

  reportDescriptor(path: string): Promise<Uint8Array | undefined> {
    const device = this.#plugs.get(path)?.device;
    return Promise.resolve(this.tellsDescriptors ? device?.identity.reportDescriptor : undefined);
  }

  open(path: string, listeners: HidListeners): Promise<HidHandle> {
    this.opened.push(path);
    const plug = this.#plugs.get(path);
    if (this.openError !== undefined) return Promise.reject(this.openError);
    if (plug === undefined) return Promise.reject(new Error(`cannot open device with path ${path}`));
    plug.listeners = listeners;
    return Promise.resolve({
      write: (bytes) => this.#write(plug, bytes),
      writeFeature: (bytes) => this.#writeFeature(plug, bytes),
      readFeature: (reportId) => this.#readFeature(plug, reportId),
      close: () => {
        this.closed.push(path);
        plug.listeners = undefined;
        return Promise.resolve();
      },
    });
  }

  #isThere(plug: Plug): boolean {
    return this.#plugs.get(plug.info.path) === plug;
  }

  #write(plug: Plug, bytes: Uint8Array): Promise<void> {
    if (!this.#isThere(plug)) return Promise.reject(new Error('Cannot write to hid device'));
    for (const answer of plug.device.receive(bytes)) {
      this.#clock.after(ANSWER_MS, () => plug.listeners?.onReport(answer));
    }
    return Promise.resolve();
  }

  #writeFeature(plug: Plug, bytes: Uint8Array): Promise<void> {
    const taken = this.#isThere(plug) && plug.device.writeFeature(bytes);
    return taken ? Promise.resolve() : Promise.reject(new Error('could not send feature report'));
  }

  #readFeature(plug: Plug, reportId: number): Promise<Uint8Array> {
    const bytes = this.#isThere(plug) ? plug.device.readFeature(reportId) : undefined;
    return bytes === undefined
      ? Promise.reject(new Error('could not get feature report from device'))
      : Promise.resolve(bytes);
  }

  #measure(): void {
    for (const { device, listeners } of this.#plugs.values()) {
      const report = device instanceof FakeBoard ? device.measure(this.measurement) : undefined;
      if (report !== undefined) listeners?.onReport(report);
    }
    this.#clock.after(REPORT_MS, () => this.#measure());
  }
}
