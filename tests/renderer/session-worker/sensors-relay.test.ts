import { beforeEach, describe, expect, it } from 'vitest';
import { packFrames } from '#core/contract/frame.ts';
import type { DeviceStatus, SensorCommand, SensorMessage } from '#core/contract/sensors.ts';
import { NOTHING_SHOWN } from '#core/contract/stimulus.ts';
import type { PageCommand, SensorNews } from '#renderer/session-worker/messages.ts';
import type { Port } from '#renderer/session-worker/port.ts';
import { SensorsRelay } from '#renderer/session-worker/sensors-relay.ts';
import { standing } from '../../support/frames.ts';
import { portPair } from '../../support/port-pair.ts';

const pointerOn: PageCommand = { type: 'use-pointer', bodyMassKg: 70 };
const hidOn: PageCommand = { type: 'use-hid' };
const mass: PageCommand = { type: 'body-mass', bodyMassKg: 70 };
const scan: PageCommand = { type: 'scan' };
const hubStarted: SensorMessage = { type: 'hub-started', clockOriginMs: 0 };

function batch(...loadsKg: number[]): SensorMessage {
  const frames = packFrames(loadsKg.map((loadKg) => standing({ loadKg })));
  return { type: 'batch', sequence: 0, inputs: new Uint8Array(), frames };
}

let heard: SensorMessage[];
let news: SensorNews[];
let relay: SensorsRelay;
beforeEach(() => {
  heard = [];
  news = [];
  relay = new SensorsRelay(
    (message) => heard.push(message),
    (one) => news.push(one),
  );
});

/** The sensors process's end of a port that the relay has taken, and what it was commanded. */
function connected(): { end: Port<SensorCommand, SensorMessage>; commands: SensorCommand[] } {
  const [near, end] = portPair<SensorMessage, SensorCommand>();
  const commands: SensorCommand[] = [];
  end.listen((command) => commands.push(command));
  relay.connect(near);
  return { end, commands };
}

describe('commands to the sensors', () => {
  it('that set something for good are kept for a port that is still to come; passing ones are not', () => {
    for (const command of [pointerOn, scan, mass]) relay.send(command);
    expect(connected().commands).toEqual([pointerOn, mass]);
  });

  it('are repeated to a process that came back, those in force last, in order', () => {
    connected();
    for (const command of [pointerOn, mass, scan, hidOn]) relay.send(command);
    expect(connected().commands).toEqual([mass, hidOn]);
  });

  it('go to the newest port, and nothing is taken from the one before', () => {
    const first = connected();
    const second = connected();
    relay.send(scan);
    first.end.post(hubStarted);
    expect([first.commands, second.commands, heard]).toEqual([[], [scan], []]);
  });
});

describe('a pulse', () => {
  const device = (serial: string, role: 'thorax' | 'pelvis', canVibrate: boolean): DeviceStatus => ({
    kind: 'motion',
    source: 'hid',
    serial,
    model: 'Joy-Con (L)',
    state: 'ready',
    inUse: true,
    rateHz: 200,
    gaps: 0,
    longestGapMs: 0,
    warnings: [],
    motion: { kind: 'motion', role, axes: 6, hasMagnetometer: false, canVibrate, lossPercent: 0 },
  });

  it('goes to the sensor in the first place of those that have a motor, and nowhere where none has', () => {
    const { end, commands } = connected();
    const say = (...devices: DeviceStatus[]): void => end.post({ type: 'devices', devices, scanning: false });
    const pulse = { segments: ['thorax', 'pelvis'], durationMs: 60 } as const;
    relay.vibrate(pulse);
    say(device('A', 'thorax', true), device('B', 'pelvis', true));
    relay.vibrate(pulse);
    say(device('A', 'thorax', false), device('B', 'pelvis', true));
    relay.vibrate(pulse);
    say(device('A', 'thorax', false));
    relay.vibrate(pulse);
    expect(commands).toEqual(['A', 'B'].map((serial) => ({ type: 'vibrate', serial, durationMs: 60 })));
  });
});

describe('what the sensors say', () => {
  it('goes to the session whole, and to the page as the newest frame, when it is ready for one', () => {
    const { end } = connected();
    for (const message of [hubStarted, batch(1, 2), batch(3), batch(), batch(4, 5)]) end.post(message);
    expect(heard).toHaveLength(5);
    const loads = (): unknown[] => news.map((one) => (one.type === 'frame' ? one.frame.loadKg : one.type));
    expect(loads()).toEqual(['hub-started', 2]);
    relay.frameTaken();
    expect(loads()).toEqual(['hub-started', 2, 5]);
  });
});

describe('what the person sees', () => {
  it('rests on every frame since the hub began', () => {
    const { end, commands } = connected();
    for (const message of [hubStarted, batch(1, 2), batch(3)]) end.post(message);
    relay.show(NOTHING_SHOWN);
    end.post(hubStarted);
    relay.show(NOTHING_SHOWN);
    expect(commands.map((command) => command.type === 'stimulus' && command.frameCount)).toEqual([3, 0]);
  });

  it('is a movement that was asked for, unless the session asks for another', () => {
    const { commands } = connected();
    relay.askMovement('calibration-bend');
    relay.show(NOTHING_SHOWN);
    relay.show({ ...NOTHING_SHOWN, movement: 'turn' });
    relay.askMovement(undefined);
    const movements = commands.map((command) => command.type === 'stimulus' && command.stimulus.movement);
    expect(movements).toEqual(['calibration-bend', 'calibration-bend', 'turn', undefined]);
  });
});

describe('real time', () => {
  it('is what the sensors keep unless simulated time goes faster', () => {
    expect(relay.isRealTime).toBe(true);
    relay.send({ type: 'speed', factor: 20 });
    expect(relay.isRealTime).toBe(false);
    relay.send({ type: 'speed', factor: 1 });
    expect(relay.isRealTime).toBe(true);
  });
});
