/**
 * The sensors process played in the page: a hub, and the virtual patient, with what they wear, or the pointer on a
 * board. Real time only.
 */
import { recordedDeviceName } from '#core/contract/device-name.ts';
import { packFrames } from '#core/contract/frame.ts';
import type { CellLoadsKg, DeviceAttached, HubInput } from '#core/contract/reading.ts';
import type {
  DeviceStatus,
  SensorAssignment,
  SensorCommand,
  SensorMessage,
  VirtualPatientOptions,
} from '#core/contract/sensors.ts';
import type { Stimulus } from '#core/contract/stimulus.ts';
import { type Message, message } from '#core/language/message.ts';
import { type KnownSensor, tellKnown } from '#core/imu/sensor-roster.ts';
import { WII_BALANCE_BOARD } from '#core/contract/board-geometry.ts';
import { Hub } from '#core/session/hub.ts';
import { encodeInputs } from '#core/recording/input-codec.ts';
import { HUB_STEP_MS } from '#core/units.ts';
import { createPointerPerson } from '#core/virtual/pointer-person.ts';
import type { Pointer } from '#core/virtual/pointer-person.ts';
import { createVirtualPatient } from '#core/virtual/virtual-patient.ts';
import { type VirtualSensors, createVirtualSensors } from '#core/virtual/virtual-sensors.ts';

type SimulatedSource = 'virtual-patient' | 'pointer';

const TURN_MS = 20;
/** How the sensors on the body fare is told every 100 ms. */
const TURNS_A_BODY = 5;
/** A page that slept for longer leaves that time out. */
const LONGEST_CATCH_UP_MS = 250;

export class FakeSensors {
  readonly #port: MessagePort;
  readonly #timer: ReturnType<typeof setInterval>;
  #hub = new Hub();
  #sequence = 0;
  #hostMs = performance.now();
  #waiting: HubInput[] = [];
  #source: SimulatedSource | undefined;
  #step: (() => CellLoadsKg | undefined) | undefined;
  #hasBoard = false;
  #sensors: VirtualSensors | undefined;
  /** What former hubs learnt of sensors, by serial number. */
  readonly #known = new Map<string, KnownSensor>();
  #turns = 0;
  #bodyShown = false;
  #assignments: Readonly<Record<string, SensorAssignment>> = {};
  #stimulus: Stimulus | undefined;
  #pointer: Pointer = { x: 0, y: 0, standing: false };

  constructor(port: MessagePort) {
    this.#port = port;
    port.onmessage = ({ data }: MessageEvent<SensorCommand>) => this.#handleCommand(data);
    this.#timer = setInterval(() => this.#turn(), TURN_MS);
    this.#restart();
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#port.close();
  }

  #handleCommand(command: SensorCommand): void {
    switch (command.type) {
      case 'use-virtual-patient':
        this.#useVirtualPatient(command.options);
        break;
      case 'use-pointer': {
        const person = createPointerPerson(command.bodyMassKg);
        this.#use('pointer', () => person.step(this.#pointer));
        break;
      }
      case 'use-hid':
      case 'use-nothing':
        this.#use(undefined, undefined);
        break;
      case 'tare':
      case 'body-mass':
      case 'stand-still':
      case 'calibration-bend':
      case 'zero-heading':
        this.#waiting.push({ ...command, hostMs: this.#hostMs });
        break;
      case 'clear-alignment':
        this.#known.clear();
        this.#waiting.push({ ...command, hostMs: this.#hostMs });
        break;
      case 'pointer':
        this.#pointer = command;
        break;
      case 'stimulus':
        this.#stimulus = command.stimulus;
        break;
      case 'restart-hub':
        this.#restart();
        break;
      case 'vibrate':
        this.#waiting.push(
          ...(this.#sensors?.vibrate(command.serial, command.durationMs, this.#hostMs) ?? []),
        );
        break;
      case 'motion-sensors':
        this.#assignments = command.assignments;
        this.#waiting.push(...(this.#sensors?.assign(command.assignments, this.#hostMs) ?? []));
        this.#postDevices();
        break;
      case 'scan':
      case 'speed':
      case 'board-settings':
      case 'recalibrate':
      case 'device-profiles':
      case 'raw-reports':
      case 'stop-vibration':
        break;
    }
  }

  #useVirtualPatient(options: VirtualPatientOptions): void {
    const patient = createVirtualPatient(options);
    const sensors = createVirtualSensors({ options, patient, assignments: this.#assignments });
    this.#use('virtual-patient', () => patient.step(this.#stimulus), sensors, options.board !== 'none');
  }

  #use(
    source: SimulatedSource | undefined,
    step: (() => CellLoadsKg | undefined) | undefined,
    sensors?: VirtualSensors,
    hasBoard = source !== undefined,
  ): void {
    if (this.#hasBoard) this.#waiting.push({ type: 'detached', slot: 0, hostMs: this.#hostMs });
    this.#waiting.push(...(this.#sensors?.detach(this.#hostMs) ?? []));
    this.#source = source;
    this.#step = step;
    this.#hasBoard = hasBoard;
    this.#sensors = sensors;
    this.#waiting.push(...this.#attachedNow());
    this.#postDevices();
  }

  /** What is attached now, with what is known of it. */
  #attachedNow(): HubInput[] {
    if (this.#source === undefined) return [];
    const board = this.#hasBoard ? [attached(this.#source, this.#hostMs)] : [];
    const worn = this.#sensors?.attach(this.#hostMs) ?? [];
    return [...board, ...worn.flatMap((input) => this.#withKnown(input))];
  }

  #withKnown(input: HubInput): HubInput[] {
    const known = input.type === 'sensor-attached' ? this.#known.get(input.serial) : undefined;
    if (input.type !== 'sensor-attached' || known === undefined) return [input];
    this.#known.delete(input.serial);
    return [input, ...tellKnown(known, input)];
  }

  #restart(): void {
    for (const sensor of this.#hub.knownSensors) this.#known.set(sensor.serial, sensor);
    this.#hub = new Hub();
    this.#sequence = 0;
    this.#waiting = this.#attachedNow();
    this.#post({ type: 'hub-started', clockOriginMs: performance.timeOrigin });
    this.#postDevices();
  }

  /** The readings since the last turn, and the frames they make. */
  #turn(): void {
    const nowMs = performance.now();
    const leftOutMs = Math.max(0, nowMs - LONGEST_CATCH_UP_MS - this.#hostMs);
    this.#hostMs += leftOutMs;
    this.#sensors?.leaveOut(leftOutMs);
    const inputs = this.#waiting;
    this.#waiting = [];
    for (; this.#hostMs + HUB_STEP_MS <= nowMs; ) {
      this.#hostMs += HUB_STEP_MS;
      inputs.push(...this.#next());
    }
    const frames = inputs.flatMap((input) => this.#hub.push(input));
    this.#post({
      type: 'batch',
      sequence: this.#sequence++,
      inputs: encodeInputs(inputs),
      frames: packFrames(frames),
    });
    this.#postBody();
  }

  /** What the devices say after 10 ms. */
  #next(): HubInput[] {
    if (this.#step === undefined) return [{ type: 'tick', hostMs: this.#hostMs }];
    const cells = this.#step();
    const worn = this.#sensors?.readings(this.#hostMs) ?? [];
    if (cells === undefined) return [...worn, { type: 'tick', hostMs: this.#hostMs }];
    return [...worn, { type: 'board', slot: 0, hostMs: this.#hostMs, button: false, ...cells }];
  }

  #postDevices(): void {
    const worn = this.#sensors?.statuses() ?? [];
    const board = this.#source !== undefined && this.#hasBoard ? [statusOf(this.#source)] : [];
    const devices = [...board, ...worn];
    this.#post({ type: 'devices', devices, scanning: devices.length === 0 });
  }

  /** Every fifth turn while sensors are worn, and once when they go. */
  #postBody(): void {
    this.#turns += 1;
    const isWorn = this.#sensors !== undefined;
    const isDue = isWorn ? this.#turns % TURNS_A_BODY === 0 : this.#bodyShown;
    if (!isDue) return;
    this.#bodyShown = isWorn;
    this.#post({ type: 'body', body: this.#hub.body });
  }

  #post(message: SensorMessage): void {
    this.#port.postMessage(message);
  }
}

const MODELS: Readonly<Record<SimulatedSource, Message>> = {
  'virtual-patient': message('device.virtual-patient'),
  pointer: message('device.mouse'),
};

function statusOf(source: SimulatedSource): DeviceStatus {
  return {
    kind: 'board',
    source,
    serial: source,
    model: MODELS[source],
    state: 'ready',
    inUse: true,
    rateHz: 1000 / HUB_STEP_MS,
    gaps: 0,
    longestGapMs: 0,
    warnings: [],
  };
}

function attached(source: SimulatedSource, hostMs: number): DeviceAttached {
  return {
    type: 'attached',
    slot: 0,
    hostMs,
    source,
    model: recordedDeviceName(MODELS[source]),
    serial: source,
    ...WII_BALANCE_BOARD,
    loadScale: 1,
  };
}
