/** Taps what a patient would tap, found by the name a screen reader would say in the language of the screen. */
import type { PlainMessageId } from '#core/language/message.ts';
import { currentTranslator } from '../app/language.tsx';

/** Generous: a machine that draws without a graphics card may be busy for seconds. */
const APPEARS_WITHIN_MS = 20_000;
const POLL_MS = 20;

/** @throws Error when no such button can be pressed in time */
export async function press(name: PlainMessageId): Promise<void> {
  await tap(() => currentTranslator().say(name), name);
}

/** Resolves when such a button can be pressed: what it stands beside has been loaded. */
export async function buttonShown(name: PlainMessageId): Promise<void> {
  await waitFor(() => buttonNamed(currentTranslator().say(name)), name);
}

/** Whether such a button can be pressed now. */
export function canPress(name: PlainMessageId): boolean {
  return buttonNamed(currentTranslator().say(name)) !== undefined;
}

/** Answers a question from 0 to 10. @param words Those of its values. */
export async function rate(value: number, words: (value: number) => PlainMessageId): Promise<void> {
  const { say } = currentTranslator();
  await tap(() => say('rating.value', { value, words: say(words(value)) }), `${value}`);
}

async function tap(name: () => string, what: string): Promise<void> {
  const button = await waitFor(() => buttonNamed(name()), what);
  button.click();
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

function buttonNamed(name: string): HTMLButtonElement | undefined {
  return buttonsNow().find((button) => nameOf(button) === name);
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
