/**
 * Looks for devices, for all who miss some. Listing devices disturbs the system's Bluetooth: while nothing is open it
 * costs nobody anything; while something is, it happens only for what is missing, ever more seldom, or while somebody
 * looks at the list.
 */
import { logLine } from '#core/language/message.ts';
import { type ErrorData, toErrorData } from '#core/errors.ts';
import { type BoardRow, boardRowOf, type MotionRow, motionRowOf } from './devices.ts';
import type { HidDeviceInfo, HidPort } from './hid-port.ts';
import type { SystemClock } from './host-time.ts';

const INTERVAL_MS = 2000;
const LONGEST_INTERVAL_MS = 8000;

/** A device of the tables. */
export interface SeenDevice {
  /** Names it across connections. */
  readonly serial: string;
  readonly info: HidDeviceInfo;
  readonly board: BoardRow | undefined;
  readonly motion: MotionRow | undefined;
}

/** `news`: what is there, if that costs nobody anything. `missing`: a device it should have. `all`: at once. */
export type ScanScope = 'nothing' | 'news' | 'missing' | 'all';

export interface ScanClient {
  readonly scanScope: ScanScope;
  readonly hasOpenDevice: boolean;
  /** What is connected now. */
  found(devices: readonly SeenDevice[]): void;
  /** After each look, also one that failed: open what should be open. */
  choose(): void;
}

export interface DeviceScannerOptions {
  readonly port: HidPort;
  readonly clock: SystemClock;
  readonly onProblem: (error: ErrorData) => void;
}

export class DeviceScanner {
  readonly #options: DeviceScannerOptions;
  readonly #clients: ScanClient[] = [];
  #scan: Promise<void> | undefined;
  #paths = '';
  /** Looks in a row that found nothing new. */
  #inVain = 0;
  #problem = '';
  #cancel: () => void = () => undefined;
  #closed = false;

  constructor(options: DeviceScannerOptions) {
    this.#options = options;
  }

  add(client: ScanClient): void {
    this.#clients.push(client);
  }

  get scanning(): boolean {
    return this.#intervalMs() !== undefined;
  }

  /** Looks now; one look at a time. Then again after a while, as long as somebody wants it. */
  async look(): Promise<void> {
    this.#inVain = 0;
    await this.#look();
  }

  /** What the clients want has changed. */
  plan(): void {
    this.#cancel();
    const intervalMs = this.#intervalMs();
    if (intervalMs !== undefined && this.#scan === undefined)
      this.#cancel = this.#options.clock.after(intervalMs, () => void this.#look());
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#cancel();
    await this.#scan;
  }

  async #look(): Promise<void> {
    if (this.#closed) return;
    this.#cancel();
    this.#scan ??= this.#list().finally(() => {
      this.#scan = undefined;
    });
    await this.#scan;
    if (this.#closed) return;
    for (const client of this.#clients) client.choose();
    this.plan();
  }

  #intervalMs(): number | undefined {
    if (this.#closed) return undefined;
    const scopes = this.#clients.map((client) => client.scanScope);
    if (scopes.includes('all')) return INTERVAL_MS;
    if (!this.#clients.some((client) => client.hasOpenDevice))
      return scopes.every((scope) => scope === 'nothing') ? undefined : INTERVAL_MS;
    if (!scopes.includes('missing')) return undefined;
    return Math.min(INTERVAL_MS * 2 ** this.#inVain, LONGEST_INTERVAL_MS);
  }

  async #list(): Promise<void> {
    try {
      const infos = await this.#options.port.list();
      this.#problem = '';
      const paths = infos.map((info) => info.path).join('\n');
      this.#inVain = paths === this.#paths ? this.#inVain + 1 : 0;
      this.#paths = paths;
      const devices = identify(infos);
      for (const client of this.#clients) client.found(devices);
    } catch (thrown) {
      const error = toErrorData(thrown);
      // Said once, not every two seconds.
      const problem = logLine(error.message);
      if (problem !== this.#problem) this.#options.onProblem(error);
      this.#problem = problem;
    }
  }
}

/**
 * The devices of the tables, each once. Windows lists every collection of a device by itself, with the same serial
 * number and other usages: the first one stands for the device. Cheap devices share a serial number and have the same
 * usages: then the path tells them apart. A serial number that is a Bluetooth address is nobody else's: the same one
 * twice is one device, by its cable and by radio, and the one that is open stays open.
 */
export function identify(infos: readonly HidDeviceInfo[]): SeenDevice[] {
  const bySerial = new Map<string, SeenDevice>();
  for (const info of infos) {
    const [board, motion] = [boardRowOf(info), motionRowOf(info)];
    if (board === undefined && motion === undefined) continue;
    const serial = info.serialNumber ?? `without serial number at ${info.path}`;
    const other = bySerial.get(serial);
    if (other === undefined) bySerial.set(serial, { serial, info, board, motion });
    else if (!isCollectionOf(other.info, info) && !ADDRESS.test(serial)) {
      const own = `${serial} at ${info.path}`;
      bySerial.set(own, { serial: own, info, board, motion });
    }
  }
  return [...bySerial.values()];
}

/** Six bytes, the first three, which name the maker, not all zero: controllers on a cable count themselves as 000...1. */
const ADDRESS = /^(?!(00[:-]?){3})([0-9a-f]{2}[:-]?){5}[0-9a-f]{2}$/i;

function isCollectionOf(device: HidDeviceInfo, other: HidDeviceInfo): boolean {
  const isSame = device.vendorId === other.vendorId && device.productId === other.productId;
  return isSame && other.usages.length > 0 && !other.usages.some((usage) => device.usages.includes(usage));
}
