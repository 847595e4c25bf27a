/**
 * HID devices through node-hid. Its errors are strings, TypeErrors or Errors by turns: they become typed ones here,
 * once. https://github.com/node-hid/node-hid
 */
import { devicesAsync, HIDAsync } from 'node-hid';
import { KeelError } from '#core/errors.ts';
import type { HidDeviceInfo, HidHandle, HidListeners, HidPort } from './hid-port.ts';

export function createNodeHidPort(): HidPort {
  return { list, open };
}

/** Every device once: the system may list one several times, once for each of its usages. */
async function list(): Promise<HidDeviceInfo[]> {
  const byPath = new Map<string, HidDeviceInfo>();
  for (const { path, vendorId, productId, serialNumber, product } of await devicesAsync()) {
    if (path === undefined || path === '') continue;
    byPath.set(path, {
      path,
      vendorId,
      productId,
      serialNumber: serialNumber === '' ? undefined : serialNumber,
      product: product === '' ? undefined : product,
    });
  }
  return [...byPath.values()];
}

async function open(path: string, listeners: HidListeners): Promise<HidHandle> {
  const device = await openDevice(path);
  device.on('error', (thrown: unknown) => listeners.onError(lost(thrown)));
  device.on('data', (bytes: Uint8Array) => listeners.onReport(bytes));
  return {
    write: async (bytes) => {
      try {
        await device.write(Buffer.from(bytes));
      } catch (thrown) {
        throw new KeelError('device-refused', textOf(thrown), { cause: thrown });
      }
    },
    close: async () => device.close(),
  };
}

async function openDevice(path: string): Promise<HIDAsync> {
  try {
    return await HIDAsync.open(path, { nonExclusive: true });
  } catch (thrown) {
    throw openingFailed(thrown);
  }
}

function openingFailed(thrown: unknown): KeelError {
  const text = textOf(thrown);
  if (/permission denied|access is denied|not permitted|privilege/i.test(text)) {
    return new KeelError(
      'not-allowed',
      `The system does not let Keel use the board: install the device rule shown under "No board found". (${text})`,
      { cause: thrown },
    );
  }
  return new KeelError(
    'device-refused',
    `The board cannot be opened. Close other programs that use it, or switch the board off and on. (${text})`,
    { cause: thrown },
  );
}

function lost(thrown: unknown): KeelError {
  return new KeelError(
    'device-lost',
    `The connection to the board was lost. Press its power button to connect it again. (${textOf(thrown)})`,
    { cause: thrown },
  );
}

function textOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
