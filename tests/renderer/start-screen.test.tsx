// @vitest-environment jsdom
import { fireEvent, screen } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { DeviceStatus } from '#core/contract/sensors.ts';
import type { PatientTile } from '#core/ipc/records.ts';
import { goTo, screenStore } from '#renderer/app/screens.ts';
import { sensorsStore } from '#renderer/sensors/sensors-store.ts';
import { StartScreen } from '#renderer/start/StartScreen.tsx';
import { say } from '../support/english.ts';
import { renderWithProviders } from './support/render-with-providers.tsx';
import { installFakeKeel } from './support/fake-keel.ts';

const READY: PatientTile = { id: '7b0f2c0e-4f6a-4b38-9d2e-2f6f0a5f7c11', name: 'Ada', language: 'en' };
const BLOCKED: PatientTile = {
  ...READY,
  id: '8b0f2c0e-4f6a-4b38-9d2e-2f6f0a5f7c11',
  name: 'Emil',
  blocked: 'no-programme',
};

function show(tiles: PatientTile[]): void {
  installFakeKeel({ 'patient:tiles': () => tiles });
  renderWithProviders(<StartScreen />);
}

beforeEach(() => goTo({ name: 'start' }));

describe('the start screen', () => {
  it('begins a session by one tap on a name', async () => {
    show([READY, BLOCKED]);
    fireEvent.click(await screen.findByRole('button', { name: 'Ada' }));
    expect(screenStore.get()).toEqual({
      name: 'session',
      patientId: READY.id,
      patientName: 'Ada',
      language: 'en',
    });
  });

  it('says why somebody cannot train now', async () => {
    show([READY, BLOCKED]);
    const tile = await screen.findByRole('button', { name: /^Emil/ });
    expect(tile).toHaveProperty('disabled', true);
    expect(tile.textContent).toContain(say('start.blocked.no-programme'));
  });

  it.each(['programme-not-begun', 'programme-over', 'not-screened'] as const)(
    'says what is so with the programme: %s',
    async (blocked) => {
      show([{ ...READY, blocked }]);
      const tile = await screen.findByRole('button', { name: /^Ada/ });
      expect(tile.textContent).toContain(say(`start.blocked.${blocked}`));
    },
  );

  it('leads to the first patient where there is none, by way of the passphrase', async () => {
    show([]);
    fireEvent.click(await screen.findByRole('button', { name: say('start.add-first') }));
    expect(screenStore.get()).toEqual({ name: 'therapist-enter', next: { name: 'patient-form' } });
  });

  it('turns pages of nine names', async () => {
    show(
      Array.from({ length: 11 }, (_, index) => ({
        ...READY,
        id: crypto.randomUUID(),
        name: `Name ${index + 1}`,
      })),
    );
    await screen.findByRole('button', { name: 'Name 1' });
    expect(screen.queryByRole('button', { name: 'Name 10' })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: say('start.more-names') }));
    expect(screen.getByRole('button', { name: 'Name 10' })).toBeDefined();
    expect(screen.getByRole('button', { name: say('start.more-names') })).toHaveProperty('disabled', true);
  });
});

describe('what can steer', () => {
  const board: DeviceStatus = {
    kind: 'board',
    source: 'hid',
    serial: 'board',
    model: 'Board',
    state: 'ready',
    inUse: true,
    rateHz: 100,
    gaps: 0,
    longestGapMs: 0,
    warnings: [],
  };
  const worn = (role: 'thorax' | 'pelvis'): DeviceStatus => ({
    ...board,
    kind: 'motion',
    serial: role,
    inUse: false,
    motion: { kind: 'motion', role, axes: 6, hasMagnetometer: false, canVibrate: false, lossPercent: 0 },
  });

  it.each([
    [[], say('start.input.none')],
    [[board], say('start.input.board')],
    [[board, worn('thorax')], say('start.input.board-and-sensors', { sensors: 1 })],
    [[worn('thorax'), worn('pelvis')], say('start.input.sensors', { sensors: 2 })],
  ])('is told at the foot: %#', (devices, words) => {
    sensorsStore.update((state) => ({ ...state, devices }));
    show([]);
    expect(screen.getByText(words)).toBeDefined();
  });
});
