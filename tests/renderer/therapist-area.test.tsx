// @vitest-environment jsdom
import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { KeelError } from '#core/errors.ts';
import { appStore } from '#renderer/app/app-store.ts';
import { goTo, screenStore } from '#renderer/app/screens.ts';
import { therapistCall, therapistLocked } from '#renderer/app/therapist-lock.ts';
import { TherapistEnterScreen } from '#renderer/therapist/TherapistEnterScreen.tsx';
import { renderWithProviders } from './support/render-with-providers.tsx';
import { installFakeKeel } from './support/fake-keel.ts';

function openArea(): void {
  appStore.update((app) => ({ ...app, therapist: { open: true, retryAfterMs: 0 } }));
  goTo({ name: 'patients' });
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the therapist area', () => {
  it('opens with the passphrase and goes where one wanted to go', async () => {
    installFakeKeel({ 'therapist:enter': () => ({ open: true, retryAfterMs: 0 }) });
    renderWithProviders(<TherapistEnterScreen next={{ name: 'patients' }} />);
    fireEvent.change(screen.getByLabelText('Therapist passphrase'), { target: { value: 'calm sea' } });
    fireEvent.click(screen.getByRole('button', { name: 'Open' }));
    await vi.waitFor(() => expect(screenStore.get()).toEqual({ name: 'patients' }));
  });

  it('counts down the delay after a wrong passphrase', async () => {
    installFakeKeel({
      'therapist:enter': () => {
        throw new KeelError('wrong-passphrase', 'That is not the passphrase.', { retryAfterMs: 4000 });
      },
    });
    renderWithProviders(<TherapistEnterScreen next={{ name: 'patients' }} />);
    fireEvent.change(screen.getByLabelText('Therapist passphrase'), { target: { value: 'wrong one' } });
    fireEvent.click(screen.getByRole('button', { name: 'Open' }));
    expect(await screen.findByText('That is not the passphrase.')).toBeDefined();
    expect(screen.getByRole('button', { name: 'Try again in 4 s' })).toHaveProperty('disabled', true);
    act(() => void vi.advanceTimersByTime(2500));
    expect(screen.getByRole('button', { name: 'Try again in 2 s' })).toBeDefined();
    act(() => void vi.advanceTimersByTime(2000));
    expect(screen.getByRole('button', { name: 'Open' })).toHaveProperty('disabled', false);
  });

  it('asks for the passphrase again when main says that it is locked', async () => {
    openArea();
    installFakeKeel({
      'patient:list': () => {
        throw new KeelError('locked', 'The therapist area is locked.');
      },
    });
    await therapistCall('patient:list', undefined);
    expect(screenStore.get()).toEqual({ name: 'therapist-enter', next: { name: 'patients' } });
    expect(appStore.get().therapist.open).toBe(false);
  });

  it('hides its screens at once when main locks it', () => {
    openArea();
    therapistLocked();
    expect(screenStore.get().name).toBe('therapist-enter');
  });

  it('leaves a session alone when main locks it', () => {
    openArea();
    goTo({ name: 'session', patientId: 'a', patientName: 'Ada' });
    therapistLocked();
    expect(screenStore.get().name).toBe('session');
  });
});
