/** A hand on the page, and an eye. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Pictures for people who want to look, where the environment says so. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['KEEL_PICTURES'];
  if (folder !== undefined) await page.screenshot({ path: join(folder, `${name}.png`) });
}

export async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
}
