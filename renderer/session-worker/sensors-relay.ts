/**
 * The way from the sensors process to a session and to the page, and back. When that process comes back after a crash,
 * what was in force is repeated over the new port: which board, its settings, body mass, speed.
 */
import { FRAME_COLUMNS, unpackFrames } from '#core/contract/frame.ts';
import type { Frame } from '#core/contract/frame.ts';
import type { DeviceStatus, SensorCommand, SensorMessage } from '#core/contract/sensors.ts';
import { NOTHING_SHOWN } from '#core/contract/stimulus.ts';
import type { Movement, Stimulus } from '#core/contract/stimulus.ts';
import type { Pulse } from '#core/session/touch.ts';
import type { PageCommand, SensorNews } from './messages.ts';
import { NewestOnly } from './newest-only.ts';
import type { Port } from './port.ts';

export type SensorsPort = Port<SensorMessage, SensorCommand>;

export class SensorsRelay {
  readonly #page: (news: SensorNews) => void;
  readonly #session: (message: SensorMessage) => void;
  readonly #frames: NewestOnly<Frame>;
  readonly #standing = new Map<string, PageCommand>();
  #port: SensorsPort | undefined;
  /** Frames taken since the present hub began: a virtual patient that is sped up waits for them. */
  #frameCount = 0;
  #speed = 1;
  #movement: Movement | undefined;
  #devices: readonly DeviceStatus[] = [];

  /**
   * @param session Hears every message as it comes, before the page.
   * @param page Hears what screens need.
   */
  constructor(session: (message: SensorMessage) => void, page: (news: SensorNews) => void) {
    this.#session = session;
    this.#page = page;
    this.#frames = new NewestOnly((frame) => page({ type: 'frame', frame }));
  }

  /** Whether simulated time goes as fast as real time, and waits for nobody. */
  get isRealTime(): boolean {
    return this.#speed === 1;
  }

  /** From now on over this port. */
  connect(port: SensorsPort): void {
    this.#port?.close();
    this.#port = port;
    port.listen((message) => this.#receive(message));
    for (const command of this.#standing.values()) port.post(command);
  }

  send(command: PageCommand): void {
    if (command.type === 'speed') this.#speed = command.factor;
    const key = standingKey(command);
    if (key !== undefined) {
      // Deleted first, so that commands are repeated in the order in which they were last given.
      this.#standing.delete(key);
      this.#standing.set(key, command);
    }
    this.#port?.post(command);
  }

  /** What the person is asked to do while no session asks for anything else. */
  askMovement(movement: Movement | undefined): void {
    this.#movement = movement;
    this.show(NOTHING_SHOWN);
  }

  /** What the person sees now, resting on every frame received. */
  show(stimulus: Stimulus): void {
    const movement = stimulus.movement ?? this.#movement;
    const shown = movement === undefined ? stimulus : { ...stimulus, movement };
    this.#port?.post({ type: 'stimulus', stimulus: shown, frameCount: this.#frameCount });
  }

  /** Nothing happens where no sensor in these places can vibrate. */
  vibrate({ segments, durationMs }: Pulse): void {
    const able = this.#devices.filter(
      ({ motion, state }) => motion?.canVibrate === true && state === 'ready',
    );
    const serials = segments.flatMap(
      (segment) => able.find(({ motion }) => motion?.role === segment)?.serial ?? [],
    );
    const [serial] = serials;
    if (serial !== undefined) this.send({ type: 'vibrate', serial, durationMs });
  }

  /** The page has taken the newest frame. */
  frameTaken(): void {
    this.#frames.taken();
  }

  #receive(message: SensorMessage): void {
    if (message.type === 'hub-started') this.#frameCount = 0;
    if (message.type === 'batch') this.#frameCount += message.frames.length / FRAME_COLUMNS.length;
    if (message.type === 'devices') this.#devices = message.devices;
    this.#session(message);
    if (message.type === 'batch') this.#offerNewest(message.frames);
    else this.#page(message);
  }

  #offerNewest(packed: Float64Array): void {
    const [frame] = unpackFrames(packed.slice(-FRAME_COLUMNS.length));
    if (frame !== undefined) this.#frames.offer(frame);
  }
}

/** What a command sets for good, so that a later one of the same key replaces it; undefined for a passing request. */
function standingKey(command: PageCommand): string | undefined {
  switch (command.type) {
    case 'use-hid':
    case 'use-virtual-patient':
    case 'use-pointer':
    case 'use-nothing':
      return 'use';
    case 'board-settings':
      return `board ${command.serial}`;
    case 'body-mass':
    case 'speed':
    case 'motion-sensors':
    case 'device-profiles':
    case 'raw-reports':
      return command.type;
    case 'scan':
    case 'tare':
    case 'pointer':
    case 'stand-still':
    case 'calibration-bend':
    case 'zero-heading':
    case 'clear-alignment':
    case 'recalibrate':
    case 'restart-hub':
    case 'vibrate':
    case 'stop-vibration':
      return undefined;
  }
}
