/** What devices are called. */
import type { Message } from '../language/message.ts';
import type { Translator } from '../language/translator.ts';

/** As its maker calls it, in every language, as in "Joy-Con (L)"; or in words, as in "Tilt board". */
export type DeviceName = string | Message;

/** Names of makers, which are no words of any language. */
export const PRODUCTS = {
  balanceBoard: 'Wii Balance Board',
  joyCon: 'Joy-Con',
  proController: 'Pro Controller',
  dualShock4: 'DualShock 4',
  dualSense: 'DualSense',
} as const;

export function sayDeviceName(name: DeviceName, { sayMessage }: Translator): string {
  return typeof name === 'string' ? name : sayMessage(name);
}

/** In a recording, which is of no language: words by the id of their message. */
export function recordedDeviceName(name: DeviceName): string {
  return typeof name === 'string' ? name : name.id;
}
