import { app } from 'electron';

/**
 * Every page in Chromium's sandbox, whatever its window asks for. Not where `--no-sandbox` was given, as it must be
 * for root on Linux: `enableSandbox` would take that switch away, and no page could start.
 */
export function setupSandbox(): void {
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
}
