/** What umockdev needs to mock the hidraw node of a Wii Balance Board: its description and its ioctls. */

const VENDOR = 0x057e;
const PRODUCT = 0x0306;
const BUS_BLUETOOTH = 5;
/** HID_MAX_DESCRIPTOR_SIZE: HIDIOCGRDESC always moves this much. */
const LARGEST_DESCRIPTOR = 4096;

/** A real board's dump: output reports 10-1a, input reports 20-22, 30-37 and 3d-3f, and a stray byte at the end. */
export function reportDescriptor(): Uint8Array {
  const head = '05 01 09 05 a1 01 85 10 15 00 26 ff 00 75 08 95 01 06 00 ff 09 01 91 00';
  const outputs = [
    [0x11, 0x01],
    [0x12, 0x02],
    [0x13, 0x01],
    [0x14, 0x01],
    [0x15, 0x01],
    [0x16, 0x15],
    [0x17, 0x06],
    [0x18, 0x15],
    [0x19, 0x01],
    [0x1a, 0x01],
  ];
  const inputs = [
    [0x20, 0x06],
    [0x21, 0x15],
    [0x22, 0x04],
    [0x30, 0x02],
    [0x31, 0x05],
    [0x32, 0x0a],
    [0x33, 0x11],
    ...[0x34, 0x35, 0x36, 0x37, 0x3d, 0x3e, 0x3f].map((id) => [id, 0x15]),
  ];
  const item = (main: number) => (report: number[]) => {
    const [id = 0, count = 0] = report;
    return [0x85, id, 0x95, count, 0x09, 0x01, main, 0x00];
  };
  return Uint8Array.from([
    ...Buffer.from(head.replaceAll(' ', ''), 'hex'),
    ...outputs.flatMap(item(0x91)),
    ...inputs.flatMap(item(0x81)),
    0xc0,
    0x00,
  ]);
}

export interface HidrawNode {
  /** Name under /dev, `hidraw0`. */
  readonly name: string;
  readonly serial: string;
  /** Counts connections: the system names each one anew. */
  readonly instance: number;
  readonly product: string;
}

/** Paths under /sys, the inner one first. */
export function sysPaths(node: HidrawNode): string[] {
  const parent = `/sys${hidPath(node)}`;
  return [`${parent}/hidraw/${node.name}`, parent];
}

/** Device description in the format of umockdev-record. */
export function description(node: HidrawNode): string {
  const id = [BUS_BLUETOOTH, VENDOR, PRODUCT].map((part, index) => hexText(part, index === 0 ? 4 : 8));
  return `P: ${hidPath(node)}/hidraw/${node.name}
N: ${node.name}
E: DEVNAME=/dev/${node.name}
E: SUBSYSTEM=hidraw

P: ${hidPath(node)}
E: SUBSYSTEM=hid
E: HID_ID=${id.join(':')}
E: HID_NAME=${node.product}
E: HID_UNIQ=${node.serial}
H: report_descriptor=${hex(reportDescriptor())}

`;
}

/** The three ioctls that hidapi makes of a hidraw node. */
export function ioctls(node: HidrawNode): string {
  const descriptor = reportDescriptor();
  const size = Buffer.alloc(4);
  size.writeUInt32LE(descriptor.length);
  const padded = Buffer.alloc(LARGEST_DESCRIPTOR);
  padded.set(descriptor);
  const info = Buffer.alloc(8);
  info.writeUInt32LE(BUS_BLUETOOTH, 0);
  info.writeUInt16LE(VENDOR, 4);
  info.writeUInt16LE(PRODUCT, 6);
  return `@DEV /dev/${node.name}
HIDIOCGRDESCSIZE 0 ${hex(size)}
HIDIOCGRDESC 0 ${hex(size)}${hex(padded)}
HIDIOCGRAWINFO 0 ${hex(info)}
`;
}

function hidPath({ instance }: HidrawNode): string {
  const name = [BUS_BLUETOOTH, VENDOR, PRODUCT].map((part) => hexText(part, 4)).join(':');
  return `/devices/virtual/misc/uhid/${name}.${hexText(instance, 4)}`;
}

function hexText(value: number, digits: number): string {
  return value.toString(16).toUpperCase().padStart(digits, '0');
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}
