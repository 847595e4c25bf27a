// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { FrameFlag } from '#core/contract/frame.ts';
import type { MovementDetail } from '#core/ipc/ipc.ts';
import { type Message, message, type PlainMessageId } from '#core/language/message.ts';
import type { Side } from '#core/movement-tests/tasks.ts';
import { screenStore } from '#renderer/app/screens.ts';
import { MovementDetailScreen } from '#renderer/movement/MovementDetailScreen.tsx';
import { MovementsCard } from '#renderer/movement/MovementsCard.tsx';
import { MovementReport } from '#renderer/report/MovementReport.tsx';
import { formatNumber } from '#renderer/ui/numbers.ts';
import { BOTH_KNOWN } from '../core/movement-tests/synthetic.ts';
import { ENGLISH } from '#locales/load/english.ts';
import { say } from '../support/english.ts';
import { renderWithProviders } from './support/render-with-providers.tsx';
import { installFakeKeel } from './support/fake-keel.ts';
import type { FakeKeel } from './support/fake-keel.ts';
import { movementDetail, POSITION, SESSION_ID, unusableMovement } from './support/movements.ts';
import { PATIENT } from './support/sessions.ts';

function show(detail: MovementDetail): FakeKeel {
  const keel = installFakeKeel({ 'session:movement': () => detail });
  renderWithProviders(
    <MovementDetailScreen patientId={PATIENT.id} sessionId={SESSION_ID} position={POSITION} />,
  );
  return keel;
}

function repetitions(counts: Partial<Record<Side, number>>): string {
  const sides = (['forward', 'left', 'right'] as const).flatMap((side) => {
    const count = counts[side];
    return count === undefined ? [] : [say(`movement.repetitions.${side}`, { count })];
  });
  return ENGLISH.list(sides);
}

/** That begin with the name of a measure, with its unit or without. */
function rowsOf(measure: PlainMessageId): HTMLElement[] {
  return screen.getAllByRole('row').filter((row) => row.textContent.startsWith(say(measure)));
}

function cellsOf(row: HTMLElement | undefined): (string | null)[] {
  return [...(row?.children ?? [])].map((cell) => cell.textContent);
}

/** Rib cage, pelvis and what lies between. */
function anglesIn(figure: HTMLElement): (string | null)[] {
  return within(figure)
    .getAllByRole('definition')
    .map((angle) => angle.textContent);
}

describe('a recorded movement', () => {
  it('is asked for by its session and its place among the blocks', async () => {
    const { calls } = show(movementDetail('turn'));
    await screen.findByText(repetitions({ left: 5, right: 5 }));
    expect(calls[0]).toEqual({
      channel: 'session:movement',
      input: { sessionId: SESSION_ID, position: POSITION },
    });
  });

  it('is told in numbers with their error, grade, and what speaks against them', async () => {
    show(movementDetail('turn'));
    await screen.findByText(repetitions({ left: 5, right: 5 }));
    const turn = rowsOf('movement.measure.thoraxAxialRangeDeg').map((row) => cellsOf(row).slice(0, 3));
    expect(turn[0]?.slice(1)).toEqual(['51', expect.stringMatching(/^3[45]/)]);
    expect(screen.getAllByText(say('movement.asymmetry.left'))).not.toHaveLength(0);
    const [bends] = rowsOf('movement.measure.thoraxFlexionRangeDeg');
    const grade = say('movement.grade', { grade: message('grade.name.research'), letter: 'C' });
    expect(bends?.textContent).toContain(grade);
  });

  it('is moved through by slider and by keys', async () => {
    show(movementDetail('bend'));
    const slider = await screen.findByLabelText(say('movement.replay.time'));
    const figure = screen.getByLabelText(say('trunk.plane.flexion'));
    expect(anglesIn(figure)).toEqual([
      say('trunk.angle.zero'),
      say('trunk.angle.zero'),
      say('trunk.angle.zero'),
    ]);
    fireEvent.change(slider, { target: { value: '3760' } });
    expect(anglesIn(figure)).toEqual([60, 24, 36].map((degrees) => say('trunk.angle.forward', { degrees })));
    fireEvent.keyDown(slider, { key: ' ' });
    expect(screen.getByRole('button', { name: say('movement.replay.pause') })).toBeDefined();
    fireEvent.keyDown(slider, { key: ' ' });
    expect(screen.getByRole('button', { name: say('movement.replay.play') })).toBeDefined();
  });

  it('says plainly what was wrong with it', async () => {
    const flags = (t: number): number => BOTH_KNOWN | (t > 20 ? FrameFlag.pelvisSlipped : 0);
    show(movementDetail('bend', { flags }));
    const warning = await screen.findByRole('alert');
    expect(warning.textContent).toContain(say('quality.movement.sensor-slipped', { segment: 'pelvis' }));
    const [row] = rowsOf('movement.measure.pelvisFlexionRangeDeg');
    expect(row?.textContent).toContain(say('quality.movement.slipped-in-some', { slipped: 2 }));
  });

  it('is compared with earlier ones, but not in what the sensors can’t compare', async () => {
    const detail = movementDetail('turn');
    show({ ...detail, earlier: [detail.movement, detail.movement] });
    const cells = await screen.findAllByText(say('verdict.no-real-change'));
    expect(cells.length).toBeGreaterThan(3);
    const table = cells[0]?.closest('table');
    const measure = message('movement.measure.outboundS');
    expect(table?.textContent).toContain(say('movement.measure-to-side', { measure, side: 'left' }));
    expect(table?.textContent).not.toContain(say('movement.measure.thoraxAxialRangeDeg'));
  });

  it('that holds nothing says so, and offers no report', async () => {
    show(unusableMovement('bend'));
    expect(await screen.findByText(say('movement.unusable'))).toBeDefined();
    expect(screen.getByRole('button', { name: say('report.save') })).toHaveProperty('disabled', true);
  });

  it('leads to the session it belongs to', async () => {
    show(movementDetail('bend'));
    fireEvent.click(await screen.findByRole('button', { name: say('movement.whole-session') }));
    expect(screenStore.get()).toEqual({
      name: 'session-detail',
      patientId: PATIENT.id,
      sessionId: SESSION_ID,
    });
  });
});

describe('the movements of a patient', () => {
  it('are listed newest first, each with its number and quality', async () => {
    const older = movementDetail('bend').movement;
    const newer = { ...movementDetail('turn').movement, position: 5 };
    installFakeKeel({ 'patient:movements': () => [older, newer] });
    renderWithProviders(<MovementsCard patientId={PATIENT.id} />);
    const [, first, second] = await screen.findAllByRole('row');
    expect(cellsOf(first).slice(1, 4)).toEqual([
      say('movement.name.turn'),
      repetitions({ left: 5, right: 5 }),
      expect.stringContaining(say('movement.primary.turn', { left: '51', right: '34' }).slice(0, -1)),
    ]);
    expect(cellsOf(second).slice(1, 5)).toEqual([
      say('movement.name.bend'),
      repetitions({ forward: 5 }),
      say('movement.primary.forward', { angle: '60' }),
      say('movement.quality.good'),
    ]);
    if (first !== undefined) fireEvent.click(within(first).getByRole('button'));
    expect(screenStore.get()).toEqual({
      name: 'movement-detail',
      patientId: PATIENT.id,
      sessionId: SESSION_ID,
      position: 5,
    });
  });
});

describe('the report of a movement', () => {
  it('shows the person at neutral and at the farthest to each side, and the numbers', async () => {
    const onDrawn = vi.fn<() => void>();
    const { container } = renderWithProviders(
      <MovementReport detail={movementDetail('turn')} nowMs={0} onDrawn={onDrawn} />,
    );
    await vi.waitFor(() => expect(onDrawn).toHaveBeenCalledTimes(1));
    const captions = [...container.querySelectorAll('figcaption')].map((caption) => caption.textContent);
    expect(captions).toEqual([
      say('report.movement.at-neutral'),
      say('report.movement.farthest', { side: 'left', number: 5 }),
      say('report.movement.farthest', { side: 'right', number: 2 }),
    ]);
    const left = (degrees: number): Message => message('trunk.angle.left', { degrees });
    for (const told of [
      say('report.movement.pose', { thorax: left(51), pelvis: left(10), trunk: left(41) }),
      say('movement.asymmetry.left'),
      say('therapist.not-a-diagnosis'),
      say('report.movement.foot', { version: 1, session: SESSION_ID, part: 3 }),
    ]) {
      expect(container.textContent).toContain(told);
    }
    expect(container.textContent).not.toContain(say('movement.measure.thoraxFlexionRangeDeg'));
  });

  it('of typing shows the time in each posture', () => {
    const detail = movementDetail('type');
    const { container } = renderWithProviders(
      <MovementReport detail={detail} nowMs={0} onDrawn={() => undefined} />,
    );
    const { measures } = detail.movement.record.result;
    for (const [key, posture, about] of [
      ['uprightPercent', 'upright', 54.5],
      ['forwardPercent', 'forward', 45.5],
    ] as const) {
      const share = measures.find((measure) => measure.key === key)?.value ?? 0;
      expect(share).toBeCloseTo(about, 0);
      const percent = formatNumber(share, ENGLISH);
      expect(container.textContent).toContain(say(`report.movement.posture.${posture}`, { percent }));
    }
    expect(container.querySelectorAll('.bands > div')).toHaveLength(2);
  });

  it('that could not be measured says so', () => {
    const { container } = renderWithProviders(
      <MovementReport detail={unusableMovement('bend')} nowMs={0} onDrawn={() => undefined} />,
    );
    expect(container.textContent).toContain(say('session-detail.nothing-measured'));
  });
});
