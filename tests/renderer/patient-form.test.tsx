// @vitest-environment jsdom
import { fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_SETTINGS } from '#core/ipc/settings.ts';
import { screenStore } from '#renderer/app/screens.ts';
import { settingsStore } from '#renderer/app/settings-store.ts';
import { PatientFormScreen } from '#renderer/therapist/PatientFormScreen.tsx';
import { say } from '../support/english.ts';
import { installFakeKeel } from './support/fake-keel.ts';
import type { FakeKeel } from './support/fake-keel.ts';
import { renderWithProviders } from './support/render-with-providers.tsx';
import { PATIENT, patientPage } from './support/sessions.ts';

function show(patientId?: string): FakeKeel {
  const keel = installFakeKeel({
    'patient:create': (fields) => ({ ...PATIENT, ...fields }),
    'patient:update': ({ fields }) => ({ ...PATIENT, ...fields }),
    'patient:page': () => patientPage(),
  });
  renderWithProviders(<PatientFormScreen patientId={patientId} />);
  return keel;
}

const click = (name: string): void => {
  fireEvent.click(screen.getByRole('button', { name }));
};
const nameField = (): Promise<HTMLElement> =>
  screen.findByRole('textbox', { name: (name) => name.startsWith(say('patient-form.name')) });

afterEach(() => settingsStore.set(DEFAULT_SETTINGS));

describe('the form of a patient', () => {
  it('asks for the language of a new one, and begins with that of the machine', async () => {
    settingsStore.set({ ...DEFAULT_SETTINGS, language: 'en-XA' });
    const keel = show();
    expect(screen.getByRole('combobox', { name: say('patient.language') })).toBeDefined();
    fireEvent.change(await nameField(), { target: { value: 'Robin' } });
    click(say('patient-form.save-and-prescribe'));
    await vi.waitFor(() => expect(screenStore.get().name).toBe('programme'));
    expect(keel.calls.find(({ channel }) => channel === 'patient:create')?.input).toMatchObject({
      name: 'Robin',
      language: 'en-XA',
    });
  });

  it('offers every language by the name it gives itself', () => {
    show();
    fireEvent.click(screen.getByRole('combobox', { name: say('patient.language') }));
    expect(screen.getAllByRole('option', { hidden: true }).map(({ textContent }) => textContent)).toContain(
      say('language.name'),
    );
  });

  it('says beside each field what is wrong', async () => {
    show();
    click(say('patient-form.save-and-prescribe'));
    expect(await screen.findByText(say('patient-form.name-missing'))).toBeDefined();
  });

  it('shows the details of one who is there, and saves them', async () => {
    const keel = show(PATIENT.id);
    expect(await nameField()).toHaveProperty('value', PATIENT.name);
    click(say('action.save'));
    await vi.waitFor(() => expect(screenStore.get().name).toBe('patient'));
    expect(keel.calls.find(({ channel }) => channel === 'patient:update')?.input).toMatchObject({
      fields: { language: 'en' },
    });
  });
});
