/** Taps what a patient would tap, found by the name a screen reader would say. */

/** Generous: a machine that draws without a graphics card may be busy for seconds. */
const APPEARS_WITHIN_MS = 20_000;
const POLL_MS = 20;

/** @throws Error when no such button can be pressed in time */
export async function press(name: string): Promise<void> {
  const button = await waitFor(
    () => buttonsNow().find((candidate) => nameOf(candidate).startsWith(name)),
    name,
  );
  button.click();
}

/** Whether such a button can be pressed now. */
export function canPress(name: string): boolean {
  return buttonsNow().some((candidate) => nameOf(candidate).startsWith(name));
}

/** Switches on everything on this screen that can be ticked. */
export function tickAll(): void {
  for (const button of buttonsNow()) if (button.getAttribute('aria-pressed') === 'false') button.click();
}

/** Resolves when a screen with this name (its `data-screen`) is shown. */
export async function screenShown(name: string): Promise<void> {
  await waitFor(() => (isShown(name) ? name : undefined), name);
}

export function isShown(name: string): boolean {
  return document.querySelector(`[data-screen="${name}"]`) !== null;
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

function buttonsNow(): HTMLButtonElement[] {
  return [...document.querySelectorAll('button')].filter((button) => !button.disabled);
}

function nameOf(button: HTMLButtonElement): string {
  return (button.getAttribute('aria-label') ?? button.textContent).trim();
}

async function waitFor<Value>(look: () => Value | undefined, what: string): Promise<Value> {
  for (let waited = 0; waited < APPEARS_WITHIN_MS; waited += POLL_MS) {
    const value = look();
    if (value !== undefined) return value;
    await pause(POLL_MS);
  }
  throw new Error(`The demo waited for "${what}" in vain.`);
}
