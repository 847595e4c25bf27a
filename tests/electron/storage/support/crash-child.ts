/**
 * Writes until it is killed: a chunk into a recording and a line into the audit trail, in turns. Each is reported on
 * standard output once it has been answered, so that the test knows what must be there.
 */
import { writeSync } from 'node:fs';
import { Clinic } from '#electron/storage/clinic.ts';

const [userData, sessionId, passphrase, scryptCost] = process.argv.slice(2);
if (!userData || !sessionId || !passphrase) throw new Error('userData, sessionId and passphrase are needed');

const refuse = (): Promise<never> => Promise.reject(new Error('no key ring'));
const clinic = await Clinic.load({
  userData,
  keyRing: { available: () => false, encrypt: refuse, decrypt: refuse },
  lockAfterMs: () => 60_000,
  nowMs: 0,
  scryptCost: Number(scryptCost),
});
await clinic.unlock(passphrase, 0);
const store = clinic.store();
await store.recordings.begin(sessionId, Buffer.from('header'));
for (let count = 0; ; count += 1) {
  await store.recordings.append(sessionId, Buffer.from(`chunk ${count} ${'.'.repeat(count % 997)}`));
  writeSync(1, 'c');
  // The time tells the lines apart.
  store.audit.add('report-saved', count);
  writeSync(1, 'r');
}
