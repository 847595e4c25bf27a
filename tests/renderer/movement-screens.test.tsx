// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FrameFlag } from '#core/contract/frame.ts';
import type { BodyStatus, DeviceStatus, SegmentStatus } from '#core/contract/sensors.ts';
import { screenStore } from '#renderer/app/screens.ts';
import { MovementDetailScreen } from '#renderer/movement/MovementDetailScreen.tsx';
import { MovementsCard } from '#renderer/movement/MovementsCard.tsx';
import { MovementScreen } from '#renderer/movement/MovementScreen.tsx';
import { canRecord, sensorChecks } from '#renderer/movement/sensor-checks.ts';
import { MovementReport } from '#renderer/report/MovementReport.tsx';
import { sensorsStore } from '#renderer/sensors/sensors-store.ts';
import { BOTH_KNOWN } from '../core/movement-tests/synthetic.ts';
import { renderWithProviders } from './support/render-with-providers.tsx';
import { installFakeKeel } from './support/fake-keel.ts';
import { movementDetail, PATIENT_ID, RECORDING_ID } from './support/movements.ts';

function worn(role: 'thorax' | 'pelvis'): DeviceStatus {
  return {
    kind: 'motion',
    source: 'hid',
    serial: role,
    model: 'Joy-Con (L)',
    state: 'ready',
    inUse: false,
    rateHz: 66,
    gaps: 0,
    longestGapMs: 0,
    warnings: [],
    motion: { kind: 'motion', role, axes: 6, hasMagnetometer: false, lossPercent: 0 },
  };
}

function segment(role: 'thorax' | 'pelvis', changes: Partial<SegmentStatus> = {}): SegmentStatus {
  return { serial: role, role, movingDegS: 0, aligned: true, slipped: false, ...changes };
}

const READY: BodyStatus = { segments: [segment('thorax'), segment('pelvis')] };

function setSensors(devices: readonly DeviceStatus[], body: BodyStatus): void {
  sensorsStore.set({ devices, scanning: false, body, problem: undefined });
}

afterEach(() => setSensors([], { segments: [] }));

describe('a recorded movement', () => {
  it('is told in numbers with their error, grade, and what speaks against them', async () => {
    installFakeKeel({ 'movement:detail': () => movementDetail('turn') });
    renderWithProviders(<MovementDetailScreen patientId={PATIENT_ID} recordingId={RECORDING_ID} />);
    await screen.findByText('5 to the left, 5 to the right');
    const turn = screen.getAllByRole('row', { name: /Range, turn: rib cage/ }).map((row) => row.textContent);
    expect(turn[0]).toMatch(/^Range, turn: rib cage, °513[45]/);
    expect(screen.getAllByText('More to the left')).not.toHaveLength(0);
    const bends = screen.getByRole('row', { name: /Range, forward bend: rib cage 0/ });
    expect(bends.textContent).toContain('Research (C)');
  });

  it('is moved through by slider and by keys', async () => {
    installFakeKeel({ 'movement:detail': () => movementDetail('bend') });
    renderWithProviders(<MovementDetailScreen patientId={PATIENT_ID} recordingId={RECORDING_ID} />);
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
    installFakeKeel({ 'movement:detail': () => movementDetail('bend', { flags }) });
    renderWithProviders(<MovementDetailScreen patientId={PATIENT_ID} recordingId={RECORDING_ID} />);
    const warning = await screen.findByRole('alert');
    expect(warning.textContent).toMatch(/sensor on the pelvis sat otherwise/);
    const row = screen.getByRole('row', { name: /Range, forward bend: pelvis/ });
    expect(row.textContent).toMatch(/A sensor had slipped in 2 of the repetitions/);
  });

  it('is compared with earlier ones, but not in what the sensors can’t compare', async () => {
    const detail = movementDetail('turn');
    const earlier = [detail.movement, detail.movement];
    installFakeKeel({ 'movement:detail': () => ({ ...detail, earlier }) });
    renderWithProviders(<MovementDetailScreen patientId={PATIENT_ID} recordingId={RECORDING_ID} />);
    const cells = await screen.findAllByText('No real change');
    expect(cells.length).toBeGreaterThan(3);
    const table = cells[0]?.closest('table');
    expect(table?.textContent).toContain('Time out, left');
    expect(table?.textContent).not.toContain('Range, turn');
  });

  it('that holds nothing says so', async () => {
    const { curves: _curves, ...detail } = movementDetail('bend');
    const movement = { row: { ...detail.movement.row, status: 'interrupted' as const } };
    installFakeKeel({ 'movement:detail': () => ({ ...detail, movement }) });
    renderWithProviders(<MovementDetailScreen patientId={PATIENT_ID} recordingId={RECORDING_ID} />);
    expect(await screen.findByText(/Nothing could be measured/)).toBeDefined();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Report (PDF)' }).disabled).toBe(true);
  });

  it('is thrown away only when asked again', async () => {
    const keel = installFakeKeel({
      'movement:detail': () => movementDetail('bend'),
      'movement:discard': () => undefined,
    });
    renderWithProviders(<MovementDetailScreen patientId={PATIENT_ID} recordingId={RECORDING_ID} />);
    fireEvent.click(await screen.findByRole('button', { name: 'Discard' }));
    expect(keel.calls.some(({ channel }) => channel === 'movement:discard')).toBe(false);
    fireEvent.click(await screen.findByRole('button', { name: 'Discard it' }));
    await vi.waitFor(() => expect(screenStore.get()).toEqual({ name: 'patient', patientId: PATIENT_ID }));
    expect(keel.calls.at(-1)).toEqual({ channel: 'movement:discard', input: { recordingId: RECORDING_ID } });
  });
});

describe('the movements of a patient', () => {
  it('are listed newest first, each with its number and quality', async () => {
    const older = movementDetail('bend').movement;
    const newer = movementDetail('turn').movement;
    const id = '6b1f1c2e-0000-4000-8000-000000000001';
    installFakeKeel({
      'movement:of-patient': () => [older, { ...newer, row: { ...newer.row, id } }],
    });
    renderWithProviders(<MovementsCard patientId={PATIENT_ID} />);
    const [, first, second] = await screen.findAllByRole('row');
    expect(first?.textContent).toMatch(/Turn5 to the left, 5 to the rightLeft 51°, right 34/);
    expect(second?.textContent).toMatch(/Bend forward5 forwardForward 60°Good/);
    if (first !== undefined) fireEvent.click(within(first).getByRole('button'));
    expect(screenStore.get()).toEqual({ name: 'movement-detail', patientId: PATIENT_ID, recordingId: id });
  });
});

describe('recording a movement', () => {
  it('begins only when the sensors are there, calibrated and firm', () => {
    const thorax = worn('thorax');
    const pelvis = worn('pelvis');
    const ready = (devices: readonly DeviceStatus[], body: BodyStatus): boolean =>
      canRecord(sensorChecks(devices, body));
    expect(ready([thorax, pelvis], READY)).toBe(true);
    expect(ready([thorax], { segments: [segment('thorax')] })).toBe(true);
    expect(ready([pelvis], { segments: [segment('pelvis')] })).toBe(false);
    expect(
      ready([thorax, pelvis], { segments: [segment('thorax', { aligned: false }), segment('pelvis')] }),
    ).toBe(false);
    expect(
      ready([thorax, pelvis], { segments: [segment('thorax'), segment('pelvis', { slipped: true })] }),
    ).toBe(false);
    expect(ready([{ ...thorax, state: 'silent' }, pelvis], READY)).toBe(false);
  });

  it('shows what to do, and the way to put the sensors on and back again', async () => {
    installFakeKeel({});
    setSensors([], { segments: [] });
    renderWithProviders(<MovementScreen patientId={PATIENT_ID} />);
    fireEvent.click(screen.getByRole('button', { name: /^Turn/ }));
    expect(screen.getByText(/arms crossed on the chest/)).toBeDefined();
    expect(screen.getByText('Rib cage: no sensor answers')).toBeDefined();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Begin' }).disabled).toBe(true);
    fireEvent.click(screen.getByRole('button', { name: 'Put the sensors on' }));
    expect(screenStore.get()).toEqual({
      name: 'sensor-set-up',
      back: { name: 'movement', patientId: PATIENT_ID, task: 'turn' },
    });
  });

  it('opens a recording of what is worn, and can be broken off', async () => {
    const keel = installFakeKeel({
      'movement:start': () => ({ ...setupOf('bend') }),
      'movement:discard': () => undefined,
    });
    setSensors([worn('thorax'), worn('pelvis')], READY);
    renderWithProviders(<MovementScreen patientId={PATIENT_ID} task="bend" />);
    fireEvent.click(screen.getByRole('button', { name: 'Begin' }));
    await screen.findByText('Stand upright and still');
    expect(keel.calls[0]).toEqual({
      channel: 'movement:start',
      input: { patientId: PATIENT_ID, task: 'bend', source: 'hid' },
    });
    fireEvent.keyDown(window, { key: 'Escape' });
    await screen.findByText('Nothing was kept');
    await vi.waitFor(() => expect(keel.calls.at(-1)?.channel).toBe('movement:discard'));
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(screen.getByRole('button', { name: 'Begin' })).toBeDefined();
  });
});

function setupOf(task: 'bend') {
  const { setup } = movementDetail(task);
  if (setup === undefined) throw new Error('There is no set-up.');
  return setup;
}

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
    expect(container.textContent).toContain('hub 2, movement 1');
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
    const { curves: _curves, ...detail } = movementDetail('bend');
    const { container } = renderWithProviders(
      <MovementReport detail={detail} nowMs={0} onDrawn={() => undefined} />,
    );
    expect(container.textContent).toContain('Nothing could be measured');
  });
});
