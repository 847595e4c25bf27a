// @vitest-environment jsdom
import { byDirection } from '#core/exercise/directions.ts';
import { fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Bounds } from '#core/exercise/curve.ts';
import { difficultyOfLevel } from '#core/difficulty/levels.ts';
import { DEFAULT_SQUALL_PROGRAMME } from '#core/programme/programme.ts';
import { SQUALL_CURVE } from '#games/squall/curve.ts';
import { SQUALL_INFO } from '#games/squall/info.ts';
import { CurveEditor } from '#renderer/therapist/curve/CurveEditor.tsx';
import { knownLimits, type KnownLimits } from '#renderer/therapist/curve/physical.ts';
import { programmeProblems } from '#renderer/therapist/programme-problems.ts';
import { renderWithProviders } from './support/render-with-providers.tsx';
import { block, storedSession } from './support/sessions.ts';

const LIMITS = { excursionMm: byDirection(() => 100), measured: byDirection(() => true) };

function limitsSession(id: string, startedAt: string, source: 'hid' | 'virtual-patient', reachMm: number) {
  const measured = block('limits');
  const limits = { ...LIMITS, excursionMm: byDirection(() => reachMm) };
  const blocks = [{ ...measured, result: { ...measured.result, limits } }];
  return storedSession({ id, startedAt, source, blocks });
}

let seen: Bounds = {};

interface EditorProps {
  readonly initial: Bounds;
  readonly known: KnownLimits;
  readonly homeCeiling?: number | undefined;
}

function Editor({ initial, known, homeCeiling }: EditorProps) {
  const [bounds, setBounds] = useState(initial);
  return (
    <CurveEditor
      specs={SQUALL_INFO.parameters}
      curve={SQUALL_CURVE}
      bounds={bounds}
      problems={programmeProblems({ ...DEFAULT_SQUALL_PROGRAMME, bounds }, SQUALL_INFO)}
      known={known}
      homeCeiling={homeCeiling}
      onChange={(next) => {
        seen = next;
        setBounds(next);
      }}
    />
  );
}

function show(
  initial: Bounds = {},
  known: KnownLimits = { limits: LIMITS, from: undefined },
  homeCeiling?: number,
): void {
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
    expect(screen.getByRole('alert').textContent).toMatch(/floor \(40\).*cap \(30\)/);
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
    expect(screen.getByRole('alert').textContent).toMatch(/enter a number/);
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

describe('the limits that centimetres are taken from', () => {
  const onBoard = limitsSession('a', '2026-01-05T09:00:00.000Z', 'hid', 80);
  const virtual = limitsSession('b', '2026-01-06T09:00:00.000Z', 'virtual-patient', 60);

  it('are the last on a real board, before those of the virtual patient', () => {
    expect(knownLimits([onBoard, virtual], 'feet-apart').from?.id).toBe('a');
    expect(knownLimits([virtual], 'feet-apart').limits.excursionMm.front).toBe(60);
  });

  it('are the cautious default in another stance, and the editor says so', () => {
    const known = knownLimits([onBoard], 'seated');
    expect(known.from).toBeUndefined();
    show({}, known);
    expect(screen.getByText(/cautious default/)).toBeDefined();
  });

  it('are told with their date', () => {
    show({}, knownLimits([onBoard], 'feet-apart'));
    expect(screen.getByText(/8\.0 cm on average.*2026 \(balance board\)/)).toBeDefined();
  });
});
