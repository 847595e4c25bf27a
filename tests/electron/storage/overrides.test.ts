import { describe, expect, it } from 'vitest';
import { patientPageSchema } from '#core/ipc/ipc.ts';
import { DEFAULT_SQUALL_PROGRAMME } from '#core/programme/programme.ts';
import type { ClinicStore } from '#electron/storage/clinic-store.ts';
import { DAY_MS, newClinic, NOW_MS, patientFields, temporaryFolder } from './support/clinics.ts';

const LATER_MS = NOW_MS + 3 * DAY_MS;
const LATER = new Date(LATER_MS).toISOString();
const LOCKED = {
  ...DEFAULT_SQUALL_PROGRAMME,
  bounds: { amplitudePercent: { floor: 20, cap: 40, locked: 25 } },
};

async function storeWithPatient(userData = temporaryFolder()): Promise<{ store: ClinicStore; id: string }> {
  const store = (await newClinic(userData)).store();
  const { id } = store.createPatient(patientFields({ name: 'Ada Quill' }), NOW_MS);
  store.saveProgramme(id, LOCKED, NOW_MS);
  return { store, id };
}

describe('overriding the difficulty by hand', () => {
  it('sets where the next session begins, and the programme goes on as it began', async () => {
    const { store, id } = await storeWithPatient();
    const before = store.patientPage(id).programmeSince;
    store.overrideProgramme(id, { kind: 'start', difficulty: -1.5, reason: ' Slept badly ' }, LATER_MS);
    const page = patientPageSchema.parse(store.patientPage(id));
    expect(page.programme?.startOverride).toEqual({ difficulty: -1.5, reason: 'Slept badly', at: LATER });
    expect(page.programmeSince).toBe(before);
    expect(page.overrides).toEqual([
      { at: LATER, kind: 'start', exercise: 'squall', newValue: -1.5, reason: 'Slept badly' },
    ]);
  });

  it('unlocks one value and leaves its floor and cap', async () => {
    const { store, id } = await storeWithPatient();
    const unlocked = store.overrideProgramme(
      id,
      { kind: 'unlock', parameter: 'amplitudePercent', reason: 'No pain for two weeks' },
      LATER_MS,
    );
    expect(unlocked.bounds).toEqual({ amplitudePercent: { floor: 20, cap: 40 } });
    expect(store.patientPage(id).overrides).toMatchObject([
      { kind: 'unlock', parameter: 'amplitudePercent', oldValue: 25 },
    ]);
    expect(() =>
      store.overrideProgramme(
        id,
        { kind: 'unlock', parameter: 'amplitudePercent', reason: 'Again' },
        LATER_MS,
      ),
    ).toThrow(/not locked/);
    expect(store.patientPage(id).overrides).toHaveLength(1);
  });

  it('needs a reason, and a programme', async () => {
    const { store, id } = await storeWithPatient();
    expect(() =>
      store.overrideProgramme(id, { kind: 'start', difficulty: 0, reason: '  ' }, LATER_MS),
    ).toThrow(/Type why/);
    expect(store.patientPage(id).overrides).toEqual([]);
    const other = store.createPatient(patientFields({ name: 'Bo' }), NOW_MS);
    expect(() =>
      store.overrideProgramme(other.id, { kind: 'start', difficulty: 0, reason: 'Why not' }, LATER_MS),
    ).toThrow(/Set up a programme/);
  });

  it('is in the audit trail without the reason, which is health data, and goes with the patient', async () => {
    const { store, id } = await storeWithPatient();
    store.overrideProgramme(id, { kind: 'start', difficulty: 0, reason: 'Pain is gone' }, LATER_MS);
    expect(store.audit.ofPatient(id).at(-1)).toMatchObject({ what: 'difficulty overridden', at: LATER });
    expect(JSON.stringify(store.audit.all())).not.toContain('Pain is gone');
    store.erasePatient(id, 'Ada Quill', LATER_MS);
    expect(JSON.stringify(store.audit.all())).not.toContain(id);
  });
});
