// @vitest-environment jsdom
import { fireEvent, screen } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { Programme } from '#core/programme/programme.ts';
import { ProgrammeScreen } from '#renderer/therapist/ProgrammeScreen.tsx';
import { renderWithProviders } from './support/render-with-providers.tsx';
import { installFakeKeel } from './support/fake-keel.ts';
import { PATIENT, patientPage } from './support/sessions.ts';

/** The programme screen of a patient without sessions; what is saved. */
async function show(): Promise<Programme[]> {
  const saved: Programme[] = [];
  installFakeKeel({
    'patient:page': () => patientPage([]),
    'programme:save': ({ programme }) => {
      saved.push(programme as Programme);
      return programme as Programme;
    },
  });
  renderWithProviders(<ProgrammeScreen patientId={PATIENT.id} />);
  await screen.findByRole('heading', { name: 'Dose' });
  return saved;
}

const typeIn = (name: string | RegExp, value: string): void => {
  fireEvent.change(screen.getByRole('textbox', { name }), { target: { value } });
};
const saveButton = (): HTMLElement => screen.getByRole('button', { name: 'Save the programme' });

async function save(saved: readonly Programme[]): Promise<Programme | undefined> {
  fireEvent.click(saveButton());
  await vi.waitFor(() => expect(saved).toHaveLength(1));
  return saved[0];
}

describe('the method of a programme', () => {
  it('is ability with a target unless the therapist chooses a staircase', async () => {
    const saved = await show();
    fireEvent.click(screen.getByRole('radio', { name: 'Staircase by successes in a row' }));
    expect(screen.queryByRole('textbox', { name: 'Share of success to aim at' })).toBeNull();
    fireEvent.click(screen.getByRole('radio', { name: '3' }));
    expect(screen.getByText('Settles where 83 % succeed.')).toBeDefined();
    const programme = await save(saved);
    expect(programme?.method).toEqual({ name: 'transformed-staircase', successes: 3, easierStep: 0.3 });
  });

  it('is kept with place and conservative progression', async () => {
    const saved = await show();
    fireEvent.click(screen.getByRole('radio', { name: 'At home' }));
    fireEvent.click(screen.getByRole('radio', { name: 'Always: fear of movement' }));
    expect(await save(saved)).toMatchObject({
      method: { name: 'bayes' },
      setting: 'home',
      conservative: 'always',
    });
  });

  it('refuses a step that no staircase can take, at its field', async () => {
    await show();
    fireEvent.click(screen.getByRole('radio', { name: 'Staircase to a target' }));
    typeIn(/Step easier/, '3');
    expect(screen.getByText('Enter 0.05 to 1 logits.')).toBeDefined();
    expect(saveButton()).toHaveProperty('disabled', true);
  });
});

describe('what can not be prescribed', () => {
  it('is a target of 100 %: refused at the field, what was typed stays', async () => {
    await show();
    typeIn('Share of success to aim at', '100');
    expect(screen.getByRole('alert').textContent).toMatch(/Enter 50 to 95/);
    expect(screen.getByRole('textbox', { name: 'Share of success to aim at' })).toHaveProperty(
      'value',
      '100 %',
    );
    expect(saveButton()).toHaveProperty('disabled', true);
    typeIn('Share of success to aim at', '85');
    expect(saveButton()).toHaveProperty('disabled', false);
  });

  it('is a set of ten minutes: it stays as typed when the field is left', async () => {
    await show();
    typeIn('Length of a set', '600');
    fireEvent.blur(screen.getByRole('textbox', { name: 'Length of a set' }));
    expect(screen.getAllByText('Length of a set: enter a whole number from 20 to 300.')).toHaveLength(2);
    expect(screen.getByRole('textbox', { name: 'Length of a set' })).toHaveProperty('value', '600 s');
  });

  it('is a floor above the cap', async () => {
    await show();
    typeIn('Gust strength: floor, % of limits', '40');
    typeIn('Gust strength: cap, % of limits', '30');
    expect(screen.getByRole('alert').textContent).toMatch(/floor.*cap/);
    expect(saveButton()).toHaveProperty('disabled', true);
  });
});
