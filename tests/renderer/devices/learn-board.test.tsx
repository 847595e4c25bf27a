// @vitest-environment jsdom
import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { message } from '#core/language/message.ts';
import { tiltDeg } from '#core/device-learning/axis-value.ts';
import { DEFAULT_SETTINGS } from '#core/ipc/settings.ts';
import { settingsStore } from '#renderer/app/settings-store.ts';
import { LearnBoardDialog } from '#renderer/devices/LearnBoardDialog.tsx';
import type { MotionDevice } from '#renderer/motion/motion-devices.ts';
import { say } from '../../support/english.ts';
import { renderWithProviders } from '../support/render-with-providers.tsx';
import { installFakeKeel } from '../support/fake-keel.ts';
import { connectFakeSensors, type FakeSensors } from '../support/fake-sensors-port.ts';

const BOARD: MotionDevice = {
  kind: 'motion',
  source: 'hid',
  serial: 'tilty',
  model: 'Rocker 3000',
  state: 'ready',
  inUse: false,
  rateHz: 100,
  gaps: 0,
  longestGapMs: 0,
  warnings: [],
  motion: {
    kind: 'tilt',
    role: 'none',
    axes: 6,
    hasMagnetometer: false,
    canVibrate: false,
    lossPercent: 0,
    profileKey: '1234:0001',
    needsProfile: true,
  },
};

let sensors: FakeSensors;
let counter = 0;

beforeEach(async () => {
  vi.useFakeTimers();
  settingsStore.set(DEFAULT_SETTINGS);
  installFakeKeel({
    'settings:set': ({ deviceProfiles = {} }) => ({ ...settingsStore.get(), deviceProfiles }),
  });
  sensors = connectFakeSensors();
  await pass(0);
});
afterEach(() => vi.useRealTimers());

async function pass(ms: number): Promise<void> {
  await act(() => vi.advanceTimersByTimeAsync(ms));
}

/** The board: a counter, its lean to the side, its lean to the front, each a signed byte. */
async function holdAt(ml: number, ap: number, seconds = 3): Promise<void> {
  for (let report = 0; report < seconds * 20; report++) {
    counter = (counter + 1) % 256;
    const bytes = Uint8Array.of(counter, 256 + ml, ap);
    sensors.say({ type: 'raw-reports', serial: 'tilty', reports: [bytes] });
    await pass(50);
  }
}

async function pressWhileHolding(ml: number, ap: number): Promise<void> {
  await holdAt(ml, ap);
  fireEvent.click(screen.getByRole('button', { name: say('devices.learn.hold') }));
  await holdAt(ml, ap, 2);
}

describe('teaching Keel a board', () => {
  it('finds the tilt in its reports by four poses, and keeps it for every board of the kind', async () => {
    const onClose = vi.fn<() => void>();
    renderWithProviders(<LearnBoardDialog device={BOARD} onClose={onClose} />);
    expect(sensors.commands.at(-1)).toEqual({ type: 'raw-reports', serial: 'tilty' });
    await pressWhileHolding(0, 0);
    await pressWhileHolding(-100, 0);
    await pressWhileHolding(0, 0);
    await pressWhileHolding(0, 90);
    fireEvent.click(screen.getByRole('button', { name: say('devices.learn.keep') }));
    await pass(0);
    const profile = settingsStore.get().deviceProfiles['1234:0001'];
    expect(profile?.name).toBe('Rocker 3000');
    const right = Uint8Array.of(200, 256 - 50, 0);
    const front = Uint8Array.of(31, 0, 30);
    // What stands below a number may be taken for its lower bits: at most one step of it.
    expect(profile && tiltDeg(profile.tiltMl, right)).toBeCloseTo(7.5, 0);
    expect(profile && tiltDeg(profile.tiltAp, right)).toBeCloseTo(0, 0);
    expect(profile && tiltDeg(profile.tiltMl, front)).toBeCloseTo(0, 0);
    expect(profile && tiltDeg(profile.tiltAp, front)).toBeCloseTo(5, 0);
    expect(onClose).toHaveBeenCalledTimes(1);
  });

  it('says why nothing was learnt, and begins again', async () => {
    renderWithProviders(<LearnBoardDialog device={BOARD} onClose={() => undefined} />);
    for (let step = 0; step < 4; step++) await pressWhileHolding(0, 0);
    expect(screen.getByText(say('devices.learn.failed'))).toBeDefined();
    fireEvent.click(screen.getByRole('button', { name: say('action.begin-again') }));
    const instruction = message('devices.learn.level');
    expect(screen.getByText(say('devices.learn.step', { place: 1, steps: 4, instruction }))).toBeDefined();
  });

  it('stops listening when it is closed', () => {
    const { unmount } = renderWithProviders(<LearnBoardDialog device={BOARD} onClose={() => undefined} />);
    unmount();
    expect(sensors.commands.at(-1)).toEqual({ type: 'raw-reports' });
  });
});
