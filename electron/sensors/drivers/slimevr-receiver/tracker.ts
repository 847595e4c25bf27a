/** One tracker behind a receiver: what it told of itself, and its orientation. */
import { normalised, type Quaternion } from '#core/imu/quaternion.ts';
import { type Message, message } from '#core/language/message.ts';
import type { TrackerStatus } from '../device-driver.ts';
import type { TrackerPacket } from './packets.ts';

/** What a tracker in movement aims at; at rest it sends ten a second. */
const NOMINAL_RATE_HZ = 100;
/** The receiver names each tracker ten times a second; one that it cannot name is taken as it is after a while. */
const ADDRESS_WAIT_MS = 2000;
/** A quaternion of another length was damaged on its way. */
const LENGTH_TOLERANCE = 0.02;
/** The button is told ten times a second; a tracker that was switched off meanwhile is not pressed when it is back. */
const PRESS_HOLDS_MS = 500;
const LOW_BATTERY_PERCENT = 10;
const LOW_RUNTIME_MINUTES = 20;

export class Tracker {
  /** The latest of everything. */
  #told: TrackerPacket;
  #firstHeardMs: number | undefined;
  #lastPressedMs = -Infinity;
  #received = 0;
  #lost = 0;
  #receivedAtLink = 0;

  constructor(id: number) {
    this.#told = { id };
  }

  get name(): string {
    return String(this.#told.id);
  }

  /** Takes a packet in. Answers with the orientation of length 1, 'damaged', or nothing. */
  take(packet: TrackerPacket, hostMs: number): Quaternion | 'damaged' | undefined {
    const { quaternion, link } = packet;
    this.#told = { ...this.#told, ...packet };
    if (link !== undefined) this.#count(link);
    if (packet.button !== undefined) this.#lastPressedMs = packet.button ? hostMs : -Infinity;
    if (quaternion === undefined) return undefined;
    const [w, x, y, z] = quaternion;
    const length = Math.sqrt(w * w + x * x + y * y + z * z);
    if (Math.abs(length - 1) > LENGTH_TOLERANCE) return 'damaged';
    this.#firstHeardMs ??= hostMs;
    this.#received += 1;
    return normalised(quaternion);
  }

  /** It has sent an orientation, and its address is known or does not come. The receiver also names those switched off. */
  isPresent(hostMs: number): boolean {
    if (this.#firstHeardMs === undefined) return false;
    return this.#told.address !== undefined || hostMs - this.#firstHeardMs >= ADDRESS_WAIT_MS;
  }

  /** Only some packets tell of the button: between them it counts as it was. */
  isPressed(hostMs: number): boolean {
    return hostMs - this.#lastPressedMs <= PRESS_HOLDS_MS;
  }

  get status(): TrackerStatus {
    const { battery, usesMagnetometer, signalDbm, address } = this.#told;
    return {
      tracker: this.name,
      name: message('device.slimevr-tracker'),
      kind: 'orientation',
      axes: usesMagnetometer === true ? 9 : 6,
      nominalRateHz: NOMINAL_RATE_HZ,
      received: this.#received,
      lost: Math.round(this.#lost),
      ...(address === undefined ? {} : { serial: address }),
      ...(battery === undefined ? {} : { batteryPercent: battery.percent, charging: battery.charging }),
      ...(signalDbm === undefined ? {} : { signalDbm }),
    };
  }

  get warnings(): Message[] {
    const { battery, remainingMinutes = Number.POSITIVE_INFINITY, link, address } = this.#told;
    const tracker = address ?? this.name;
    const isLow = battery !== undefined && battery.percent <= LOW_BATTERY_PERCENT;
    const isEnding = isLow || remainingMinutes <= LOW_RUNTIME_MINUTES;
    const warnings: Message[] = [];
    if (isEnding && battery?.charging !== true) {
      warnings.push(message('warning.slimevr.battery-low', { tracker }));
    }
    if (link?.isFaulty === true) warnings.push(message('warning.slimevr.faulty', { tracker }));
    return warnings;
  }

  /**
   * Packets lost on the radio. The two counters are a byte each, and how long they count is written nowhere: their
   * ratio holds either way, so it is applied to what was received since they were last told.
   */
  #count({ received, lost }: NonNullable<TrackerPacket['link']>): void {
    const since = this.#received - this.#receivedAtLink;
    this.#receivedAtLink = this.#received;
    this.#lost += received > 0 ? (since * lost) / received : lost;
  }
}
