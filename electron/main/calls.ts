/** Answers the calls of our windows. */
import { app, ipcMain } from 'electron';
import type { IpcMainInvokeEvent } from 'electron';
import { BRIDGE_CHANNEL } from '#core/ipc/bridge.ts';
import type { Demo } from './demo.ts';
import { appHandlers } from './handlers/app.ts';
import { demoHandlers } from './handlers/demo.ts';
import { fileHandlers } from './handlers/files.ts';
import { patientHandlers } from './handlers/patients.ts';
import { reportHandlers } from './handlers/reports.ts';
import { sessionHandlers } from './handlers/sessions.ts';
import { settingsHandlers } from './handlers/settings.ts';
import { therapistHandlers } from './handlers/therapist.ts';
import { vaultHandlers } from './handlers/vault.ts';
import { answerCall } from './ipc.ts';
import type { IpcContext, Caller, Handlers } from './ipc.ts';
import { isTopFrameOf } from './sender.ts';
import type { Services } from './services.ts';

export function setupCalls(
  services: Services,
  simulationSpeed: number,
  demo: Demo | undefined,
  quit: () => void,
): void {
  const context: IpcContext<IpcMainInvokeEvent> = {
    handlers: createHandlers(services, simulationSpeed, demo, quit),
    callerOf: (event) => callerOf(services, event),
    granted: (access) => {
      if (access === 'demo') return demo !== undefined;
      return access === 'therapist' ? therapistPresent(services) : vaultOpen(services);
    },
    checkAnswers: !app.isPackaged,
    log: services.log,
  };
  ipcMain.handle(BRIDGE_CHANNEL.call, (event, channel: unknown, input: unknown) =>
    answerCall(context, event, channel, input),
  );
}

function callerOf({ window, printer }: Services, event: IpcMainInvokeEvent): Caller | undefined {
  const app = window.current?.webContents;
  if (app !== undefined && isTopFrameOf(app, event)) return 'app-window';
  const { contents: report } = printer;
  return report !== undefined && isTopFrameOf(report, event) ? 'report-window' : undefined;
}

function vaultOpen({ clinic }: Services): boolean {
  return clinic.status().state === 'open';
}

/** What a therapist does counts as a sign of life. */
function therapistPresent(services: Services): boolean {
  const { gate } = services.clinic;
  gate.touch(Date.now());
  return vaultOpen(services) && gate.status(Date.now()).open;
}

function createHandlers(
  services: Services,
  simulationSpeed: number,
  demo: Demo | undefined,
  quit: () => void,
): Handlers {
  const { background, clinic, dependencies, language, notices, opened, printer, sessions, settings, window } =
    services;
  return {
    ...appHandlers({
      version: app.getVersion(),
      platform: process.platform,
      language,
      notices,
      simulationSpeed,
      demo: demo?.options,
      quit,
    }),
    ...settingsHandlers({
      settings,
      guarded: () => clinic.status().state !== 'new' && !therapistPresent(services),
      changed: (now) => {
        window.showFullScreen(now.fullScreen);
        language.machineSpeaks(now.language);
      },
    }),
    ...vaultHandlers(clinic, opened),
    ...therapistHandlers(clinic),
    ...patientHandlers(clinic, dependencies),
    ...sessionHandlers({ clinic, service: sessions, background }),
    ...reportHandlers({ clinic, background, printer, language, window: () => window.require() }),
    ...fileHandlers(clinic, () => window.require(), language),
    ...demoHandlers(demo),
  };
}
