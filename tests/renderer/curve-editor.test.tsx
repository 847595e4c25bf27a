// @vitest-environment jsdom
import { fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { beforeAll, describe, expect, it } from 'vitest';
import { difficultyOfLevel, levelsOf } from '#core/difficulty/levels.ts';
import type { Bounds } from '#core/exercise/curve.ts';
import { defaultRange, meanExtent } from '#core/exercise/range.ts';
import { SQUALL_CURVE } from '#games/squall/curve.ts';
import { SQUALL_INFO } from '#games/squall/info.ts';
import { CurveEditor } from '#renderer/therapist/curve/CurveEditor.tsx';
import { knownReach } from '#renderer/therapist/curve/physical.ts';
import type { KnownReach } from '#renderer/therapist/curve/physical.ts';
import { checkForm } from '#renderer/therapist/programme/form-problems.ts';
import { say, sayMessage } from '../support/english.ts';
import { programmeOf, squallBlock } from '../support/programmes.ts';
import { renderWithProviders } from './support/render-with-providers.tsx';
import { skillPoint } from './support/sessions.ts';

/** Somebody whose weight goes 10 cm to every side. */
const FEET_100_MM: KnownReach = { steering: 'centre-of-pressure', mean: 100, from: undefined };
/** Whose rib cage goes 20 degrees. */
const CHEST_20_DEG: KnownReach = { steering: 'thorax', mean: 20, from: undefined };

let seen: Bounds = {};

interface EditorProps {
  readonly initial: Bounds;
  readonly known: KnownReach;
  readonly homeCeiling?: number | undefined;
}

function Editor({ initial, known, homeCeiling }: EditorProps) {
  const [bounds, setBounds] = useState(initial);
  const { problems } = checkForm(programmeOf([squallBlock({ bounds })]), {});
  return (
    <CurveEditor
      specs={SQUALL_INFO.parameters}
      curve={SQUALL_CURVE}
      bounds={bounds}
      problems={Object.fromEntries(
        problems.map(({ field, told }) => [field.replace('bounds.', ''), sayMessage(told)]),
      )}
      known={known}
      homeCeiling={homeCeiling}
      onChange={(next) => {
        seen = next;
        setBounds(next);
      }}
    />
  );
}

function show(initial: Bounds = {}, known: KnownReach = FEET_100_MM, homeCeiling?: number): void {
  seen = initial;
  renderWithProviders(<Editor initial={initial} known={known} homeCeiling={homeCeiling} />);
}

/** The parameters of Squall by name. */
const [GUSTS, RECOVERY, UNCUED] = [
  say('parameter.squall.amplitude-percent.label'),
  say('parameter.squall.recovery-limit-s.label'),
  say('parameter.squall.uncued-percent.label'),
];
const [LIMITS, RANGE] = [say('unit.percent-of-limits'), say('unit.percent-of-range')];
const capOf = (parameter: string): string => say('curve.handle.cap', { parameter });
const floorOf = (parameter: string): string => say('curve.handle.floor', { parameter });
const capField = (parameter: string, unit: string): string =>
  say('curve.bound-field.cap', { parameter, unit });
const floorField = (parameter: string, unit: string): string =>
  say('curve.bound-field.floor', { parameter, unit });
const slider = (name: string): HTMLElement => screen.getByRole('slider', { name });
const keys = (element: HTMLElement, ...pressed: readonly string[]): void => {
  for (const key of pressed) fireEvent.keyDown(element, { key });
};
const typeIn = (name: string, value: string): void => {
  fireEvent.change(screen.getByRole('textbox', { name }), { target: { value } });
};

beforeAll(() => {
  // jsdom captures no pointers and lays nothing out.
  const captured = new Set<number>();
  Element.prototype.setPointerCapture = (id) => void captured.add(id);
  Element.prototype.hasPointerCapture = (id) => captured.has(id);
  SVGElement.prototype.getBoundingClientRect = () => new DOMRect(0, 0, 900, 184);
});

describe('the bounds on the drawing', () => {
  it('move by keys and say their value in percent and centimetres', () => {
    show();
    const cap = slider(capOf(GUSTS));
    expect(cap.getAttribute('aria-valuetext')).toBe(
      say('curve.no-cap-at', { value: `50 ${LIMITS} (5.0 ${say('unit.cm')})` }),
    );
    keys(cap, 'ArrowDown', 'PageDown', 'ArrowUp');
    expect(seen['amplitudePercent']).toEqual({ floor: 15, cap: 45 });
    expect(cap.getAttribute('aria-valuenow')).toBe('45');
    expect(cap.getAttribute('aria-valuetext')).toBe(`45 ${LIMITS} (4.5 ${say('unit.cm')})`);
    keys(cap, 'End');
    expect(seen).toEqual({});
  });

  it('move by the pointer', () => {
    show();
    const floor = slider(floorOf(UNCUED));
    fireEvent.pointerDown(floor, { pointerId: 1, clientY: 156 });
    fireEvent.pointerMove(floor, { pointerId: 1, clientY: 92 });
    expect(seen['uncuedPercent']).toEqual({ floor: 38, cap: 75 });
    fireEvent.pointerMove(floor, { pointerId: 1, clientY: -50 });
    expect(seen['uncuedPercent']).toEqual({ floor: 74, cap: 75 });
  });

  it('never cross: the floor stays below the cap, the cap above the floor', () => {
    show({ recoveryLimitS: { floor: 2, cap: 3 } });
    keys(slider(floorOf(RECOVERY)), 'End');
    expect(seen['recoveryLimitS']).toEqual({ floor: 2.9, cap: 3 });
    keys(slider(capOf(RECOVERY)), 'Home');
    expect(seen['recoveryLimitS']).toEqual({ floor: 2.9, cap: 3 });
  });

  it('give way to one handle where the value is locked, and come back as they were', () => {
    show({ amplitudePercent: { floor: 20, cap: 30 } });
    fireEvent.click(screen.getByRole('radio', { name: say('curve.level-numbered', { level: 4 }) }));
    fireEvent.click(screen.getByRole('button', { name: say('curve.lock-of', { parameter: GUSTS }) }));
    expect(seen['amplitudePercent']).toEqual({ floor: 20, cap: 30, locked: 24 });
    keys(slider(say('curve.handle.locked', { parameter: GUSTS })), 'ArrowUp');
    expect(seen['amplitudePercent']).toEqual({ floor: 20, cap: 30, locked: 25 });
    expect(screen.queryByRole('slider', { name: capOf(GUSTS) })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: say('curve.unlock-of', { parameter: GUSTS }) }));
    expect(seen['amplitudePercent']).toEqual({ floor: 20, cap: 30 });
  });
});

describe('bounds that are typed', () => {
  it('move the handles', () => {
    show();
    typeIn(capField(GUSTS, LIMITS), '30');
    expect(slider(capOf(GUSTS)).getAttribute('aria-valuenow')).toBe('30');
  });

  it('are refused where they cross, and stay as they were typed', () => {
    show({ amplitudePercent: { floor: 20, cap: 30 } });
    typeIn(floorField(GUSTS, LIMITS), '40');
    expect(screen.getByRole('alert').textContent).toContain(say('programme.problem.bound.floor-above-cap'));
    expect(screen.getByRole('textbox', { name: floorField(GUSTS, LIMITS) })).toHaveProperty('value', '40 %');
    expect(screen.queryByRole('slider', { name: floorOf(GUSTS) })).toBeNull();
    typeIn(capField(GUSTS, LIMITS), '45');
    expect(screen.queryByRole('alert')).toBeNull();
    expect(seen['amplitudePercent']).toEqual({ floor: 40, cap: 45 });
  });

  it('are refused when a field is emptied or goes beyond what the exercise can do', () => {
    show();
    typeIn(capField(RECOVERY, say('unit.second')), '');
    expect(screen.getByRole('alert').textContent).toContain(say('programme.problem.bound.no-number'));
    typeIn(capField(RECOVERY, say('unit.second')), '9');
    expect(screen.getByRole('alert').textContent).toContain(
      say('programme.problem.bound.outside', { min: 1, max: 6, unit: say('unit.second') }),
    );
  });
});

describe('the levels', () => {
  it('say what they mean in centimetres and seconds', () => {
    show();
    fireEvent.click(screen.getByRole('radio', { name: say('curve.level-numbered', { level: 10 }) }));
    expect(
      screen.getByText(
        [
          say('curve.level-value', { parameter: GUSTS, value: `45 ${LIMITS} (4.5 ${say('unit.cm')})` }),
          say('curve.level-value', { parameter: RECOVERY, value: `1.2 ${say('unit.second')}` }),
        ].join(' '),
        { exact: false },
      ),
    ).toBeDefined();
  });

  it('say which of them the bounds forbid', () => {
    const bounds = { recoveryLimitS: { floor: 1.8, cap: 6 } };
    const fifths = levelsOf(SQUALL_CURVE, { bounds }, 5);
    const last = fifths.findLast(({ forbidden }) => forbidden === undefined)?.level ?? 0;
    show(bounds);
    expect(screen.getByText(say('curve.remaining.to', { last }))).toBeDefined();
    fireEvent.click(screen.getByRole('radio', { name: say('curve.level-forbidden', { level: 10 }) }));
    expect(screen.getByText(say('curve.level-told-beyond-bounds', { level: 10 }))).toBeDefined();
  });

  it('end at home where the clinic did', () => {
    show({}, undefined, difficultyOfLevel(SQUALL_CURVE, 4));
    expect(screen.getByText(say('curve.remaining.at-home', { level: 4 }))).toBeDefined();
    fireEvent.click(screen.getByRole('radio', { name: say('curve.level-forbidden', { level: 6 }) }));
    expect(screen.getByText(say('curve.level-told-beyond-home', { level: 6 }))).toBeDefined();
  });

  it('are no more than one when everything is locked', () => {
    const bounds = Object.fromEntries(
      SQUALL_INFO.parameters.map(({ key, min, max }) => [key, { floor: min, cap: max, locked: max }]),
    );
    show(bounds);
    expect(screen.getByText(say('curve.remaining.all-locked'))).toBeDefined();
  });
});

describe('the unit of a share', () => {
  it('is degrees where a segment of the trunk steers', () => {
    show({}, CHEST_20_DEG);
    const cap = slider(capOf(GUSTS));
    expect(cap.getAttribute('aria-valuetext')).toBe(
      say('curve.no-cap-at', { value: `50 ${RANGE} (10.0${say('unit.deg')})` }),
    );
    expect(screen.getByText(say('curve.reach.assumed-deg', { mean: 20 }))).toBeDefined();
    typeIn(capField(GUSTS, RANGE), '30');
    expect(seen['amplitudePercent']).toEqual({ floor: 15, cap: 30 });
  });
});

describe('the reach that centimetres are taken from', () => {
  const measured = (source: 'hid' | 'virtual-patient', startedAt: string, meanReach: number) =>
    skillPoint({ sessionId: source, startedAt, source, meanReach });
  const onBoard = measured('hid', '2026-01-05T09:00:00.000Z', 80);
  const virtual = measured('virtual-patient', '2026-01-06T09:00:00.000Z', 60);
  const unmeasured = skillPoint({ startedAt: '2026-01-07T09:00:00.000Z' });

  it('is the last of a person, before that of the virtual patient', () => {
    const of = (history: Parameters<typeof knownReach>[0]): KnownReach =>
      knownReach(history, 'centre-of-pressure', 'feet-apart');
    expect(of([onBoard, virtual, unmeasured]).from?.sessionId).toBe('hid');
    expect(of([virtual, unmeasured]).mean).toBe(60);
  });

  it('is the cautious default of the steering and posture before the first, and the editor says so', () => {
    const known = knownReach([unmeasured], 'centre-of-pressure', 'sitting-on-board');
    expect(known.mean).toBe(meanExtent(defaultRange('centre-of-pressure', 'sitting-on-board')));
    show({}, known);
    expect(screen.getByText(say('curve.reach.assumed-cm', { mean: known.mean / 10 }))).toBeDefined();
  });

  it('is told with its date', () => {
    show({}, knownReach([onBoard], 'centre-of-pressure', 'feet-apart'));
    expect(
      screen.getByText(
        say('curve.reach.measured-cm', {
          mean: 8,
          at: Date.parse(onBoard.startedAt),
          source: say('source.hid'),
        }),
      ),
    ).toBeDefined();
  });
});
