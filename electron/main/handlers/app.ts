import type { CallOutput } from '#core/ipc/ipc.ts';
import type { AppLanguage } from '../app-language.ts';
import type { Handlers } from '../ipc.ts';
import type { Notices } from '../notices.ts';

export interface AppHandlerOptions {
  readonly version: string;
  readonly platform: NodeJS.Platform;
  readonly language: Pick<AppLanguage, 'system' | 'pageSpeaks'>;
  readonly notices: Notices;
  readonly simulationSpeed: number;
  readonly demo: CallOutput<'app:info'>['demo'];
  readonly quit: () => void;
}

export function appHandlers(
  options: AppHandlerOptions,
): Pick<Handlers, 'app:info' | 'app:language' | 'app:quit'> {
  const { version, platform, language, notices, simulationSpeed, demo, quit } = options;
  return {
    'app:info': () => ({
      version,
      platform: platform === 'darwin' || platform === 'win32' ? platform : 'linux',
      systemLanguages: [...language.system],
      notices: notices.take(),
      simulationSpeed,
      ...(demo !== undefined && { demo }),
    }),
    'app:language': (spoken) => language.pageSpeaks(spoken.language),
    'app:quit': () => quit(),
  };
}
