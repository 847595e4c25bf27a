/** The one session that may be going on: started by a patient's tile, watched by the patient's screens. */
import type { SessionResult } from '#core/session/result.ts';
import type { SessionSetup } from '#core/session/setup.ts';
import type { SensorMessage } from '#core/contract/sensors.ts';
import { valueOf } from '#core/errors.ts';
import type { ErrorData } from '#core/errors.ts';
import { createSessionDependencies } from '#games/session-dependencies.ts';
import { call } from '#renderer/bridge/client.ts';
import { appStore } from '../app/app-store.ts';
import { settingsStore } from '../app/settings-store.ts';
import { createStore, useStore } from '../app/store.ts';
import { wornBy } from '../motion/wearer.ts';
import { onSensorMessage, sendToSensors } from '../sensors/sensors-store.ts';
import { LiveSession } from './live-session.ts';
import { startPointerInput } from './pointer-input.ts';
import { createRecordingOutlet } from './recording-outlet.ts';
import type { SessionDriver } from './session-view.ts';

export interface CurrentSession {
  readonly driver: SessionDriver;
  readonly setup: SessionSetup;
  readonly stop: () => void;
}

const currentStore = createStore<CurrentSession | undefined>(undefined);

export function useCurrentSession(): CurrentSession | undefined {
  return useStore(currentStore);
}

/** For what watches from outside React: the unattended demo. */
export function currentDriver(): SessionDriver | undefined {
  return currentStore.get()?.driver;
}

/** Opens a session for a patient on the input source of the settings. @returns the error, or undefined when it runs. */
export async function beginSession(patientId: string): Promise<ErrorData | undefined> {
  leaveSession();
  const settings = settingsStore.get();
  const started = await call('session:start', { patientId, source: settings.inputSource });
  if (!started.ok) return started.error;
  const setup: SessionSetup = started.value;
  wornBy(patientId);
  const { sessionId } = setup;
  const session = new LiveSession(setup, createSessionDependencies(), {
    send: sendToSensors,
    recording: createRecordingOutlet(async (bytes) =>
      valueOf(await call('session:append', { sessionId, bytes })),
    ),
    finish: async (result: SessionResult) => valueOf(await call('session:finish', { sessionId, result })),
    display: () => settingsStore.get(),
    clock: () => performance.now(),
    watchSilence: appStore.get().info?.simulationSpeed === 1,
  });
  const stopListening = onSensorMessage((message: SensorMessage) => session.receive(message));
  const stopWatchingWindow = stopWhenHidden(session);
  const stop = (): void => {
    stopListening();
    stopWatchingWindow();
    session.dispose();
  };
  currentStore.set({ driver: session, setup, stop });
  return undefined;
}

/** Leaves the session on the screen; one that was not over is recovered from its recording by main. */
export function leaveSession(): void {
  currentStore.get()?.stop();
  currentStore.set(undefined);
}

/** A session nobody can see stops. */
function stopWhenHidden(session: SessionDriver): () => void {
  const onChange = (): void => {
    if (document.hidden) session.act({ type: 'stop', cause: 'window-hidden' });
  };
  document.addEventListener('visibilitychange', onChange);
  return () => document.removeEventListener('visibilitychange', onChange);
}

/** Mouse and arrow keys steer while the settings say so, in a session and on the Devices screen. */
export function startPointerWhenChosen(): void {
  let stop: (() => void) | undefined;
  const follow = (): void => {
    const chosen = settingsStore.get().inputSource === 'pointer';
    if (chosen && stop === undefined) stop = startPointerInput(sendToSensors, shouldStand);
    if (!chosen && stop !== undefined) {
      stop();
      stop = undefined;
    }
  };
  follow();
  settingsStore.subscribe(follow);
}

/** Nobody can step off a mouse, so it does when the session asks for the empty board. */
function shouldStand(): boolean {
  const phase = currentDriver()?.view().phase.name;
  return phase !== 'empty-board' && phase !== 'check-in';
}
