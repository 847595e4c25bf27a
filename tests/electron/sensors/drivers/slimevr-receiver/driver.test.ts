import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { message } from '#core/language/message.ts';
import { rotate } from '#core/imu/quaternion.ts';
import { SlimeVrReceiverDriver } from '#electron/sensors/drivers/slimevr-receiver/driver.ts';
import {
  addressOf,
  addressPacket,
  buttonPacket,
  FakeReceiver,
  infoPacket,
  linkPacket,
  quaternionPacket,
  receiverReport,
  runtimePacket,
} from '../../support/fake-receiver.ts';
import { MotionBench } from '../../support/motion-bench.ts';

const UPRIGHT = [Math.SQRT1_2, Math.SQRT1_2, 0, 0] as const;
const LYING = [1, 0, 0, 0] as const;

function opened(): MotionBench {
  const bench = new MotionBench(new SlimeVrReceiverDriver(), new FakeReceiver());
  bench.open();
  return bench;
}

/** Both trackers in every report, as a receiver sends them when both move. */
function two(): Uint8Array {
  return receiverReport(
    quaternionPacket(0, UPRIGHT),
    quaternionPacket(1, LYING),
    addressPacket(0),
    addressPacket(1),
  );
}

function serials(bench: MotionBench): (string | undefined)[] {
  return bench.output.status.trackers.map(({ serial }) => serial);
}

describe('a receiver', () => {
  it('has several trackers, each with a serial number of its own', () => {
    const bench = opened();
    bench.run(1000, two, 10);
    expect(bench.output.status).toMatchObject({ state: 'ready', warnings: [] });
    expect(bench.output.status.trackers).toMatchObject([
      {
        tracker: '0',
        serial: addressOf(0),
        name: message('device.slimevr-tracker'),
        kind: 'orientation',
        axes: 6,
        received: 100,
      },
      { tracker: '1', serial: addressOf(1), kind: 'orientation', received: 100 },
    ]);
  });

  it('gives orientations from the tracker to an earth with z up, at the time of arrival', () => {
    const bench = opened();
    bench.run(100, two, 10);
    const [first, second] = bench.readings.slice(-2);
    if (first?.kind !== 'orientation' || second?.kind !== 'orientation') throw new Error('No orientation');
    expect([first.tracker, second.tracker]).toEqual(['0', '1']);
    expect(first.deviceMs).toBe(first.hostMs);
    expect(rotate(first.quaternion, [0, 1, 0])[2]).toBeCloseTo(1, 9);
    expect(rotate(second.quaternion, [0, 0, 1])[2]).toBeCloseTo(1, 9);
  });

  it('does not go by acceleration: what it says of gravity changes nothing', () => {
    const withGravity = quaternionPacket(0, UPRIGHT);
    const without = Uint8Array.from(withGravity);
    without.fill(0, 10);
    const readingOf = (packet: Uint8Array): unknown =>
      opened().hear(receiverReport(addressPacket(0), packet)).readings;
    expect(readingOf(withGravity)).toEqual(readingOf(without));
    expect(readingOf(without)).toHaveLength(1);
  });

  it('whose trackers are all switched off is ready, and says so', () => {
    const bench = opened();
    bench.run(5000, () => receiverReport(), 100);
    expect(bench.output.status).toMatchObject({
      state: 'ready',
      trackers: [],
      warnings: [message('warning.slimevr.none-on')],
    });
  });

  it('that never says anything is refused, with what to do', () => {
    const bench = opened();
    bench.run(4000);
    expect(bench.output.verdict).toBe('retry-later');
    expect(bench.output.status.error).toMatchObject({
      code: 'device-silent',
      message: message('error.slimevr.says-nothing'),
    });
  });

  it('that falls silent is opened again', () => {
    const bench = opened();
    bench.run(500, two, 10);
    bench.run(700);
    expect(bench.output.status.state).toBe('silent');
    bench.run(3000);
    expect(bench.output.verdict).toBe('reopen');
    expect(bench.output.status.error).toBeUndefined();
  });

  it('that was told to begin again goes on', () => {
    const bench = opened();
    bench.run(100, two, 10);
    bench.tell({ type: 'recalibrate', hostMs: bench.nowMs });
    bench.run(100, two, 10);
    expect(bench.output.status.state).toBe('ready');
  });
});

describe('a tracker', () => {
  it('is not there before its address is: readings without a name go nowhere', () => {
    const bench = opened();
    bench.hear(receiverReport(...Array.from({ length: 4 }, () => quaternionPacket(3, LYING))));
    expect(bench.readings).toEqual([]);
    expect(bench.output.status.trackers).toEqual([]);
    bench.hear(receiverReport(addressPacket(3), quaternionPacket(3, LYING)));
    expect(bench.readings).toHaveLength(1);
    expect(serials(bench)).toEqual([addressOf(3)]);
  });

  it('whose address never comes is taken without after two seconds', () => {
    const bench = opened();
    const report = receiverReport(...Array.from({ length: 4 }, () => quaternionPacket(3, LYING)));
    bench.run(1990, () => report, 10);
    expect(bench.output.status.trackers).toEqual([]);
    bench.run(100, () => report, 10);
    expect(bench.output.status.trackers).toMatchObject([{ tracker: '3' }]);
    expect(serials(bench)).toEqual([undefined]);
    expect(bench.readings.length).toBeGreaterThan(0);
  });

  it('that falls silent stays known, the other goes on, and its return needs nothing', () => {
    const bench = opened();
    bench.run(500, two, 10);
    bench.run(5000, () => receiverReport(quaternionPacket(1, LYING), addressPacket(0), addressPacket(1)), 10);
    expect(bench.output.status.state).toBe('ready');
    expect(serials(bench)).toEqual([addressOf(0), addressOf(1)]);
    expect(bench.output.status.trackers.map(({ received }) => received)).toEqual([50, 550]);
    bench.run(500, two, 10);
    expect(bench.output.status.trackers.map(({ received }) => received)).toEqual([100, 600]);
  });

  it('whose button was pressed says so in its orientations until it says otherwise, the other one does not', () => {
    const bench = opened();
    const heard = (): [string, boolean][] => {
      const { readings } = bench.hear(two());
      return readings.map((reading) => [reading.tracker, reading.kind === 'orientation' && reading.button]);
    };
    bench.run(100, two, 10);
    expect(heard()).toEqual([
      ['0', false],
      ['1', false],
    ]);
    bench.hear(receiverReport(buttonPacket(1, 1)));
    bench.run(100, two, 10);
    expect(heard()).toEqual([
      ['0', false],
      ['1', true],
    ]);
    bench.hear(receiverReport(buttonPacket(1, 0)));
    expect(heard()).toEqual([
      ['0', false],
      ['1', false],
    ]);
  });

  it('that was switched off by its button is not pressed any more when it is back', () => {
    const bench = opened();
    bench.run(100, two, 10);
    bench.hear(receiverReport(buttonPacket(0, 1), quaternionPacket(0, UPRIGHT)));
    expect(bench.readings.at(-1)).toMatchObject({ tracker: '0', button: true });
    bench.run(1000, () => receiverReport(addressPacket(0)), 100);
    bench.hear(receiverReport(quaternionPacket(0, UPRIGHT)));
    expect(bench.readings.at(-1)).toMatchObject({ tracker: '0', button: false });
  });

  it('on a cable speaks like a receiver', () => {
    const bench = new MotionBench(new SlimeVrReceiverDriver(), new FakeReceiver(0x7692));
    bench.open();
    bench.run(100, () => receiverReport(quaternionPacket(0, UPRIGHT)), 10);
    expect(serials(bench)).toEqual([addressOf(0)]);
  });

  it('tells battery, signal and magnetometer', () => {
    const bench = opened();
    bench.hear(receiverReport(quaternionPacket(0, UPRIGHT), infoPacket(0, { magnetometer: 2 })));
    expect(bench.output.status.trackers).toMatchObject([
      { axes: 9, batteryPercent: 80, charging: false, signalDbm: -52 },
    ]);
    bench.hear(receiverReport(infoPacket(0, { battery: 0xff, voltage: 190, rssi: 70 })));
    expect(bench.output.status.trackers).toMatchObject([
      { axes: 6, batteryPercent: 100, charging: true, signalDbm: -70 },
    ]);
  });

  it('counts what the radio lost, by the share that it tells', () => {
    const bench = opened();
    const lostOf = (): (number | undefined)[] => bench.output.status.trackers.map(({ lost }) => lost);
    bench.run(1000, two, 10);
    bench.hear(receiverReport(linkPacket(0, 90, 9), linkPacket(1, 100, 0)));
    expect(lostOf()).toEqual([10, 0]);
    bench.run(1000, two, 10);
    bench.hear(receiverReport(linkPacket(0, 50, 10), linkPacket(1, 0, 7)));
    expect(lostOf()).toEqual([30, 7]);
  });

  it('whose battery is nearly empty, or lasts minutes, or whose sensor is at fault, is named', () => {
    const bench = opened();
    bench.run(100, two, 10);
    bench.hear(receiverReport(infoPacket(0, { battery: 0x80 | 7 }), runtimePacket(1, 10n * 60_000_000n)));
    expect(bench.output.status.warnings).toEqual([
      message('warning.slimevr.battery-low', { tracker: addressOf(0) }),
      message('warning.slimevr.battery-low', { tracker: addressOf(1) }),
    ]);
    bench.hear(receiverReport(infoPacket(0, { battery: 0x80 | 7, voltage: 190 }), linkPacket(1, 9, 0, 3)));
    bench.hear(receiverReport(runtimePacket(1, 300n * 60_000_000n)));
    expect(bench.output.status.warnings).toEqual([
      message('warning.slimevr.faulty', { tracker: 'E85DC12A0F01' }),
    ]);
  });

  it('gives no orientation for a quaternion of another length, and many of them are said', () => {
    const bench = opened();
    bench.run(100, two, 10);
    const before = bench.readings.length;
    const damaged = receiverReport(
      quaternionPacket(0, [0.5, 0.5, 0.5, 0.2]),
      quaternionPacket(0, [0, 0, 0, 0]),
    );
    bench.hear(damaged);
    expect(bench.readings).toHaveLength(before);
    expect(bench.output.status.warnings).toEqual([]);
    bench.run(30, () => damaged, 10);
    expect(bench.output.status.warnings).toEqual([
      message('warning.slimevr.damaged', { damaged: expect.any(Number), received: expect.any(Number) }),
    ]);
  });
});

describe('whatever bytes come', () => {
  it('nothing throws, and every orientation has length 1', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 130 }),
      fc
        .array(
          fc.tuple(
            fc.constantFrom(0, 1, 2, 3, 4, 5, 6, 7, 255),
            fc.uint8Array({ minLength: 15, maxLength: 15 }),
          ),
          { minLength: 4, maxLength: 4 },
        )
        .map((packets) => Uint8Array.from(packets.flatMap(([type, rest]) => [type, ...rest]))),
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(bytes, fc.integer({ min: 0, max: 900 })), { maxLength: 40 }),
        (reports) => {
          const driver = new SlimeVrReceiverDriver();
          let hostMs = 0;
          driver.step({ type: 'opened', hostMs });
          for (const [report, afterMs] of reports) {
            hostMs += afterMs;
            const { readings } = driver.step({ type: 'report', hostMs, bytes: report });
            for (const reading of readings) {
              if (reading.kind !== 'orientation') throw new Error('Not an orientation');
              const [w, x, y, z] = reading.quaternion;
              expect(w * w + x * x + y * y + z * z).toBeCloseTo(1, 9);
            }
            driver.step({ type: 'timeout', hostMs });
          }
        },
      ),
    );
  });
});
