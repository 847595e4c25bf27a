/** The settings of this machine, in `settings.json`. A bad file is moved aside with a word to the user, never fatal. */
import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import Store from 'electron-store';
import { DEFAULT_SETTINGS, settingsSchema } from '#core/ipc/settings.ts';
import type { Settings, SettingsPatch } from '#core/ipc/settings.ts';
import { checkedInput, isoTime } from './checked.ts';
import { OWNER_ONLY_FILE, storageFailed, systemCode } from './files.ts';
import { migrateSettings } from './settings-migrations.ts';

const FILE_NAME = 'settings.json';

export class SettingsStore {
  /** The name under which a file that could not be read was kept; undefined where all was well. */
  readonly movedAside: string | undefined;
  readonly #folder: string;
  #settings: Settings;
  /** Made at the first change: it throws on a file that it can't read and that could not be moved aside. */
  #file: Store<Record<string, unknown>> | undefined;

  /** Reads `settings.json` in `folder`; writes nothing until a setting changes. */
  constructor(folder: string, nowMs: number) {
    const { settings, movedAside: name } = readSettings(folder, nowMs);
    this.#folder = folder;
    this.#settings = settings;
    this.movedAside = name;
  }

  get(): Settings {
    return this.#settings;
  }

  /** @throws KeelError 'invalid-argument'; 'storage-failed', and then the change holds until the app ends. */
  set(patch: SettingsPatch): Settings {
    this.#settings = checkedInput(settingsSchema, { ...this.#settings, ...patch });
    try {
      this.#file ??= openSettingsFile(this.#folder);
      this.#file.store = { ...this.#settings };
    } catch (error) {
      throw storageFailed('settings-not-saved', error);
    }
    return this.#settings;
  }
}

function openSettingsFile(folder: string): Store<Record<string, unknown>> {
  return new Store<Record<string, unknown>>({
    name: 'settings',
    cwd: folder,
    clearInvalidConfig: false,
    accessPropertiesByDotNotation: false,
    configFileMode: OWNER_ONLY_FILE,
  });
}

interface ReadSettings {
  readonly settings: Settings;
  readonly movedAside?: string;
}

function readSettings(folder: string, nowMs: number): ReadSettings {
  const path = join(folder, FILE_NAME);
  try {
    return { settings: migrateSettings(JSON.parse(readFileSync(path, 'utf8'))) };
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return { settings: DEFAULT_SETTINGS };
    return { settings: DEFAULT_SETTINGS, movedAside: movedAside(folder, path, nowMs) };
  }
}

/** Keel starts with its default settings. @returns the name it is kept under: its own where it could not be moved. */
function movedAside(folder: string, path: string, nowMs: number): string {
  const name = `settings.damaged-${isoTime(nowMs).replaceAll(':', '-')}.json`;
  try {
    renameSync(path, join(folder, name));
    return name;
  } catch {
    return FILE_NAME;
  }
}
