/** What the main process is made of, put together once the app is ready. */
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { app, powerSaveBlocker, safeStorage, utilityProcess } from 'electron';
import type { SessionDependencies } from '#core/session/state.ts';
import { ReportPrinter } from '#electron/reports/report-printer.ts';
import { Clinic } from '#electron/storage/clinic.ts';
import type { KeyRing } from '#electron/storage/key-ring.ts';
import { afterTimeout } from '#electron/storage/reclaimer.ts';
import { SettingsStore } from '#electron/storage/settings-store.ts';
import { createSessionDependencies } from '#games/session-dependencies.ts';
import { APP_ORIGIN } from './app-origin.ts';
import type { AppLanguage } from './app-language.ts';
import { BackgroundProcesses } from './background.ts';
import { checkDatabase } from './database-check.ts';
import { DisplayAwake } from './display-awake.ts';
import type { EndSessionOptions } from './end-session.ts';
import { createKeyRing } from './key-ring.ts';
import type { Log } from './log.ts';
import { Notices } from './notices.ts';
import { SessionService } from './session-service.ts';
import { AppWindow, webPreferences } from './window.ts';

export interface Services {
  readonly log: Log;
  readonly language: AppLanguage;
  readonly window: AppWindow;
  readonly settings: SettingsStore;
  readonly notices: Notices;
  readonly clinic: Clinic;
  readonly sessions: SessionService;
  readonly dependencies: SessionDependencies;
  readonly background: BackgroundProcesses;
  readonly printer: ReportPrinter;
  /** To be called when the database has just been opened. */
  readonly opened: () => void;
}

/** The window and the first calls come before the whole database is read. */
const CHECK_AFTER_MS = 60_000;

/** @param keyRingAllowed false where the patients are gone with the app, and their key must not outlive them */
export async function createServices(
  log: Log,
  language: AppLanguage,
  keyRingAllowed: boolean,
): Promise<Services> {
  const userData = app.getPath('userData');
  const window = new AppWindow();
  const notices = new Notices((event) => window.tell(event));
  const settings = new SettingsStore(userData, Date.now());
  if (settings.movedAside !== undefined) {
    notices.add({ code: 'settings-moved-aside', file: settings.movedAside });
  }
  language.machineSpeaks(settings.get().language);
  const clinic = await Clinic.load({
    userData,
    keyRing: keyRingAllowed ? await createKeyRing(safeStorage, process.platform) : NO_KEY_RING,
    lockAfterMs: () => settings.get().lockAfterMinutes * 60_000,
    nowMs: Date.now(),
  });
  const dependencies = createSessionDependencies();
  const background = new BackgroundProcesses(forkBackground);
  const ending: EndSessionOptions = {
    background,
    log,
    nowMs: () => Date.now(),
    notify: (notice) => notices.add(notice),
  };
  const sessions = createSessionService(clinic, dependencies, ending);
  const opened = (): void => {
    sessions.recover();
    afterTimeout(CHECK_AFTER_MS, () => void checkDatabase(clinic, ending));
  };
  if (clinic.status().state === 'open') opened();
  const printer = new ReportPrinter(APP_ORIGIN, webPreferences());
  return {
    log,
    language,
    window,
    settings,
    notices,
    clinic,
    sessions,
    dependencies,
    background,
    printer,
    opened,
  };
}

function createSessionService(
  clinic: Clinic,
  dependencies: SessionDependencies,
  ending: EndSessionOptions,
): SessionService {
  return new SessionService({
    ...ending,
    store: () => clinic.store(),
    dependencies,
    appVersion: app.getVersion(),
    displayAwake: new DisplayAwake(powerSaveBlocker),
    randomSeed: () => randomInt(2 ** 32),
    after: afterTimeout,
  });
}

/** Starts a process for one job, from the program that was built beside main's. */
export function forkBackground(): Electron.UtilityProcess {
  const program = join(app.getAppPath(), 'dist/background/background.cjs');
  return utilityProcess.fork(program, [], { serviceName: 'Keel background', stdio: 'ignore' });
}

const NO_KEY_RING: KeyRing = {
  available: () => false,
  encrypt: () => Promise.reject(new Error('There is no key ring.')),
  decrypt: () => Promise.reject(new Error('There is no key ring.')),
};
