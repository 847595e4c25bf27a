/** The items that a report descriptor is a list of (HID 1.11, sec. 6.2.2). */
import { KeelError } from '../errors.ts';
import { type Message, message } from '../language/message.ts';

/** `reserved` items carry no meaning today and are passed over. */
type ItemType = 'main' | 'global' | 'local' | 'reserved';
const TYPES: readonly ItemType[] = ['main', 'global', 'local', 'reserved'];

export interface Item {
  readonly type: ItemType;
  readonly tag: number;
  /** The data without and with sign. */
  readonly unsigned: number;
  readonly signed: number;
  /** Bytes of data: 0, 1, 2 or 4. */
  readonly size: number;
  /** Where it begins in the descriptor. */
  readonly offset: number;
}

/** wDescriptorLength has 16 bits. */
const LONGEST_DESCRIPTOR = 0xffff;
const LONG_ITEM = 0xfe;

/**
 * Short items, in order. Long items, which no device is known to use, are passed over by their length.
 * @throws KeelError `invalid-argument` when the descriptor is too long or ends within an item.
 */
export function itemsOf(descriptor: Uint8Array): Item[] {
  if (descriptor.length > LONGEST_DESCRIPTOR) {
    throw damaged(
      message('error.hid-descriptor.too-long', { bytes: descriptor.length, most: LONGEST_DESCRIPTOR }),
    );
  }
  const items: Item[] = [];
  let offset = 0;
  while (offset < descriptor.length) {
    const prefix = descriptor[offset] ?? 0;
    const sizeCode = prefix & 3;
    const size = sizeCode === 3 ? 4 : sizeCode;
    const isLong = prefix === LONG_ITEM;
    const next = isLong ? offset + 3 + (descriptor[offset + 1] ?? 0) : offset + 1 + size;
    if (next > descriptor.length) throw damaged(message('error.hid-descriptor.cut-off', { offset }));
    if (!isLong) {
      const type = TYPES[(prefix >> 2) & 3] ?? 'reserved';
      items.push({ type, tag: prefix >> 4, offset, size, ...dataOf(descriptor.subarray(offset + 1, next)) });
    }
    offset = next;
  }
  return items;
}

/** Little-endian; no data is zero. */
function dataOf(bytes: Uint8Array): { unsigned: number; signed: number } {
  const unsigned = bytes.reduceRight((sum, byte) => sum * 256 + byte, 0);
  return { unsigned, signed: withSign(unsigned, 8 * bytes.length) };
}

/** Two's complement of so many bits. */
export function withSign(unsigned: number, bits: number): number {
  const range = 2 ** bits;
  return bits > 0 && unsigned >= range / 2 ? unsigned - range : unsigned;
}

/** @param found What a device should not declare, and where. */
export function damaged(found: Message): KeelError {
  return new KeelError('invalid-argument', found);
}
