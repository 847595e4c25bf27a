/** The command to vibrate, through the whole sensors process. */
import { expect, it } from 'vitest';
import { FrameFlag, hasFlag } from '#core/contract/frame.ts';
import { CALIBRATIONS, DUALSENSE, FakeController, sensorReport } from './support/fake-controller.ts';
import { SensorRig } from './support/sensor-rig.ts';

const PATH = '/dev/hidraw7';

/** The first motor of each report that was written: full or still. */
const motorsOf = ({ written }: FakeController): unknown[] => written.map((bytes) => bytes[3]);

async function worn() {
  const rig = new SensorRig();
  const device = new FakeController(DUALSENSE, {
    transport: 'usb',
    features: [CALIBRATIONS.dualSenseUsb],
  });
  rig.port.plug(PATH, 'A', device);
  await rig.run(2100);
  rig.send({
    type: 'motion-sensors',
    assignments: { A: { role: 'thorax', axes: 6 } },
    discover: false,
  });
  let ticks = 0;
  const run = async (durationMs: number): Promise<void> => {
    for (let passed = 0; passed < durationMs; passed += 10) {
      ticks += 30_000;
      rig.port.send(PATH, sensorReport(DUALSENSE, 'usb', { gyro: [0, 0, 0], acc: [0, 8192, 0], ticks }));
      await rig.run(10);
    }
  };
  await run(1500);
  return { rig, device, run };
}

it('runs the motor of the sensor that is worn, says so to the hub, and ends it without being told', async () => {
  const { rig, device, run } = await worn();
  expect(rig.device('A')?.motion?.canVibrate).toBe(true);
  rig.send({ type: 'vibrate', serial: 'A', durationMs: 100 });
  await run(500);
  expect(motorsOf(device)).toEqual([0xff, 0]);
  expect(rig.inputsOf('vibration')).toMatchObject([
    { slot: 0, durationMs: 100 },
    { slot: 0, durationMs: 0 },
  ]);
  const [on, off] = rig.inputsOf('vibration');
  expect((off?.hostMs ?? 0) - (on?.hostMs ?? 0)).toBeCloseTo(100, 6);
  const flagged = rig.frames.filter((frame) => hasFlag(frame, FrameFlag.thoraxVibrating));
  expect(flagged.length).toBeGreaterThanOrEqual(26);
  expect(flagged.length).toBeLessThanOrEqual(28);
});

it('stops at once when told to, when a page comes anew, and when the process closes its devices', async () => {
  const { rig, device, run } = await worn();
  const vibrate = async (): Promise<void> => {
    rig.send({ type: 'vibrate', serial: 'A', durationMs: 150 });
    await rig.run(1);
  };
  await vibrate();
  rig.send({ type: 'stop-vibration' });
  await run(10);
  expect(motorsOf(device)).toEqual([0xff, 0]);
  await vibrate();
  rig.connect();
  await run(10);
  expect(motorsOf(device)).toEqual([0xff, 0, 0xff, 0]);
  await vibrate();
  const closing = rig.host.close();
  await rig.run(10);
  await closing;
  expect(motorsOf(device)).toEqual([0xff, 0, 0xff, 0, 0xff, 0]);
});

it('refuses a pulse that is longer than 150 ms, and one of a sensor that there is not does nothing', async () => {
  const { rig, device, run } = await worn();
  rig.send({ type: 'vibrate', serial: 'A', durationMs: 151 });
  rig.send({ type: 'vibrate', serial: 'B', durationMs: 100 });
  await run(50);
  expect(motorsOf(device)).toEqual([]);
  expect(rig.problems).toMatchObject([{ code: 'invalid-argument' }]);
});
