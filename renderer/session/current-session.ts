/** The one session that may be going on: started by a patient's tile, watched by the patient's screens. */
import { valueOf } from '#core/errors.ts';
import type { ErrorData } from '#core/errors.ts';
import { message } from '#core/language/message.ts';
import type { SessionSetup } from '#core/session/setup.ts';
import { call } from '#renderer/bridge/client.ts';
import { showNotice } from '../app/notices.ts';
import { goTo } from '../app/screens.ts';
import { settingsStore } from '../app/settings-store.ts';
import { createStore, useStore } from '../app/store.ts';
import { wornBy } from '../motion/wearer.ts';
import { sensorsAtHand } from '../sensors/sensors-at-hand.ts';
import { devicesInUse, sendToSensors } from '../sensors/sensors-store.ts';
import { onWorkerMessage, postToWorker } from '../sensors/worker-link.ts';
import type { SessionNews } from '../session-worker/messages.ts';
import type { SessionSnapshot } from '../session-worker/session-snapshot.ts';
import { startPointerInput } from './pointer-input.ts';
import { RemoteSession } from './remote-session.ts';
import type { SessionDriver } from './session-view.ts';

export interface CurrentSession {
  readonly driver: SessionDriver;
  readonly setup: SessionSetup;
  readonly stop: () => void;
}

const currentStore = createStore<CurrentSession | undefined>(undefined);
/** Names the latest request for a session; one that was left before it began comes to nothing. */
let latest = Symbol('none');

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
  const me = latest;
  const settings = settingsStore.get();
  const { inputSource: source } = settings;
  const sensors = [...sensorsAtHand(await devicesInUse(), settings)];
  if (me !== latest) return undefined;
  const started = await call('session:start', { patientId, source, sensors });
  if (!started.ok) return started.error;
  if (me !== latest) return undefined;
  wornBy(patientId);
  return begun(started.value, me);
}

/** Hands the session to the worker. @returns the error, or undefined when it runs. */
function begun(setup: SessionSetup, me: symbol): Promise<ErrorData | undefined> {
  return new Promise((resolve) => {
    let session: RemoteSession | undefined;
    const stopListening = onNewsOf(setup.sessionId, (news) => {
      if (news.type === 'left' || news.type === 'failed') stopListening();
      if (session !== undefined) {
        session.hear(news);
        if (news.type === 'failed') breakOff(session, news.error);
      } else if (news.type === 'failed') {
        resolve(news.error);
      } else if (news.type === 'view' && me !== latest) {
        postToWorker({ type: 'session', sessionId: setup.sessionId, order: { type: 'leave' } });
        resolve(undefined);
      } else if (news.type === 'view') {
        // The first view holds all of it.
        session = makeCurrent(setup, news.changes as SessionSnapshot);
        resolve(undefined);
      }
    });
    postToWorker({ type: 'begin', setup });
  });
}

/** The session is broken, and stands still. Main recovers it from its recording. */
function breakOff(session: SessionDriver, error: ErrorData): void {
  if (currentDriver() !== session) return;
  leaveSession();
  showNotice('warning', message('session.broken-off', { reason: error.message }));
  goTo({ name: 'start' });
}

function onNewsOf(sessionId: string, listener: (news: SessionNews) => void): () => void {
  return onWorkerMessage((message) => {
    if (message.type === 'session' && message.sessionId === sessionId) listener(message.news);
  });
}

function makeCurrent(setup: SessionSetup, first: SessionSnapshot): RemoteSession {
  const { sessionId } = setup;
  const session = new RemoteSession(first, {
    order: (order) => postToWorker({ type: 'session', sessionId, order }),
    append: async (bytes) => valueOf(await call('session:append', { sessionId, bytes })),
    finish: async (shown) => valueOf(await call('session:finish', { sessionId, shown })),
    display: () => settingsStore.get(),
    nowMs: () => performance.now(),
  });
  const stopWatchingWindow = stopWhenHidden(session);
  const stop = (): void => {
    stopWatchingWindow();
    session.dispose();
  };
  currentStore.set({ driver: session, setup, stop });
  return session;
}

/** Leaves the session on the screen; one that was not over is recovered from its recording by main. */
export function leaveSession(): void {
  latest = Symbol('session');
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
