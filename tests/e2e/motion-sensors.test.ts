/** Motion sensors from the Devices screen to the moving figure, worn by the virtual patient in the real app. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { programmeOf, squallBlock } from '../support/programmes.ts';
import { onScreen, openClinic } from './support/clinic-day.ts';
import { picture, press } from './support/ui-driver.ts';
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
    await press(page, 'Devices');
    await page.getByRole('combobox', { name: 'Motion sensors' }).click();
    await page.getByRole('option', { name: /Fixed to the bone/ }).click();
    const thorax = page.getByRole('listitem').filter({ hasText: 'virtual-thorax' });
    await expect.poll(() => thorax.textContent(), { timeout: 10_000 }).toMatch(/Ready.*Samples6\d.*Loss0/s);
    await page.waitForTimeout(1000);
    await picture(page, 'devices');
  }, 60_000);

  it('are put on and calibrated in under a minute', async () => {
    const { page } = keel;
    const sinceMs = performance.now();
    await press(page, 'Put them on');
    await onScreen(page, 'sensors-find');
    await picture(page, 'find');
    await press(page, 'Go on');
    await onScreen(page, 'sensors-strap');
    await page.waitForTimeout(1500);
    await picture(page, 'strap');
    await press(page, 'They sit firmly');
    await onScreen(page, 'sensors-stand-still');
    await press(page, 'I stand still');
    await picture(page, 'stand-still');
    await onScreen(page, 'sensors-calibration-bend');
    await page.waitForTimeout(3000);
    await picture(page, 'calibration-bend');
    await onScreen(page, 'sensors-worn');
    expect(performance.now() - sinceMs).toBeLessThan(60_000);
    const figure = page.locator('[data-screen="sensors-worn"]');
    await expect.poll(() => figure.textContent(), { timeout: 5000 }).toMatch(/Chest.*Firm.*Pelvis.*Firm/s);
    await page.waitForTimeout(500);
    await picture(page, 'worn');
    await press(page, 'Done');
    await onScreen(page, 'devices');
  }, 90_000);
});
