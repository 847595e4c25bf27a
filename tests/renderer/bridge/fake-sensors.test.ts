import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FrameFlag, hasFlag, unpackFrames } from '#core/contract/frame.ts';
import type { SensorCommand, SensorMessage, VirtualPatientOptions } from '#core/contract/sensors.ts';
import { type Movement, NOTHING_SHOWN } from '#core/contract/stimulus.ts';
import { FakeSensors } from '#renderer/bridge/fake/fake-sensors.ts';

const WEARING: VirtualPatientOptions = {
  seed: 3,
  bodyMassKg: 70,
  heightM: 1.7,
  impairment: 'none',
  severity: 0,
  sensors: 'rigid',
};

/** The page's end of the port. */
class Page {
  messages: SensorMessage[] = [];
  readonly #port = new FakePort((message) => this.messages.push(message));
  readonly sensors = new FakeSensors(this.#port);

  send(command: SensorCommand): void {
    this.#port.onmessage?.(new MessageEvent('message', { data: command }));
  }

  ask(movement: Movement): void {
    this.send({ type: 'stimulus', stimulus: { ...NOTHING_SHOWN, movement }, frameCount: 0 });
  }

  get frames() {
    return this.messages.flatMap((message) => (message.type === 'batch' ? unpackFrames(message.frames) : []));
  }

  get body() {
    return this.messages.findLast((message) => message.type === 'body')?.body;
  }

  /** Stands still, then bends: the two guided steps. */
  calibrate(): void {
    this.send({ type: 'stand-still', durationMs: 3000 });
    vi.advanceTimersByTime(3200);
    this.ask('calibration-bend');
    this.send({ type: 'calibration-bend', durationMs: 7000 });
    vi.advanceTimersByTime(7200);
  }
}

class FakePort extends EventTarget implements MessagePort {
  onmessage: MessagePort['onmessage'] = null;
  onmessageerror: MessagePort['onmessageerror'] = null;
  readonly #receive: (message: SensorMessage) => void;

  constructor(receive: (message: SensorMessage) => void) {
    super();
    this.#receive = receive;
  }

  postMessage(message: SensorMessage): void {
    this.#receive(message);
  }

  start(): void {}
  close(): void {}
}

describe('motion sensors in the browser', () => {
  let page: Page;

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
    page = new Page();
    page.send({ type: 'use-virtual-patient', options: WEARING });
    vi.advanceTimersByTime(5000);
  });
  afterEach(() => {
    page.sensors.stop();
    vi.useRealTimers();
  });

  it('are among the devices, and each says how it fares', () => {
    const devices = page.messages.findLast((message) => message.type === 'devices')?.devices;
    expect(devices?.map(({ serial }) => serial)).toEqual([
      'virtual-patient',
      'virtual-thorax',
      'virtual-pelvis',
    ]);
    expect(page.body?.segments).toMatchObject([
      { serial: 'virtual-thorax', role: 'thorax', aligned: false },
      { serial: 'virtual-pelvis', role: 'pelvis', aligned: false },
    ]);
  });

  it('are calibrated by standing still and bending, keep it in a new hub, and tell angles', () => {
    page.calibrate();
    expect(page.body).toMatchObject({ calibration: { step: 'calibration-bend', state: 'done' } });
    page.messages = [];
    page.send({ type: 'restart-hub' });
    page.ask('bend');
    vi.advanceTimersByTime(4000);
    const valid = page.frames.slice(50);
    expect(valid.every((frame) => hasFlag(frame, FrameFlag.thoraxValid | FrameFlag.pelvisValid))).toBe(true);
    expect(Math.max(...valid.map((frame) => frame.thoraxFlexionDeg))).toBeGreaterThan(60);
  });

  it('are all there is of a patient without a board, and time goes on', () => {
    page.messages = [];
    page.send({ type: 'use-virtual-patient', options: { ...WEARING, board: 'none' } });
    vi.advanceTimersByTime(2000);
    const devices = page.messages.findLast((message) => message.type === 'devices')?.devices;
    expect(devices?.map(({ kind }) => kind)).toEqual(['motion', 'motion']);
    expect(page.frames.length).toBeGreaterThan(190);
    expect(page.frames.slice(-100).some((frame) => hasFlag(frame, FrameFlag.attached))).toBe(false);
  });

  it('go where they are put, and with the patient who wears them', () => {
    page.send({
      type: 'motion-sensors',
      assignments: { 'virtual-thorax': { role: 'none', axes: 6 } },
      discover: false,
    });
    vi.advanceTimersByTime(500);
    expect(page.body?.segments.some(({ role }) => role === 'none')).toBe(true);
    page.send({ type: 'use-nothing' });
    vi.advanceTimersByTime(500);
    expect(page.body?.segments).toEqual([]);
  });
});
