/** A hand on the page, and an eye. */
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';

/** Pictures for people who want to look, where the environment says so. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['KEEL_PICTURES'];
  if (folder !== undefined) await page.screenshot({ path: join(folder, `${name}.png`) });
}

export async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
}

/** A device in the lists of the Devices screen. */
export function listedDevice(page: Page, serial: string): Locator {
  return page.getByRole('listitem').filter({ hasText: serial });
}

/** Where a listed device says that it is ready. */
export function readyMark(device: Locator): Locator {
  return device.locator('[data-ready]');
}

/** What a list of facts says of something. */
export function factOf(place: Locator, term: string): Locator {
  return lineOf(place.locator('dl > div'), term);
}

/** What is said of a sensor at the end of the set-up, beside the figure and its angles. */
export function wornState(screen: Locator, place: string): Locator {
  return lineOf(screen.locator('dl > [data-state]'), place);
}

function lineOf(lines: Locator, term: string): Locator {
  const page = lines.page();
  const named = page.locator('dt').and(page.getByText(term, { exact: true }));
  return lines.filter({ has: named }).locator('dd');
}
