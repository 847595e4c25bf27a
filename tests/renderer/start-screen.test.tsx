// @vitest-environment jsdom
import { fireEvent, screen } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { PatientTile } from '#core/ipc/records.ts';
import { goTo, screenStore } from '#renderer/app/screens.ts';
import { StartScreen } from '#renderer/start/StartScreen.tsx';
import { renderWithProviders } from './support/render-with-providers.tsx';
import { installFakeKeel } from './support/fake-keel.ts';

const READY: PatientTile = { id: '7b0f2c0e-4f6a-4b38-9d2e-2f6f0a5f7c11', name: 'Ada' };
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
    expect(screenStore.get()).toEqual({ name: 'session', patientId: READY.id, patientName: 'Ada' });
  });

  it('says why somebody cannot train now', async () => {
    show([READY, BLOCKED]);
    const tile = await screen.findByRole('button', { name: /^Emil/ });
    expect(tile).toHaveProperty('disabled', true);
    expect(tile.textContent).toContain('has not set a programme yet');
  });

  it('leads to the first patient where there is none, by way of the passphrase', async () => {
    show([]);
    fireEvent.click(await screen.findByRole('button', { name: 'Add the first patient' }));
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
    fireEvent.click(screen.getByRole('button', { name: 'More names' }));
    expect(screen.getByRole('button', { name: 'Name 10' })).toBeDefined();
    expect(screen.getByRole('button', { name: 'More names' })).toHaveProperty('disabled', true);
  });
});
