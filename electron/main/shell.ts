/** The app as people meet it: opens the window, joins it to everything behind it, and ends it all in order. */
import { APP_ORIGIN } from './app-origin.ts';
import type { AppLanguage } from './app-language.ts';
import { setupCalls } from './calls.ts';
import { Demo } from './demo.ts';
import type { Launch } from './launch.ts';
import type { Log } from './log.ts';
import { watchConsole, watchPage } from './page-life.ts';
import { setupPower } from './power.ts';
import { setupQuit } from './quit.ts';
import { setupSensors } from './sensors.ts';
import { createServices } from './services.ts';
import type { Services } from './services.ts';
import { TherapistWatch } from './therapist-watch.ts';

const THERAPIST_CHECK_MS = 1000;

export async function setupShell(
  launch: Exclude<Launch, { mode: 'self-check' }>,
  log: Log,
  language: AppLanguage,
): Promise<void> {
  const services = await createServices(log, language, launch.mode === 'app');
  const { background, clinic, sessions, window } = services;
  const sensors = setupSensors(
    () => window.current?.webContents,
    (event) => window.tell(event),
    log,
  );
  const quit = setupQuit(async () => {
    // What runs in the background is broken off: a session that was being ended is ended at the next start.
    background.close();
    await Promise.all([sensors.shutdown(), sessions.close()]);
    await clinic.close();
    log.info('app', 'ended');
  });
  const demo = launch.mode === 'demo' ? await setupDemo(launch, services, quit) : undefined;
  setupCalls(services, launch.speed, demo, () => quit(0));
  setupPower(() => {
    clinic.gate.leave();
    window.tell({ type: 'suspended' });
  });
  setupTherapistWatch(services);
  await openWindow(services, demo, () => quit(0));
}

async function setupDemo(
  launch: Extract<Launch, { mode: 'demo' }>,
  services: Services,
  end: (exitCode: number) => void,
): Promise<Demo> {
  const { clinic, printer, window } = services;
  const demo = new Demo(launch, {
    window: () => window.require(),
    store: () => clinic.store(),
    printer,
    say: (line) => void process.stdout.write(`${line}\n`),
    end,
  });
  demo.begin();
  await clinic.create(demo.options.passphrase, 'Keel', Date.now());
  return demo;
}

function setupTherapistWatch({ clinic, window }: Services): void {
  const watch = new TherapistWatch(clinic.gate, () => window.tell({ type: 'therapist-locked' }));
  setInterval(() => watch.check(Date.now()), THERAPIST_CHECK_MS).unref();
}

async function openWindow(services: Services, demo: Demo | undefined, quit: () => void): Promise<void> {
  const { clinic, language, log, notices, sessions, settings, window } = services;
  const opened = window.open({ fullScreen: demo === undefined && settings.get().fullScreen });
  // In a session it is a patient who moves the mouse.
  opened.webContents.on('input-event', () => {
    if (!sessions.busy) clinic.gate.touch(Date.now());
  });
  watchPage(opened, {
    log,
    language,
    pageGone: () => {
      notices.pageGone();
      void sessions.leave();
    },
    pageFailed: (message) => demo?.fail(message),
    quit,
  });
  watchConsole(opened, (message) => demo?.fail(message));
  await opened.loadURL(`${APP_ORIGIN}/index.html`);
}
