import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { PatientFields } from '#core/ipc/records.ts';
import { Clinic } from '#electron/storage/clinic.ts';
import type { ClinicOptions } from '#electron/storage/clinic.ts';
import type { KeyRing } from '#electron/storage/key-ring.ts';

export const PASSPHRASE = 'correct horse battery';
export const THERAPIST = 'Alex Morgan';
/** 2026-03-02T09:00:00Z. */
export const NOW_MS = Date.UTC(2026, 2, 2, 9);
export const DAY_MS = 24 * 3600_000;
/** Enough for scrypt to work, far too little to protect anything. */
export const CHEAP_SCRYPT = 2;

/** A folder that is gone after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'keel-storage-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export const noKeyRing: KeyRing = {
  available: () => false,
  encrypt: () => Promise.reject(new Error('no key ring')),
  decrypt: () => Promise.reject(new Error('no key ring')),
};

/** Keeps what it is given in memory, and gives a token back. A second one opens nothing of the first. */
export function memoryKeyRing(): KeyRing & { failing: boolean } {
  const kept = new Map<string, string>();
  const keyRing = {
    failing: false,
    available: () => true,
    encrypt: (text: string) => {
      const token = `token-${kept.size}`;
      kept.set(token, text);
      return keyRing.failing ? Promise.reject(new Error('locked')) : Promise.resolve(Buffer.from(token));
    },
    decrypt: (sealed: Buffer) => {
      const text = kept.get(sealed.toString());
      return keyRing.failing || text === undefined
        ? Promise.reject(new Error('locked'))
        : Promise.resolve(text);
    },
  };
  return keyRing;
}

export function clinicOptions(userData: string, keyRing: KeyRing = noKeyRing): ClinicOptions {
  return { userData, keyRing, lockAfterMs: () => 5 * 60_000, nowMs: NOW_MS, scryptCost: CHEAP_SCRYPT };
}

/** A clinic just created, open, and closed after the test. */
export async function newClinic(userData = temporaryFolder(), keyRing: KeyRing = noKeyRing): Promise<Clinic> {
  const clinic = await Clinic.load(clinicOptions(userData, keyRing));
  await clinic.create(PASSPHRASE, THERAPIST, NOW_MS);
  onTestFinished(() => clinic.close());
  return clinic;
}

/** The clinic in `userData` at the next start of the app. */
export async function reloaded(userData: string, keyRing: KeyRing = noKeyRing): Promise<Clinic> {
  const clinic = await Clinic.load(clinicOptions(userData, keyRing));
  onTestFinished(() => clinic.close());
  return clinic;
}

export function patientFields(changes: Partial<PatientFields> = {}): PatientFields {
  return {
    name: 'Ada Quill',
    painSite: 'low-back',
    dominantSide: 'right',
    language: 'en',
    screened: true,
    screenedBy: 'J. Doe',
    notes: '',
    ...changes,
  };
}
