/** The voices of the system: on Linux Chromium asks the speech dispatcher for them only when it is told to. */
import { app } from 'electron';

export function setupSpeech(): void {
  if (process.platform === 'linux') app.commandLine.appendSwitch('enable-speech-dispatcher');
}
