/**
 * A list that only grows, as a value: adding gives a new list and leaves the old one as it is, at the cost of adding to
 * an array. Lists of one chain share their items; a second branch from an older list copies what it has.
 */
export class AppendOnlyList<Item> {
  readonly #items: Item[];
  readonly length: number;

  private constructor(items: Item[], length: number) {
    this.#items = items;
    this.length = length;
  }

  static empty<Item>(): AppendOnlyList<Item> {
    return new AppendOnlyList<Item>([], 0);
  }

  with(item: Item): AppendOnlyList<Item> {
    const items = this.#items.length === this.length ? this.#items : this.#items.slice(0, this.length);
    items.push(item);
    return new AppendOnlyList(items, this.length + 1);
  }

  /** Negative indices count from the end; undefined where there is none. */
  at(index: number): Item | undefined {
    const row = index < 0 ? this.length + index : index;
    return row >= 0 && row < this.length ? this.#items[row] : undefined;
  }

  /** Items from one index to before another, oldest first. */
  slice(from = 0, to: number = this.length): Item[] {
    return this.#items.slice(Math.max(0, from), Math.min(to, this.length));
  }
}
