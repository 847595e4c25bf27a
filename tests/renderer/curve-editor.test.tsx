// @vitest-environment jsdom
import { fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { beforeAll, describe, expect, it } from 'vitest';
import { difficultyOfLevel } from '#core/difficulty/levels.ts';
import type { Bounds } from '#core/exercise/curve.ts';
import { defaultRange, meanExtent } from '#core/exercise/range.ts';
import { SQUALL_CURVE } from '#games/squall/curve.ts';
import { SQUALL_INFO } from '#games/squall/info.ts';
import { CurveEditor } from '#renderer/therapist/curve/CurveEditor.tsx';
import { knownReach } from '#renderer/therapist/curve/physical.ts';
import type { KnownReach } from '#renderer/therapist/curve/physical.ts';
import { checkForm } from '#renderer/therapist/programme/form-problems.ts';
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
      problems={Object.fromEntries(problems.map(({ field, text }) => [field.replace('bounds.', ''), text]))}
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
    const cap = slider('Gust strength: cap');
    expect(cap.getAttribute('aria-valuetext')).toBe('no cap, 50 % of limits (5.0 cm)');
    keys(cap, 'ArrowDown', 'PageDown', 'ArrowUp');
    expect(seen['amplitudePercent']).toEqual({ floor: 15, cap: 45 });
    expect(cap.getAttribute('aria-valuenow')).toBe('45');
    expect(cap.getAttribute('aria-valuetext')).toBe('45 % of limits (4.5 cm)');
    keys(cap, 'End');
    expect(seen).toEqual({});
  });

  it('move by the pointer', () => {
    show();
    const floor = slider('Gusts without warning: floor');
    fireEvent.pointerDown(floor, { pointerId: 1, clientY: 156 });
    fireEvent.pointerMove(floor, { pointerId: 1, clientY: 92 });
    expect(seen['uncuedPercent']).toEqual({ floor: 38, cap: 75 });
    fireEvent.pointerMove(floor, { pointerId: 1, clientY: -50 });
    expect(seen['uncuedPercent']).toEqual({ floor: 74, cap: 75 });
  });

  it('never cross: the floor stays below the cap, the cap above the floor', () => {
    show({ recoveryLimitS: { floor: 2, cap: 3 } });
    keys(slider('Time to recover: floor'), 'End');
    expect(seen['recoveryLimitS']).toEqual({ floor: 2.9, cap: 3 });
    keys(slider('Time to recover: cap'), 'Home');
    expect(seen['recoveryLimitS']).toEqual({ floor: 2.9, cap: 3 });
  });

  it('give way to one handle where the value is locked, and come back as they were', () => {
    show({ amplitudePercent: { floor: 20, cap: 30 } });
    fireEvent.click(screen.getByRole('radio', { name: 'Level 4' }));
    fireEvent.click(screen.getByRole('button', { name: 'Gust strength: lock' }));
    expect(seen['amplitudePercent']).toEqual({ floor: 20, cap: 30, locked: 24 });
    keys(slider('Gust strength: locked value'), 'ArrowUp');
    expect(seen['amplitudePercent']).toEqual({ floor: 20, cap: 30, locked: 25 });
    expect(screen.queryByRole('slider', { name: 'Gust strength: cap' })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: 'Gust strength: unlock' }));
    expect(seen['amplitudePercent']).toEqual({ floor: 20, cap: 30 });
  });
});

describe('bounds that are typed', () => {
  it('move the handles', () => {
    show();
    typeIn('Gust strength: cap, % of limits', '30');
    expect(slider('Gust strength: cap').getAttribute('aria-valuenow')).toBe('30');
  });

  it('are refused where they cross, and stay as they were typed', () => {
    show({ amplitudePercent: { floor: 20, cap: 30 } });
    typeIn('Gust strength: floor, % of limits', '40');
    expect(screen.getByRole('alert').textContent).toMatch(/floor lies above the cap/);
    expect(screen.getByRole('textbox', { name: 'Gust strength: floor, % of limits' })).toHaveProperty(
      'value',
      '40 %',
    );
    expect(screen.queryByRole('slider', { name: 'Gust strength: floor' })).toBeNull();
    typeIn('Gust strength: cap, % of limits', '45');
    expect(screen.queryByRole('alert')).toBeNull();
    expect(seen['amplitudePercent']).toEqual({ floor: 40, cap: 45 });
  });

  it('are refused when a field is emptied or goes beyond what the exercise can do', () => {
    show();
    typeIn('Time to recover: cap, s', '');
    expect(screen.getByRole('alert').textContent).toMatch(/Enter a number/);
    typeIn('Time to recover: cap, s', '9');
    expect(screen.getByRole('alert').textContent).toMatch(/between 1 and 6 s/);
  });
});

describe('the levels', () => {
  it('say what they mean in centimetres and seconds', () => {
    show();
    fireEvent.click(screen.getByRole('radio', { name: 'Level 10' }));
    expect(
      screen.getByText(/Gust strength 45 % of limits \(4\.5 cm\), time to recover 1\.2 s/),
    ).toBeDefined();
  });

  it('say which of them the bounds forbid', () => {
    show({ recoveryLimitS: { floor: 1.8, cap: 6 } });
    expect(screen.getByText(/Your bounds forbid what is harder than level/)).toBeDefined();
    fireEvent.click(screen.getByRole('radio', { name: 'Level 10, forbidden' }));
    expect(screen.getByText(/Level 10 is forbidden by your bounds/)).toBeDefined();
  });

  it('end at home where the clinic did', () => {
    show({}, undefined, difficultyOfLevel(SQUALL_CURVE, 4));
    expect(screen.getByText(/At home nothing gets harder than level 4\.0/)).toBeDefined();
    fireEvent.click(screen.getByRole('radio', { name: 'Level 6, forbidden' }));
    expect(screen.getByText(/Level 6 is forbidden at home/)).toBeDefined();
  });

  it('are no more than one when everything is locked', () => {
    const bounds = Object.fromEntries(
      SQUALL_INFO.parameters.map(({ key, min, max }) => [key, { floor: min, cap: max, locked: max }]),
    );
    show(bounds);
    expect(screen.getByText(/Every value is locked/)).toBeDefined();
  });
});

describe('the unit of a share', () => {
  it('is degrees where a segment of the trunk steers', () => {
    show({}, CHEST_20_DEG);
    const cap = slider('Gust strength: cap');
    expect(cap.getAttribute('aria-valuetext')).toBe('no cap, 50 % of range (10.0°)');
    expect(screen.getByText(/Degrees are of a cautious default \(20\.0° on average/)).toBeDefined();
    typeIn('Gust strength: cap, % of range', '30');
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
    expect(screen.getByText(/cautious default/)).toBeDefined();
  });

  it('is told with its date', () => {
    show({}, knownReach([onBoard], 'centre-of-pressure', 'feet-apart'));
    expect(screen.getByText(/8\.0 cm on average.*2026 \(board and sensors\)/)).toBeDefined();
  });
});
