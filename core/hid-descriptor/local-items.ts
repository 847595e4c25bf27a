/** The usages that wait for the next main item. All others of its local items (designators, strings) mean nothing to us. */
import type { UsageRange } from './field.ts';
import { usageCount } from './field.ts';
import type { Item } from './items.ts';

const TAG = { usage: 0, minimum: 1, maximum: 2, delimiter: 0xa } as const;

/** A usage of four bytes brings its own page; a shorter one is on the page that is set at the main item. */
interface PendingUsage {
  readonly page: number | undefined;
  readonly id: number;
}

interface PendingRange {
  readonly first: PendingUsage;
  readonly last: PendingUsage;
}

export class LocalItems {
  readonly #ranges: PendingRange[] = [];
  #minimum: PendingUsage | undefined;
  #maximum: PendingUsage | undefined;
  /** Between delimiters are alternatives for one control, the preferred one first: the others are passed over. */
  #alternatives: 'none' | 'first' | 'others' = 'none';

  take({ tag, unsigned, size }: Item): void {
    const usage =
      size === 4
        ? { page: Math.floor(unsigned / 65_536), id: unsigned % 65_536 }
        : { page: undefined, id: unsigned };
    if (tag === TAG.delimiter) this.#alternatives = unsigned === 1 ? 'first' : 'none';
    else if (tag === TAG.usage) this.#add(usage, usage);
    else if (tag === TAG.minimum) this.#minimum = usage;
    else if (tag === TAG.maximum) this.#maximum = usage;
    if (this.#minimum === undefined || this.#maximum === undefined) return;
    this.#add(this.#minimum, this.#maximum);
    this.#minimum = undefined;
    this.#maximum = undefined;
  }

  /** The usages, on this page where they bring none; a range that ends before it begins is empty. */
  usagesOn(usagePage: number): UsageRange[] {
    const usages: UsageRange[] = [];
    for (const { first, last } of this.#ranges) {
      const page = first.page ?? last.page ?? usagePage;
      const count = last.id - first.id + 1;
      if (count > 0) usages.push({ first: page * 65_536 + first.id, count, before: usageCount(usages) });
    }
    return usages;
  }

  #add(first: PendingUsage, last: PendingUsage): void {
    if (this.#alternatives !== 'others') this.#ranges.push({ first, last });
    if (this.#alternatives === 'first') this.#alternatives = 'others';
  }
}
