// @vitest-environment jsdom
import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { BodyStatus, CalibrationStep, DeviceStatus, SegmentStatus } from '#core/contract/sensors.ts';
import { DEFAULT_SETTINGS } from '#core/ipc/settings.ts';
import { message } from '#core/language/message.ts';
import { goTo, screenStore } from '#renderer/app/screens.ts';
import { settingsStore } from '#renderer/app/settings-store.ts';
import { SensorSetUpScreen } from '#renderer/motion/SensorSetUpScreen.tsx';
import { say, sayMessage } from '../../support/english.ts';
import { renderWithProviders } from '../support/render-with-providers.tsx';
import { installFakeKeel } from '../support/fake-keel.ts';
import { connectFakeSensors, type FakeSensors } from '../support/fake-sensors-port.ts';

let sensors: FakeSensors;

beforeEach(async () => {
  vi.useFakeTimers();
  settingsStore.set(DEFAULT_SETTINGS);
  installFakeKeel({
    'settings:set': ({ sensors: changed = {} }) => ({ ...settingsStore.get(), sensors: changed }),
  });
  sensors = connectFakeSensors();
  await pass(0);
  sensors.say({ type: 'devices', devices: [], scanning: true });
  sensors.say({ type: 'body', body: { segments: [] } });
});
afterEach(() => vi.useRealTimers());

async function pass(ms: number): Promise<void> {
  await act(() => vi.advanceTimersByTimeAsync(ms));
}

function device(serial: string, changes: Partial<DeviceStatus> = {}): DeviceStatus {
  return {
    kind: 'motion',
    source: 'hid',
    serial,
    model: `Sensor ${serial}`,
    state: 'ready',
    inUse: false,
    rateHz: 200,
    gaps: 0,
    longestGapMs: 0,
    warnings: [],
    motion: {
      kind: 'motion',
      role: 'none',
      axes: 6,
      hasMagnetometer: false,
      canVibrate: false,
      lossPercent: 0,
      batteryPercent: 75,
    },
    ...changes,
  };
}

function segment(serial: string, movingDegS: number, changes: Partial<SegmentStatus> = {}): SegmentStatus {
  return { serial, role: 'none', movingDegS, aligned: false, slipped: false, ...changes };
}

async function sayBody(body: BodyStatus, times = 1): Promise<void> {
  for (let count = 0; count < times; count++) {
    sensors.say({ type: 'body', body });
    await pass(100);
  }
}

async function sayCalibration(calibration: CalibrationStep, times = 1): Promise<void> {
  await sayBody({ segments: [segment('a', 0), segment('b', 0)], calibration }, times);
}

function press(name: string): void {
  fireEvent.click(screen.getByRole('button', { name }));
}

function showBoth(): void {
  renderWithProviders(<SensorSetUpScreen back={{ name: 'devices' }} />);
  sayDevices();
}

/** Each sensor with the place that the settings give it, as the sensors process says it. */
function sayDevices(): void {
  const placed = (serial: string): DeviceStatus => {
    const status = device(serial);
    const role = settingsStore.get().sensors[serial]?.role ?? 'none';
    return status.motion === undefined ? status : { ...status, motion: { ...status.motion, role } };
  };
  sensors.say({ type: 'devices', devices: [placed('a'), placed('b')], scanning: false });
}

function title(): string | null {
  return screen.getByRole('heading', { level: 1 }).textContent;
}

describe('putting motion sensors on', () => {
  it('asks for sensors that nobody uses only as long as it is open', async () => {
    const { unmount } = renderWithProviders(<SensorSetUpScreen back={{ name: 'devices' }} />);
    await pass(0);
    expect(sensors.commands.at(-1)).toMatchObject({ type: 'motion-sensors', discover: true });
    expect(title()).toBe(say('sensor-set-up.find.title.none'));
    expect(screen.getByRole('button', { name: say('action.go-on') })).toHaveProperty('disabled', true);
    const before = sensors.commands.length;
    unmount();
    const next = renderWithProviders(<SensorSetUpScreen back={{ name: 'devices' }} />);
    await pass(2000);
    expect(sensors.commands.slice(before).filter(({ type }) => type === 'motion-sensors')).toEqual([]);
    next.unmount();
    await pass(2000);
    expect(sensors.commands.at(-1)).toMatchObject({ type: 'motion-sensors', discover: false });
  });

  it('gives places by what is moved, keeps them by serial number, and leads to the straps', async () => {
    showBoth();
    press(say('action.go-on'));
    await sayBody({ segments: [segment('a', 1), segment('b', 130)] }, 9);
    await pass(2000);
    expect(settingsStore.get().sensors).toEqual({ b: { role: 'thorax', axes: 6 } });
    sayDevices();
    expect(title()).toBe(say('sensor-set-up.assign.pelvis'));
    // The chest's sensor may move as it likes now.
    await sayBody({ segments: [segment('a', 90), segment('b', 200)] }, 9);
    await pass(2000);
    expect(settingsStore.get().sensors).toMatchObject({ a: { role: 'pelvis' }, b: { role: 'thorax' } });
    expect(title()).toBe(say('sensor-set-up.strap.title'));
  });

  it('goes straight to the straps when the places are known, and takes one sensor alone', async () => {
    settingsStore.set({
      ...DEFAULT_SETTINGS,
      sensors: { a: { role: 'thorax', axes: 6 }, b: { role: 'pelvis', axes: 6 } },
    });
    showBoth();
    press(say('sensor-set-up.find.choose-anew'));
    press(say('sensor-set-up.assign.none.thorax'));
    await pass(0);
    expect(settingsStore.get().sensors).toMatchObject({ a: { role: 'none' }, b: { role: 'pelvis' } });
  });

  it('calibrates in two steps that follow by themselves, and tells the virtual patient', async () => {
    settingsStore.set({
      ...DEFAULT_SETTINGS,
      sensors: { a: { role: 'thorax', axes: 6 }, b: { role: 'pelvis', axes: 6 } },
    });
    showBoth();
    press(say('action.go-on'));
    press(say('sensor-set-up.strap.done'));
    press(say('sensor-set-up.calibrate.begin'));
    expect(sensors.commands.slice(-2)).toMatchObject([
      { type: 'stimulus', stimulus: { movement: 'stand-still' } },
      { type: 'stand-still', durationMs: 3000 },
    ]);
    await sayCalibration({ step: 'stand-still', state: 'running', progress: 0.5 }, 5);
    await sayCalibration({ step: 'stand-still', state: 'done', progress: 1 });
    expect(sensors.commands.at(-1)).toMatchObject({ type: 'calibration-bend' });
    expect(title()).toBe(say('sensor-set-up.calibrate.calibration-bend.title'));
    // What is left from the step before is no answer to this one.
    await sayCalibration({ step: 'stand-still', state: 'done', progress: 1 }, 4);
    await sayCalibration({ step: 'calibration-bend', state: 'done', progress: 1 });
    await sayBody({
      segments: [
        segment('a', 0, { role: 'thorax', aligned: true }),
        segment('b', 0, { role: 'pelvis', aligned: true }),
      ],
    });
    expect(title()).toBe(say('sensor-set-up.worn.title.firm'));
    press(say('sensor-set-up.worn.zero'));
    expect(sensors.commands.at(-1)).toEqual({ type: 'zero-heading' });
    await pass(300);
    const body: BodyStatus = { segments: [segment('a', 0), segment('b', 20)] };
    const problem = message('sensor-set-up.zero.moved');
    await sayBody({ ...body, headingZero: { state: 'refused', problem } });
    expect(screen.getByRole('alert').textContent).toBe(say('sensor-set-up.zero.refused', { problem }));
    press(say('sensor-set-up.worn.zero'));
    expect(screen.queryByRole('alert')).toBeNull();
    await pass(300);
    await sayBody({ ...body, headingZero: { state: 'done' } });
    expect(screen.queryByRole('alert')).toBeNull();
    press(say('sensor-set-up.worn.done'));
    expect(screenStore.get()).toEqual({ name: 'devices' });
  });

  it('says why a step failed, and lets it be tried again', async () => {
    settingsStore.set({
      ...DEFAULT_SETTINGS,
      sensors: { a: { role: 'thorax', axes: 6 }, b: { role: 'pelvis', axes: 6 } },
    });
    showBoth();
    press(say('action.go-on'));
    press(say('sensor-set-up.strap.done'));
    press(say('sensor-set-up.calibrate.begin'));
    await pass(300);
    const problem = message('sensor-set-up.problem.moved', { sensor: 'thorax' });
    await sayCalibration({ step: 'stand-still', state: 'failed', progress: 1, problem });
    expect(screen.getByText(sayMessage(problem))).toBeDefined();
    press(say('action.try-again'));
    expect(sensors.commands.at(-1)).toMatchObject({ type: 'stand-still' });
  });

  it('can be begun by the keyboard once a sensor is ready', () => {
    renderWithProviders(<SensorSetUpScreen back={{ name: 'devices' }} />);
    const starting = device('a', { state: 'initialising' });
    sensors.say({ type: 'devices', devices: [starting], scanning: false });
    expect(title()).toBe(say('sensor-set-up.find.title.starting'));
    sensors.say({ type: 'devices', devices: [device('a')], scanning: false });
    expect(document.activeElement).toBe(screen.getByRole('button', { name: say('action.go-on') }));
  });

  it('shows what is wrong with a sensor', () => {
    renderWithProviders(<SensorSetUpScreen back={{ name: 'devices' }} />);
    const told = message('error.internal', { detail: 'It does not answer.' });
    const error = { code: 'device-silent', message: told } as const;
    sensors.say({ type: 'devices', devices: [device('a', { state: 'failed', error })], scanning: false });
    expect(screen.getByRole('alert').textContent).toBe(sayMessage(told));
    press(say('sensor-set-up.leave'));
    expect(screenStore.get()).toEqual({ name: 'devices' });
    goTo({ name: 'start' });
  });
});
