/** Two ports that lead to each other within one thread: what is posted arrives at once, or waits for its listener. */
import type { Port } from '#renderer/session-worker/port.ts';

export function portPair<ToFirst, ToSecond>(): [Port<ToFirst, ToSecond>, Port<ToSecond, ToFirst>] {
  const first = new Mailbox<ToFirst>();
  const second = new Mailbox<ToSecond>();
  return [portBetween(first, second), portBetween(second, first)];
}

function portBetween<In, Out>(inbox: Mailbox<In>, outbox: Mailbox<Out>): Port<In, Out> {
  return {
    post: (message) => outbox.put(message),
    listen: (listener) => inbox.listen(listener),
    close: () => inbox.listen(() => undefined),
  };
}

class Mailbox<Message> {
  #listener: ((message: Message) => void) | undefined;
  #waiting: Message[] = [];

  put(message: Message): void {
    if (this.#listener === undefined) this.#waiting.push(message);
    else this.#listener(message);
  }

  listen(listener: (message: Message) => void): void {
    this.#listener = listener;
    for (const message of this.#waiting.splice(0)) listener(message);
  }
}
