import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Patient } from '#core/ipc/records.ts';
import type { PatientPage } from '#core/ipc/ipc.ts';
import { valueOf } from '#core/errors.ts';
import { withError } from '#renderer/ui/numbers.ts';
import { launchKeel, newUserData, removeFolders, root, sensorsProcess } from './support/keel-app.ts';
import type { KeelApp } from './support/keel-app.ts';
import {
  PASSPHRASE,
  onScreen,
  openClinic,
  playToTheEnd,
  setPlaying,
  tapNameAndCheckIn,
} from './support/clinic-day.ts';

const NAME = 'Wilhelmina Quartermaster';

describe('a whole session on the virtual patient', () => {
  let keel: KeelApp;
  let patient: Patient;
  let page: PatientPage;
  const files = newUserData();

  beforeAll(async () => {
    keel = await launchKeel({ args: ['--speed', '20'] });
    patient = await openClinic(keel, NAME, { sets: 2, secondsPerSet: 40, restSeconds: 10 });
    await onScreen(keel.page, 'start');
    await tapNameAndCheckIn(keel.page, NAME);
    await setPlaying(keel.page, 'set 1 of 2');
    process.kill(await sensorsProcess(keel), 'SIGKILL');
    await playToTheEnd(keel.page);
    await keel.page.getByRole('button', { name: 'Done' }).click();
    await onScreen(keel.page, 'start');
    valueOf(await keel.call('therapist:enter', { passphrase: PASSPHRASE }));
    page = valueOf(await keel.call('patient:page', { id: patient.id }));
  });

  afterAll(async () => {
    await keel.close();
    removeFolders();
  });

  it('is stored with every block, decision and answer', () => {
    const [session] = page.sessions;
    expect(page.sessions).toHaveLength(1);
    expect(session?.row).toMatchObject({
      status: 'completed',
      source: 'virtual-patient',
      hasRecording: true,
    });
    expect(session?.result).toMatchObject({
      painBefore: 3,
      painAfter: 2,
      effort: 4,
      summary: { kind: 'baseline' },
    });
    expect(session?.result?.blocks.map((block) => [block.role, block.completed])).toEqual([
      ['limits', true],
      ['practice', true],
      ['set', true],
      ['set', true],
      ['probe', true],
    ]);
    expect(session?.result?.decisions).toHaveLength(2);
    expect(session?.result?.abilityEstimate?.trials).toBeGreaterThan(5);
  });

  it('has survived the crash of the sensors process: stopped, zeroed again, and played on', () => {
    const [session] = page.sessions;
    expect(session?.result?.stops.length).toBeGreaterThanOrEqual(1);
    const set = session?.result?.blocks.find((block) => block.role === 'set' && block.number === 1);
    const away = (set?.endMs ?? 0) - (set?.startMs ?? 0) - 40_000;
    expect(away).toBeGreaterThan(10_000);
  });

  it('equals the replay of its recording, to the last digit', async () => {
    const [session] = page.sessions;
    const file = join(files, 'export.keelrec');
    await answerSaveDialogWith(keel, file);
    valueOf(await keel.call('recording:export', { sessionId: session?.row.id ?? '' }));
    const replayed: unknown = JSON.parse(
      execFileSync(process.execPath, [join(root, 'cli/keel.ts'), 'replay', file, '--json'], {
        encoding: 'utf8',
      }),
    );
    expect(replayed).toEqual(JSON.parse(JSON.stringify(session?.result)));
  });

  it('is measured part by part from its sealed recording, across the crash', async () => {
    const sessionId = page.sessions[0]?.row.id ?? '';
    const parts = valueOf(await keel.call('session:measures', { sessionId, pipeline: 'standard' }));
    expect(parts.map(({ name }) => name)).toEqual([
      'quiet stance',
      'limits 1 (limits)',
      'practice 1 (squall)',
      'set 1 (squall)',
      'set 2 (squall)',
      'probe 1 (squall)',
    ]);
    for (const { measures } of parts) {
      const velocity = measures.find(({ key }) => key === 'mean_velocity_mm_s');
      expect(velocity).toMatchObject({ grade: 'primary', value: expect.any(Number) });
    }
  });

  it('comes out as one page of PDF that says what was measured', async () => {
    const [session] = page.sessions;
    const file = join(files, 'report.pdf');
    await answerSaveDialogWith(keel, file);
    valueOf(await keel.call('report:save', { patientId: patient.id, sessionId: session?.row.id ?? '' }));
    const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
    const pages = execFileSync('pdfinfo', [file], { encoding: 'utf8' });
    expect(pages).toMatch(/Pages:\s+1\n/);
    expect(pages).toMatch(/Page size:.*A4/);
    expect(text).toContain(NAME);
    expect(text).toMatch(/Squall/);
    expect(text).toMatch(/Not a diagnosis/i);
    const set = session?.result?.blocks.find((block) => block.role === 'set');
    const peak = set?.result.metrics['peakPercent'];
    expect(text).toContain(withError(peak?.value ?? Number.NaN, peak?.standardError));
    expect(text).toMatch(/Sway velocity, quiet stance/);
  });

  it('leaves the name in clear in no file of the data folder', async () => {
    await keel.close();
    const found = filesBelow(keel.userData).filter((file) => {
      const bytes = readFileSync(file);
      return bytes.includes(Buffer.from(NAME, 'utf8')) || bytes.includes(Buffer.from(NAME, 'utf16le'));
    });
    expect(found).toEqual([]);
    expect(filesBelow(keel.userData).some((file) => file.endsWith('.keelrec'))).toBe(true);
    keel = await launchKeel({ userData: keel.userData });
  });
});

async function answerSaveDialogWith(keel: KeelApp, file: string): Promise<void> {
  await keel.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
}

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat === undefined) return [];
    return stat.isDirectory() ? filesBelow(path) : stat.isFile() ? [path] : [];
  });
}
