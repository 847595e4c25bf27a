import { describe, expect, it } from 'vitest';
import { patientPageSchema } from '#core/ipc/ipc.ts';
import type { ClinicStore } from '#electron/storage/clinic-store.ts';
import { squallBlock } from '../../support/programmes.ts';
import { DAY_MS, newClinic, NOW_MS, PASSPHRASE, patientFields, THERAPIST } from './support/clinics.ts';
import { FEET, threeBlocks } from './support/results.ts';
import { played } from './support/sessions.ts';

const LATER_MS = NOW_MS + 3 * DAY_MS;
const LATER = new Date(LATER_MS).toISOString();
const BOUND = { floor: 20, cap: 40 };
const LOCKED = squallBlock({ id: 'feet', bounds: { amplitudePercent: { ...BOUND, locked: 25 } } });

async function storeWithPatient(): Promise<{ store: ClinicStore; id: string }> {
  const clinic = await newClinic();
  const store = clinic.store();
  const { id } = store.createPatient(patientFields({ name: 'Ada Quill' }), NOW_MS);
  const phase = { order: 'blocked', conservative: 'never', blocks: [LOCKED] } as const;
  const phases = [1, 3].map((fromWeek) => ({ ...phase, fromWeek, blocks: [LOCKED] }));
  store.saveProgramme(id, threeBlocks({ phases }), NOW_MS);
  await clinic.enter(PASSPHRASE, THERAPIST, LATER_MS);
  return { store, id };
}

function blocksOf(store: ClinicStore, id: string): unknown[] {
  return store.patientPage(id).programme?.phases.map(({ blocks }) => blocks[0]) ?? [];
}

describe('overriding the difficulty by hand', () => {
  it('sets where the next session begins, in a new revision that goes on as it began', async () => {
    const { store, id } = await storeWithPatient();
    const override = { kind: 'start', block: 'feet', difficulty: -1.5, reason: ' Slept badly ' } as const;
    const saved = store.overrideProgramme(id, override, LATER_MS);
    expect(saved).toMatchObject({ revision: 2, author: THERAPIST, validFrom: '2026-03-01' });
    const page = patientPageSchema.parse(store.patientPage(id));
    const startOverride = { difficulty: -1.5, reason: 'Slept badly', at: LATER };
    expect(blocksOf(store, id)).toMatchObject([{ startOverride }, { startOverride }]);
    expect(page.overrides).toEqual([
      {
        at: LATER,
        kind: 'start',
        therapist: THERAPIST,
        skill: FEET,
        block: 'feet',
        newValue: -1.5,
        reason: 'Slept badly',
      },
    ]);
  });

  it('keeps what was played before it', async () => {
    const { store, id } = await storeWithPatient();
    await played(store, id);
    store.overrideProgramme(id, { kind: 'start', block: 'feet', difficulty: 1, reason: 'Bored' }, LATER_MS);
    expect(store.patientPage(id).overrides).toMatchObject([{ oldValue: 0.125, newValue: 1 }]);
  });

  it('unlocks one value and leaves its floor and cap', async () => {
    const { store, id } = await storeWithPatient();
    const unlock = {
      kind: 'unlock',
      block: 'feet',
      parameter: 'amplitudePercent',
      reason: 'No pain',
    } as const;
    store.overrideProgramme(id, unlock, LATER_MS);
    const bounds = { amplitudePercent: BOUND };
    expect(blocksOf(store, id)).toMatchObject([{ bounds }, { bounds }]);
    expect(store.patientPage(id).overrides).toMatchObject([
      { kind: 'unlock', parameter: 'amplitudePercent', oldValue: 25 },
    ]);
    expect(() => store.overrideProgramme(id, unlock, LATER_MS)).toThrow('error.programme.not-locked');
    expect(store.patientPage(id).overrides).toHaveLength(1);
  });

  it('needs a reason, a block that is there, and a programme', async () => {
    const { store, id } = await storeWithPatient();
    const start = { kind: 'start', block: 'feet', difficulty: 0 } as const;
    expect(() => store.overrideProgramme(id, { ...start, reason: '  ' }, LATER_MS)).toThrow(
      'programme.override-reason-missing',
    );
    expect(() => store.overrideProgramme(id, { ...start, block: 'none', reason: 'Why' }, LATER_MS)).toThrow(
      'error.programme.no-such-block',
    );
    expect(store.patientPage(id)).toMatchObject({ overrides: [], programme: { revision: 1 } });
    const other = store.createPatient(patientFields({ name: 'Bo' }), NOW_MS);
    expect(() => store.overrideProgramme(other.id, { ...start, reason: 'Why' }, LATER_MS)).toThrow(
      'error.override-without-programme',
    );
  });

  it('is in the audit trail without the reason, which is health data, and goes with the patient', async () => {
    const { store, id } = await storeWithPatient();
    const override = { kind: 'start', block: 'feet', difficulty: 0, reason: 'Pain is gone' } as const;
    store.overrideProgramme(id, override, LATER_MS);
    expect(store.audit.ofPatient(id, 9).at(-1)).toMatchObject({ code: 'difficulty-overridden', at: LATER });
    expect(JSON.stringify(store.audit.all())).not.toContain('Pain is gone');
    await store.erasePatient(id, 'Ada Quill', LATER_MS);
    expect(JSON.stringify(store.audit.all())).not.toContain(id);
  });
});
