/** What the main process is made of, put together once the app is ready. */
import { randomInt } from 'node:crypto';
import { app, powerSaveBlocker, safeStorage } from 'electron';
import { ReportPrinter } from '#electron/reports/report-printer.ts';
import { Clinic } from '#electron/storage/clinic.ts';
import type { KeyRing } from '#electron/storage/key-ring.ts';
import { SettingsStore } from '#electron/storage/settings-store.ts';
import { createSessionDependencies } from '#games/session-dependencies.ts';
import { APP_ORIGIN } from './app-origin.ts';
import { DisplayAwake } from './display-awake.ts';
import { createKeyRing } from './key-ring.ts';
import type { Log } from './log.ts';
import { MovementService } from './movement-service.ts';
import { Notices } from './notices.ts';
import { recoverMovements } from './recover-movements.ts';
import { recoverSessions } from './recover-sessions.ts';
import { SessionService } from './session-service.ts';
import { AppWindow, webPreferences } from './window.ts';

export interface Services {
  readonly log: Log;
  readonly window: AppWindow;
  readonly settings: SettingsStore;
  readonly notices: Notices;
  readonly clinic: Clinic;
  readonly sessions: SessionService;
  readonly movements: MovementService;
  readonly printer: ReportPrinter;
}

/** @param keyRingAllowed false where the patients are gone with the app, and their key must not outlive them */
export async function createServices(log: Log, keyRingAllowed: boolean): Promise<Services> {
  const userData = app.getPath('userData');
  const window = new AppWindow();
  const notices = new Notices((event) => window.tell(event));
  const settings = new SettingsStore(userData, Date.now());
  if (settings.notice !== undefined) notices.add({ kind: 'warning', message: settings.notice });
  const clinic = await Clinic.load({
    userData,
    keyRing: keyRingAllowed ? await createKeyRing(safeStorage, process.platform) : NO_KEY_RING,
    lockAfterMs: () => settings.get().lockAfterMinutes * 60_000,
    nowMs: Date.now(),
  });
  const sessions = createSessionService(clinic, notices, log);
  const movements = createMovementService(clinic, notices, log);
  if (clinic.status().state === 'open') {
    sessions.recover();
    movements.recover();
  }
  const printer = new ReportPrinter(APP_ORIGIN, webPreferences());
  return { log, window, settings, notices, clinic, sessions, movements, printer };
}

function createSessionService(clinic: Clinic, notices: Notices, log: Log): SessionService {
  const dependencies = createSessionDependencies();
  const nowMs = (): number => Date.now();
  return new SessionService({
    store: () => clinic.store(),
    dependencies,
    appVersion: app.getVersion(),
    displayAwake: new DisplayAwake(powerSaveBlocker),
    recover: (store) =>
      recoverSessions(store, { dependencies, log, nowMs, notify: (notice) => notices.add(notice) }),
    nowMs,
    randomSeed: () => randomInt(2 ** 32),
    report: (error) => log.error('sessions', 'not ended', error),
    after: runAfter,
  });
}

function createMovementService(clinic: Clinic, notices: Notices, log: Log): MovementService {
  const nowMs = (): number => Date.now();
  return new MovementService({
    store: () => clinic.store(),
    appVersion: app.getVersion(),
    displayAwake: new DisplayAwake(powerSaveBlocker),
    recover: (store) => recoverMovements(store, { log, nowMs, notify: (notice) => notices.add(notice) }),
    nowMs,
    report: (error) => log.error('movements', 'not ended', error),
    after: runAfter,
  });
}

function runAfter(delayMs: number, run: () => void): () => void {
  const timer = setTimeout(run, delayMs);
  return () => clearTimeout(timer);
}

const NO_KEY_RING: KeyRing = {
  available: () => false,
  encrypt: () => Promise.reject(new Error('There is no key ring.')),
  decrypt: () => Promise.reject(new Error('There is no key ring.')),
};
