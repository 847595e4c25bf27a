/** HID devices through node-hid. https://github.com/node-hid/node-hid */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Device, devicesAsync, HIDAsync } from 'node-hid';
import { lostError, openError } from './hid-errors.ts';
import type { HidDeviceInfo, HidHandle, HidListeners, HidPort } from './hid-port.ts';

export function createNodeHidPort(): HidPort {
  return { list, reportDescriptor, open };
}

/** Every device once: the system may list one several times, once for each of its usages. */
async function list(): Promise<HidDeviceInfo[]> {
  const byPath = new Map<string, HidDeviceInfo>();
  for (const device of await devicesAsync()) {
    const { path, vendorId, productId, serialNumber, product } = device;
    if (path === undefined || path === '') continue;
    byPath.set(path, {
      path,
      vendorId,
      productId,
      serialNumber: serialNumber === '' ? undefined : serialNumber,
      product: product === '' ? undefined : product,
      usages: [...(byPath.get(path)?.usages ?? []), ...usageOf(device)],
    });
  }
  return [...byPath.values()];
}

function usageOf({ usagePage, usage }: Device): number[] {
  return usagePage === undefined || usage === undefined ? [] : [usagePage * 65_536 + usage];
}

/** hidapi can tell it, node-hid cannot; on Linux everybody may read it. */
async function reportDescriptor(path: string): Promise<Uint8Array | undefined> {
  if (process.platform !== 'linux') return undefined;
  try {
    return await readFile(`/sys/class/hidraw/${basename(path)}/device/report_descriptor`);
  } catch {
    return undefined;
  }
}

async function open(path: string, listeners: HidListeners): Promise<HidHandle> {
  const device = await openDevice(path);
  device.on('error', (thrown: unknown) => listeners.onError(lostError(thrown)));
  device.on('data', (bytes: Uint8Array) => listeners.onReport(bytes));
  return {
    write: async (bytes) => void (await device.write(Buffer.from(bytes))),
    writeFeature: async (bytes) => void (await device.sendFeatureReport(Buffer.from(bytes))),
    readFeature: (reportId, length) => device.getFeatureReport(reportId, length),
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
