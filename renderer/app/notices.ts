/** Short messages to whoever is at the screen: saved, failed, recovered. */
import type { ErrorData } from '#core/errors.ts';
import { type Message, logLine } from '#core/language/message.ts';
import { createStore, useStore } from './store.ts';

export interface Notice {
  readonly id: number;
  readonly kind: 'info' | 'warning';
  readonly message: Message;
}

const noticesStore = createStore<readonly Notice[]>([]);
let lastId = 0;

export function useNotices(): readonly Notice[] {
  return useStore(noticesStore);
}

export function showNotice(kind: Notice['kind'], message: Message): void {
  lastId += 1;
  const notice = { id: lastId, kind, message };
  noticesStore.update((notices) => [
    ...notices.filter((other) => logLine(other.message) !== logLine(message)),
    notice,
  ]);
}

export function reportError(error: ErrorData): void {
  showNotice('warning', error.message);
}

export function dismissNotice(id: number): void {
  noticesStore.update((notices) => notices.filter((notice) => notice.id !== id));
}
