// @vitest-environment jsdom
import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { message } from '#core/language/message.ts';
import type { DeviceStatus, MotionStatus, SegmentStatus } from '#core/contract/sensors.ts';
import { DEFAULT_SETTINGS } from '#core/ipc/settings.ts';
import { settingsStore } from '#renderer/app/settings-store.ts';
import { MotionSensors } from '#renderer/devices/MotionSensors.tsx';
import { say } from '../../support/english.ts';
import { renderWithProviders } from '../support/render-with-providers.tsx';
import { installFakeKeel } from '../support/fake-keel.ts';
import { connectFakeSensors, type FakeSensors } from '../support/fake-sensors-port.ts';

const MOTION: MotionStatus = {
  kind: 'motion',
  role: 'thorax',
  axes: 6,
  hasMagnetometer: false,
  canVibrate: false,
  lossPercent: 1.25,
  batteryPercent: 25,
};
const JOY_CON: DeviceStatus = {
  kind: 'motion',
  source: 'hid',
  serial: '7c:bb',
  model: 'Joy-Con (L)',
  state: 'ready',
  inUse: true,
  rateHz: 200,
  gaps: 0,
  longestGapMs: 0,
  warnings: [message('warning.joy-con.battery-low')],
  motion: MOTION,
};
const WORN: SegmentStatus = { serial: '7c:bb', role: 'thorax', movingDegS: 0, aligned: true, slipped: false };
const ZERO = say('devices.zero-heading');

let sensors: FakeSensors;

beforeEach(async () => {
  vi.useFakeTimers();
  settingsStore.set(DEFAULT_SETTINGS);
  installFakeKeel({});
  sensors = connectFakeSensors();
  await pass(0);
  sensors.say({ type: 'devices', devices: [JOY_CON], scanning: false });
});
afterEach(() => vi.useRealTimers());

async function pass(ms: number): Promise<void> {
  await act(() => vi.advanceTimersByTimeAsync(ms));
}

describe('motion sensors on the Devices screen', () => {
  it('say how they fare, and what is wrong with them', () => {
    sensors.say({ type: 'body', body: { segments: [{ ...WORN, slipped: true }] } });
    renderWithProviders(<MotionSensors />);
    const text = screen.getAllByRole('listitem')[0]?.textContent ?? '';
    const inOrder = [
      'Joy-Con (L)',
      say('devices.state.ready'),
      say('devices.fact.battery') + say('devices.battery.percent', { percent: 25 }),
      say('devices.samples-value', { rate: '200' }),
      say('devices.fact.loss') + say('devices.loss-value', { percent: '1.25' }),
      say('warning.motion-sensor.slipped'),
      say('warning.joy-con.battery-low'),
    ].map((words) => text.indexOf(words));
    expect(inOrder).not.toContain(-1);
    expect(inOrder).toEqual(inOrder.toSorted((a, b) => a - b));
  });

  it('can be felt where they have a motor, and say so where they have none', () => {
    const able: DeviceStatus = { ...JOY_CON, motion: { ...MOTION, canVibrate: true } };
    const view = renderWithProviders(<MotionSensors />);
    expect(screen.getByText(say('devices.no-vibration'))).toBeTruthy();
    view.unmount();
    sensors.say({ type: 'devices', devices: [able], scanning: false });
    renderWithProviders(<MotionSensors />);
    fireEvent.click(screen.getByRole('button', { name: say('devices.try-vibration') }));
    expect(sensors.commands.at(-1)).toEqual({ type: 'vibrate', serial: '7c:bb', durationMs: 150 });
  });

  it('say why straight ahead was not set, and then that it is', async () => {
    sensors.say({ type: 'body', body: { segments: [WORN] } });
    renderWithProviders(<MotionSensors />);
    fireEvent.click(screen.getByRole('button', { name: ZERO }));
    expect(sensors.commands.at(-1)).toEqual({ type: 'zero-heading' });
    await pass(300);
    const problem = message('sensor-set-up.zero.moved');
    sensors.say({ type: 'body', body: { segments: [WORN], headingZero: { state: 'refused', problem } } });
    expect(screen.getByRole('alert').textContent).toBe(say('sensor-set-up.zero.refused', { problem }));
    fireEvent.click(screen.getByRole('button', { name: ZERO }));
    // Left from the time before.
    sensors.say({ type: 'body', body: { segments: [WORN], headingZero: { state: 'refused', problem } } });
    expect(screen.queryByRole('alert')).toBeNull();
    await pass(300);
    sensors.say({ type: 'body', body: { segments: [WORN], headingZero: { state: 'done' } } });
    expect(screen.getByText(say('sensor-set-up.zero.done'))).toBeDefined();
  });

  it('say that they are to be calibrated, and cannot be set to zero before', () => {
    sensors.say({ type: 'body', body: { segments: [{ ...WORN, aligned: false }] } });
    renderWithProviders(<MotionSensors />);
    expect(screen.getByText(say('devices.not-calibrated'))).toBeDefined();
    expect(screen.getByRole('button', { name: ZERO })).toHaveProperty('disabled', true);
  });

  it('when none answers, say how each is paired', () => {
    sensors.say({ type: 'devices', devices: [], scanning: true });
    renderWithProviders(<MotionSensors />);
    expect(screen.getByText('Joy-Con')).toBeDefined();
    expect(screen.getByText(say('devices.pairing.dualsense'))).toBeDefined();
  });
});
