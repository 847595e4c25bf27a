// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FrameFlag } from '#core/contract/frame.ts';
import type { MovementDetail } from '#core/ipc/ipc.ts';
import { screenStore } from '#renderer/app/screens.ts';
import { MovementDetailScreen } from '#renderer/movement/MovementDetailScreen.tsx';
import { MovementsCard } from '#renderer/movement/MovementsCard.tsx';
import { MovementReport } from '#renderer/report/MovementReport.tsx';
import { BOTH_KNOWN } from '../core/movement-tests/synthetic.ts';
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

describe('a recorded movement', () => {
  it('is asked for by its session and its place among the blocks', async () => {
    const { calls } = show(movementDetail('turn'));
    await screen.findByText('5 to the left, 5 to the right');
    expect(calls[0]).toEqual({
      channel: 'session:movement',
      input: { sessionId: SESSION_ID, position: POSITION },
    });
  });

  it('is told in numbers with their error, grade, and what speaks against them', async () => {
    show(movementDetail('turn'));
    await screen.findByText('5 to the left, 5 to the right');
    const turn = screen.getAllByRole('row', { name: /Range, turn: rib cage/ }).map((row) => row.textContent);
    expect(turn[0]).toMatch(/^Range, turn: rib cage, °513[45]/);
    expect(screen.getAllByText('More to the left')).not.toHaveLength(0);
    const bends = screen.getByRole('row', { name: /Range, forward bend: rib cage 0/ });
    expect(bends.textContent).toContain('Research (C)');
  });

  it('is moved through by slider and by keys', async () => {
    show(movementDetail('bend'));
    const slider = await screen.findByLabelText('Time in the recording');
    const figure = screen.getByLabelText('Bend forward');
    expect(figure.textContent).toBe('Rib cage0°Pelvis0°Between0°');
    fireEvent.change(slider, { target: { value: '3760' } });
    expect(figure.textContent).toBe('Rib cage60° forwardPelvis24° forwardBetween36° forward');
    fireEvent.keyDown(slider, { key: ' ' });
    expect(screen.getByRole('button', { name: 'Pause' })).toBeDefined();
    fireEvent.keyDown(slider, { key: ' ' });
    expect(screen.getByRole('button', { name: 'Play' })).toBeDefined();
  });

  it('says plainly what was wrong with it', async () => {
    const flags = (t: number): number => BOTH_KNOWN | (t > 20 ? FrameFlag.pelvisSlipped : 0);
    show(movementDetail('bend', { flags }));
    const warning = await screen.findByRole('alert');
    expect(warning.textContent).toMatch(/sensor on the pelvis sat otherwise/);
    const row = screen.getByRole('row', { name: /Range, forward bend: pelvis/ });
    expect(row.textContent).toMatch(/A sensor had slipped in 2 of the repetitions/);
  });

  it('is compared with earlier ones, but not in what the sensors can’t compare', async () => {
    const detail = movementDetail('turn');
    show({ ...detail, earlier: [detail.movement, detail.movement] });
    const cells = await screen.findAllByText('No real change');
    expect(cells.length).toBeGreaterThan(3);
    const table = cells[0]?.closest('table');
    expect(table?.textContent).toContain('Time out, left');
    expect(table?.textContent).not.toContain('Range, turn');
  });

  it('that holds nothing says so, and offers no report', async () => {
    show(unusableMovement('bend'));
    expect(await screen.findByText(/Nothing could be measured/)).toBeDefined();
    expect(screen.getByRole('button', { name: 'Report (PDF)' })).toHaveProperty('disabled', true);
  });

  it('leads to the session it belongs to', async () => {
    show(movementDetail('bend'));
    fireEvent.click(await screen.findByRole('button', { name: 'The whole session' }));
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
    expect(first?.textContent).toMatch(/Turn5 to the left, 5 to the rightLeft 51°, right 34/);
    expect(second?.textContent).toMatch(/Bend forward5 forwardForward 60°Good/);
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
  beforeEach(() =>
    Object.defineProperty(document, 'fonts', { value: { ready: Promise.resolve() }, configurable: true }),
  );
  afterEach(() => Reflect.deleteProperty(document, 'fonts'));

  it('shows the person at neutral and at the farthest to each side, and the numbers', async () => {
    const onDrawn = vi.fn<() => void>();
    const { container } = renderWithProviders(
      <MovementReport detail={movementDetail('turn')} nowMs={0} onDrawn={onDrawn} />,
    );
    await vi.waitFor(() => expect(onDrawn).toHaveBeenCalledTimes(1));
    const captions = [...container.querySelectorAll('figcaption')].map((caption) => caption.textContent);
    expect(captions).toEqual(['Neutral', 'Farthest left, repetition 5', 'Farthest right, repetition 2']);
    expect(container.textContent).toContain('Rib cage 51° left, pelvis 10° left, between 41° left');
    expect(container.textContent).toContain('More to the left');
    expect(container.textContent).toMatch(/Not a diagnosis/);
    expect(container.textContent).toContain(`Algorithm: movement 1. Session ${SESSION_ID}, part 3.`);
    expect(container.textContent).not.toContain('Range, forward bend');
  });

  it('of typing shows the time in each posture', () => {
    const { container } = renderWithProviders(
      <MovementReport detail={movementDetail('type')} nowMs={0} onDrawn={() => undefined} />,
    );
    expect(container.textContent).toMatch(/54\.\d % upright, 45\.\d % 20 to 60° forward/);
    expect(container.querySelectorAll('.bands > div')).toHaveLength(2);
  });

  it('that could not be measured says so', () => {
    const { container } = renderWithProviders(
      <MovementReport detail={unusableMovement('bend')} nowMs={0} onDrawn={() => undefined} />,
    );
    expect(container.textContent).toContain('Nothing could be measured');
  });
});
