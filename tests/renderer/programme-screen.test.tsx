// @vitest-environment jsdom
import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PatientPage } from '#core/ipc/ipc.ts';
import { DEFAULT_SETTINGS } from '#core/ipc/settings.ts';
import type { ExerciseBlock } from '#core/programme/block.ts';
import type { Programme } from '#core/programme/programme.ts';
import { skillOf } from '#core/exercise/skill.ts';
import { ABILITY_METRIC } from '#core/programme/primary-outcome.ts';
import { goTo, screenStore } from '#renderer/app/screens.ts';
import { settingsStore } from '#renderer/app/settings-store.ts';
import { therapistLocked } from '#renderer/app/therapist-lock.ts';
import { ENGLISH } from '#locales/load/english.ts';
import { stanceText } from '#renderer/therapist/programme/block-text.ts';
import { minutesOf, plannedSession, planText } from '#renderer/therapist/programme/session-plan.ts';
import { outcomeText } from '#renderer/ui/outcome-text.ts';
import { ProgrammeScreen } from '#renderer/therapist/ProgrammeScreen.tsx';
import { say } from '../support/english.ts';
import { programmeOf, squallBlock } from '../support/programmes.ts';
import { renderWithProviders } from './support/render-with-providers.tsx';
import { installFakeKeel } from './support/fake-keel.ts';
import { PATIENT, patientPage } from './support/sessions.ts';

const SQUALL = say('exercise.squall.name');
const GUSTS = {
  parameter: say('parameter.squall.amplitude-percent.label'),
  unit: say('unit.percent-of-limits'),
};
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
  await screen.findByRole('heading', { name: say('programme.card.phases') });
  return saved;
}

const button = (name: string): HTMLElement => screen.getByRole('button', { name });
const press = (name: string): boolean => fireEvent.click(button(name));
/** The line of the first or second block, which is one of Squall. */
const openBlock = (position: 1 | 2): HTMLElement => {
  const title = say('block.title', { position, name: SQUALL });
  const opener = screen.getByText(title).closest('button');
  const line = opener?.closest('li');
  if (!opener || !line) throw new Error('The block is in no list');
  fireEvent.click(opener);
  return line;
};
const typeIn = (name: string, value: string): void => {
  fireEvent.change(screen.getByRole('textbox', { name }), { target: { value } });
};
const choose = (name: string, value: string): void => {
  fireEvent.change(screen.getByRole('combobox', { name }), { target: { value } });
};
/** Its name goes on with what it does. */
const switchOf = (label: string): HTMLElement =>
  screen.getByRole('switch', { name: (name) => name.startsWith(label) });
const saveButton = (): HTMLElement => button(say('programme.dock.save'));
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
  const discard = screen.queryByRole('button', { name: say('programme.dock.discard') });
  if (discard !== null) fireEvent.click(discard);
});

describe('a programme', () => {
  it('is saved as it was written, and the page goes back to the patient', async () => {
    const saved = await show();
    typeIn(say('programme.field.name'), 'Low back');
    typeIn(say('programme.field.sessions-per-week'), '3');
    fireEvent.change(screen.getByLabelText(say('programme.field.valid-from')), {
      target: { value: '2026-02-02' },
    });
    typeIn(say('programme.field.trunk-lean'), '25');
    fireEvent.click(switchOf(say('programme.field.effort-after')));
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
    expect(lines()).toEqual([
      [
        say('block.title', { position: 1, name: SQUALL }),
        stanceText(squallBlock(), ENGLISH),
        say('programme.dose.seconds', { sets: 3, seconds: 60, rest: 40 }),
      ].join(''),
    ]);
    expect((await save(saved))?.phases).toHaveLength(1);
  });

  it('begins anew from eight weeks', async () => {
    await show();
    press(say('programme.begin-anew'));
    fireEvent.click(await screen.findByRole('menuitem', { name: say('programme.preset.eight-weeks') }));
    expect(screen.getAllByRole('tab').map((tab) => tab.textContent)).toEqual(
      [1, 3, 5, 7].map((from) => say('programme.weeks.from-to', { from, to: from + 1 })),
    );
    expect(screen.getByRole('textbox', { name: say('programme.field.name') })).toHaveProperty(
      'value',
      say('programme.preset.eight-weeks'),
    );
  });

  it('shows what a session of the phase will be, and how long', async () => {
    await show();
    const [first, usual] = (['new', 'known'] as const).map((knowledge) =>
      plannedSession(TWO_BLOCKS, 1, ['board', 'thorax'], knowledge),
    );
    const dock = screen.getByText(usual === undefined ? '' : planText(usual, ENGLISH), { exact: false });
    expect(dock.textContent).toContain(
      say('programme.dock.first-time', { minutes: minutesOf(first?.seconds ?? 0) }),
    );
  });

  it('says where a session is longer than it may be', async () => {
    await show({ programme: { ...TWO_BLOCKS, sessionMinutes: 5 } });
    expect(screen.getByText(say('programme.dock.too-long', { minutes: 5 }))).toBeDefined();
  });

  it('that was not saved is still there after the area was locked, and goes when it is discarded', async () => {
    await show();
    typeIn(say('programme.field.name'), 'Half written');
    therapistLocked();
    cleanup();
    await show();
    expect(screen.getByRole('textbox', { name: say('programme.field.name') })).toHaveProperty(
      'value',
      'Half written',
    );
    press(say('programme.dock.discard'));
    cleanup();
    await show();
    expect(screen.getByRole('textbox', { name: say('programme.field.name') })).toHaveProperty(
      'value',
      'Test',
    );
  });
});

describe('the blocks of a phase', () => {
  it('are moved, copied and removed', async () => {
    const saved = await show();
    fireEvent.click(
      screen.getAllByRole('button', { name: say('programme.block-down', { block: SQUALL }) })[0] ??
        document.body,
    );
    fireEvent.click(
      screen.getAllByRole('button', { name: say('programme.block-copy', { block: SQUALL }) })[1] ??
        document.body,
    );
    fireEvent.click(
      screen.getAllByRole('button', { name: say('programme.block-remove', { block: SQUALL }) })[0] ??
        document.body,
    );
    const programme = await save(saved);
    expect(programme?.phases[0]?.blocks.map(({ id }) => id)).toEqual(['squall', 'b1']);
  });

  it('are added: an exercise, and a recorded movement', async () => {
    const saved = await show();
    press(say('programme.add-movement'));
    fireEvent.click(await screen.findByRole('menuitem', { name: say('task.turn') }));
    expect(screen.getByRole('combobox', { name: say('programme.field.movement') })).toHaveProperty(
      'value',
      'turn',
    );
    choose(say('programme.field.movement'), 'type');
    expect(screen.getByRole('textbox', { name: say('programme.field.seconds') })).toHaveProperty(
      'value',
      '300 s',
    );
    press(say('programme.add-exercise'));
    fireEvent.click(
      await screen.findByRole('menuitem', {
        name: say('programme.never-adapts', { exercise: say('exercise.limits.name') }),
      }),
    );
    const blocks = (await save(saved))?.phases[0]?.blocks.slice(2);
    expect(blocks).toMatchObject([
      { kind: 'movement', task: 'type', dose: { sets: 1, seconds: 300 } },
      { kind: 'exercise', exercise: 'limits', probe: false },
    ]);
  });

  it('say how a person stands or sits, and what steers', async () => {
    const saved = await show();
    openBlock(2);
    choose(say('programme.field.posture'), 'sitting-on-board');
    choose(say('programme.field.steering'), 'centre-of-pressure');
    fireEvent.click(screen.getByRole('radio', { name: say('programme.counted-in.trials') }));
    typeIn(say('programme.field.trials'), '8');
    fireEvent.click(switchOf(say('programme.field.upright')));
    expect(blockOf(await save(saved), 'chest')).toMatchObject({
      steering: 'centre-of-pressure',
      posture: 'sitting-on-board',
      dose: { sets: 3, repetitions: 8 },
      qualityGate: { measured: true, trunkLeanDeg: 15 },
    });
  });

  it('carry a warning where somebody has to stand by, and are forbidden so at home', async () => {
    await show();
    const block = openBlock(1);
    choose(say('programme.field.posture'), 'one-leg-left');
    expect(within(block).getByText(say('programme.caution.one-leg'))).toBeDefined();
    expect(saveButton()).toHaveProperty('disabled', false);
    fireEvent.click(screen.getByRole('radio', { name: say('setting.home') }));
    expect(within(block).queryByText(say('programme.caution.one-leg'))).toBeNull();
    expect(within(block).getByText(say('programme.problem.forbidden-at-home.one-leg'))).toBeDefined();
    expect(saveButton()).toHaveProperty('disabled', true);
  });

  it('are refused where this place has no such sensor', async () => {
    placeWith('board');
    await show();
    openBlock(2);
    expect(
      screen.getAllByText(say('programme.problem.sensor-missing', { sensor: 'thorax' }), { exact: false })
        .length,
    ).toBeGreaterThan(1);
    expect(saveButton()).toHaveProperty('disabled', true);
  });
});

describe('the phases of a programme', () => {
  it('are added with the blocks of the last, changed on their own, and removed', async () => {
    const saved = await show();
    press(say('programme.add-phase'));
    expect(screen.getByRole('tab', { selected: true }).textContent).toBe(
      say('programme.weeks.from-to', { from: 3, to: 8 }),
    );
    choose(say('programme.field.order'), 'random');
    fireEvent.click(
      screen.getAllByRole('button', { name: say('programme.block-remove', { block: SQUALL }) })[0] ??
        document.body,
    );
    expect(screen.getAllByText(say('programme.problem.random-order-of-one')).length).toBeGreaterThan(0);
    expect(saveButton()).toHaveProperty('disabled', true);
    choose(say('programme.field.order'), 'serial');
    const programme = await save(saved);
    expect(programme?.phases.map(({ fromWeek, order, blocks }) => [fromWeek, order, blocks.length])).toEqual([
      [1, 'blocked', 2],
      [3, 'serial', 1],
    ]);
  });

  it('begin one after the other', async () => {
    await show();
    press(say('programme.add-phase'));
    typeIn(say('programme.field.from-week'), '1');
    expect(
      screen.getByText(say('programme.problem.phases-out-of-order', { fromWeek: 1 }), { selector: 'p' }),
    ).toBeDefined();
    press(say('programme.remove-phase'));
    expect(screen.getAllByRole('tab')).toHaveLength(1);
    expect(saveButton()).toHaveProperty('disabled', false);
  });
});

describe('the method of a block', () => {
  it('is ability with a target unless the therapist chooses a staircase', async () => {
    const saved = await show();
    openBlock(1);
    fireEvent.click(screen.getByRole('radio', { name: say('programme.method.transformed-staircase.name') }));
    expect(screen.queryByRole('textbox', { name: say('programme.field.target') })).toBeNull();
    expect(screen.getByText(say('programme.field.successes'))).toBeDefined();
    fireEvent.click(screen.getByRole('radio', { name: '3' }));
    expect(screen.getByText(say('programme.remark.settles', { percent: 83 }))).toBeDefined();
    const block = blockOf(await save(saved), 'squall');
    expect(block?.method).toEqual({ name: 'transformed-staircase', successes: 3, easierStep: 0.3 });
  });

  it('refuses a step that no staircase can take, at its field', async () => {
    await show();
    openBlock(1);
    fireEvent.click(screen.getByRole('radio', { name: say('programme.method.weighted-staircase.name') }));
    typeIn(say('programme.field.easier-step'), '3');
    expect(screen.getByText(say('programme.remedy.easier-step'))).toBeDefined();
    expect(saveButton()).toHaveProperty('disabled', true);
  });
});

describe('the settings of a block', () => {
  it('are saved where they differ from usual, and left out where they are usual again', async () => {
    const saved = await show();
    openBlock(1);
    typeIn(say('perturbation.gain.label'), '1.5');
    typeIn(say('perturbation.delay-ms.label'), '250');
    typeIn(say('perturbation.gain.label'), '1');
    expect(blockOf(await save(saved), 'squall')?.settings).toEqual({ delayMs: 250 });
  });

  it('are refused beyond their range, with it', async () => {
    await show();
    openBlock(1);
    typeIn(say('perturbation.noise-percent.label'), '60');
    const told = say('programme.problem.of-value', {
      parameter: say('perturbation.noise-percent.label'),
      problem: say('programme.problem.setting.outside', { min: 0, max: 30 }),
    });
    expect(screen.getByText(told)).toBeDefined();
    expect(saveButton()).toHaveProperty('disabled', true);
  });
});

describe('what can not be prescribed', () => {
  it('is a target of 100 %: refused at the field, what was typed stays', async () => {
    await show();
    const block = openBlock(1);
    typeIn(say('programme.field.target'), '100');
    expect(within(block).getByRole('alert').textContent).toBe(say('programme.remedy.target'));
    expect(screen.getByRole('textbox', { name: say('programme.field.target') })).toHaveProperty(
      'value',
      '100 %',
    );
    expect(saveButton()).toHaveProperty('disabled', true);
    typeIn(say('programme.field.target'), '85');
    expect(saveButton()).toHaveProperty('disabled', false);
  });

  it('is a set of ten minutes: it stays as typed when the field is left', async () => {
    await show();
    openBlock(1);
    typeIn(say('programme.field.seconds'), '600');
    fireEvent.blur(screen.getByRole('textbox', { name: say('programme.field.seconds') }));
    expect(
      screen.getByText(
        say('programme.problem.in-block', {
          number: 1,
          block: SQUALL,
          problem: say('programme.problem.at-field', {
            field: say('programme.field.seconds'),
            problem: say('programme.remedy.whole-number', { min: 20, max: 300 }),
          }),
        }),
      ),
    ).toBeDefined();
    expect(screen.getByRole('textbox', { name: say('programme.field.seconds') })).toHaveProperty(
      'value',
      '600 s',
    );
  });

  it('is a floor above the cap, and the preview waits until it is put right', async () => {
    await show();
    openBlock(1);
    press(say('programme.bounds.none'));
    typeIn(say('curve.bound-field.floor', GUSTS), '40');
    typeIn(say('curve.bound-field.cap', GUSTS), '30');
    expect(screen.getByRole('alert').textContent).toContain(say('programme.problem.bound.floor-above-cap'));
    expect(screen.getByText(say('preview.refused'))).toBeDefined();
    expect(saveButton()).toHaveProperty('disabled', true);
    typeIn(say('curve.bound-field.cap', GUSTS), '45');
    expect(await screen.findByText(say('decisions.for-set', { set: 1 }))).toBeDefined();
  });
});

describe('primary outcomes', () => {
  const standing = skillOf(squallBlock());
  const ABILITY_STANDING = outcomeText({ skill: standing, metric: ABILITY_METRIC }, ENGLISH);
  const probe = (): HTMLElement => switchOf(say('programme.field.probe'));

  it('are one an axis, chosen from what the blocks measure', async () => {
    const saved = await show();
    choose(say('axis.react'), outcomeText({ skill: standing, metric: 'recoveryS' }, ENGLISH));
    choose(say('axis.hold'), '');
    fireEvent.click(saveButton());
    await vi.waitFor(() => expect(saved).toHaveLength(1));
    const { skill } = saved[0]?.primaryOutcomes.REACT ?? {};
    expect(saved[0]?.primaryOutcomes).toEqual({ REACT: { skill, metric: 'recoveryS' } });
    expect(skill).toMatchObject({ exercise: 'squall', postureClass: 'standing' });
  });

  it('are refused where no block measures them any more', async () => {
    const notMeasured = say('programme.problem.outcome-not-measured', { axis: say('axis.react') });
    await show();
    choose(say('axis.react'), ABILITY_STANDING);
    openBlock(1);
    fireEvent.click(probe());
    expect(screen.getAllByText(notMeasured).length).toBeGreaterThan(0);
    expect(saveButton()).toHaveProperty('disabled', true);
    choose(say('axis.react'), '');
    expect(screen.queryByText(notMeasured)).toBeNull();
  });
});
