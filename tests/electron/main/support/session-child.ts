/**
 * Plays a recorded session through the session service, and is killed at a moment: what main does when the power goes.
 * Says the setup it was given on standard output.
 */
import { readFileSync, writeSync } from 'node:fs';
import { decodeEntries, encodeEntry } from '#core/recording/recording.ts';
import { replayRecording } from '#core/recording/replay.ts';
import { DisplayAwake } from '#electron/main/display-awake.ts';
import { SessionService } from '#electron/main/session-service.ts';
import { Clinic } from '#electron/storage/clinic.ts';
import { createSessionDependencies } from '#games/session-dependencies.ts';

const [userData = '', patientId = '', passphrase = '', entriesFile = '', moment = '', now = ''] =
  process.argv.slice(2);

const refuse = (): Promise<never> => Promise.reject(new Error('no key ring'));
const clinic = await Clinic.load({
  userData,
  keyRing: { available: () => false, encrypt: refuse, decrypt: refuse },
  lockAfterMs: () => 60_000,
  nowMs: Number(now),
  scryptCost: 2,
});
await clinic.unlock(passphrase, Number(now));
const dependencies = createSessionDependencies();
const die = (): never => {
  process.kill(process.pid, 'SIGKILL');
  throw new Error('killed');
};
const service = new SessionService({
  store: () => clinic.store(),
  dependencies,
  appVersion: '1.2.3',
  // The recording is closed by then, and nothing of its result is stored.
  background: { run: () => die() },
  log: { info: () => {}, warn: () => {}, error: (_scope, message) => void writeSync(2, message) },
  displayAwake: new DisplayAwake({ start: () => 1, stop: () => true }),
  nowMs: () => Number(now),
  notify: () => {},
  randomSeed: () => 5,
  after: () => () => {},
});
const setup = await service.start({ patientId, source: 'virtual-patient', sensors: ['board'] });
writeSync(1, JSON.stringify(setup));
if (moment === 'opened') die();
const entries = decodeEntries(readFileSync(entriesFile));
const bytesOf = (from: number, to?: number) =>
  Buffer.concat(entries.slice(from, to).map((entry) => encodeEntry(entry)));
const half = Math.floor(entries.length / 2);
await service.append({ sessionId: setup.sessionId, bytes: bytesOf(0, half) });
const rest = service.append({ sessionId: setup.sessionId, bytes: bytesOf(half) });
if (moment === 'appending') die();
await rest;
if (moment === 'appended') die();
const { result } = replayRecording(setup, entries, dependencies);
await service.finish({ sessionId: setup.sessionId, shown: result });
