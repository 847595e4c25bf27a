import { crashReporter } from 'electron';

/** Keeps crash dumps on this machine; nothing is ever sent. First of all, so that early crashes are caught too. */
export function setupCrashReporter(): void {
  crashReporter.start({ uploadToServer: false });
}
