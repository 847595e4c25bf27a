import { describe, expect, it } from 'vitest';
import type { DeviceStatus, VirtualPatientOptions } from '#core/contract/sensors.ts';
import { NOTHING_SHOWN, type Stimulus } from '#core/contract/stimulus.ts';
import { Hub } from '#core/session/hub.ts';
import { SensorRig } from './support/sensor-rig.ts';

const WEARING: VirtualPatientOptions = {
  seed: 7,
  bodyMassKg: 70,
  heightM: 1.75,
  impairment: 'none',
  severity: 0,
  sensors: 'rigid',
};

const BENDING: Stimulus = { ...NOTHING_SHOWN, movement: 'bend' };

async function rigWearing(options: VirtualPatientOptions = WEARING): Promise<SensorRig> {
  const rig = new SensorRig();
  rig.send({ type: 'use-virtual-patient', options });
  await rig.run(2000);
  return rig;
}

function worn(rig: SensorRig): DeviceStatus[] {
  return rig.devices.filter(({ kind }) => kind === 'motion');
}

describe('a virtual patient with motion sensors', () => {
  it('has the board and both sensors attached, each in its place', async () => {
    const rig = await rigWearing();
    expect(rig.inputsOf('sensor-attached')).toMatchObject([
      { serial: 'virtual-thorax', role: 'thorax', axes: 6, source: 'virtual-patient', nominalRateHz: 200 },
      { serial: 'virtual-pelvis', role: 'pelvis', axes: 6, source: 'virtual-patient', nominalRateHz: 200 },
    ]);
    const slots = [...rig.inputsOf('attached'), ...rig.inputsOf('sensor-attached')].map(({ slot }) => slot);
    expect(new Set(slots).size).toBe(3);
  });

  it('wears none without being told to', async () => {
    const { sensors: _, ...without } = WEARING;
    for (const options of [without, { ...without, sensors: 'none' as const }]) {
      const rig = await rigWearing(options);
      expect(rig.inputsOf('sensor-attached')).toEqual([]);
      expect(worn(rig)).toEqual([]);
    }
  });

  it('gives 200 samples a second of each beside 100 readings of the board, none back in time', async () => {
    const rig = await rigWearing();
    const before = rig.inputsOf('motion').length;
    await rig.run(5000);
    const motion = rig.inputsOf('motion').slice(before);
    expect(motion.length).toBeGreaterThan(1900);
    expect(motion.length).toBeLessThan(2010);
    const hostMs = rig.inputs.map((input) => input.hostMs);
    expect(hostMs.every((ms, at) => ms >= (hostMs[at - 1] ?? 0))).toBe(true);
    expect(motion.every(({ magUt }) => magUt === undefined)).toBe(true);
    expect(motion.every(({ button }) => !button)).toBe(true);
  });

  it('says of each sensor how it fares', async () => {
    const rig = await rigWearing();
    await rig.run(3000);
    expect(worn(rig)).toMatchObject([
      {
        serial: 'virtual-thorax',
        state: 'ready',
        inUse: true,
        motion: { role: 'thorax', hasMagnetometer: true },
      },
      { serial: 'virtual-pelvis', state: 'ready', inUse: true, motion: { role: 'pelvis', kind: 'motion' } },
    ]);
    for (const { rateHz, motion } of worn(rig)) {
      expect(rateHz).toBeGreaterThan(60);
      expect(motion?.batteryPercent).toBeGreaterThan(50);
      expect(motion?.lossPercent).toBeLessThan(5);
    }
  });

  it('lets a therapist put the sensors elsewhere, and use the magnetometer', async () => {
    const rig = await rigWearing();
    const before = rig.inputsOf('sensor-attached').length;
    rig.send({
      type: 'motion-sensors',
      assignments: {
        'virtual-thorax': { role: 'pelvis', axes: 9 },
        'virtual-pelvis': { role: 'none', axes: 6 },
      },
      discover: false,
    });
    await rig.run(1000);
    expect(rig.inputsOf('sensor-attached').slice(before)).toMatchObject([
      { serial: 'virtual-thorax', role: 'pelvis', axes: 9 },
      { serial: 'virtual-pelvis', role: 'none', axes: 6 },
    ]);
    expect(worn(rig)).toMatchObject([
      { inUse: true, motion: { role: 'pelvis', axes: 9 } },
      { inUse: false, motion: { role: 'none', axes: 6 } },
    ]);
    expect(rig.inputsOf('motion').at(-1)?.magUt ?? rig.inputsOf('motion').at(-4)?.magUt).toBeDefined();
  });

  it('keeps what was decided before the patient came, and does not look for devices on that account', async () => {
    const rig = new SensorRig();
    rig.send({
      type: 'motion-sensors',
      assignments: { 'virtual-thorax': { role: 'none', axes: 6 } },
      discover: false,
    });
    rig.send({ type: 'use-virtual-patient', options: WEARING });
    await rig.run(1000);
    expect(rig.inputsOf('sensor-attached')).toMatchObject([
      { serial: 'virtual-thorax', role: 'none' },
      { serial: 'virtual-pelvis', role: 'pelvis' },
    ]);
  });

  it('takes the sensors along when it goes', async () => {
    const rig = await rigWearing();
    rig.send({ type: 'use-nothing' });
    await rig.run(1000);
    expect(new Set(rig.inputsOf('detached').map(({ slot }) => slot))).toEqual(new Set([0, 1, 2]));
    expect(worn(rig)).toEqual([]);
  });

  it('does what it is asked to do', async () => {
    const rig = await rigWearing();
    const fastest = (): number =>
      Math.max(
        ...rig
          .inputsOf('motion')
          .slice(-1200)
          .map(({ gyroRadS }) => Math.hypot(...gyroRadS)),
      );
    await rig.run(3000);
    expect(fastest()).toBeLessThan(0.35);
    rig.send({ type: 'stimulus', stimulus: BENDING, frameCount: 1 });
    await rig.run(3000);
    expect(fastest()).toBeGreaterThan(0.8);
  });

  it('has no board when told so: motion sensors alone, and time goes on', async () => {
    const rig = await rigWearing({ ...WEARING, board: 'none' });
    expect(rig.inputsOf('attached')).toEqual([]);
    expect(rig.inputsOf('board')).toEqual([]);
    expect(rig.devices.map(({ kind }) => kind)).toEqual(['motion', 'motion']);
    expect(rig.inputsOf('motion').length).toBeGreaterThan(700);
    expect(rig.frames.at(-1)?.tMs).toBeGreaterThan(1900);
    rig.send({ type: 'use-nothing' });
    await rig.run(500);
    expect(rig.inputsOf('detached')).toHaveLength(2);
    expect(rig.devices).toEqual([]);
  });

  it('has neither board nor sensors when told so, and the hub still gets its frames', async () => {
    const rig = await rigWearing({ ...WEARING, board: 'none', sensors: 'none' });
    expect(rig.devices).toEqual([]);
    expect(rig.frames.at(-1)?.tMs).toBeGreaterThan(1900);
  });

  it('sped up without a board, waits for the page as with one', async () => {
    const rig = new SensorRig();
    let frameCount = 0;
    rig.onBatch = (frames) => {
      frameCount += frames.length;
      rig.clock.after(0.2, () => rig.send({ type: 'stimulus', stimulus: BENDING, frameCount }));
    };
    rig.send({ type: 'restart-hub' });
    rig.send({ type: 'speed', factor: 20 });
    rig.send({ type: 'use-virtual-patient', options: { ...WEARING, board: 'none' } });
    await rig.run(500);
    expect(rig.inputsOf('motion').length).toBeGreaterThan(3600);
    expect(rig.frames.at(-1)?.tMs).toBeGreaterThan(9000);
  });

  it('tells the tilt of a tilting board beside its load, unless a therapist leaves it out', async () => {
    const rig = await rigWearing({ ...WEARING, board: 'tilting', sensors: 'none' });
    expect(rig.inputsOf('sensor-attached')).toMatchObject([
      { serial: 'virtual-tilting-board', kind: 'tilt', role: 'board', nominalRateHz: 100 },
    ]);
    expect(rig.devices).toMatchObject([
      { kind: 'board', serial: 'virtual-patient' },
      {
        kind: 'motion',
        serial: 'virtual-tilting-board',
        inUse: true,
        motion: { kind: 'tilt', role: 'board' },
      },
    ]);
    // The last batch may end between the two.
    expect(Math.abs(rig.inputsOf('tilt').length - rig.inputsOf('board').length)).toBeLessThan(2);
    expect(rig.inputsOf('tilt').length).toBeGreaterThan(190);
    rig.send({
      type: 'motion-sensors',
      assignments: { 'virtual-tilting-board': { role: 'none', axes: 6 } },
      discover: false,
    });
    await rig.run(1000);
    expect(rig.inputsOf('sensor-attached').at(-1)).toMatchObject({ role: 'none' });
    expect(worn(rig)).toMatchObject([{ inUse: false }]);
  });

  it('lets its sensors’ clocks go on while the computer sleeps', async () => {
    const rig = await rigWearing();
    await rig.clock.sleep(30_000);
    await rig.run(500);
    const motion = rig.inputsOf('motion').filter(({ slot }) => slot === rig.inputsOf('motion')[0]?.slot);
    const [first, last] = [motion[0], motion.at(-1)];
    const drift =
      (last?.hostMs ?? 0) - (first?.hostMs ?? 0) - ((last?.deviceMs ?? 0) - (first?.deviceMs ?? 0));
    expect(Math.abs(drift)).toBeLessThan(40);
  });

  it('sped up, waits for the page as before, and its recording folds to the same frames', async () => {
    const rig = new SensorRig();
    let frameCount = 0;
    rig.send({ type: 'restart-hub' });
    rig.onBatch = (frames) => {
      frameCount += frames.length;
      rig.clock.after(0.2, () => rig.send({ type: 'stimulus', stimulus: BENDING, frameCount }));
    };
    rig.send({ type: 'speed', factor: 20 });
    rig.send({ type: 'use-virtual-patient', options: WEARING });
    await rig.run(500);
    expect(rig.inputsOf('board').length).toBeGreaterThan(950);
    expect(rig.inputsOf('motion').length).toBeGreaterThan(3600);
    const restart = rig.messages.findLastIndex((message) => message.type === 'hub-started');
    rig.messages = rig.messages.slice(restart);
    const hub = new Hub();
    expect(rig.inputs.flatMap((input) => hub.push(input))).toEqual(rig.frames);
  });
});
