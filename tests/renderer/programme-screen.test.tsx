// @vitest-environment jsdom
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PatientPage } from '#core/ipc/ipc.ts';
import { DEFAULT_SETTINGS } from '#core/ipc/settings.ts';
import type { ExerciseBlock } from '#core/programme/block.ts';
import type { Programme } from '#core/programme/programme.ts';
import { goTo, screenStore } from '#renderer/app/screens.ts';
import { settingsStore } from '#renderer/app/settings-store.ts';
import { therapistLocked } from '#renderer/app/therapist-lock.ts';
import { ProgrammeScreen } from '#renderer/therapist/ProgrammeScreen.tsx';
import { programmeOf, squallBlock } from '../support/programmes.ts';
import { renderWithProviders } from './support/render-with-providers.tsx';
import { installFakeKeel } from './support/fake-keel.ts';
import { PATIENT, patientPage } from './support/sessions.ts';

const CHEST = squallBlock({ id: 'chest', steering: 'thorax', posture: 'sitting-on-chair', probe: false });

/** A place with a board and a sensor for the chest. */
function placeWith(sensors: 'board' | 'board-and-chest'): void {
  const worn = sensors === 'board' ? {} : { s1: { role: 'thorax', axes: 6 } as const };
  settingsStore.set({ ...DEFAULT_SETTINGS, preferredBoardSerial: 'a', sensors: worn });
}

const TWO_BLOCKS = programmeOf([squallBlock(), CHEST]);

/** The programme screen of a patient without sessions; what is saved. */
async function show(page: Partial<PatientPage> = { programme: TWO_BLOCKS }): Promise<Programme[]> {
  const saved: Programme[] = [];
  installFakeKeel({
    'patient:page': () => patientPage(page),
    'patient:ability': () => undefined,
    'patient:skill-history': () => [],
    'programme:save': ({ programme: given }) => {
      saved.push(given);
      return given;
    },
  });
  renderWithProviders(<ProgrammeScreen patientId={PATIENT.id} />);
  await screen.findByRole('heading', { name: 'Weeks and blocks' });
  return saved;
}

const button = (name: string | RegExp): HTMLElement => screen.getByRole('button', { name });
const press = (name: string | RegExp): boolean => fireEvent.click(button(name));
const openBlock = (name: RegExp): HTMLElement => {
  press(name);
  const line = button(name).closest('li');
  if (line === null) throw new Error('The block is in no list');
  return line;
};
const typeIn = (name: string | RegExp, value: string): void => {
  fireEvent.change(screen.getByRole('textbox', { name }), { target: { value } });
};
const choose = (name: string, value: string): void => {
  fireEvent.change(screen.getByRole('combobox', { name }), { target: { value } });
};
const saveButton = (): HTMLElement => button('Save the programme');
const lines = (): readonly (string | null)[] =>
  [...document.querySelectorAll('[class*="opener"]')].map((line) => line.textContent);

async function save(saved: readonly Programme[]): Promise<Programme | undefined> {
  fireEvent.click(saveButton());
  await vi.waitFor(() => expect(saved).toHaveLength(1));
  return saved[0];
}

function blockOf(programme: Programme | undefined, id: string, phase = 0): ExerciseBlock | undefined {
  const block = programme?.phases[phase]?.blocks.find((candidate) => candidate.id === id);
  return block?.kind === 'exercise' ? block : undefined;
}

beforeEach(() => {
  placeWith('board-and-chest');
  goTo({ name: 'programme', patientId: PATIENT.id });
});
afterEach(() => {
  // What was not saved would wait for the next test.
  const discard = screen.queryByRole('button', { name: 'Discard the changes' });
  if (discard !== null) fireEvent.click(discard);
});

describe('a programme', () => {
  it('is saved as it was written, and the page goes back to the patient', async () => {
    const saved = await show();
    typeIn('Name', 'Low back');
    typeIn('Sessions a week', '3');
    fireEvent.change(screen.getByLabelText('Begins'), { target: { value: '2026-02-02' } });
    typeIn(/^Lean of the trunk/, '25');
    fireEvent.click(screen.getByRole('switch', { name: 'Effort after it' }));
    expect(await save(saved)).toMatchObject({
      name: 'Low back',
      sessionsPerWeek: 3,
      validFrom: '2026-02-02',
      trunk: { leanDeg: 25 },
      ask: { after: { pain: true, effort: false } },
    });
    await vi.waitFor(() => expect(screenStore.get()).toEqual({ name: 'patient', patientId: PATIENT.id }));
  });

  it('of a patient without one begins with one exercise that this place can play', async () => {
    placeWith('board');
    const saved = await show({ programme: undefined });
    expect(lines()).toEqual(['1. Squallweight on the board, standing, feet apart3 × 60 s, rest 40 s']);
    expect((await save(saved))?.phases).toHaveLength(1);
  });

  it('begins anew from eight weeks', async () => {
    await show();
    press('Begin anew from…');
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Eight weeks' }));
    expect(screen.getAllByRole('tab').map((tab) => tab.textContent)).toEqual([
      'Weeks 1 to 2',
      'Weeks 3 to 4',
      'Weeks 5 to 6',
      'Weeks 7 to 8',
    ]);
    expect(screen.getByRole('textbox', { name: 'Name' })).toHaveProperty('value', 'Eight weeks');
  });

  it('shows what a session of the phase will be, and how long', async () => {
    await show();
    expect(
      screen.getByText(/\d+ minutes, with the board and a sensor on rib cage: Squall by weight/),
    ).toBeDefined();
    expect(screen.getByText(/The first time \d+ minutes, with range and first try/)).toBeDefined();
  });

  it('says where a session is longer than it may be', async () => {
    await show({ programme: { ...TWO_BLOCKS, sessionMinutes: 5 } });
    expect(screen.getByText(/longer than the 5 minutes a session may last/)).toBeDefined();
  });

  it('that was not saved is still there after the area was locked, and goes when it is discarded', async () => {
    await show();
    typeIn('Name', 'Half written');
    therapistLocked();
    cleanup();
    await show();
    expect(screen.getByRole('textbox', { name: 'Name' })).toHaveProperty('value', 'Half written');
    press('Discard the changes');
    cleanup();
    await show();
    expect(screen.getByRole('textbox', { name: 'Name' })).toHaveProperty('value', 'Test');
  });
});

describe('the blocks of a phase', () => {
  it('are moved, copied and removed', async () => {
    const saved = await show();
    fireEvent.click(screen.getAllByRole('button', { name: 'Squall: one place down' })[0] ?? document.body);
    fireEvent.click(screen.getAllByRole('button', { name: 'Squall: copy' })[1] ?? document.body);
    fireEvent.click(screen.getAllByRole('button', { name: 'Squall: remove' })[0] ?? document.body);
    const programme = await save(saved);
    expect(programme?.phases[0]?.blocks.map(({ id }) => id)).toEqual(['squall', 'b1']);
  });

  it('are added: an exercise, and a recorded movement', async () => {
    const saved = await show();
    press('Add a recorded movement');
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Turn' }));
    expect(screen.getByRole('combobox', { name: 'Movement' })).toHaveProperty('value', 'turn');
    choose('Movement', 'type');
    expect(screen.getByRole('textbox', { name: 'Length of a set' })).toHaveProperty('value', '300 s');
    press('Add an exercise');
    fireEvent.click(await screen.findByRole('menuitem', { name: /^Range/ }));
    const blocks = (await save(saved))?.phases[0]?.blocks.slice(2);
    expect(blocks).toMatchObject([
      { kind: 'movement', task: 'type', dose: { sets: 1, seconds: 300 } },
      { kind: 'exercise', exercise: 'limits', probe: false },
    ]);
  });

  it('say how a person stands or sits, and what steers', async () => {
    const saved = await show();
    openBlock(/^2\. Squall/);
    choose('Posture', 'sitting-on-board');
    choose('Steered by', 'centre-of-pressure');
    fireEvent.click(screen.getByRole('radio', { name: 'Trials' }));
    typeIn('Trials a set', '8');
    fireEvent.click(screen.getByRole('switch', { name: /upright rib cage/ }));
    expect(blockOf(await save(saved), 'chest')).toMatchObject({
      steering: 'centre-of-pressure',
      posture: 'sitting-on-board',
      dose: { sets: 3, repetitions: 8 },
      qualityGate: { measured: true, trunkLeanDeg: 15 },
    });
  });

  it('carry a warning where somebody has to stand by, and are forbidden so at home', async () => {
    await show();
    const block = openBlock(/^1\. Squall/);
    choose('Posture', 'one-leg-left');
    expect(within(block).getByText(/One leg: stand by/)).toBeDefined();
    expect(saveButton()).toHaveProperty('disabled', false);
    fireEvent.click(screen.getByRole('radio', { name: 'At home' }));
    expect(within(block).queryByText(/One leg: stand by/)).toBeNull();
    expect(within(block).getByText(/At home standing on one leg is not allowed/)).toBeDefined();
    expect(saveButton()).toHaveProperty('disabled', true);
  });

  it('are refused where this place has no such sensor', async () => {
    placeWith('board');
    await show();
    openBlock(/^2\. Squall/);
    expect(screen.getAllByText(/this place has none/).length).toBeGreaterThan(1);
    expect(saveButton()).toHaveProperty('disabled', true);
  });
});

describe('the phases of a programme', () => {
  it('are added with the blocks of the last, changed on their own, and removed', async () => {
    const saved = await show();
    press('Add a phase');
    expect(screen.getByRole('tab', { selected: true }).textContent).toBe('Weeks 3 to 8');
    fireEvent.change(screen.getByRole('combobox', { name: 'Order' }), { target: { value: 'random' } });
    fireEvent.click(screen.getAllByRole('button', { name: 'Squall: remove' })[0] ?? document.body);
    expect(screen.getAllByText(/two blocks or more/).length).toBeGreaterThan(0);
    expect(saveButton()).toHaveProperty('disabled', true);
    fireEvent.change(screen.getByRole('combobox', { name: 'Order' }), { target: { value: 'serial' } });
    const programme = await save(saved);
    expect(programme?.phases.map(({ fromWeek, order, blocks }) => [fromWeek, order, blocks.length])).toEqual([
      [1, 'blocked', 2],
      [3, 'serial', 1],
    ]);
  });

  it('begin one after the other', async () => {
    await show();
    press('Add a phase');
    typeIn('From week', '1');
    expect(
      screen.getByText(/Week 1 is not after the week of the phase before/, { selector: 'p' }),
    ).toBeDefined();
    press('Remove this phase');
    expect(screen.getAllByRole('tab')).toHaveLength(1);
    expect(saveButton()).toHaveProperty('disabled', false);
  });
});

describe('the method of a block', () => {
  it('is ability with a target unless the therapist chooses a staircase', async () => {
    const saved = await show();
    openBlock(/^1\. Squall/);
    fireEvent.click(screen.getByRole('radio', { name: 'Staircase by successes in a row' }));
    expect(screen.queryByRole('textbox', { name: 'Share of success to aim at' })).toBeNull();
    expect(screen.getByText('Caught in a row before it gets harder')).toBeDefined();
    fireEvent.click(screen.getByRole('radio', { name: '3' }));
    expect(screen.getByText('Settles where 83 % succeed.')).toBeDefined();
    const block = blockOf(await save(saved), 'squall');
    expect(block?.method).toEqual({ name: 'transformed-staircase', successes: 3, easierStep: 0.3 });
  });

  it('refuses a step that no staircase can take, at its field', async () => {
    await show();
    openBlock(/^1\. Squall/);
    fireEvent.click(screen.getByRole('radio', { name: 'Staircase to a target' }));
    typeIn(/Step easier/, '3');
    expect(screen.getByText('Enter 0.05 to 1 logits.')).toBeDefined();
    expect(saveButton()).toHaveProperty('disabled', true);
  });
});

describe('what can not be prescribed', () => {
  it('is a target of 100 %: refused at the field, what was typed stays', async () => {
    await show();
    const block = openBlock(/^1\. Squall/);
    typeIn('Share of success to aim at', '100');
    expect(within(block).getByRole('alert').textContent).toMatch(/Enter 50 to 95/);
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
    openBlock(/^1\. Squall/);
    typeIn('Length of a set', '600');
    fireEvent.blur(screen.getByRole('textbox', { name: 'Length of a set' }));
    expect(
      screen.getByText('1. Squall: Length of a set: Enter a whole number from 20 to 300.'),
    ).toBeDefined();
    expect(screen.getByRole('textbox', { name: 'Length of a set' })).toHaveProperty('value', '600 s');
  });

  it('is a floor above the cap, and the preview waits until it is put right', async () => {
    await show();
    openBlock(/^1\. Squall/);
    press(/^How hard it may become: no bounds/);
    typeIn('Gust strength: floor, % of limits', '40');
    typeIn('Gust strength: cap, % of limits', '30');
    expect(screen.getByRole('alert').textContent).toMatch(/floor.*cap/);
    expect(screen.getByText(/Shown as soon as this block can be played/)).toBeDefined();
    expect(saveButton()).toHaveProperty('disabled', true);
    typeIn('Gust strength: cap, % of limits', '45');
    expect(await screen.findByText(/Set 1, level/)).toBeDefined();
  });
});

describe('primary outcomes', () => {
  const ABILITY_STANDING = 'Ability: Squall, weight on the board, standing';
  const probe = (): HTMLElement => screen.getByRole('switch', { name: /probe/i });

  it('are one an axis, chosen from what the blocks measure', async () => {
    const saved = await show();
    choose('Reacting', 'Recovery time: Squall, weight on the board, standing');
    choose('Standing still', '');
    fireEvent.click(saveButton());
    await vi.waitFor(() => expect(saved).toHaveLength(1));
    const { skill } = saved[0]?.primaryOutcomes.REACT ?? {};
    expect(saved[0]?.primaryOutcomes).toEqual({ REACT: { skill, metric: 'recoveryS' } });
    expect(skill).toMatchObject({ exercise: 'squall', postureClass: 'standing' });
  });

  it('are refused where no block measures them any more', async () => {
    await show();
    choose('Reacting', ABILITY_STANDING);
    openBlock(/^1\./);
    fireEvent.click(probe());
    expect(screen.getAllByText(/No block measures the outcome of “Reacting”/).length).toBeGreaterThan(0);
    expect(saveButton()).toHaveProperty('disabled', true);
    choose('Reacting', '');
    expect(screen.queryByText(/No block measures/)).toBeNull();
  });
});
