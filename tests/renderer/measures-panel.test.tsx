// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { CallInput } from '#core/ipc/ipc.ts';
import type { SegmentMeasures } from '#core/recording/measures.ts';
import { KeelError } from '#core/errors.ts';
import { DESCRIPTOR_KEYS } from '#core/stabilometry/descriptors.ts';
import { appStore } from '#renderer/app/app-store.ts';
import { goTo, screenStore } from '#renderer/app/screens.ts';
import { MEASURE_KINDS, measureText, reasonText } from '#renderer/therapist/measure-labels.ts';
import { MeasuresPanel } from '#renderer/therapist/MeasuresPanel.tsx';
import { SessionDetailScreen } from '#renderer/therapist/SessionDetailScreen.tsx';
import { renderWithProviders } from './support/render-with-providers.tsx';
import { installFakeKeel } from './support/fake-keel.ts';
import { PATIENT, patientPage, sessionDetail } from './support/sessions.ts';

type Pipeline = CallInput<'session:measures'>['pipeline'];

const DETAIL = sessionDetail();
const SESSION = DETAIL.row.id;

const SET = { kind: 'exercise', block: 'squall', role: 'set', number: 1, exercise: 'squall' } as const;

function stance(pipeline: Pipeline, changes: Partial<SegmentMeasures> = {}): SegmentMeasures {
  return {
    segment: { kind: 'quiet', posture: 'feet-apart', surface: 'firm' },
    seconds: 29.99,
    pipeline: { name: pipeline, version: 1 },
    flags: [{ code: 'not-computed', reason: 'dfa_alpha_ml is not defined for this signal.' }],
    measures: [
      { key: 'mean_velocity_ml_mm_s', value: pipeline === 'raw' ? 15.25 : 5.706154, grade: 'primary' },
      { key: 'dfa_alpha_ml', grade: 'research' },
    ],
    ...changes,
  };
}

function show(answer: (input: CallInput<'session:measures'>) => SegmentMeasures[]) {
  const keel = installFakeKeel({ 'session:measures': answer });
  renderWithProviders(<MeasuresPanel detail={DETAIL} opened onClose={() => undefined} />);
  return keel;
}

async function cellsOf(measure: string): Promise<(string | null)[]> {
  const row = (await screen.findByRole('rowheader', { name: measure })).closest('tr');
  if (row === null) throw new Error(`${measure} is in no row`);
  return within(row)
    .getAllByRole('cell')
    .map((cell) => cell.textContent);
}

describe('the panel of all measures', () => {
  it('asks only when it is open', () => {
    const { calls } = installFakeKeel({});
    renderWithProviders(<MeasuresPanel detail={DETAIL} opened={false} onClose={() => undefined} />);
    expect(calls).toEqual([]);
  });

  it('shows value, unit and grade in words, and the flags above with names instead of keys', async () => {
    show(({ pipeline }) => [stance(pipeline)]);
    expect(screen.getByRole('status').textContent).toContain('Measuring');
    expect(await cellsOf('Mean velocity, side to side')).toEqual(['5.706', 'mm/s', 'Primary']);
    expect(await cellsOf('Fluctuation exponent (DFA α), side to side')).toEqual(['–', '', 'Research']);
    expect(screen.getByText(/DFA α\), side to side is not defined for this signal/)).toBeDefined();
    expect(screen.getByText(/Pipeline standard, version 1/)).toBeDefined();
    expect(screen.getByText(/Not a diagnosis/)).toBeDefined();
    expect(screen.getAllByText('Not on a board').length).toBeGreaterThan(0);
  });

  it('asks again for the other pipeline', async () => {
    const { calls } = show(({ pipeline }) => [stance(pipeline)]);
    await screen.findByText(/Pipeline standard/);
    fireEvent.click(screen.getByRole('radio', { name: 'Raw' }));
    expect(screen.queryByRole('table')).toBeNull();
    expect(await cellsOf('Mean velocity, side to side')).toEqual(['15.25', 'mm/s', 'Primary']);
    expect(calls.map(({ input }) => input)).toEqual([
      { sessionId: SESSION, pipeline: 'standard' },
      { sessionId: SESSION, pipeline: 'raw' },
    ]);
  });

  it('says what is wrong with a segment, and that a set is not quiet standing', async () => {
    const flags = [{ code: 'not-computed', reason: 'Too few samples.' }] as const;
    show(({ pipeline }) => [
      stance(pipeline, { segment: SET, seconds: 0.1, flags: [...flags], measures: [] }),
    ]);
    expect(await screen.findByText('Too few samples.')).toBeDefined();
    expect(screen.getByText(/not standing still/)).toBeDefined();
    expect(screen.getByText('This segment can’t be measured.')).toBeDefined();
    expect(screen.queryByRole('table')).toBeNull();
  });

  it('offers every part of the session by the block it belongs to', async () => {
    show(({ pipeline }) => [stance(pipeline), stance(pipeline, { segment: SET, seconds: 60 })]);
    const part = await screen.findByRole('combobox', { name: 'Part of the session' });
    expect(part).toHaveProperty('value', 'Quiet: standing, feet apart, 30 s');
    fireEvent.click(part);
    fireEvent.click(await screen.findByRole('option', { name: '1. Squall: set 1, 60 s' }));
    expect(screen.getByText(/not standing still/)).toBeDefined();
  });

  it('says why it failed, and tries again when asked to', async () => {
    let there = false;
    show(({ pipeline }) => {
      if (!there) throw new KeelError('not-found', 'The recording is not there.');
      return [stance(pipeline)];
    });
    expect(await screen.findByText('The recording is not there.')).toBeDefined();
    there = true;
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await cellsOf('Mean velocity, side to side')).toContain('5.706');
  });

  it('says so where nobody stood or played', async () => {
    show(() => []);
    expect(await screen.findByText(/Nobody stood or played/)).toBeDefined();
  });

  it('gives way when the area has locked itself', async () => {
    appStore.update((app) => ({ ...app, therapist: { open: true, retryAfterMs: 0 } }));
    goTo({ name: 'session-detail', patientId: 'a', sessionId: SESSION });
    show(() => {
      throw new KeelError('locked', 'The therapist area is locked.');
    });
    await expect.poll(() => screenStore.get().name).toBe('therapist-enter');
  });
});

describe('a session in numbers', () => {
  async function buttonOf(hasRecording: boolean): Promise<HTMLElement> {
    installFakeKeel({
      'patient:page': () => patientPage(),
      'session:detail': () => sessionDetail({ row: { hasRecording } }),
      'patient:skill-history': () => [],
      'session:measures': ({ pipeline }) => [stance(pipeline)],
    });
    renderWithProviders(<SessionDetailScreen patientId={PATIENT.id} sessionId={SESSION} />);
    return screen.findByRole('button', { name: 'All measures' });
  }

  it('has all measures one click away', async () => {
    fireEvent.click(await buttonOf(true));
    expect(await cellsOf('Mean velocity, side to side')).toContain('5.706');
  });

  it('offers none where nothing was recorded', async () => {
    expect(await buttonOf(false)).toHaveProperty('disabled', true);
  });
});

describe('the words for measures', () => {
  it('name every measure once', () => {
    const keys = MEASURE_KINDS.flatMap((kind) => kind.keys);
    expect(keys.toSorted()).toEqual(DESCRIPTOR_KEYS.toSorted());
  });

  it('leave other words of a reason as they are', () => {
    expect(reasonText('range_mm and not_a_key')).toBe('Range, farthest two points and not_a_key');
  });

  it.each([
    [undefined, '–'],
    [9.69, '9.690'],
    [-0.000123456, '−0.0001235'],
    [123456.7, '123457'],
    [0, '0.000'],
  ])('write %s as %s', (value, text) => {
    expect(measureText(value)).toBe(text);
  });
});
