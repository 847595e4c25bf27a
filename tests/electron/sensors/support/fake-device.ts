/**
 * A HID device as the system sees it: what it is, and how it answers. Plugged into a `FakeHidPort` or, behind the real
 * node-hid, into a `UmockdevBus`. Bytes in, bytes out; it knows nothing of the driver under test.
 */

export interface FakeIdentity {
  readonly vendorId: number;
  readonly productId: number;
  readonly product: string | undefined;
  readonly bus: 'usb' | 'bluetooth';
  readonly reportDescriptor: Uint8Array;
  /** Usage page times 65536 plus usage of its top-level collections. */
  readonly usages: readonly number[];
}

export interface FakeDevice {
  readonly identity: FakeIdentity;
  /** One output report, report ID first; answers with the input reports it sends back. */
  receive(bytes: Uint8Array): Uint8Array[];
  /** A feature report, report ID first; undefined when it has none of this number. */
  readFeature(reportId: number): Uint8Array | undefined;
  /** Takes a feature report, report ID first; false when it refuses. */
  writeFeature(bytes: Uint8Array): boolean;
}

/** A device that keeps what it is told and answers from a table; input reports are sent by the test. */
export class SimpleDevice implements FakeDevice {
  readonly identity: FakeIdentity;
  /** Everything that was written, in order. */
  readonly written: Uint8Array[] = [];
  readonly featuresWritten: Uint8Array[] = [];
  /** By number, report ID first. What is written to one of these is read back. */
  readonly features = new Map<number, Uint8Array>();
  /** What it sends back to an output report. */
  answer: (bytes: Uint8Array) => Uint8Array[] = () => [];

  constructor(identity: Partial<FakeIdentity> = {}) {
    this.identity = {
      vendorId: 0x1209,
      productId: 0x0001,
      product: 'Fake device',
      bus: 'usb',
      reportDescriptor: new Uint8Array(),
      usages: [],
      ...identity,
    };
  }

  receive(bytes: Uint8Array): Uint8Array[] {
    this.written.push(bytes);
    return this.answer(bytes);
  }

  readFeature(reportId: number): Uint8Array | undefined {
    return this.features.get(reportId);
  }

  writeFeature(bytes: Uint8Array): boolean {
    this.featuresWritten.push(bytes);
    const reportId = bytes[0] ?? 0;
    if (!this.features.has(reportId)) return false;
    this.features.set(reportId, bytes);
    return true;
  }
}
