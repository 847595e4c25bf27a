// @vitest-environment jsdom
import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { KeelError } from '#core/errors.ts';
import { message } from '#core/language/message.ts';
import { appStore } from '#renderer/app/app-store.ts';
import type { TherapistStatus } from '#renderer/app/app-store.ts';
import { goTo, screenStore } from '#renderer/app/screens.ts';
import { therapistCall, therapistLocked } from '#renderer/app/therapist-lock.ts';
import { TherapistEnterScreen } from '#renderer/therapist/TherapistEnterScreen.tsx';
import { say } from '../support/english.ts';
import { renderWithProviders } from './support/render-with-providers.tsx';
import { installFakeKeel } from './support/fake-keel.ts';

function therapist(status: TherapistStatus): void {
  appStore.update((app) => ({ ...app, therapist: status }));
}

function openArea(): void {
  therapist({ open: true, name: 'Alex Morgan', retryAfterMs: 0 });
  goTo({ name: 'patients' });
}

beforeEach(() => {
  therapist({ open: false, retryAfterMs: 0 });
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the therapist area', () => {
  it('opens with a name and the passphrase, and goes where one wanted to go', async () => {
    const { calls } = installFakeKeel({
      'therapist:enter': ({ name }) => ({ open: true, name, retryAfterMs: 0 }),
    });
    renderWithProviders(<TherapistEnterScreen next={{ name: 'patients' }} />);
    const name = screen.getByRole('textbox', { name: say('vault.your-name') });
    await vi.waitFor(() => expect(document.activeElement).toBe(name));
    fireEvent.change(name, { target: { value: ' Alex Morgan ' } });
    fireEvent.change(screen.getByLabelText(say('vault.therapist-passphrase')), {
      target: { value: 'calm sea' },
    });
    fireEvent.click(screen.getByRole('button', { name: say('vault.open') }));
    await vi.waitFor(() => expect(screenStore.get()).toEqual({ name: 'patients' }));
    expect(calls[0]?.input).toEqual({ passphrase: 'calm sea', name: 'Alex Morgan' });
    expect(appStore.get().therapist.name).toBe('Alex Morgan');
  });

  it('begins with the name of who was there last', async () => {
    therapist({ open: false, name: 'Alex Morgan', retryAfterMs: 0 });
    installFakeKeel({});
    renderWithProviders(<TherapistEnterScreen next={{ name: 'patients' }} />);
    expect(screen.getByRole('textbox', { name: say('vault.your-name') })).toHaveProperty(
      'value',
      'Alex Morgan',
    );
    const passphrase = screen.getByLabelText(say('vault.therapist-passphrase'));
    await vi.waitFor(() => expect(document.activeElement).toBe(passphrase));
  });

  it('counts down the delay after a wrong passphrase', async () => {
    installFakeKeel({
      'therapist:enter': () => {
        throw new KeelError('wrong-passphrase', message('error.passphrase-wrong'), { retryAfterMs: 4000 });
      },
    });
    renderWithProviders(<TherapistEnterScreen next={{ name: 'patients' }} />);
    fireEvent.change(screen.getByLabelText(say('vault.therapist-passphrase')), {
      target: { value: 'wrong one' },
    });
    fireEvent.click(screen.getByRole('button', { name: say('vault.open') }));
    expect(await screen.findByText(say('error.passphrase-wrong'))).toBeDefined();
    expect(screen.getByRole('button', { name: say('vault.try-again-in', { seconds: 4 }) })).toHaveProperty(
      'disabled',
      true,
    );
    act(() => void vi.advanceTimersByTime(2500));
    expect(screen.getByRole('button', { name: say('vault.try-again-in', { seconds: 2 }) })).toBeDefined();
    act(() => void vi.advanceTimersByTime(2000));
    expect(screen.getByRole('button', { name: say('vault.open') })).toHaveProperty('disabled', false);
  });

  it('asks for the passphrase again when main says that it is locked', async () => {
    openArea();
    installFakeKeel({
      'patient:list': () => {
        throw new KeelError('locked', message('error.therapist-area-locked'));
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
    expect(appStore.get().therapist).toEqual({ open: false, name: 'Alex Morgan', retryAfterMs: 0 });
  });

  it('leaves a session alone when main locks it', () => {
    openArea();
    goTo({ name: 'session', patientId: 'a', patientName: 'Ada' });
    therapistLocked();
    expect(screenStore.get().name).toBe('session');
  });
});
