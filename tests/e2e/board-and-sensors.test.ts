/**
 * A board and two Joy-Cons at once behind the real node-hid in the real app: from the Devices screen to the moving
 * figure, with one Joy-Con unplugged in the middle, and on to the next start of the app.
 */
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { valueOf } from '#core/errors.ts';
import type { PlainMessageId } from '#core/language/message.ts';
import { type Movement, PersonWithSensors } from '../hid/support/person-with-sensors.ts';
import { UmockdevBus } from '../hid/support/umockdev-bus.ts';
import { say } from '../support/english.ts';
import { hump } from '../support/worn-sensors.ts';
import { programmeOf, squallBlock } from '../support/programmes.ts';
import { onScreen, openClinic, unlock } from './support/clinic-day.ts';
import {
  factOf,
  listedDevice,
  picture as pictureOf,
  press as pressOn,
  readyMark,
  wornState,
} from './support/ui-driver.ts';
import { type KeelApp, launchKeel, newUserData, removeFolders } from './support/keel-app.ts';

const BOARD = '00:1f:c5:11:22:33';
const THORAX = '7c:bb:8a:9c:67:31';
const PELVIS = '7c:bb:8a:ea:30:57';
const SOON = { timeout: 15_000 };

const PLACES = ['thorax', 'pelvis'] as const;
type WornPlace = (typeof PLACES)[number];

const FIRM = say('sensor-set-up.worn.state.firm');
const UPRIGHT = [
  say('trunk.angle.back', { degrees: 1 }),
  say('trunk.angle.zero'),
  say('trunk.angle.forward', { degrees: 1 }),
];

/** What may be said of an angle that is measured to one degree. */
function about(degrees: number, side: 'forward' | 'right'): string[] {
  return [degrees - 1, degrees, degrees + 1].map((near) => say(`trunk.angle.${side}`, { degrees: near }));
}

/** What is said when it is known which sensor was turned about. */
function chosen(model: string): string {
  const device = say('sensor-set-up.device', { model, percent: 100 });
  return say('sensor-set-up.assign.chosen', { device });
}

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
  const press = (id: PlainMessageId): Promise<void> => pressOn(keel.page, say(id));

  /** The button that goes on has the keyboard's focus. */
  async function withEnter(id: PlainMessageId): Promise<void> {
    const button = keel.page.getByRole('button', { name: say(id), exact: true });
    const isFocused = (): Promise<boolean> =>
      button.evaluate((element) => element === document.activeElement);
    await expect.poll(isFocused, SOON).toBe(true);
    await keel.page.keyboard.press('Enter');
  }

  const device = (serial: string): Locator => listedDevice(keel.page, serial);
  const screen = (name: string): Locator => keel.page.locator(`[data-screen="${name}"]`);
  const figure = (): Locator => screen('sensors-worn');

  function textOf(place: Locator): () => Promise<string | null> {
    return () => place.textContent();
  }

  function isReady(serial: string): Promise<void> {
    return readyMark(device(serial)).waitFor(SOON);
  }

  /** What is told of a device. */
  function fact(serial: string, id: PlainMessageId): () => Promise<string | null> {
    return textOf(factOf(device(serial), say(id)));
  }

  /** How a sensor that is worn at this place fares. */
  function worn(place: WornPlace): () => Promise<string | null> {
    return textOf(wornState(figure(), say(`sensor-place.${place}`)));
  }

  /** What is said below one of the figure's pictures: from the side, how far it is bent forward; from behind, to the side. */
  function angle(view: 'side' | 'back', part: WornPlace | 'spine'): () => Promise<string | null> {
    return textOf(figure().locator(`[data-view="${view}"] [data-segment="${part}"] dd`));
  }

  it('are all three ready on the Devices screen, with battery, rate and loss', async () => {
    await person.plugBoard(BOARD);
    await person.plug('thorax');
    await person.plug('pelvis');
    await press('frame.devices');
    await isReady(BOARD);
    const bars = [0, 1, 2, 3, 4].map((count) => say('devices.battery.bars', { bars: count }));
    await expect.poll(fact(BOARD, 'devices.fact.battery'), SOON).toBeOneOf(bars);
    await expect.poll(fact(BOARD, 'devices.fact.rate'), SOON).toMatch(/^(9\d|10\d)/);
    for (const serial of [THORAX, PELVIS]) {
      await isReady(serial);
      await expect.poll(textOf(device(serial).getByRole('heading')), SOON).toMatch(/^Joy-Con \([LR]\)$/);
      const full = say('devices.battery.percent', { percent: 100 });
      await expect.poll(fact(serial, 'devices.fact.battery'), SOON).toBe(full);
      await expect.poll(fact(serial, 'devices.fact.samples'), SOON).toMatch(/^[12]\d\d/);
      await expect.poll(fact(serial, 'devices.fact.loss'), SOON).toMatch(/^\d/);
    }
    await device(PELVIS).scrollIntoViewIfNeeded();
    await picture('three-devices');
  });

  it('get their places by being turned about, and are calibrated', async () => {
    await press('devices.put-on');
    await onScreen(keel.page, 'sensors-find');
    await picture('three-find');
    await withEnter('action.go-on');
    await onScreen(keel.page, 'sensors-assign-thorax');
    person.move({ thorax: TURNED_ABOUT });
    await expect.poll(textOf(screen('sensors-assign-thorax')), SOON).toContain(chosen('Joy-Con (L)'));
    await picture('three-assign-thorax');
    await onScreen(keel.page, 'sensors-assign-pelvis');
    person.move({ pelvis: TURNED_ABOUT });
    await expect.poll(textOf(screen('sensors-assign-pelvis')), SOON).toContain(chosen('Joy-Con (R)'));
    await onScreen(keel.page, 'sensors-strap');
    person.move({});
    await picture('three-strap');
    await withEnter('sensor-set-up.strap.done');
    // The person is at rest by now, and that has been heard.
    await keel.page.waitForTimeout(1500);
    await withEnter('sensor-set-up.calibrate.begin');
    await onScreen(keel.page, 'sensors-calibration-bend');
    person.move({ thorax: calibrationBend(55), pelvis: calibrationBend(30) });
    await keel.page.waitForTimeout(2200);
    await picture('three-calibration-bend');
    await onScreen(keel.page, 'sensors-worn');
  });

  it('let the figure move as the person does', async () => {
    await expect.poll(textOf(figure()), SOON).toContain(say('sensor-set-up.worn.title.firm'));
    for (const place of PLACES) await expect.poll(worn(place), SOON).toBe(FIRM);
    person.move({ thorax: bent(30, 10), pelvis: bent(12, 4) });
    await expect.poll(angle('side', 'thorax'), SOON).toBeOneOf(about(30, 'forward'));
    await expect.poll(angle('side', 'pelvis'), SOON).toBeOneOf(about(12, 'forward'));
    await expect.poll(angle('back', 'thorax'), SOON).toBeOneOf(about(10, 'right'));
    await expect.poll(angle('back', 'pelvis'), SOON).toBeOneOf(about(4, 'right'));
    await picture('three-worn');
  });

  it('go on without the one that is unplugged, and know it again when it is back', async () => {
    await person.unplug('pelvis');
    await expect.poll(angle('side', 'pelvis'), SOON).toBe(say('trunk.angle.unknown'));
    await expect.poll(angle('side', 'spine'), SOON).toBe(say('trunk.angle.unknown'));
    await expect.poll(angle('side', 'thorax'), SOON).toBeOneOf(about(30, 'forward'));
    await expect.poll(textOf(figure()), SOON).toContain(say('sensor-set-up.worn.title.not-heard'));
    await expect.poll(worn('thorax'), SOON).toBe(FIRM);
    await expect.poll(worn('pelvis'), SOON).toBe(say('sensor-set-up.worn.state.not-heard'));
    await picture('three-pelvis-lost');
    await person.plug('pelvis');
    await expect.poll(angle('side', 'thorax'), SOON).toBeOneOf(about(30, 'forward'));
    await expect.poll(angle('side', 'pelvis'), SOON).toBeOneOf(about(12, 'forward'));
    person.move({});
    for (const place of PLACES) await expect.poll(angle('side', place), SOON).toBeOneOf(UPRIGHT);
    await withEnter('sensor-set-up.worn.done');
    await onScreen(keel.page, 'devices');
    await isReady(BOARD);
    const none = say('devices.gaps-value', { gaps: 0, longestMs: 0 });
    await expect.poll(fact(BOARD, 'devices.fact.gaps'), SOON).toMatch(new RegExp(`^(${none}|\\d)`));
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
    await press('frame.devices');
    await isReady(BOARD);
    for (const [serial, place] of [
      [THORAX, 'thorax'],
      [PELVIS, 'pelvis'],
    ] as const) {
      await isReady(serial);
      expect(await device(serial).getByRole('combobox').inputValue()).toBe(say(`sensor-place.${place}`));
    }
    await device(PELVIS).scrollIntoViewIfNeeded();
    await picture('three-after-restart');
  });
});
