/**
 * The motion sensors: those that are worn stay open, all others only while somebody looks at them. Several are open at
 * once, also of the same kind; they go by their serial numbers.
 */
import { type DeviceProfiles, profileKey } from '#core/contract/device-profile.ts';
import type { DeviceStatus } from '#core/contract/sensors.ts';
import type { ErrorData } from '#core/errors.ts';
import { message } from '#core/language/message.ts';
import { DeviceLink, type LinkEnd } from './device-link.ts';
import type { DeviceScanner, ScanClient, ScanScope, SeenDevice } from './device-scanner.ts';
import type { MotionDriverReading, MotionDriverStatus } from './drivers/device-driver.ts';
import type { HidPort } from './hid-port.ts';
import { isNews } from './known-board.ts';
import { KnownSensor } from './known-sensor.ts';
import { type Assignments, wornSerials } from './sensor-assignments.ts';
import { SensorAttachments, type SensorAttachmentsOptions } from './sensor-attachments.ts';

const STAYS_SILENT: ErrorData = {
  code: 'device-silent',
  message: message('error.motion-sensor.stays-silent'),
};

export interface MotionManagerOptions extends SensorAttachmentsOptions {
  readonly port: HidPort;
  readonly scanner: DeviceScanner;
  /** Paths of all devices that are open, whoever opened them. */
  readonly openPaths: Set<string>;
  /** It may be a board, and is tried as one first. */
  readonly boardHasFirstChoice: (serial: string) => boolean;
  /** Every report of the device that is being learnt. */
  readonly onRawReport: (serial: string, bytes: Uint8Array) => void;
  readonly onProblem: (error: ErrorData) => void;
}

export class MotionManager implements ScanClient {
  readonly #options: MotionManagerOptions;
  readonly #sensors = new Map<string, KnownSensor>();
  readonly #attachments: SensorAttachments;
  #discover = false;
  #profiles: DeviceProfiles = {};
  #rawSerial: string | undefined;
  #closed = false;

  constructor(options: MotionManagerOptions) {
    this.#options = options;
    this.#attachments = new SensorAttachments(options);
    options.scanner.add(this);
  }

  get scanScope(): ScanScope {
    if (this.#closed) return 'nothing';
    if (this.#discover) return 'all';
    return this.#missesSome() ? 'missing' : 'nothing';
  }

  get hasOpenDevice(): boolean {
    return this.#all.some((sensor) => sensor.link !== undefined);
  }

  /** Who wears what, and whether the others shall be open too. */
  assign(assignments: Assignments, discover: boolean): void {
    this.#attachments.assign(assignments, this.#all);
    const starts = discover && !this.#discover;
    this.#discover = discover;
    this.choose();
    if (starts || this.scanScope === 'missing') void this.#options.scanner.look();
    else this.#options.scanner.plan();
    this.#options.onChange();
  }

  /** Devices that go by a profile which has changed are opened anew. */
  learn(profiles: DeviceProfiles): void {
    const before = this.#profiles;
    this.#profiles = profiles;
    for (const sensor of this.#all) {
      const key = sensor.profileKey;
      if (key === undefined || sensor.link === undefined) continue;
      if (JSON.stringify(before[key]) !== JSON.stringify(profiles[key])) void this.#openAnew(sensor);
    }
  }

  /** From now on every report of this device goes to `onRawReport`. */
  listenTo(serial: string | undefined): void {
    this.#rawSerial = serial;
    this.choose();
  }

  /** Runs the motor of one sensor; several sensors behind one device have none. */
  vibrate(serial: string, durationMs: number): void {
    for (const sensor of this.#all) if (sensor.has(serial)) sensor.link?.vibrate(durationMs);
  }

  stopVibration(): void {
    for (const sensor of this.#all) sensor.link?.vibrate(0);
  }

  /** Tries again what had been put off. */
  resetBackoff(): void {
    for (const sensor of this.#all) sensor.resetBackoff();
  }

  found(devices: readonly SeenDevice[]): void {
    const present = new Set<string>();
    for (const device of devices) {
      if (device.motion === undefined) continue;
      const sensor = this.#sensors.get(device.serial) ?? new KnownSensor(device, device.motion);
      this.#sensors.set(device.serial, sensor);
      if (sensor.link === undefined) sensor.found(device.info);
      present.add(device.serial);
    }
    for (const sensor of this.#all) {
      if (present.has(sensor.serial) || sensor.link !== undefined) continue;
      // One that was open stays on the list, so that the person sees what became of it.
      if (sensor.lost) sensor.info = undefined;
      else this.#sensors.delete(sensor.serial);
    }
    this.#options.onChange();
  }

  /** Opens what should be open, closes what need not be. */
  choose(): void {
    if (this.#closed) return;
    const nowMs = this.#options.clock.nowMs();
    for (const sensor of this.#all) {
      const wanted = this.#wants(sensor);
      if (sensor.link !== undefined && !wanted) void this.#release(sensor);
      else if (sensor.link === undefined && wanted && this.#mayOpen(sensor, nowMs)) void this.#open(sensor);
    }
  }

  statuses(): DeviceStatus[] {
    const nowMs = this.#options.clock.nowMs();
    return this.#all
      .filter((sensor) => !sensor.mayBeBoard || sensor.link !== undefined || sensor.trackers.size > 0)
      .flatMap((sensor) => sensor.statuses(this.#attachments.assignments, nowMs));
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all(this.#all.map((sensor) => this.#release(sensor)));
  }

  get #all(): KnownSensor[] {
    return [...this.#sensors.values()];
  }

  #wants(sensor: KnownSensor): boolean {
    if (this.#discover || this.#rawSerial === sensor.serial) return true;
    const worn = wornSerials(this.#attachments.assignments);
    if (worn.some((serial) => sensor.has(serial))) return true;
    // A sensor that is nowhere may be behind any receiver: that shows only when it is open.
    const isNowhere = (serial: string): boolean => !this.#all.some((other) => other.has(serial));
    return sensor.row.isReceiver === true && worn.some(isNowhere);
  }

  #missesSome(): boolean {
    return wornSerials(this.#attachments.assignments).some(
      (serial) => !this.#all.some((sensor) => sensor.link !== undefined && sensor.has(serial)),
    );
  }

  #mayOpen(sensor: KnownSensor, nowMs: number): boolean {
    if (sensor.info === undefined || !sensor.mayBeOpened(nowMs)) return false;
    if (this.#options.openPaths.has(sensor.info.path)) return false;
    return !(sensor.mayBeBoard && this.#options.boardHasFirstChoice(sensor.serial));
  }

  async #open(sensor: KnownSensor): Promise<void> {
    const { info, row } = sensor;
    if (info === undefined) return;
    const { clock, port, openPaths, onChange, onProblem, onRawReport } = this.#options;
    const profile = this.#profiles[profileKey(info.vendorId, info.productId)];
    sensor.opening();
    const link = new DeviceLink<MotionDriverReading, MotionDriverStatus>({
      port,
      path: info.path,
      clock,
      createDriver: (reportDescriptor) => row.createDriver({ ...info, reportDescriptor, profile }),
      onReading: (reading) => this.#read(sensor, reading),
      onStatus: (status) => this.#driven(sensor, status),
      onVibration: (durationMs) => this.#attachments.vibrates(sensor, durationMs),
      onReport: (bytes) => {
        if (this.#rawSerial === sensor.serial) onRawReport(sensor.serial, bytes);
      },
      onEnd: (end) => void this.#ended(link, sensor, end),
      onProblem,
    });
    sensor.link = link;
    openPaths.add(info.path);
    void link.closed.then(() => openPaths.delete(info.path));
    onChange();
    await link.open();
  }

  #driven(sensor: KnownSensor, status: MotionDriverStatus): void {
    const before = sensor.driver;
    sensor.driven(status);
    this.#attachments.tell(sensor, status);
    const isOther = before?.trackers.length !== status.trackers.length;
    if (isOther || isNews(before, status)) this.#options.onChange();
  }

  #read(sensor: KnownSensor, reading: MotionDriverReading): void {
    sensor.reopening = false;
    sensor.works();
    this.#attachments.read(sensor, reading);
  }

  #detach(sensor: KnownSensor): void {
    this.#attachments.detach(sensor);
    sensor.reopening = false;
  }

  async #ended(link: KnownSensor['link'], sensor: KnownSensor, { how, error }: LinkEnd): Promise<void> {
    const { clock, scanner, onChange } = this.#options;
    const reopen = how === 'reopen' && !sensor.reopening;
    if (reopen) {
      // Still attached: it is the same sensor, strapped as before.
      sensor.reopening = true;
      sensor.opening();
    } else {
      this.#detach(sensor);
      if (how === 'lost') sensor.wentAway(error);
      else if (how === 'give-up') sensor.givenUp(error);
      else sensor.failed(error ?? STAYS_SILENT, clock.nowMs());
    }
    onChange();
    await link?.closed;
    if (sensor.link !== link) return;
    sensor.link = undefined;
    if (reopen && this.#wants(sensor) && !this.#closed) await this.#open(sensor);
    else await scanner.look();
  }

  async #openAnew(sensor: KnownSensor): Promise<void> {
    await this.#release(sensor);
    this.choose();
  }

  async #release(sensor: KnownSensor): Promise<void> {
    const { link } = sensor;
    if (link === undefined) return;
    this.#detach(sensor);
    await link.close();
    if (sensor.link !== link) return;
    sensor.link = undefined;
    sensor.released();
    this.#options.scanner.plan();
    this.#options.onChange();
  }
}
