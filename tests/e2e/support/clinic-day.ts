/** What a day in the clinic takes: a vault, a patient with a programme, and a patient's taps through a session. */
import type { Page } from 'playwright-core';
import { valueOf } from '#core/errors.ts';
import type { Patient } from '#core/ipc/records.ts';
import { DEFAULT_SQUALL_PROGRAMME } from '#core/programme/programme.ts';
import type { Programme } from '#core/programme/programme.ts';
import type { KeelApp } from './keel-app.ts';

export const PASSPHRASE = 'a calm sea and a fair wind';

/** First start: makes the vault, a screened patient and a programme, and lets the virtual patient play. */
export async function openClinic(
  keel: KeelApp,
  name: string,
  programme: Partial<Programme>,
): Promise<Patient> {
  valueOf(await keel.call('vault:create', { passphrase: PASSPHRASE }));
  valueOf(await keel.call('therapist:enter', { passphrase: PASSPHRASE }));
  const patient = valueOf(
    await keel.call('patient:create', {
      name,
      painSite: 'low-back',
      dominantSide: 'right',
      screened: true,
      screenedBy: 'TS',
      notes: '',
    }),
  );
  const prescribed = { ...DEFAULT_SQUALL_PROGRAMME, ...programme };
  valueOf(await keel.call('programme:save', { patientId: patient.id, programme: prescribed }));
  valueOf(await keel.call('settings:set', { inputSource: 'virtual-patient' }));
  await keel.page.reload();
  return patient;
}

export async function unlock(keel: KeelApp): Promise<void> {
  const shown = await firstScreen(keel.page);
  if (shown !== 'unlock') {
    throw new Error(`Not locked but "${shown}": ${await keel.page.locator('body').innerText()}`);
  }
  await keel.page
    .getByLabel(/passphrase/i)
    .first()
    .fill(PASSPHRASE);
  await keel.page.keyboard.press('Enter');
  await onScreen(keel.page, 'start');
}

async function firstScreen(page: Page): Promise<string | null> {
  const screen = page.locator('[data-screen]:not([data-screen="loading"])').first();
  await screen.waitFor({ state: 'attached' });
  return screen.getAttribute('data-screen');
}

export async function onScreen(page: Page, name: string, timeout = 60_000): Promise<void> {
  await page.locator(`[data-screen="${name}"]`).first().waitFor({ state: 'attached', timeout });
}

/** From the start screen through the check-in to the board. */
export async function tapNameAndCheckIn(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name }).click();
  await page.getByRole('radio', { name: /^3, / }).click();
  await page.getByRole('button', { name: 'Next' }).click();
  await onScreen(page, 'check-in-safety');
  const open = page.locator('button[aria-pressed="false"]');
  while ((await open.count()) > 0) await open.first().click();
  await page.getByRole('button', { name: /All true/ }).click();
}

/** Waits until this set is being played: 'set 1 of 2'. */
export async function setPlaying(page: Page, set: string): Promise<void> {
  await page.locator('[data-screen="playing"]', { hasText: set }).waitFor({ timeout: 120_000 });
}

/** Waits for the end of the session, going on after stops, and checks out. */
export async function playToTheEnd(page: Page, timeout = 240_000): Promise<void> {
  const paused = page.getByRole('button', { name: 'Go on', exact: true });
  await page.addLocatorHandler(paused, () => paused.click());
  await onScreen(page, 'check-out', timeout);
  await page.removeLocatorHandler(paused);
  await page.getByRole('radio', { name: /^2, / }).click();
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('radio', { name: /^4, / }).click();
  await page.getByRole('button', { name: 'Done' }).click();
  await onScreen(page, 'summary');
}
