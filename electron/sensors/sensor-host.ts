/**
 * The sensors process without Electron: commands in, messages out. The board in use, real or simulated, and the motion
 * sensors feed the hub; the hub's inputs and frames go to whoever is connected.
 */
import {
  type SensorCommand,
  sensorCommandSchema,
  type SensorMessage,
  type VirtualPatientOptions,
} from '#core/contract/sensors.ts';
import type { Stimulus } from '#core/contract/stimulus.ts';
import type { HubInput } from '#core/contract/reading.ts';
import type { ErrorData } from '#core/errors.ts';
import { message } from '#core/language/message.ts';
import type { Pointer } from '#core/virtual/pointer-person.ts';
import { BoardRegistry } from './board-registry.ts';
import { BoardManager } from './board-manager.ts';
import { DeviceScanner } from './device-scanner.ts';
import type { HidPort } from './hid-port.ts';
import { HostTime, type SystemClock } from './host-time.ts';
import { HubFeed } from './hub-feed.ts';
import { MotionManager } from './motion-manager.ts';
import { createPointerDevice, POINTER_SERIAL } from './pointer-device.ts';
import { RawReportFeed } from './raw-report-feed.ts';
import type { Assignments } from './sensor-assignments.ts';
import type { SimulatedBody } from './simulated-body.ts';
import { createVirtualPatientDevice } from './virtual-patient-device.ts';

const DEVICES_INTERVAL_MS = 500;

export class SensorHost {
  readonly #time: HostTime;
  readonly #feed: HubFeed;
  readonly #registry = new BoardRegistry();
  readonly #scanner: DeviceScanner;
  readonly #boards: BoardManager;
  readonly #motion: MotionManager;
  readonly #raw: RawReportFeed;
  #post: ((message: SensorMessage) => void) | undefined;
  #simulated: SimulatedBody | undefined;
  /** Names the latest request for a board; an earlier one that is still under way comes to nothing. */
  #boardRequest = Symbol('none');
  #speed = 1;
  #assignments: Assignments = {};
  #stimulus: Stimulus | undefined;
  #pointer: Pointer = { x: 0, y: 0, standing: false };
  #cancelDevices: () => void = () => undefined;

  /** Looks for devices from the start, but opens one only on command. */
  constructor(port: HidPort, clock: SystemClock) {
    this.#time = new HostTime(clock);
    this.#feed = new HubFeed(this.#time);
    this.#raw = new RawReportFeed(this.#time, (message) => this.#post?.(message));
    const onProblem = (error: ErrorData): void => this.problem(error);
    this.#scanner = new DeviceScanner({ port, clock: this.#time, onProblem });
    const shared = {
      port,
      clock: this.#time,
      registry: this.#registry,
      scanner: this.#scanner,
      openPaths: new Set<string>(),
      push: (input: HubInput) => this.#feed.push(input),
      onChange: () => this.#postDevices(),
      onProblem,
    };
    this.#boards = new BoardManager(shared);
    this.#motion = new MotionManager({
      ...shared,
      boardHasFirstChoice: (serial) => this.#boards.hasFirstChoice(serial),
      onRawReport: (serial, bytes) => this.#raw.add(serial, bytes),
    });
    void this.#scanner.look();
  }

  /** From now on messages go here, beginning with a new hub. */
  connect(post: (message: SensorMessage) => void): void {
    this.#post = post;
    // Who asked for a pulse is gone.
    this.#motion.stopVibration();
    this.#feed.connect(post);
    this.#simulated?.acknowledgeFrames(0);
    this.#postDevices();
  }

  /** Takes one command as it came over the port. One that is not valid is answered with a problem. */
  command(data: unknown): void {
    const parsed = sensorCommandSchema.safeParse(data);
    if (parsed.success) this.#handleCommand(parsed.data);
    else {
      const reasons = parsed.error.issues
        .map((issue) => `${issue.path.join('.')} ${issue.message}`)
        .join('; ');
      this.problem({
        code: 'invalid-argument',
        message: message('error.sensors.unknown-command', { reasons }),
      });
    }
  }

  problem(error: ErrorData): void {
    this.#post?.({ type: 'problem', error });
  }

  /** Closes every device. Nothing is posted afterwards. */
  async close(): Promise<void> {
    this.#stopSimulation();
    await this.#scanner.close();
    await Promise.all([this.#boards.close(), this.#motion.close()]);
    this.#feed.close();
    this.#post = undefined;
    this.#cancelDevices();
  }

  #handleCommand(command: SensorCommand): void {
    switch (command.type) {
      case 'use-hid':
        this.#stopSimulation();
        void this.#boards.use(command.serial);
        break;
      case 'use-virtual-patient':
        void this.#simulate(() => this.#virtualPatient(command.options), this.#speed);
        break;
      case 'use-pointer':
        void this.#simulate(() => this.#pointerPerson(command.bodyMassKg), 1);
        break;
      case 'use-nothing':
        this.#stopSimulation();
        void this.#boards.useNone();
        break;
      case 'scan':
        this.#boards.resetBackoff();
        this.#motion.resetBackoff();
        void this.#scanner.look();
        break;
      case 'tare':
      case 'body-mass':
        this.#feed.push({ ...command, hostMs: this.#time.nowMs() });
        break;
      case 'board-settings':
        if (this.#registry.remember(command.serial, command)) this.#boards.settingsChanged(command.serial);
        break;
      case 'pointer':
        this.#pointer = command;
        break;
      case 'stimulus':
        this.#stimulus = command.stimulus;
        this.#simulated?.acknowledgeFrames(command.frameCount);
        break;
      case 'speed':
        this.#setSpeed(command.factor);
        break;
      case 'restart-hub':
        this.#feed.restart();
        this.#simulated?.acknowledgeFrames(0);
        break;
      case 'recalibrate':
        this.#boards.recalibrate();
        break;
      case 'stand-still':
      case 'calibration-bend':
      case 'zero-heading':
      case 'clear-alignment':
        this.#feed.push({ ...command, hostMs: this.#time.nowMs() });
        break;
      case 'vibrate':
        this.#motion.vibrate(command.serial, command.durationMs);
        this.#simulated?.vibrate(command.serial, command.durationMs);
        break;
      case 'stop-vibration':
        this.#motion.stopVibration();
        break;
      case 'motion-sensors':
        this.#assignments = command.assignments;
        this.#motion.assign(command.assignments, command.discover);
        this.#simulated?.assign(command.assignments);
        break;
      case 'device-profiles':
        this.#motion.learn(command.profiles);
        break;
      case 'raw-reports':
        this.#motion.listenTo(command.serial);
        break;
    }
  }

  #virtualPatient(options: VirtualPatientOptions): SimulatedBody {
    return createVirtualPatientDevice(options, {
      stimulus: () => this.#stimulus,
      slotOf: (serial) => this.#registry.slotOf(serial),
      assignments: this.#assignments,
      time: this.#time,
      sink: this.#feed,
    });
  }

  #pointerPerson(bodyMassKg: number): SimulatedBody {
    const slot = this.#registry.slotOf(POINTER_SERIAL);
    return createPointerDevice(bodyMassKg, () => this.#pointer, slot, this.#time, this.#feed);
  }

  async #simulate(create: () => SimulatedBody, speed: number): Promise<void> {
    this.#stopSimulation();
    const request = this.#boardRequest;
    await this.#boards.useNone();
    if (request !== this.#boardRequest) return;
    this.#stimulus = undefined;
    this.#simulated = create();
    this.#simulated.start(speed);
    this.#postDevices();
  }

  #stopSimulation(): void {
    this.#boardRequest = Symbol('request');
    this.#simulated?.stop();
    this.#simulated = undefined;
  }

  /** A person with a mouse cannot be sped up. */
  #setSpeed(factor: number): void {
    this.#speed = factor;
    if (this.#simulated?.source === 'virtual-patient') this.#simulated.setSpeed(factor);
  }

  #postDevices(): void {
    this.#cancelDevices();
    const simulated = this.#simulated?.statuses() ?? [];
    const motion = this.#motion.statuses();
    // What turned out to be a motion sensor is no board.
    const boards = this.#boards
      .statuses()
      .filter(({ serial }) => !motion.some((one) => one.serial === serial));
    const devices = [...simulated, ...boards, ...motion];
    this.#post?.({ type: 'devices', devices, scanning: this.#scanner.scanning });
    this.#cancelDevices = this.#time.after(DEVICES_INTERVAL_MS, () => this.#postDevices());
  }
}
