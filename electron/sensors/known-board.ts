/** One board the manager knows of. */
import type { DeviceStatus } from '#core/contract/sensors.ts';
import type { BoardRow } from './devices.ts';
import type { DriverStatus } from './drivers/device-driver.ts';
import { KnownDevice } from './known-device.ts';
import { ReportStatistics } from './report-statistics.ts';

export class KnownBoard extends KnownDevice<DriverStatus> {
  readonly slot: number;
  readonly row: BoardRow;
  #statistics = new ReportStatistics();

  constructor(serial: string, slot: number, row: BoardRow) {
    super(serial);
    this.slot = slot;
    this.row = row;
  }

  attached(): void {
    this.#statistics = new ReportStatistics();
    this.works();
  }

  reported(hostMs: number): void {
    this.#statistics.add(hostMs);
  }

  status(inUse: boolean, nowMs: number): DeviceStatus {
    const { batteryBars, temperatureC, warnings = [] } = this.driver ?? {};
    const { state, error } = this;
    return {
      kind: 'board',
      source: 'hid',
      serial: this.serial,
      model: this.row.name,
      state,
      inUse,
      warnings,
      rateHz: this.#statistics.rateHz(nowMs),
      gaps: this.#statistics.gaps,
      longestGapMs: this.#statistics.longestGapMs,
      ...(batteryBars === undefined ? {} : { batteryBars }),
      ...(temperatureC === undefined ? {} : { temperatureC }),
      ...(error === undefined ? {} : { error }),
    };
  }
}

/** Whether a person would see a difference. */
export function isNews(before: DriverStatus | undefined, status: DriverStatus): boolean {
  return (
    before?.state !== status.state ||
    before.batteryBars !== status.batteryBars ||
    before.warnings.length !== status.warnings.length
  );
}
