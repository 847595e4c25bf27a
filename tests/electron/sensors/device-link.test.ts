import { describe, expect, it } from 'vitest';
import { DeviceLink, type LinkEnd } from '#electron/sensors/device-link.ts';
import type {
  DeviceDriver,
  DriverEvent,
  DriverOutput,
  DriverStatus,
} from '#electron/sensors/drivers/device-driver.ts';
import { SimpleDevice } from './support/fake-device.ts';
import { FakeHidPort } from './support/fake-hid-port.ts';
import { ManualClock } from './support/manual-clock.ts';

type Output = DriverOutput<string, DriverStatus>;
const NOTHING: Output = {
  writes: [],
  readings: [],
  status: { state: 'ready', warnings: [] },
  wakeAtMs: undefined,
  verdict: 'continue',
};

class Rig {
  readonly clock = new ManualClock();
  readonly port = new FakeHidPort(this.clock);
  readonly device = new SimpleDevice({ reportDescriptor: Uint8Array.of(5, 1) });
  readonly events: DriverEvent[] = [];
  readonly ends: LinkEnd[] = [];
  readonly raw: Uint8Array[] = [];
  descriptor: Uint8Array | undefined;
  readonly link: DeviceLink<string, DriverStatus>;

  /** @param onOpened What the driver does when the device is open; `onClosing`, when it is about to be closed. */
  constructor(onOpened: Partial<Output>, onClosing: Partial<Output> = {}) {
    const driver: DeviceDriver<string, DriverStatus> = {
      step: (event) => {
        this.events.push(event);
        if (event.type === 'closing') return { ...NOTHING, ...onClosing };
        return { ...NOTHING, ...(event.type === 'opened' ? onOpened : {}) };
      },
    };
    this.port.plug('/dev/hidraw0', 'A', this.device);
    this.link = new DeviceLink({
      port: this.port,
      path: '/dev/hidraw0',
      clock: this.clock,
      createDriver: (descriptor) => {
        this.descriptor = descriptor;
        return driver;
      },
      onReading: () => undefined,
      onStatus: () => undefined,
      onReport: (bytes) => this.raw.push(bytes),
      onEnd: (end) => this.ends.push(end),
      onProblem: () => undefined,
    });
  }

  async open(): Promise<void> {
    await this.link.open();
    await this.clock.advance(100);
  }
}

describe('the link to an open device', () => {
  it('sends feature reports after the writes, then asks for feature reports, and answers with them', async () => {
    const rig = new Rig({
      writes: [Uint8Array.of(1, 2)],
      featureWrites: [Uint8Array.of(5, 9)],
      featureReads: [
        { reportId: 5, length: 2 },
        { reportId: 6, length: 41 },
      ],
    });
    rig.device.features.set(5, Uint8Array.of(5, 0));
    rig.device.features.set(6, Uint8Array.of(6, 1, 2, 3));
    await rig.open();
    expect(rig.device.written).toEqual([Uint8Array.of(1, 2)]);
    expect(rig.device.featuresWritten).toEqual([Uint8Array.of(5, 9)]);
    expect(rig.events).toMatchObject([
      { type: 'opened' },
      { type: 'feature', bytes: Uint8Array.of(5, 9) },
      { type: 'feature', bytes: Uint8Array.of(6, 1, 2, 3) },
    ]);
  });

  it('tells the driver of every feature report that fails, and goes on', async () => {
    const rig = new Rig({
      featureWrites: [Uint8Array.of(7, 9)],
      featureReads: [
        { reportId: 8, length: 2 },
        { reportId: 6, length: 2 },
      ],
    });
    rig.device.features.set(6, Uint8Array.of(6, 1));
    await rig.open();
    expect(rig.events).toMatchObject([
      { type: 'opened' },
      { type: 'feature-failed', reportId: 7, reason: 'could not send feature report' },
      { type: 'feature-failed', reportId: 8, reason: 'could not get feature report from device' },
      { type: 'feature', bytes: Uint8Array.of(6, 1) },
    ]);
    expect(rig.ends).toEqual([]);
  });

  it('asks nothing more of a device that has gone', async () => {
    const rig = new Rig({ featureReads: [{ reportId: 6, length: 2 }] });
    await rig.link.open();
    rig.port.unplug('/dev/hidraw0');
    await rig.clock.advance(100);
    expect(rig.events.map((event) => event.type)).toEqual(['opened']);
    expect(rig.ends).toMatchObject([{ how: 'lost' }]);
    expect(rig.port.closed).toEqual(['/dev/hidraw0']);
  });

  it('gives the driver the report descriptor, where the system tells it', async () => {
    const rig = new Rig({});
    await rig.open();
    expect(rig.descriptor).toEqual(Uint8Array.of(5, 1));
    const untold = new Rig({});
    untold.port.tellsDescriptors = false;
    await untold.open();
    expect(untold.descriptor).toBeUndefined();
  });

  it('passes on raw reports until it is closed', async () => {
    const rig = new Rig({});
    await rig.open();
    rig.port.send('/dev/hidraw0', Uint8Array.of(1));
    await rig.link.close();
    rig.port.send('/dev/hidraw0', Uint8Array.of(2));
    expect(rig.raw).toEqual([Uint8Array.of(1)]);
  });

  it('that is closed while it opens leaves nothing open', async () => {
    const rig = new Rig({});
    const opening = rig.link.open();
    const closing = rig.link.close();
    await opening;
    await closing;
    expect(rig.port.opened).toHaveLength(rig.port.closed.length);
    expect(rig.events).toEqual([]);
  });

  it('sends what stops a motor before it lets go of the device', async () => {
    const rig = new Rig({}, { writes: [Uint8Array.of(16, 0)] });
    await rig.open();
    const closing = rig.link.close();
    await rig.clock.advance(100);
    await closing;
    expect(rig.device.written).toEqual([Uint8Array.of(16, 0)]);
    expect(rig.port.closed).toEqual(['/dev/hidraw0']);
  });
});
