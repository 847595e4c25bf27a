/** HID devices through node-hid. https://github.com/node-hid/node-hid */
import { devicesAsync, HIDAsync } from 'node-hid';
import { lostError, openError, writeError } from './hid-errors.ts';
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
  device.on('error', (thrown: unknown) => listeners.onError(lostError(thrown)));
  device.on('data', (bytes: Uint8Array) => listeners.onReport(bytes));
  return {
    write: async (bytes) => {
      try {
        await device.write(Buffer.from(bytes));
      } catch (thrown) {
        throw writeError(thrown);
      }
    },
    close: async () => device.close(),
  };
}

async function openDevice(path: string): Promise<HIDAsync> {
  try {
    return await HIDAsync.open(path, { nonExclusive: true });
  } catch (thrown) {
    throw openError(thrown);
  }
}
