/** What the system shows of a HID device, in the format of umockdev-record. */
import type { FakeIdentity } from '../../electron/sensors/support/fake-device.ts';

/** As in linux/input.h. */
export const BUS = { usb: 3, bluetooth: 5 } as const;

export interface HidrawNode {
  /** Name under /dev, `hidraw0`. */
  readonly name: string;
  /** A device without one has the empty text. */
  readonly serial: string;
  /** Counts connections: the system names each one anew. */
  readonly instance: number;
  readonly identity: FakeIdentity;
}

/** Paths under /sys, the inner one first. */
export function sysPaths(node: HidrawNode): string[] {
  const parent = `/sys${hidPath(node)}`;
  return [`${parent}/hidraw/${node.name}`, parent];
}

export function description(node: HidrawNode): string {
  const { identity } = node;
  const id = numbers(identity).map((part, index) => hexText(part, index === 0 ? 4 : 8));
  return `P: ${hidPath(node)}/hidraw/${node.name}
N: ${node.name}
L: device=../../../${hidName(node)}
E: DEVNAME=/dev/${node.name}
E: SUBSYSTEM=hidraw

P: ${hidPath(node)}
E: SUBSYSTEM=hid
E: HID_ID=${id.join(':')}
E: HID_NAME=${identity.product ?? ''}
E: HID_UNIQ=${node.serial}
H: report_descriptor=${Buffer.from(identity.reportDescriptor).toString('hex')}

`;
}

function hidPath(node: HidrawNode): string {
  return `/devices/virtual/misc/uhid/${hidName(node)}`;
}

function hidName({ identity, instance }: HidrawNode): string {
  const id = numbers(identity).map((part) => hexText(part, 4));
  return `${id.join(':')}.${hexText(instance, 4)}`;
}

function numbers({ bus, vendorId, productId }: FakeIdentity): number[] {
  return [BUS[bus], vendorId, productId];
}

function hexText(value: number, digits: number): string {
  return value.toString(16).toUpperCase().padStart(digits, '0');
}
