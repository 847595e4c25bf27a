/** Motion sensors from the Devices screen to the moving figure, worn by the virtual patient in the real app. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PlainMessageId } from '#core/language/message.ts';
import { say } from '../support/english.ts';
import { programmeOf, squallBlock } from '../support/programmes.ts';
import { onScreen, openClinic, wearVirtualSensors } from './support/clinic-day.ts';
import { factOf, listedDevice, picture, press, readyMark, wornState } from './support/ui-driver.ts';
import { launchKeel, removeFolders, type KeelApp } from './support/keel-app.ts';

let keel: KeelApp;

beforeAll(async () => {
  keel = await launchKeel();
  await openClinic(keel, 'Robin Harbour', programmeOf([squallBlock()]));
}, 60_000);
afterAll(async () => {
  await keel.close();
  removeFolders();
});

describe('motion sensors on the virtual patient', () => {
  it('answer on the Devices screen with place, rate and loss', async () => {
    const { page } = keel;
    await onScreen(page, 'start');
    await wearVirtualSensors(page);
    const thorax = listedDevice(page, 'virtual-thorax');
    await readyMark(thorax).waitFor({ timeout: 10_000 });
    const fact = (id: PlainMessageId) => () => factOf(thorax, say(id)).textContent();
    await expect.poll(fact('devices.fact.samples'), { timeout: 10_000 }).toMatch(/^6\d/);
    await expect.poll(fact('devices.fact.loss'), { timeout: 10_000 }).toMatch(/^0/);
    await page.waitForTimeout(1000);
    await picture(page, 'devices');
  }, 60_000);

  it('are put on and calibrated in under a minute', async () => {
    const { page } = keel;
    const sinceMs = performance.now();
    await press(page, say('devices.put-on'));
    await onScreen(page, 'sensors-find');
    await picture(page, 'find');
    await press(page, say('action.go-on'));
    await onScreen(page, 'sensors-strap');
    await page.waitForTimeout(1500);
    await picture(page, 'strap');
    await press(page, say('sensor-set-up.strap.done'));
    await onScreen(page, 'sensors-stand-still');
    await press(page, say('sensor-set-up.calibrate.begin'));
    await picture(page, 'stand-still');
    await onScreen(page, 'sensors-calibration-bend');
    await page.waitForTimeout(3000);
    await picture(page, 'calibration-bend');
    await onScreen(page, 'sensors-worn');
    expect(performance.now() - sinceMs).toBeLessThan(60_000);
    const figure = page.locator('[data-screen="sensors-worn"]');
    for (const place of ['thorax', 'pelvis'] as const) {
      const state = wornState(figure, say(`sensor-place.${place}`));
      await expect
        .poll(() => state.textContent(), { timeout: 5000 })
        .toBe(say('sensor-set-up.worn.state.firm'));
    }
    await page.waitForTimeout(500);
    await picture(page, 'worn');
    await press(page, say('sensor-set-up.worn.done'));
    await onScreen(page, 'devices');
  }, 90_000);
});
