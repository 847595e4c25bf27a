/** A turn and a bend of the virtual patient, recorded in the real app, looked at, and printed. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { valueOf } from '#core/errors.ts';
import type { StoredMovement } from '#core/ipc/records.ts';
import type { MovementMeasureKey } from '#core/movement-tests/measures.ts';
import type { Side } from '#core/movement-tests/tasks.ts';
import { onScreen, openClinic } from './support/clinic-day.ts';
import { picture, press } from './support/ui-driver.ts';
import { launchKeel, newUserData, removeFolders, type KeelApp } from './support/keel-app.ts';

let keel: KeelApp;
let patientId: string;
let files: string;

beforeAll(async () => {
  keel = await launchKeel();
  files = newUserData();
  ({ id: patientId } = await openClinic(keel, 'Robin Harbour', {}));
}, 60_000);
afterAll(async () => {
  await keel.close();
  removeFolders();
});

async function putSensorsOn(page: Page): Promise<void> {
  await press(page, 'Devices');
  await page.getByRole('combobox', { name: 'Motion sensors' }).click();
  await page.getByRole('option', { name: /Fixed to the bone/ }).click();
  await page.getByRole('listitem').filter({ hasText: 'virtual-thorax' }).waitFor();
  await press(page, 'Put them on');
  await onScreen(page, 'sensors-find');
  await press(page, 'Go on');
  await press(page, 'They sit firmly');
  await press(page, 'I stand still');
  await onScreen(page, 'sensors-worn');
  await press(page, 'Done');
}

/** From the patient's page to the results. */
async function record(page: Page, movement: string): Promise<StoredMovement> {
  await press(page, 'Record a movement');
  await onScreen(page, 'movement');
  await picture(page, 'choose');
  await page.getByRole('button', { name: new RegExp(`^${movement}`) }).click();
  await onScreen(page, 'movement-prepare');
  await page.getByText('Rib cage: ready').waitFor();
  await picture(page, `prepare-${movement}`);
  await press(page, 'Begin');
  await onScreen(page, 'movement-moving');
  await page.waitForTimeout(12_000);
  await picture(page, `moving-${movement}`);
  await onScreen(page, 'movement-detail', 120_000);
  await page.getByText('All measures').waitFor();
  await picture(page, `detail-${movement}`);
  const movements = valueOf(await keel.call('movement:of-patient', { patientId }));
  const newest = movements.at(-1);
  if (newest === undefined) throw new Error('Nothing was stored.');
  return newest;
}

function told({ result }: StoredMovement, key: MovementMeasureKey, side?: Side): number {
  return (
    result?.measures.find((measure) => measure.key === key && measure.side === side)?.value ?? Number.NaN
  );
}

describe('recorded movements', () => {
  it('of the virtual patient: five turns to each side, ended by themselves and measured', async () => {
    const { page } = keel;
    await onScreen(page, 'start');
    await putSensorsOn(page);
    await onScreen(page, 'devices');
    await press(page, 'Patients');
    await page.getByText('Robin Harbour').click();
    await onScreen(page, 'patient');
    const turn = await record(page, 'Turn');
    const whole = turn.result?.repetitions.filter(({ wholeness }) => wholeness === 'whole') ?? [];
    expect(whole.filter(({ side }) => side === 'left').length).toBeGreaterThanOrEqual(5);
    expect(whole.filter(({ side }) => side === 'right').length).toBeGreaterThanOrEqual(5);
    expect([turn.row.source, turn.row.status]).toEqual(['virtual-patient', 'completed']);
    // Asked for 50 deg and healthy: both sides alike.
    expect(Math.abs(told(turn, 'thoraxAxialRangeDeg', 'left') - 50)).toBeLessThan(10);
    expect(turn.result?.asymmetries[0]?.asymmetric).toBe(false);
  }, 240_000);

  it('are printed on one page', async () => {
    const { page } = keel;
    const file = join(files, 'movement.pdf');
    await keel.app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, file);
    await press(page, 'Report (PDF)');
    await page.getByText(`Saved: ${file}`).waitFor();
    const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
    expect(text).toMatch(/Movement report: turn/);
    expect(text).toMatch(/Robin Harbour/);
    expect(text).toMatch(/Neutral/);
    expect(text).toMatch(/Range, turn: rib cage/);
    expect(text).toMatch(/Not a diagnosis/);
    expect(execFileSync('pdfinfo', [file], { encoding: 'utf8' })).toMatch(/Pages: +1\n/);
  }, 60_000);

  it('of a bend: range and rhythm, replayed by keyboard', async () => {
    const { page } = keel;
    await press(page, 'Back to the patient');
    await onScreen(page, 'patient');
    const bend = await record(page, 'Bend forward');
    expect(
      bend.result?.repetitions.filter(({ wholeness }) => wholeness === 'whole').length,
    ).toBeGreaterThanOrEqual(5);
    expect(Math.abs(told(bend, 'thoraxFlexionRangeDeg') - 90)).toBeLessThan(10);
    const early = told(bend, 'lumbarShareDown1Percent');
    expect(early).toBeGreaterThan(told(bend, 'lumbarShareDown4Percent'));
    const slider = page.getByLabel('Time in the recording');
    const figure = page.getByLabel('Bend forward');
    expect(await figure.textContent()).toMatch(/^Rib cage[012]°/);
    const peakMs = bend.result?.repetitions[1]?.peakMs ?? 0;
    await slider.fill(String(40 * Math.round(peakMs / 40)));
    await expect.poll(() => figure.textContent()).toMatch(/^Rib cage[89]\d° forward/);
    await picture(page, 'replay');
    await slider.press('Home');
    await expect.poll(() => figure.textContent()).toMatch(/^Rib cage[012]°/);
    await press(page, 'Back to the patient');
    await onScreen(page, 'patient');
    expect(await page.getByRole('row', { name: /Bend forward/ }).count()).toBe(1);
    expect(await page.getByRole('row', { name: /Turn/ }).count()).toBe(1);
    await picture(page, 'patient');
  }, 180_000);
});
