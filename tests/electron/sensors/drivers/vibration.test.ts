/** Pulses of the motors, to the byte: DEVICES 2.1 to 2.5, Linux hid-nintendo.c and hid-playstation.c. */
import { describe, expect, it } from 'vitest';
import { JoyConDriver } from '#electron/sensors/drivers/joy-con/driver.ts';
import { WiiRemoteDriver } from '#electron/sensors/drivers/wii-remote/driver.ts';
import { hex } from '../support/board-registers.ts';
import { DriverBench } from '../support/driver-bench.ts';
import { sensorReport, DUALSENSE, DUALSHOCK_4 } from '../support/fake-controller.ts';
import { FakeJoyCon, type FakeJoyConOptions, type JoyConMeasurement } from '../support/fake-joy-con.ts';
import { FakeWiiRemote, type RemoteMeasurement } from '../support/fake-wii-remote.ts';
import { MotionBench } from '../support/motion-bench.ts';
import { controller, type Kind } from './sony-controller/controllers.ts';

const JOY_CON_REST: JoyConMeasurement = { acc: [-185, 2103, 3537], gyro: [7, -37, -33] };
const REMOTE_TURNING: RemoteMeasurement = { acc: [521, 521, 632], gyro: [7398, 7529, 8056] };

function joyCon(options: FakeJoyConOptions = {}) {
  const device = new FakeJoyCon(options);
  const bench = new DriverBench(new JoyConDriver({ productId: device.identity.productId }), device, 15);
  bench.open();
  return { device, bench };
}

function readyJoyCon() {
  const { device, bench } = joyCon();
  bench.run(8000, JOY_CON_REST);
  return { bench, written: device.written, rest: JOY_CON_REST };
}

function readyRemote() {
  const remote = new FakeWiiRemote({});
  const bench = new DriverBench(new WiiRemoteDriver(), remote);
  bench.open();
  bench.run(8000, REMOTE_TURNING);
  return { remote, bench, written: remote.written, rest: REMOTE_TURNING };
}

/** Streams; what the driver writes is kept. */
function readyController(kind: Kind, transport: 'usb' | 'bluetooth') {
  const { device, driver, ticksAt } = controller(kind, transport);
  const bench = new MotionBench(driver, device);
  const layout = kind === 'dualsense' ? DUALSENSE : DUALSHOCK_4;
  const report = (nowMs: number): Uint8Array =>
    sensorReport(layout, transport, { gyro: [0, 0, 0], acc: [0, 8192, 0], ticks: ticksAt(nowMs) });
  bench.open();
  bench.run(1000, report);
  expect(bench.output.status.state).toBe('ready');
  return { bench, report };
}

/** Behind the counter, without the zeros at the end. */
function rumbleOf(bytes: Uint8Array | undefined): Uint8Array | undefined {
  return bytes?.slice(2, 10);
}

const STILL = hex('00 01 40 40 00 01 40 40');
const FULL = hex('00 c9 40 72 00 c9 40 72');

describe('a Joy-Con', () => {
  it('runs both motors at 160 and 320 Hz by report 0x10, and stops them by another after the time asked for', () => {
    const { bench, written, rest } = readyJoyCon();
    const before = written.length;
    const counter = written.at(-1)?.[1] ?? 0;
    const output = bench.tell({ type: 'vibrate', hostMs: bench.nowMs, durationMs: 100 });
    expect(output.vibrationMs).toBe(100);
    expect(written.at(-1)).toEqual(Uint8Array.of(0x10, (counter + 1) & 15, ...FULL, ...new Uint8Array(39)));
    bench.run(99, rest);
    expect(written).toHaveLength(before + 1);
    bench.run(1, rest);
    expect(written.at(-1)).toEqual(Uint8Array.of(0x10, (counter + 2) & 15, ...STILL, ...new Uint8Array(39)));
    expect(written).toHaveLength(before + 2);
  });

  it('says the same of its motors in every other report meanwhile', () => {
    const { bench, written } = readyJoyCon();
    // It falls silent, and is asked to go on while its motors run.
    bench.run(450);
    bench.tell({ type: 'vibrate', hostMs: bench.nowMs, durationMs: 150 });
    bench.run(200);
    const others = written.filter((bytes) => bytes[0] === 0x01 && rumbleOf(bytes)?.[1] === 0xc9);
    expect(others.length).toBeGreaterThan(0);
    expect(rumbleOf(written.at(-1))).toEqual(STILL);
  });

  it('never runs longer than 150 ms, stops at once when told, and before it is closed', () => {
    const { bench, written, rest } = readyJoyCon();
    bench.tell({ type: 'vibrate', hostMs: bench.nowMs, durationMs: 5000 });
    bench.run(150, rest);
    expect(rumbleOf(written.at(-1))).toEqual(STILL);
    for (const end of [{ type: 'vibrate', durationMs: 0 } as const, { type: 'closing' } as const]) {
      bench.tell({ type: 'vibrate', hostMs: bench.nowMs, durationMs: 150 });
      expect(rumbleOf(written.at(-1))).toEqual(FULL);
      expect(bench.tell({ ...end, hostMs: bench.nowMs }).vibrationMs).toBe(0);
      expect(rumbleOf(written.at(-1))).toEqual(STILL);
    }
  });

  it('keeps still until it is ready, and when it is told to stop what does not run', () => {
    const { bench } = joyCon();
    const early = bench.tell({ type: 'vibrate', hostMs: bench.nowMs, durationMs: 100 });
    expect(early.vibrationMs).toBeUndefined();
    const { bench: ready } = readyJoyCon();
    const stopped = ready.tell({ type: 'vibrate', hostMs: ready.nowMs, durationMs: 0 });
    expect([stopped.writes, stopped.vibrationMs]).toEqual([[], undefined]);
  });
});

describe('a Wii Remote', () => {
  it('runs its motor by the lowest bit of report 0x10', () => {
    const { bench, written, rest } = readyRemote();
    bench.tell({ type: 'vibrate', hostMs: bench.nowMs, durationMs: 150 });
    expect(written.at(-1)).toEqual(hex('10 01'));
    bench.run(150, rest);
    expect(written.at(-1)).toEqual(hex('10 00'));
  });

  it('keeps it running by every report that is sent meanwhile', () => {
    const { remote, bench, written, rest } = readyRemote();
    bench.tell({ type: 'vibrate', hostMs: bench.nowMs, durationMs: 150 });
    bench.tell({ type: 'report', hostMs: bench.nowMs, bytes: remote.status() });
    expect(written.at(-1)).toEqual(hex('12 05 35'));
    bench.run(200, rest);
    bench.tell({ type: 'report', hostMs: bench.nowMs, bytes: remote.status() });
    expect(written.slice(-2)).toEqual([hex('10 00'), hex('12 04 35')]);
  });
});

describe('a DualSense', () => {
  it('runs both motors by report 0x02 on USB, and nothing else changes', () => {
    const { bench, report } = readyController('dualsense', 'usb');
    const on = bench.tell({ type: 'vibrate', hostMs: bench.nowMs, durationMs: 20 });
    expect(on.writes).toEqual([Uint8Array.of(0x02, 0x03, 0, 0xff, 0xff, ...new Uint8Array(58))]);
    const writes: Uint8Array[] = [];
    bench.run(19, report);
    writes.push(...bench.tell({ type: 'timeout', hostMs: bench.nowMs + 1 }).writes);
    expect(writes).toEqual([Uint8Array.of(0x02, 0x03, ...new Uint8Array(61))]);
  });

  it('by report 0x31 on Bluetooth, counted and with a checksum (zlib of Python)', () => {
    const { bench } = readyController('dualsense', 'bluetooth');
    const on = bench.tell({ type: 'vibrate', hostMs: bench.nowMs, durationMs: 20 });
    const off = bench.tell({ type: 'vibrate', hostMs: bench.nowMs, durationMs: 0 });
    expect([...on.writes, ...off.writes]).toEqual([
      Uint8Array.of(0x31, 0x00, 0x10, 0x03, 0, 0xff, 0xff, ...new Uint8Array(67), ...hex('d0 ec ed a1')),
      Uint8Array.of(0x31, 0x10, 0x10, 0x03, ...new Uint8Array(70), ...hex('65 90 12 ea')),
    ]);
  });
});

describe('a DualShock 4', () => {
  it('has no motor that is used', () => {
    const { bench } = readyController('dualshock-4', 'usb');
    const output = bench.tell({ type: 'vibrate', hostMs: bench.nowMs, durationMs: 100 });
    expect([output.writes, output.vibrationMs]).toEqual([[], undefined]);
  });
});
