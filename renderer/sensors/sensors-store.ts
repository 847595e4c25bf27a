/** The page's end of the sensors process: which boards there are, the newest frame, and commands. */
import { type Frame, FRAME_COLUMNS, unpackFrames } from '#core/contract/frame.ts';
import type { BodyStatus, DeviceStatus, SensorCommand, SensorMessage, VirtualPatientOptions } from '#core/contract/sensors.ts';
import { DEFAULT_BOARD_SETTINGS, type Settings } from '#core/ipc/settings.ts';
import type { ErrorData } from '#core/errors.ts';
import { connectSensors, type SensorsLink } from '#renderer/bridge/client.ts';
import { appStore } from '../app/app-store.ts';
import { settingsStore } from '../app/settings-store.ts';
import { createStore, useStore } from '../app/store.ts';

export interface SensorsState {
  readonly devices: readonly DeviceStatus[];
  readonly scanning: boolean;
  /** The motion sensors on the body, as the hub sees them. */
  readonly body: BodyStatus;
  /** The last thing that went wrong in the sensors process; undefined once a board is ready. */
  readonly problem: ErrorData | undefined;
}

export type SensorBatch = Extract<SensorMessage, { type: 'batch' }>;

export const DEFAULT_VIRTUAL_PATIENT: VirtualPatientOptions = {
  seed: 1,
  bodyMassKg: 70,
  heightM: 1.7,
  impairment: 'none',
  severity: 0.5,
};

export const sensorsStore = createStore<SensorsState>({
  devices: [],
  scanning: false,
  body: { segments: [] },
  problem: undefined,
});

/** True while someone looks for motion sensors that have no role yet. */
const discoveryStore = createStore(false);

/** The simulated body that the virtual patient plays; kept while the app runs, and part of no setting. */
export const virtualPatientStore = createStore<VirtualPatientOptions>(DEFAULT_VIRTUAL_PATIENT);

let link: SensorsLink | undefined;
let newestFrame: Frame | undefined;
let frameCount = 0;
const messageListeners = new Set<(message: SensorMessage) => void>();

export function useSensors(): SensorsState {
  return useStore(sensorsStore);
}

/** The newest frame; read it when drawing, since it changes a hundred times a second. */
export function lastFrame(): Frame | undefined {
  return newestFrame;
}

/** Frames taken since the present hub began: a virtual patient that is sped up waits for the page. */
export function framesHandled(): number {
  return frameCount;
}

export function sendToSensors(command: SensorCommand): void {
  link?.send(command);
}

/** Every message as it comes. @returns stops listening. */
export function onSensorMessage(listener: (message: SensorMessage) => void): () => void {
  messageListeners.add(listener);
  return () => {
    messageListeners.delete(listener);
  };
}

/** Connects once (the link repeats its commands to a restarted process), and keeps the process's choice of board and its geometry equal to the settings. */
export function startSensors(): void {
  if (link !== undefined) return;
  link = connectSensors(receive);
  const speed = appStore.get().info?.simulationSpeed ?? 1;
  if (speed !== 1) link.send({ type: 'speed', factor: speed });
  configure(settingsStore.get());
  settingsStore.subscribe(() => configure(settingsStore.get()));
  virtualPatientStore.subscribe(() => configure(settingsStore.get()));
  discoveryStore.subscribe(() => configure(settingsStore.get()));
}

function receive(message: SensorMessage): void {
  switch (message.type) {
    case 'batch': {
      const width = FRAME_COLUMNS.length;
      newestFrame = unpackFrames(message.frames.slice(-width))[0] ?? newestFrame;
      frameCount += message.frames.length / width;
      break;
    }
    case 'devices':
      sensorsStore.set({
        ...sensorsStore.get(),
        devices: message.devices,
        scanning: message.scanning,
        problem: message.devices.some(isReady) ? undefined : sensorsStore.get().problem,
      });
      break;
    case 'body':
      sensorsStore.update((state) => ({ ...state, body: message.body }));
      break;
    case 'raw-reports':
      break;
    case 'hub-started':
      newestFrame = undefined;
      frameCount = 0;
      break;
    case 'problem':
      sensorsStore.update((state) => ({ ...state, problem: message.error }));
      break;
  }
  for (const listener of messageListeners) listener(message);
}

/** What was last sent, as text: an equal choice sent again would start the board anew. */
let inForce = new Set<string>();

function configure(settings: Settings): void {
  const commands = configurationOf(settings, virtualPatientStore.get());
  const before = inForce;
  inForce = new Set(commands.map((command) => JSON.stringify(command)));
  for (const command of commands) if (!before.has(JSON.stringify(command))) sendToSensors(command);
}

/** Geometry of every known board first, so that a board joins with the right one; then the board to use. */
function configurationOf(settings: Settings, virtualPatient: VirtualPatientOptions): SensorCommand[] {
  const boards = Object.entries(settings.boards).map(
    ([serial, board]): SensorCommand => ({
      type: 'board-settings',
      serial,
      sensorSpacingMlMm: board.sensorSpacingMlMm,
      sensorSpacingApMm: board.sensorSpacingApMm,
      loadScale: board.loadScale,
    }),
  );
  return [
    ...boards,
    { type: 'device-profiles', profiles: settings.deviceProfiles },
    { type: 'motion-sensors', assignments: settings.sensors, discover: discoveryStore.get() },
    inputCommand(settings, virtualPatient),
  ];
}

/** From one screen with sensors to the next: they stay open, since opening them takes seconds. */
const LINGER_MS = 1000;
let lingering: ReturnType<typeof setTimeout> | undefined;

/** Opens motion sensors that have no role yet, for as long as someone looks at them and a moment more. */
export function discoverMotionSensors(discover: boolean): void {
  clearTimeout(lingering);
  if (discover) discoveryStore.set(true);
  else lingering = setTimeout(() => discoveryStore.set(false), LINGER_MS);
}

function inputCommand(settings: Settings, virtualPatient: VirtualPatientOptions): SensorCommand {
  switch (settings.inputSource) {
    case 'hid': {
      const serial = settings.preferredBoardSerial;
      return serial === undefined ? { type: 'use-hid' } : { type: 'use-hid', serial };
    }
    case 'virtual-patient':
      return { type: 'use-virtual-patient', options: virtualPatient };
    case 'pointer':
      return { type: 'use-pointer', bodyMassKg: virtualPatient.bodyMassKg };
  }
}

function isReady(device: DeviceStatus): boolean {
  return device.kind === 'board' && device.inUse && device.state === 'ready';
}

/** The board that feeds the session, whatever its state. */
export function deviceInUse(devices: readonly DeviceStatus[]): DeviceStatus | undefined {
  return devices.find((device) => device.kind === 'board' && device.inUse);
}

/** Geometry and load correction of a board, as set here or by default. */
export function boardSettingsOf(settings: Settings, serial: string): Settings['boards'][string] {
  return settings.boards[serial] ?? DEFAULT_BOARD_SETTINGS;
}
