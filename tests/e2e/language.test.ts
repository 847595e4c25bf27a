/** Whose language the real app speaks: the machine's, a patient's in their session, a therapist's in their area. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { valueOf } from '#core/errors.ts';
import type { PlainMessageId } from '#core/language/message.ts';
import { createTranslator, type Translator } from '#core/language/translator.ts';
import german from '#locales/de.json' with { type: 'json' };
import spanish from '#locales/es.json' with { type: 'json' };
import french from '#locales/fr.json' with { type: 'json' };
import { ENGLISH } from '#locales/load/english.ts';
import { programmeOf, squallBlock } from '../support/programmes.ts';
import {
  checkOut,
  enterAsTherapist,
  onScreen,
  openClinic,
  PASSPHRASE,
  tapNameAndCheckIn,
  THERAPIST,
  unlock,
} from './support/clinic-day.ts';
import { launchKeel, removeFolders, shrinkWindow } from './support/keel-app.ts';
import type { KeelApp } from './support/keel-app.ts';
import { press } from './support/ui-driver.ts';

const NAME = 'Jolie Brise';
const GERMAN = createTranslator('de', german);
const SPANISH = createTranslator('es', spanish);
const FRENCH = createTranslator('fr', french);

const running: KeelApp[] = [];

async function launched(...options: Parameters<typeof launchKeel>): Promise<KeelApp> {
  const keel = await launchKeel(...options);
  running.push(keel);
  return keel;
}

afterEach(async () => {
  for (const keel of running.splice(0)) await keel.close();
});
afterAll(removeFolders);

/** Of the screen, or in its head: the only one there is, found by who can't read a word. */
async function choose(page: Page, { language }: Translator): Promise<void> {
  await page.locator('select').selectOption(language);
}

/** The screen says this in the language, and the document is in it. */
async function expectSays(page: Page, { language, say }: Translator, id: PlainMessageId): Promise<void> {
  await page.getByText(say(id), { exact: true }).first().waitFor();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe(language);
}

/** Puts a mark on the page that is gone once it is loaded anew. */
async function markPage(page: Page): Promise<() => Promise<boolean>> {
  await page.evaluate(() => Object.assign(window, { marked: true }));
  return () => page.evaluate(() => 'marked' in window);
}

describe('the language of the machine', () => {
  it('is changed on the start screen, at once, and stays', async () => {
    const keel = await launchKeel();
    await openClinic(keel, NAME, programmeOf([squallBlock()]));
    await onScreen(keel.page, 'start');
    await expectSays(keel.page, ENGLISH, 'start.who');
    const isSamePage = await markPage(keel.page);
    await choose(keel.page, GERMAN);
    await expectSays(keel.page, GERMAN, 'start.who');
    await expectSays(keel.page, GERMAN, 'frame.settings');
    expect(await isSamePage()).toBe(true);
    await keel.close();

    const again = await launched({ userData: keel.userData });
    await onScreen(again.page, 'unlock');
    await expectSays(again.page, GERMAN, 'vault.open-records');
    await unlock(again, GERMAN);
    await expectSays(again.page, GERMAN, 'start.who');
  }, 120_000);
});

describe('the language of a patient', () => {
  it('is that of the session alone, changes in the middle of it, and is kept', async () => {
    const keel = await launched({ args: ['--speed', '20'] });
    const { page } = keel;
    const block = squallBlock({ dose: { sets: 1, seconds: 300 }, probe: false });
    const { id: patientId } = await openClinic(keel, NAME, programmeOf([block]), FRENCH.language);
    await onScreen(page, 'start');
    await shrinkWindow(keel);
    await expectSays(page, ENGLISH, 'start.who');

    await tapNameAndCheckIn(page, NAME, FRENCH);
    await page.locator('[data-screen="playing"] canvas').waitFor({ timeout: 120_000 });
    await press(page, FRENCH.say('session.stop'));
    await onScreen(page, 'paused');
    await expectSays(page, FRENCH, 'stop.stop-button.title');
    await expectSays(page, FRENCH, 'action.go-on');

    const isSamePage = await markPage(page);
    const beforeMs = await sessionMs(page);
    await choose(page, SPANISH);
    await expectSays(page, SPANISH, 'stop.stop-button.title');
    // It stands where it stood, and goes on.
    expect(await page.locator('[data-screen="paused"]').count()).toBe(1);
    await press(page, SPANISH.say('action.go-on'));
    await onScreen(page, 'playing');
    await press(page, SPANISH.say('session.stop'));
    await onScreen(page, 'paused');
    expect(await sessionMs(page)).toBeGreaterThan(beforeMs);
    expect(await isSamePage()).toBe(true);

    await press(page, SPANISH.say('session.end'));
    await press(page, SPANISH.say('session.menu.reason.other'));
    await checkOut(page, SPANISH);
    await press(page, SPANISH.say('action.done'));
    await onScreen(page, 'start');
    await expectSays(page, ENGLISH, 'start.who');

    await enterAsTherapist(keel);
    const { patient } = valueOf(await keel.call('patient:page', { id: patientId }));
    expect(patient.language).toBe(SPANISH.language);
    expect(valueOf(await keel.call('patient:sessions', { patientId, limit: 10 }))).toHaveLength(1);
  }, 300_000);
});

/** Of the session that is on the screen, as the screen shows it. */
async function sessionMs(page: Page): Promise<number> {
  return Number(await page.locator('[data-session-ms]').getAttribute('data-session-ms'));
}

describe('the language of a therapist', () => {
  it('is spoken in their area, to nobody else', async () => {
    const keel = await launched();
    const { page } = keel;
    await openClinic(keel, NAME, programmeOf([squallBlock()]));
    valueOf(await keel.call('therapist:leave', undefined));
    await page.reload();
    await onScreen(page, 'start');

    await enterAs(page, THERAPIST);
    await expectSays(page, ENGLISH, 'frame.patients');
    await choose(page, GERMAN);
    await expectSays(page, GERMAN, 'frame.patients');
    await press(page, GERMAN.say('frame.devices'));
    await expectSays(page, GERMAN, 'devices.steers');
    await press(page, GERMAN.say('frame.lock-and-leave'));

    await onScreen(page, 'start');
    await expectSays(page, ENGLISH, 'start.who');
    await press(page, ENGLISH.say('frame.devices'));
    await expectSays(page, ENGLISH, 'devices.steers');
    await press(page, ENGLISH.say('action.back-to-start'));

    await enterAs(page, 'Kim Kedge');
    await expectSays(page, ENGLISH, 'frame.patients');
    await press(page, ENGLISH.say('frame.lock-and-leave'));
    await enterAs(page, THERAPIST);
    await expectSays(page, GERMAN, 'frame.patients');
  }, 120_000);
});

/** From the start screen through the door, which speaks the language of the machine. */
async function enterAs(page: Page, name: string): Promise<void> {
  const { say } = ENGLISH;
  await onScreen(page, 'start');
  await press(page, say('start.therapist'));
  await page.getByLabel(say('vault.your-name')).fill(name);
  await page.getByLabel(say('vault.therapist-passphrase')).fill(PASSPHRASE);
  await page.keyboard.press('Enter');
  await onScreen(page, 'patients');
}
