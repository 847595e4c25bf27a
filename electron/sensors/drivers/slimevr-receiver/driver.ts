/**
 * SlimeVR's receiver with several trackers behind it, and a tracker on a cable, which speaks alike. There is nothing to
 * initialise. Trackers have no clock that comes through: the time of a reading is that of its arrival, which the
 * receiver delays by a few milliseconds.
 *
 * Axes of a tracker that stands upright on the body: x to its right, y up, z out of its front.
 */
import { type Message, message } from '#core/language/message.ts';
import type { DriverEvent, MotionDriver, MotionDriverOutput, MotionDriverReading } from '../device-driver.ts';
import { DamageWatch } from '../damage-watch.ts';
import type { DeviceUnusable } from '../device-unusable.ts';
import { SilenceWatch } from '../silence-watch.ts';
import { parsePackets, type TrackerPacket } from './packets.ts';
import { saysNothing } from './unusable.ts';
import { Tracker } from './tracker.ts';

/** The receiver, and a tracker on a cable. */
export const SLIMEVR_PRODUCTS: readonly number[] = [0x7690, 0x7692];

type Phase =
  | { readonly name: 'opened' }
  | { readonly name: 'streaming' }
  | { readonly name: 'ended'; readonly unusable: DeviceUnusable | undefined };

export class SlimeVrReceiverDriver implements MotionDriver {
  readonly #trackers = new Map<number, Tracker>();
  readonly #silence = new SilenceWatch();
  readonly #damage = new DamageWatch();
  #phase: Phase = { name: 'ended', unusable: undefined };
  #readings: MotionDriverReading[] = [];

  step(event: DriverEvent): MotionDriverOutput {
    this.#readings = [];
    switch (event.type) {
      case 'opened':
      case 'recalibrate':
        this.#phase = { name: 'opened' };
        this.#silence.noteReport(event.hostMs);
        break;
      case 'report':
        if (this.#phase.name !== 'ended') this.#report(event.bytes, event.hostMs);
        break;
      case 'timeout':
        if (this.#phase.name !== 'ended') this.#watch(event.hostMs);
        break;
      case 'feature':
      case 'feature-failed':
      case 'write-failed':
      case 'vibrate':
      case 'closing':
        break;
    }
    return this.#output(event.hostMs);
  }

  #report(bytes: Uint8Array, hostMs: number): void {
    const packets = parsePackets(bytes);
    if (packets === undefined) {
      this.#damage.push(true);
      return;
    }
    this.#phase = { name: 'streaming' };
    this.#silence.noteReport(hostMs);
    for (const packet of packets) this.#packet(packet, hostMs);
  }

  #packet(packet: TrackerPacket, hostMs: number): void {
    const tracker = this.#trackers.get(packet.id) ?? new Tracker(packet.id);
    this.#trackers.set(packet.id, tracker);
    const quaternion = tracker.take(packet, hostMs);
    if (quaternion === undefined) return;
    this.#damage.push(quaternion === 'damaged');
    if (quaternion === 'damaged' || !tracker.isPresent(hostMs)) return;
    this.#readings.push({
      kind: 'orientation',
      tracker: tracker.name,
      hostMs,
      deviceMs: hostMs,
      quaternion,
      button: tracker.isPressed(hostMs),
    });
  }

  #watch(hostMs: number): void {
    if (this.#silence.judge(hostMs) !== 'reopen') return;
    const unusable = this.#phase.name === 'opened' ? saysNothing() : undefined;
    this.#phase = { name: 'ended', unusable };
  }

  #output(hostMs: number): MotionDriverOutput {
    const unusable = this.#phase.name === 'ended' ? this.#phase.unusable : undefined;
    const silentVerdict = this.#phase.name === 'ended' ? 'reopen' : 'continue';
    const present = [...this.#trackers.values()].filter((tracker) => tracker.isPresent(hostMs));
    return {
      writes: [],
      readings: this.#readings,
      wakeAtMs: this.#phase.name === 'ended' ? undefined : this.#silence.wakeAtMs,
      verdict: unusable?.verdict ?? silentVerdict,
      status: {
        state: this.#state(hostMs),
        warnings: this.#warnings(present),
        trackers: present.map((tracker) => tracker.status),
        ...(unusable === undefined ? {} : { error: unusable.error }),
      },
    };
  }

  #state(hostMs: number): MotionDriverOutput['status']['state'] {
    switch (this.#phase.name) {
      case 'opened':
        return 'initialising';
      case 'streaming':
        return this.#silence.silent(hostMs) ? 'silent' : 'ready';
      case 'ended':
        return this.#phase.unusable === undefined ? 'silent' : 'failed';
    }
  }

  #warnings(present: readonly Tracker[]): Message[] {
    const warnings = present.flatMap((tracker) => tracker.warnings);
    if (this.#phase.name === 'streaming' && present.length === 0) {
      warnings.push(message('warning.slimevr.none-on'));
    }
    const { extent } = this.#damage;
    if (extent !== undefined) warnings.push(message('warning.slimevr.damaged', extent));
    return warnings;
  }
}
