/** What a day in the clinic takes: a vault, a patient with a programme, and a patient's taps through a session. */
import type { Page } from 'playwright-core';
import { valueOf } from '#core/errors.ts';
import type { SessionDetail } from '#core/ipc/ipc.ts';
import type { Patient } from '#core/ipc/records.ts';
import type { PlainMessageId } from '#core/language/message.ts';
import type { Translator } from '#core/language/translator.ts';
import type { Programme } from '#core/programme/programme.ts';
import { ENGLISH } from '#locales/load/english.ts';
import type { KeelApp } from './keel-app.ts';
import { say } from '../../support/english.ts';
import { listedDevice, press, readyMark } from './ui-driver.ts';

export const PASSPHRASE = 'a calm sea and a fair wind';
export const THERAPIST = 'Alex Morgan';

/** First start: makes the vault, a screened patient and a programme that begins today, and lets the virtual patient play. */
export async function openClinic(
  keel: KeelApp,
  name: string,
  programme: Programme,
  language = 'en',
): Promise<Patient> {
  valueOf(await keel.call('vault:create', { passphrase: PASSPHRASE, therapist: THERAPIST }));
  await enterAsTherapist(keel);
  const patient = valueOf(
    await keel.call('patient:create', {
      name,
      painSite: 'low-back',
      dominantSide: 'right',
      language,
      screened: true,
      screenedBy: 'TS',
      notes: '',
    }),
  );
  const validFrom = new Date().toISOString().slice(0, 10);
  valueOf(
    await keel.call('programme:save', { patientId: patient.id, programme: { ...programme, validFrom } }),
  );
  valueOf(await keel.call('settings:set', { inputSource: 'virtual-patient' }));
  await keel.page.reload();
  return patient;
}

export async function enterAsTherapist(keel: KeelApp): Promise<void> {
  valueOf(await keel.call('therapist:enter', { passphrase: PASSPHRASE, name: THERAPIST }));
}

export async function unlock(keel: KeelApp, { say }: Translator = ENGLISH): Promise<void> {
  const shown = await screenShown(keel.page);
  if (shown !== 'unlock') {
    throw new Error(`Not locked but "${shown}": ${await keel.page.locator('body').innerText()}`);
  }
  await keel.page.getByLabel(say('vault.therapist-passphrase')).fill(PASSPHRASE);
  await keel.page.keyboard.press('Enter');
  await onScreen(keel.page, 'start');
}

async function screenShown(page: Page): Promise<string | null> {
  const screen = page.locator('[data-screen]:not([data-screen="loading"])').first();
  await screen.waitFor({ state: 'attached' });
  return screen.getAttribute('data-screen');
}

export async function onScreen(page: Page, name: string, timeout = 60_000): Promise<void> {
  await page.locator(`[data-screen="${name}"]`).first().waitFor({ state: 'attached', timeout });
}

/** Gives the virtual patient motion sensors, from the start screen and back to it. */
export async function giveMotionSensors(page: Page): Promise<void> {
  await onScreen(page, 'start');
  await wearVirtualSensors(page);
  await readyMark(listedDevice(page, 'virtual-pelvis')).waitFor();
  const leave = page.getByRole('button', { name: say('frame.lock-and-leave') });
  await leave.or(page.getByRole('button', { name: say('action.back-to-start') })).click();
  await onScreen(page, 'start');
}

/** From the start screen to the Devices screen, where the virtual patient puts on motion sensors. */
export async function wearVirtualSensors(page: Page): Promise<void> {
  await press(page, say('frame.devices'));
  await page.getByRole('combobox', { name: say('devices.motion-sensors') }).click();
  await page.getByRole('option', { name: say('devices.worn.rigid') }).click();
}

/** From the start screen through the plan and the check-in to the session. */
export async function tapNameAndCheckIn(page: Page, name: string, translator = ENGLISH): Promise<void> {
  await page.getByRole('button', { name }).click();
  await onScreen(page, 'check-in-plan');
  await press(page, translator.say('action.go-on'));
  await rate(page, 3);
  await press(page, translator.say('action.next'));
  await onScreen(page, 'check-in-safety');
  const open = page.locator('button[aria-pressed="false"]');
  while ((await open.count()) > 0) await open.first().click();
  await press(page, translator.say('session.safety.all-true'));
}

/** Answers a question from 0 to 10. */
async function rate(page: Page, value: number): Promise<void> {
  await page
    .getByRole('radio')
    .filter({ hasText: new RegExp(`^${value}$`) })
    .click();
}

/** What a willing patient taps on the way: sensors are put on, and after a stop it goes on. */
const WILLING: readonly PlainMessageId[] = [
  'action.go-on',
  'sensor-set-up.strap.done',
  'sensor-set-up.calibrate.begin',
  'action.try-again',
];

/** Waits for a screen of the session, tapping what a willing patient taps on the way. */
export async function playUntil(page: Page, screen: string, timeoutMs = 240_000): Promise<void> {
  const wanted = page.locator(`[data-screen="${screen}"]`).first();
  await playOn(page, async () => (await wanted.count()) > 0, `no "${screen}"`, timeoutMs);
}

/** Plays on for so much time of the session, or to its end. @returns session time that the screen shows, ms */
export async function playFor(page: Page, durationMs: number, timeoutMs = 240_000): Promise<number> {
  const untilMs = (await sessionMs(page)) + durationMs;
  const isOver = async () =>
    (await sessionMs(page)) >= untilMs || (await page.locator('[data-screen="check-out"]').count()) > 0;
  await playOn(page, isOver, `not ${untilMs} ms`, timeoutMs);
  return sessionMs(page);
}

async function sessionMs(page: Page): Promise<number> {
  return Number(await page.locator('[data-session-ms]').first().getAttribute('data-session-ms'));
}

async function playOn(
  page: Page,
  isOver: () => Promise<boolean>,
  missing: string,
  timeoutMs: number,
): Promise<void> {
  const untilMs = performance.now() + timeoutMs;
  while (!(await isOver())) {
    if (performance.now() > untilMs) throw new Error(`"${await screenShown(page)}", and ${missing}.`);
    for (const id of WILLING) {
      const button = page.getByRole('button', { name: say(id), exact: true, disabled: false });
      if ((await button.count()) !== 1) continue;
      // The button may be the first that is seen of the screen that is waited for: it is not tapped away.
      if (await isOver()) return;
      await button.click({ timeout: 1000 }).catch(ignoreGone);
    }
    await page.waitForTimeout(50);
  }
}

/** A screen that went on by itself under the hand is no failure. */
function ignoreGone(error: unknown): void {
  if (!(error instanceof Error && error.name === 'TimeoutError')) throw error;
}

/** Waits for the end of the session, going on after stops, and checks out. */
export async function playToTheEnd(page: Page, timeoutMs = 240_000): Promise<void> {
  await playUntil(page, 'check-out', timeoutMs);
  await checkOut(page);
}

/** Answers what is asked at the end. */
export async function checkOut(page: Page, translator = ENGLISH): Promise<void> {
  await onScreen(page, 'check-out');
  await rate(page, 2);
  await press(page, translator.say('action.next'));
  await rate(page, 4);
  await press(page, translator.say('action.done'));
  await onScreen(page, 'summary');
}

/** The newest session of a patient, once main has derived it from the recording. */
export async function newestSession(keel: KeelApp, patientId: string): Promise<SessionDetail> {
  for (;;) {
    const [row] = valueOf(await keel.call('patient:sessions', { patientId, limit: 1 }));
    if (row === undefined) throw new Error('No session is stored.');
    if (row.status !== 'running') return valueOf(await keel.call('session:detail', { sessionId: row.id }));
    await keel.page.waitForTimeout(100);
  }
}
