/**
 * Back-pressure without a queue: at most one message is on its way to the page, and of what comes meanwhile only the
 * newest waits until the page has taken that one. A page that is held up is not flooded when it goes on.
 */
export class NewestOnly<Message> {
  readonly #post: (message: Message) => void;
  #onTheWay = 0;
  #waiting: { readonly message: Message } | undefined;

  constructor(post: (message: Message) => void) {
    this.#post = post;
  }

  /** Posts the message, now or when the page is ready for it, unless a newer one comes before. */
  offer(message: Message): void {
    if (this.#onTheWay > 0) this.#waiting = { message };
    else this.postNow(message);
  }

  /** Waits for nothing. */
  postNow(message: Message): void {
    this.#onTheWay += 1;
    this.#waiting = undefined;
    this.#post(message);
  }

  /** The page has taken one that was on its way. */
  taken(): void {
    this.#onTheWay -= 1;
    if (this.#onTheWay === 0 && this.#waiting !== undefined) this.postNow(this.#waiting.message);
  }
}
