/** The boards Keel knows. A new one is a driver and a row here; udev rules follow from the rows. */
import { type BoardGeometry, WII_BALANCE_BOARD } from '#core/session/board-geometry.ts';
import type { BoardDriver } from './drivers/device-driver.ts';
import { WiiBalanceBoardDriver } from './drivers/wii-balance-board/driver.ts';
import type { HidDeviceInfo } from './hid-port.ts';

export interface DeviceRow {
  readonly id: string;
  readonly name: string;
  /** Whether this could be one; the driver finds out whether it is. */
  readonly match: (device: Pick<HidDeviceInfo, 'vendorId' | 'productId' | 'product'>) => boolean;
  readonly createDriver: () => BoardDriver;
  readonly geometry: BoardGeometry;
  /** What the system must let the person at the screen use. */
  readonly udev: readonly { readonly vendorId: number; readonly productId: number }[];
}

const NINTENDO = 0x057e;
/** The Wii Remote has the same numbers, and not every system tells the product name. */
const WII_REMOTE_AND_BOARD = 0x0306;

export const DEVICES: readonly DeviceRow[] = Object.freeze([
  Object.freeze({
    id: 'wii-balance-board',
    name: 'Wii Balance Board',
    match: ({ vendorId, productId }) => vendorId === NINTENDO && productId === WII_REMOTE_AND_BOARD,
    createDriver: () => new WiiBalanceBoardDriver(),
    geometry: WII_BALANCE_BOARD,
    udev: [{ vendorId: NINTENDO, productId: WII_REMOTE_AND_BOARD }],
  } satisfies DeviceRow),
]);

export function deviceRowOf(device: HidDeviceInfo): DeviceRow | undefined {
  return DEVICES.find((row) => row.match(device));
}

/**
 * Rules that let the person at the screen use every device of the table. A device on Bluetooth has no USB parent to
 * take `ATTRS{idVendor}` from: there the name of its HID parent, bus:vendor:product.instance, tells what it is.
 */
export function udevRules(): string {
  const lines = ['# Keel: lets the person at the screen use balance boards.'];
  for (const { name, udev } of DEVICES) {
    lines.push('', `# ${name}`);
    for (const { vendorId, productId } of udev) {
      const [vendor, product] = [hex4(vendorId), hex4(productId)];
      lines.push(
        `SUBSYSTEM=="hidraw", ATTRS{idVendor}=="${vendor}", ATTRS{idProduct}=="${product}", MODE="0660", TAG+="uaccess"`,
        `KERNEL=="hidraw*", KERNELS=="*:${vendor.toUpperCase()}:${product.toUpperCase()}.*", MODE="0660", TAG+="uaccess"`,
      );
    }
  }
  return `${lines.join('\n')}\n`;
}

function hex4(value: number): string {
  return value.toString(16).padStart(4, '0');
}
