/** Collects the answers to one read of memory: a block may come in several reports. */
import type { Block, WiiReport } from './reports.ts';

type MemoryReport = Extract<WiiReport, { type: 'memory' }>;

export class BlockReader {
  readonly bytes: Uint8Array;
  readonly #addressLow: number;
  readonly #seen: boolean[];

  constructor(block: Block) {
    this.bytes = new Uint8Array(block.size);
    this.#addressLow = block.address & 0xffff;
    this.#seen = Array.from({ length: block.size }, () => false);
  }

  get complete(): boolean {
    return this.#seen.every(Boolean);
  }

  /** True when the report answers this read, and not one of the system's own driver. */
  covers(report: MemoryReport): boolean {
    const offset = report.addressLow - this.#addressLow;
    return offset >= 0 && offset < this.bytes.length;
  }

  /** Never takes more than was asked for, whatever size the report claims. */
  take(report: MemoryReport): void {
    const offset = report.addressLow - this.#addressLow;
    report.data.subarray(0, this.bytes.length - offset).forEach((byte, index) => {
      this.bytes[offset + index] = byte;
      this.#seen[offset + index] = true;
    });
  }
}
