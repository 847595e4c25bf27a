/** The page's end of the sensors process: which boards there are, the newest frame, and commands. */
import type { Frame } from '#core/contract/frame.ts';
import type { BodyStatus, DeviceStatus, VirtualPatientOptions } from '#core/contract/sensors.ts';
import type { Movement } from '#core/contract/stimulus.ts';
import type { ErrorData } from '#core/errors.ts';
import { DEFAULT_BOARD_SETTINGS, type Settings } from '#core/ipc/settings.ts';
import { appStore } from '../app/app-store.ts';
import { settingsStore } from '../app/settings-store.ts';
import { createStore, useStore } from '../app/store.ts';
import type { PageCommand, SensorNews } from '../session-worker/messages.ts';
import { connectWorker, onWorkerMessage, postToWorker } from './worker-link.ts';
import type { WorkerPort } from './worker-link.ts';

export interface SensorsState {
  readonly devices: readonly DeviceStatus[];
  readonly scanning: boolean;
  /** The motion sensors on the body, as the hub sees them. */
  readonly body: BodyStatus;
  /** The last thing that went wrong in the sensors process; undefined once a board is ready. */
  readonly problem: ErrorData | undefined;
}

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

let newestFrame: Frame | undefined;
const newsListeners = new Set<(news: SensorNews) => void>();

export function useSensors(): SensorsState {
  return useStore(sensorsStore);
}

/** The newest frame; read it when drawing, since it changes a hundred times a second. */
export function lastFrame(): Frame | undefined {
  return newestFrame;
}

export function sendToSensors(command: PageCommand): void {
  postToWorker({ type: 'command', command });
}

/**
 * Asks the person to move while no block is played. People read it on the screen; the virtual patient is told.
 * @param movement undefined: nothing in particular
 */
export function askMovement(movement: Movement | undefined): void {
  postToWorker({ type: 'ask-movement', movement });
}

/** What the sensors say; of their frames the newest. @returns stops listening. */
export function onSensorMessage(listener: (news: SensorNews) => void): () => void {
  newsListeners.add(listener);
  return () => {
    newsListeners.delete(listener);
  };
}

/**
 * Connects once, and keeps the choice of board and its geometry equal to the settings.
 * @param worker Left out: the page's own.
 */
export function startSensors(worker?: WorkerPort): void {
  if (!connectWorker(worker)) return;
  onWorkerMessage((message) => {
    if (message.type === 'sensors') receive(message.news);
  });
  const speed = appStore.get().info?.simulationSpeed ?? 1;
  if (speed !== 1) sendToSensors({ type: 'speed', factor: speed });
  configure(settingsStore.get());
  settingsStore.subscribe(() => configure(settingsStore.get()));
  virtualPatientStore.subscribe(() => configure(settingsStore.get()));
  discoveryStore.subscribe(() => configure(settingsStore.get()));
}

function receive(news: SensorNews): void {
  switch (news.type) {
    case 'frame':
      newestFrame = news.frame;
      postToWorker({ type: 'frame-taken' });
      break;
    case 'devices':
      sensorsStore.update((state) => ({
        ...state,
        devices: news.devices,
        scanning: news.scanning,
        problem: news.devices.some(isReady) ? undefined : state.problem,
      }));
      break;
    case 'body':
      sensorsStore.update((state) => ({ ...state, body: news.body }));
      break;
    case 'raw-reports':
      break;
    case 'hub-started':
      newestFrame = undefined;
      break;
    case 'problem':
      sensorsStore.update((state) => ({ ...state, problem: news.error }));
      break;
  }
  for (const listener of newsListeners) listener(news);
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
function configurationOf(settings: Settings, virtualPatient: VirtualPatientOptions): PageCommand[] {
  const boards = Object.entries(settings.boards).map(
    ([serial, board]): PageCommand => ({
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

function inputCommand(settings: Settings, virtualPatient: VirtualPatientOptions): PageCommand {
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

/** A simulated body is put before the sensors in a moment; one that never comes is not waited for longer. */
const SIMULATED_WITHIN_MS = 2000;

/** The devices, those of the source that the settings name among them where it is simulated. */
export function devicesInUse(): Promise<readonly DeviceStatus[]> {
  const { inputSource } = settingsStore.get();
  const isThere = (): boolean =>
    inputSource === 'hid' || sensorsStore.get().devices.some(({ source }) => source === inputSource);
  return new Promise((resolve) => {
    const done = (): void => {
      stopListening();
      clearTimeout(timer);
      resolve(sensorsStore.get().devices);
    };
    const stopListening = sensorsStore.subscribe(() => isThere() && done());
    const timer = setTimeout(done, SIMULATED_WITHIN_MS);
    if (isThere()) done();
  });
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
