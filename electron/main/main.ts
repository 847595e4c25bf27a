/** Entry of the main process: an ordered list of set-ups. */
import { app } from 'electron';
import { AppLanguage } from './app-language.ts';
import { setupCrashReporter } from './crash-reporter.ts';
import { setupErrors } from './errors.ts';
import { readLaunch } from './launch.ts';
import type { Launch } from './launch.ts';
import { setupLog } from './log-file.ts';
import { showMenu } from './menu.ts';
import { setupProtocol } from './protocol.ts';
import { setupSandbox } from './sandbox.ts';
import { setupScheme } from './scheme.ts';
import { setupSecurity } from './security.ts';
import { setupSelfCheck } from './self-check.ts';
import { setupShell } from './shell.ts';
import { setupSingleInstance } from './single-instance.ts';
import { setupSpeech } from './speech.ts';
import { setupUserData } from './user-data.ts';

const launch = readLaunch();
if (launch !== undefined) start(launch);

/** Everything up to `whenReady` has to be in place before Chromium starts. */
function start(options: Launch): void {
  setupUserData(options);
  setupCrashReporter();
  setupScheme();
  setupSandbox();
  setupSpeech();
  if (options.mode === 'self-check') {
    setupSelfCheck();
    return;
  }
  if (!setupSingleInstance()) return;
  const log = setupLog();
  const language = new AppLanguage(systemLanguages(), showMenu);
  setupErrors(log, options.mode === 'app' ? language : undefined);
  void app.whenReady().then(async () => {
    setupSecurity(log);
    setupProtocol();
    await setupShell(options, log, language);
  });
}

/** What was asked for on the command line comes first. */
function systemLanguages(): readonly string[] {
  const asked = app.commandLine.getSwitchValue('lang');
  return [...(asked === '' ? [] : [asked]), ...app.getPreferredSystemLanguages()];
}
