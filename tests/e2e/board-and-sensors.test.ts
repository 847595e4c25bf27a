/**
 * A board and two Joy-Cons at once behind the real node-hid in the real app: from the Devices screen to the moving
 * figure, with one Joy-Con unplugged in the middle, and on to the next start of the app.
 */
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { valueOf } from '#core/errors.ts';
import { type Movement, PersonWithSensors } from '../hid/support/person-with-sensors.ts';
import { UmockdevBus } from '../hid/support/umockdev-bus.ts';
import { hump } from '../support/worn-sensors.ts';
import { programmeOf, squallBlock } from '../support/programmes.ts';
import { onScreen, openClinic, unlock } from './support/clinic-day.ts';
import { picture as pictureOf, press as pressOn } from './support/ui-driver.ts';
import { type KeelApp, launchKeel, newUserData, removeFolders } from './support/keel-app.ts';

const BOARD = '00:1f:c5:11:22:33';
const THORAX = '7c:bb:8a:9c:67:31';
const PELVIS = '7c:bb:8a:ea:30:57';
const SOON = { timeout: 15_000 };

/** Turned about in the hand. */
const TURNED_ABOUT: Movement = (sinceMs) => {
  const swing = Math.sin((2 * Math.PI * sinceMs) / 1000);
  return [0, 40 * swing, 25 * swing];
};

function calibrationBend(byDeg: number): Movement {
  return (sinceMs) => [byDeg * hump(sinceMs, 500, 4000), 0, 0];
}

function bent(flexionDeg: number, lateralDeg: number): Movement {
  return () => [flexionDeg, lateralDeg, 0];
}

describe.runIf(process.platform === 'linux')('a board and two Joy-Cons in the real app', () => {
  const userData = newUserData();
  let bus: UmockdevBus;
  let person: PersonWithSensors;
  let keel: KeelApp;

  beforeAll(async () => {
    bus = await UmockdevBus.start();
    person = new PersonWithSensors(bus, { thorax: THORAX, pelvis: PELVIS });
    keel = await launchKeel({ env: bus.env, userData });
    await openClinic(keel, 'Robin Harbour', programmeOf([squallBlock()]));
    valueOf(await keel.call('settings:set', { inputSource: 'hid' }));
    await keel.page.reload();
    await onScreen(keel.page, 'start');
  });

  afterAll(async () => {
    await person.unplugAll();
    await person.end();
    await keel.close();
    await bus.stop();
    removeFolders();
  });

  const picture = (name: string): Promise<void> => pictureOf(keel.page, name);
  const press = (name: string): Promise<void> => pressOn(keel.page, name);

  /** The button that goes on has the keyboard's focus. */
  async function withEnter(name: string): Promise<void> {
    const button = keel.page.getByRole('button', { name, exact: true });
    const isFocused = (): Promise<boolean> =>
      button.evaluate((element) => element === document.activeElement);
    await expect.poll(isFocused, SOON).toBe(true);
    await keel.page.keyboard.press('Enter');
  }

  function device(serial: string): Locator {
    return keel.page.getByRole('listitem').filter({ hasText: serial });
  }

  function textOf(place: Locator): () => Promise<string | null> {
    return () => place.textContent();
  }

  function figure(): Locator {
    return keel.page.locator('[data-screen="sensors-worn"]');
  }

  it('are all three ready on the Devices screen, with battery, rate and loss', async () => {
    await person.plugBoard(BOARD);
    await person.plug('thorax');
    await person.plug('pelvis');
    await press('Devices');
    await expect.poll(textOf(device(BOARD)), SOON).toMatch(/Ready.*Battery\d of 4.*Rate(9\d|10\d)/s);
    for (const serial of [THORAX, PELVIS]) {
      await expect
        .poll(textOf(device(serial)), SOON)
        .toMatch(/Joy-Con \([LR]\)Ready.*Battery100 %.*[12]\d\d a second.*Loss[\d.]+ %/s);
    }
    await device(PELVIS).scrollIntoViewIfNeeded();
    await picture('three-devices');
  });

  it('get their places by being turned about, and are calibrated', async () => {
    await press('Put them on');
    await onScreen(keel.page, 'sensors-find');
    await picture('three-find');
    await withEnter('Go on');
    await onScreen(keel.page, 'sensors-assign-thorax');
    person.move({ thorax: TURNED_ABOUT });
    await expect
      .poll(textOf(keel.page.locator('[data-screen="sensors-assign-thorax"]')), SOON)
      .toMatch(/That is the one: Joy-Con \(L\)/);
    await picture('three-assign-thorax');
    await onScreen(keel.page, 'sensors-assign-pelvis');
    person.move({ pelvis: TURNED_ABOUT });
    await expect
      .poll(textOf(keel.page.locator('[data-screen="sensors-assign-pelvis"]')), SOON)
      .toMatch(/That is the one: Joy-Con \(R\)/);
    await onScreen(keel.page, 'sensors-strap');
    person.move({});
    await picture('three-strap');
    await withEnter('They sit firmly');
    // The person is at rest by now, and that has been heard.
    await keel.page.waitForTimeout(1500);
    await withEnter('I stand still');
    await onScreen(keel.page, 'sensors-calibration-bend');
    person.move({ thorax: calibrationBend(55), pelvis: calibrationBend(30) });
    await keel.page.waitForTimeout(2200);
    await picture('three-calibration-bend');
    await onScreen(keel.page, 'sensors-worn');
  });

  it('let the figure move as the person does', async () => {
    await expect
      .poll(textOf(figure()), SOON)
      .toMatch(/The figure moves as you do.*Chest.*Firm.*Pelvis.*Firm/s);
    person.move({ thorax: bent(30, 10), pelvis: bent(12, 4) });
    await expect.poll(textOf(figure()), SOON).toMatch(/Rib cage(29|30|31)° forwardPelvis(11|12|13)° forward/);
    await expect.poll(textOf(figure()), SOON).toMatch(/Rib cage(9|10|11)° rightPelvis(3|4|5)° right/);
    await picture('three-worn');
  });

  it('go on without the one that is unplugged, and know it again when it is back', async () => {
    await person.unplug('pelvis');
    await expect
      .poll(textOf(figure()), SOON)
      .toMatch(/Rib cage(29|30|31)° forwardPelvisnot knownBetweennot known/);
    await expect
      .poll(textOf(figure()), SOON)
      .toMatch(/A sensor is not heard.*Chest.*Firm.*Pelvis.*Not heard/s);
    await picture('three-pelvis-lost');
    await person.plug('pelvis');
    await expect.poll(textOf(figure()), SOON).toMatch(/Rib cage(29|30|31)° forwardPelvis(11|12|13)° forward/);
    person.move({});
    await expect
      .poll(textOf(figure()), SOON)
      .toMatch(/Rib cage(1° forward|1° back|0°)Pelvis(1° forward|1° back|0°)/);
    await withEnter('Done');
    await onScreen(keel.page, 'devices');
    await expect.poll(textOf(device(BOARD)), SOON).toMatch(/Ready.*Gaps(None|\d)/s);
  });

  it('keep their places at the next start of the app', async () => {
    // An app that is closed while the mocked bus is at full flow now and then leaves the bus stuck.
    await person.unplugAll();
    await keel.close();
    keel = await launchKeel({ env: bus.env, userData });
    await unlock(keel);
    await person.plugBoard(BOARD);
    await person.plug('thorax');
    await person.plug('pelvis');
    await press('Devices');
    await expect.poll(textOf(device(BOARD)), SOON).toMatch(/Ready/);
    for (const [serial, place] of [
      [THORAX, 'Chest'],
      [PELVIS, 'Pelvis'],
    ] as const) {
      await expect.poll(textOf(device(serial)), SOON).toMatch(/Ready/);
      expect(await device(serial).getByRole('combobox').inputValue()).toBe(place);
    }
    await device(PELVIS).scrollIntoViewIfNeeded();
    await picture('three-after-restart');
  });
});
