/** What umockdev needs to mock the hidraw node of a Wii Balance Board: its description and its ioctls. */

import { WII } from '../../core/hid-descriptor/samples.ts';

const VENDOR = 0x057e;
const PRODUCT = 0x0306;
const BUS_BLUETOOTH = 5;
/** HID_MAX_DESCRIPTOR_SIZE: HIDIOCGRDESC always moves this much. */
const LARGEST_DESCRIPTOR = 4096;

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
H: report_descriptor=${hex(WII)}

`;
}

/** The three ioctls that hidapi makes of a hidraw node. */
export function ioctls(node: HidrawNode): string {
  const descriptor = WII;
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
