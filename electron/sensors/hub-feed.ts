/**
 * Feeds the hub and posts what goes in and what comes out, in the same messages: a recording of the inputs is a
 * recording of the frames. At most one message every 8 ms, so that the page is not flooded.
 */
import { packFrames, type Frame } from '#core/contract/frame.ts';
import type { DeviceAttached, HubInput, SensorAttached } from '#core/contract/reading.ts';
import type { SensorMessage } from '#core/contract/sensors.ts';
import { type KnownSensor, tellKnown } from '#core/imu/sensor-roster.ts';
import { Hub } from '#core/session/hub.ts';
import { encodeInputs } from '#core/recording/input-codec.ts';
import type { HostTime } from './host-time.ts';

const POST_INTERVAL_MS = 8;
/** Silence must be seen in time by the rules about it. */
const TICK_MS = 20;
const BODY_INTERVAL_MS = 100;

export class HubFeed {
  readonly #time: HostTime;
  #post: ((message: SensorMessage) => void) | undefined;
  #hub = new Hub();
  readonly #attached = new Map<number, DeviceAttached | SensorAttached>();
  /** What former hubs learnt of sensors, by serial number. */
  readonly #known = new Map<string, KnownSensor>();
  #inputs: HubInput[] = [];
  #frames: Frame[] = [];
  #sequence = 0;
  #framesPosted = 0;
  #lastInputMs = 0;
  #lastPostMs = -Infinity;
  #cancelPost: (() => void) | undefined;
  #cancelTick: () => void = () => undefined;
  #lastBodyMs = -Infinity;
  #sensorsShown = false;

  constructor(time: HostTime) {
    this.#time = time;
  }

  /** Frames posted since the present hub began. */
  get framesPosted(): number {
    return this.#framesPosted;
  }

  /** Begins a new hub for whoever listens now. */
  connect(post: (message: SensorMessage) => void): void {
    this.#post = post;
    this.#inputs = [];
    this.#frames = [];
    this.restart();
    this.#cancelTick();
    this.#tick();
  }

  /** A new hub at zero, with the boards and motion sensors attached that are attached now, strapped as they are. */
  restart(): void {
    this.flush();
    for (const sensor of this.#hub.knownSensors) this.#known.set(sensor.serial, sensor);
    this.#hub = new Hub();
    this.#sequence = 0;
    this.#framesPosted = 0;
    this.#lastInputMs = this.#time.nowMs();
    this.#post?.({ type: 'hub-started', clockOriginMs: this.#time.originMs });
    for (const attached of this.#attached.values()) this.push({ ...attached, hostMs: this.#time.nowMs() });
  }

  push(input: HubInput): void {
    if (input.type === 'attached' || input.type === 'sensor-attached') this.#attached.set(input.slot, input);
    if (input.type === 'detached') this.#attached.delete(input.slot);
    if (input.type === 'clear-alignment') this.#clearAlignment();
    if (this.#post === undefined) return;
    this.#fold(input);
    if (input.type === 'sensor-attached') this.#tellKnown(input);
    // A simulation posts by itself, batch by batch.
    if (!this.#time.simulating) this.#postSoon();
    this.#postBody();
  }

  flush(): void {
    this.#cancelPost?.();
    this.#cancelPost = undefined;
    if (this.#inputs.length === 0) return;
    this.#framesPosted += this.#frames.length;
    this.#post?.({
      type: 'batch',
      sequence: this.#sequence++,
      inputs: encodeInputs(this.#inputs),
      frames: packFrames(this.#frames),
    });
    this.#inputs = [];
    this.#frames = [];
    this.#lastPostMs = this.#time.systemMs();
  }

  close(): void {
    this.flush();
    this.#cancelTick();
    this.#post = undefined;
  }

  #fold(input: HubInput): void {
    this.#inputs.push(input);
    this.#frames.push(...this.#hub.push(input));
    this.#lastInputMs = input.hostMs;
  }

  /** Of sensors that the present hub has not seen; the hub forgets its own. */
  #clearAlignment(): void {
    for (const [serial, sensor] of this.#known) {
      if (sensor.role !== 'board') this.#known.set(serial, { ...sensor, segmentToSensor: undefined });
    }
  }

  /** A recording begins with what is known. */
  #tellKnown(attached: SensorAttached): void {
    const known = this.#known.get(attached.serial);
    if (known === undefined) return;
    this.#known.delete(attached.serial);
    for (const input of tellKnown(known, attached)) this.#fold(input);
  }

  /** Every 100 ms while a motion sensor is attached, and once when the last one goes. */
  #postBody(): void {
    const nowMs = this.#time.systemMs();
    const isAttached = [...this.#attached.values()].some(({ type }) => type === 'sensor-attached');
    const isDue = isAttached ? nowMs - this.#lastBodyMs >= BODY_INTERVAL_MS : this.#sensorsShown;
    if (!isDue) return;
    this.#lastBodyMs = nowMs;
    this.#sensorsShown = isAttached;
    this.#post?.({ type: 'body', body: this.#hub.body });
  }

  #postSoon(): void {
    if (this.#cancelPost !== undefined) return;
    const waitMs = this.#lastPostMs + POST_INTERVAL_MS - this.#time.systemMs();
    if (waitMs <= 0) this.flush();
    else this.#cancelPost = this.#time.after(waitMs, () => this.flush());
  }

  /** Without readings, time must go on for the hub all the same. */
  #tick(): void {
    const nowMs = this.#time.nowMs();
    if (!this.#time.simulating && nowMs - this.#lastInputMs >= TICK_MS)
      this.push({ type: 'tick', hostMs: nowMs });
    this.#cancelTick = this.#time.after(TICK_MS, () => this.#tick());
  }
}
