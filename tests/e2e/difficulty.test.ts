import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { valueOf } from '#core/errors.ts';
import type { PatientPage, SessionDetail } from '#core/ipc/ipc.ts';
import { levelOfDifficulty } from '#core/difficulty/levels.ts';
import type { ExerciseRecord } from '#core/session/result.ts';
import { SQUALL_CURVE } from '#games/squall/curve.ts';
import { launchKeel, removeFolders } from './support/keel-app.ts';
import type { KeelApp } from './support/keel-app.ts';
import { say } from '../support/english.ts';
import { programmeOf, squallBlock } from '../support/programmes.ts';
import {
  PASSPHRASE,
  THERAPIST,
  newestSession,
  onScreen,
  openClinic,
  playToTheEnd,
  playUntil,
  tapNameAndCheckIn,
} from './support/clinic-day.ts';

const NAME = 'Robin Harbour';

async function openPatient(page: Page): Promise<void> {
  await onScreen(page, 'start');
  await page.getByRole('button', { name: say('start.therapist'), exact: true }).click();
  const locked = page.getByLabel(say('vault.therapist-passphrase'));
  await locked.or(page.locator('[data-screen="patients"]')).first().waitFor();
  if (await locked.isVisible()) {
    await page.getByLabel(say('vault.your-name')).fill(THERAPIST);
    await locked.fill(PASSPHRASE);
    await page.keyboard.press('Enter');
  }
  await onScreen(page, 'patients');
  await page.getByText(NAME).first().click();
  await onScreen(page, 'patient');
}

/** At the bounds of its only block. */
async function openProgramme(page: Page): Promise<void> {
  await page.getByRole('button', { name: say('programme.title') }).click();
  await onScreen(page, 'programme');
  const title = say('block.title', { position: 1, name: say('exercise.squall.name') });
  const line = page.getByRole('button', { name: title });
  if ((await line.getAttribute('aria-expanded')) === 'false') await line.click();
  const block = page.getByRole('listitem').filter({ has: line });
  await block.getByRole('button', { expanded: false }).click();
}

/** Beside the patient, who has stopped in the rest: the area was locked, and is again. */
async function decideAtRest(page: Page): Promise<void> {
  await playUntil(page, 'rest');
  await page.getByRole('button', { name: say('session.stop'), exact: true }).click();
  await page.getByRole('button', { name: say('session.therapist'), exact: true }).click();
  await page.getByLabel(say('vault.your-name')).fill(THERAPIST);
  await page.getByLabel(say('vault.therapist-passphrase')).pressSequentially(PASSPHRASE);
  await page.keyboard.press('Enter');
  await page
    .getByRole('radio', { name: say('curve.level-numbered', { level: 3 }), exact: true })
    .check({ force: true });
  await page.getByRole('textbox', { name: say('override.reason') }).pressSequentially('Looks tired');
  await page.getByRole('button', { name: say('session.beside.play', { number: 2, level: 3 }) }).click();
}

function setsOf({ result }: SessionDetail): readonly ExerciseRecord[] {
  return (result?.blocks ?? []).flatMap((block) =>
    block.kind === 'exercise' && block.role === 'set' ? [block] : [],
  );
}

function capOf(page: Page): Locator {
  const parameter = say('parameter.squall.amplitude-percent.label');
  return page.getByRole('slider', { name: say('curve.handle.cap', { parameter }) });
}

/** A therapist shapes the difficulty, a patient plays it, and the therapist reads what was decided. */
describe('the difficulty in a therapist’s hands', () => {
  let keel: KeelApp;
  let stored: PatientPage;
  let session: SessionDetail;

  beforeAll(async () => {
    keel = await launchKeel({ args: ['--speed', '20'] });
    const block = squallBlock({ dose: { sets: 2, seconds: 30 }, restSeconds: 120, probe: false });
    const patient = await openClinic(keel, NAME, programmeOf([block]));
    const { page } = keel;

    await openPatient(page);
    await openProgramme(page);
    await capOf(page).focus();
    for (const key of ['PageDown', 'PageDown', 'PageDown', 'PageDown', 'ArrowUp']) {
      await page.keyboard.press(key);
    }
    await page.getByRole('button', { name: say('programme.dock.save') }).click();
    await onScreen(page, 'patient');
    await page.reload();

    await openPatient(page);
    await openProgramme(page);
    expect(await capOf(page).getAttribute('aria-valuenow')).toBe('31');
    await page.getByRole('button', { name: say('action.cancel') }).click();
    await onScreen(page, 'patient');

    await page.getByRole('button', { name: say('programme-card.override') }).click();
    await page
      .getByRole('radio', { name: say('curve.level-numbered', { level: 2 }), exact: true })
      .check({ force: true });
    await page.getByRole('button', { name: say('override.begin-at-level', { level: 2 }) }).click();
    await page.getByText(say('programme.override-reason-missing')).waitFor();
    await page.getByRole('textbox', { name: say('override.reason') }).fill('Slept badly');
    await page.getByRole('button', { name: say('override.begin-at-level', { level: 2 }) }).click();
    const week = page.getByRole('list', { name: say('programme-card.blocks', { week: 1 }) });
    await week.getByText('Slept badly').waitFor();
    await page.getByRole('button', { name: say('frame.lock-and-leave') }).click();

    await onScreen(page, 'start');
    await tapNameAndCheckIn(page, NAME);
    await decideAtRest(page);
    await playToTheEnd(page);
    await page.getByRole('button', { name: say('action.done') }).click();
    await openPatient(page);
    stored = valueOf(await keel.call('patient:page', { id: patient.id }));
    session = await newestSession(keel, patient.id);
  });

  afterAll(async () => {
    await keel.close();
    removeFolders();
  });

  it('plays within the cap that was moved by keys', () => {
    const [block] = stored.programme?.phases[0]?.blocks ?? [];
    expect(block).toMatchObject({ bounds: { amplitudePercent: { floor: 15, cap: 31 } } });
    const sets = setsOf(session);
    expect(sets).toHaveLength(2);
    for (const { parameters } of sets) expect(parameters['amplitudePercent']).toBeLessThanOrEqual(31);
  });

  it('begins where the therapist said, once, and keeps the reason', () => {
    expect(stored.overrides).toMatchObject([{ kind: 'start', reason: 'Slept badly' }]);
    expect(session.programme.phases[0]?.blocks[0]).toMatchObject({
      startOverride: { reason: 'Slept badly' },
    });
    const [first] = session.result?.decisions ?? [];
    expect(first).toMatchObject({ reason: 'override', note: 'Slept badly' });
    expect(first && levelOfDifficulty(SQUALL_CURVE, first.newDifficulty)).toBeCloseTo(2, 5);
    expect(stored.audit).toContainEqual(
      expect.objectContaining({ code: 'difficulty-overridden', therapist: THERAPIST }),
    );
  });

  it('goes on where the therapist said beside the patient', () => {
    const decisions = session.result?.decisions ?? [];
    const second = decisions.find(({ note }) => note === 'Looks tired');
    expect(second).toMatchObject({ reason: 'override', forSet: 2 });
    expect(second && levelOfDifficulty(SQUALL_CURVE, second.newDifficulty)).toBeCloseTo(3, 5);
    expect(setsOf(session).at(-1)?.parameters).toEqual(second?.parameters);
  });
});
