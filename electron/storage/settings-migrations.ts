/**
 * Settings of every version become settings of the newest: a pure list of steps. A step that has shipped never
 * changes.
 */
import { z } from 'zod';
import { DEFAULT_SETTINGS, SETTINGS_VERSION, settingsSchema } from '#core/ipc/settings.ts';
import type { Settings } from '#core/ipc/settings.ts';
import { KeelError } from '#core/errors.ts';
import { message } from '#core/language/message.ts';

export interface SettingsMigration {
  readonly from: number;
  /** Makes settings of version `from + 1`; need not touch `schemaVersion`. */
  readonly migrate: (settings: Readonly<Record<string, unknown>>) => Record<string, unknown>;
}

const SETTINGS_MIGRATIONS: readonly SettingsMigration[] = [];

const versionedSchema = z.looseObject({ schemaVersion: z.number().int() });

/**
 * What a settings file says, brought up to date. A setting left out has its default.
 * @throws KeelError 'damaged-file', 'unsupported-version'.
 */
export function migrateSettings(
  stored: unknown,
  migrations: readonly SettingsMigration[] = SETTINGS_MIGRATIONS,
): Settings {
  const versioned = versionedSchema.safeParse(stored);
  if (!versioned.success) throw damagedSettings(versioned.error);
  if (versioned.data.schemaVersion > SETTINGS_VERSION) {
    throw new KeelError('unsupported-version', message('error.settings-newer'));
  }
  let settings: Record<string, unknown> = versioned.data;
  for (let version = versioned.data.schemaVersion; version < SETTINGS_VERSION; version += 1) {
    const step = migrations.find((migration) => migration.from === version);
    if (!step) throw damagedSettings();
    settings = step.migrate(settings);
  }
  const current = { ...DEFAULT_SETTINGS, ...settings, schemaVersion: SETTINGS_VERSION };
  const checked = settingsSchema.safeParse(current);
  if (!checked.success) throw damagedSettings(checked.error);
  return checked.data;
}

function damagedSettings(cause?: unknown): KeelError {
  return new KeelError('damaged-file', message('error.settings-damaged'), { cause });
}
