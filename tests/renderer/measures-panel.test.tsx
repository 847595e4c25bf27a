// @vitest-environment jsdom
import { fireEvent, screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { CallInput } from '#core/ipc/ipc.ts';
import type { SegmentMeasures } from '#core/recording/measures.ts';
import type { Segment } from '#core/recording/recorded-segments.ts';
import { KeelError } from '#core/errors.ts';
import { type Message, message } from '#core/language/message.ts';
import { DESCRIPTOR_KEYS, type DescriptorKey } from '#core/stabilometry/descriptors.ts';
import { appStore } from '#renderer/app/app-store.ts';
import { goTo, screenStore } from '#renderer/app/screens.ts';
import {
  MEASURE_KINDS,
  MEASURE_LABELS,
  measureText,
  reasonWithNames,
} from '#renderer/therapist/measure-labels.ts';
import { segmentText } from '#renderer/therapist/session-blocks.ts';
import { MeasuresPanel } from '#renderer/therapist/MeasuresPanel.tsx';
import { SessionDetailScreen } from '#renderer/therapist/SessionDetailScreen.tsx';
import { renderWithProviders } from './support/render-with-providers.tsx';
import { ENGLISH } from '#locales/load/english.ts';
import { installFakeKeel } from './support/fake-keel.ts';
import { say, sayMessage } from '../support/english.ts';
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
    flags: [{ code: 'not-computed', reason: message('quality.not-defined', { measure: 'dfa_alpha_ml' }) }],
    measures: [
      { key: 'mean_velocity_ml_mm_s', value: pipeline === 'raw' ? 15.25 : 5.706154, grade: 'primary' },
      { key: 'dfa_alpha_ml', grade: 'research' },
    ],
    ...changes,
  };
}

const about = (pipeline: Pipeline): string => say('measures.about-pipeline', { pipeline, version: 1 });
const PLAYING = say('measures.about-playing');
const partText = (segment: Segment, seconds: number): string =>
  say('measures.part-of-seconds', { part: segmentText(segment, DETAIL, ENGLISH), seconds });

function show(answer: (input: CallInput<'session:measures'>) => SegmentMeasures[]) {
  const keel = installFakeKeel({ 'session:measures': answer });
  renderWithProviders(<MeasuresPanel detail={DETAIL} opened onClose={() => undefined} />);
  return keel;
}

async function cellsOf(measure: DescriptorKey): Promise<(string | null)[]> {
  const name = say(MEASURE_LABELS[measure][0]);
  const row = (await screen.findByRole('rowheader', { name })).closest('tr');
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
    expect(screen.getByRole('status').textContent).toContain(say('measures.measuring'));
    expect(await cellsOf('mean_velocity_ml_mm_s')).toEqual([
      '5.706',
      say('unit.mm-per-second'),
      say('grade.name.primary'),
    ]);
    expect(await cellsOf('dfa_alpha_ml')).toEqual(['–', '', say('grade.name.research')]);
    const measure = say('sway-measure.dfa-alpha-ml');
    expect(screen.getByText(say('quality.not-defined', { measure }))).toBeDefined();
    expect(screen.getByText(about('standard'))).toBeDefined();
    expect(screen.getByText(say('therapist.not-a-diagnosis'))).toBeDefined();
    expect(screen.getAllByText(say('grade.name.not-supported')).length).toBeGreaterThan(0);
  });

  it('asks again for the other pipeline', async () => {
    const { calls } = show(({ pipeline }) => [stance(pipeline)]);
    await screen.findByText(about('standard'));
    fireEvent.click(screen.getByRole('radio', { name: say('measures.pipeline-raw') }));
    expect(screen.queryByRole('table')).toBeNull();
    expect(await cellsOf('mean_velocity_ml_mm_s')).toEqual([
      '15.25',
      say('unit.mm-per-second'),
      say('grade.name.primary'),
    ]);
    expect(calls.map(({ input }) => input)).toEqual([
      { sessionId: SESSION, pipeline: 'standard' },
      { sessionId: SESSION, pipeline: 'raw' },
    ]);
  });

  it('says what is wrong with a segment, and that a set is not quiet standing', async () => {
    const reason = message('error.too-few-samples', {
      quantity: message('quantity.medio-lateral-signal'),
      least: 20,
      got: 2,
    });
    const flags = [{ code: 'not-computed', reason }] as const;
    show(({ pipeline }) => [
      stance(pipeline, { segment: SET, seconds: 0.1, flags: [...flags], measures: [] }),
    ]);
    expect(await screen.findByText(sayMessage(reason))).toBeDefined();
    expect(screen.getByText(PLAYING, { exact: false })).toBeDefined();
    expect(screen.getByText(say('measures.none'))).toBeDefined();
    expect(screen.queryByRole('table')).toBeNull();
  });

  it('offers every part of the session by the block it belongs to', async () => {
    show(({ pipeline }) => [stance(pipeline), stance(pipeline, { segment: SET, seconds: 60 })]);
    const part = await screen.findByRole('combobox', { name: say('measures.part') });
    expect(part).toHaveProperty('value', partText(stance('standard').segment, 30));
    expect(screen.queryByText(PLAYING, { exact: false })).toBeNull();
    fireEvent.click(part);
    fireEvent.click(await screen.findByRole('option', { name: partText(SET, 60) }));
    expect(screen.getByText(PLAYING, { exact: false })).toBeDefined();
  });

  it('says why it failed, and tries again when asked to', async () => {
    const gone = message('error.recording.part-damaged');
    let there = false;
    show(({ pipeline }) => {
      if (!there) throw new KeelError('not-found', gone);
      return [stance(pipeline)];
    });
    expect(await screen.findByText(sayMessage(gone))).toBeDefined();
    there = true;
    fireEvent.click(screen.getByRole('button', { name: say('action.try-again') }));
    expect(await cellsOf('mean_velocity_ml_mm_s')).toContain('5.706');
  });

  it('says so where nobody stood or played', async () => {
    show(() => []);
    expect(await screen.findByText(say('measures.nobody'))).toBeDefined();
  });

  it('gives way when the area has locked itself', async () => {
    appStore.update((app) => ({ ...app, therapist: { open: true, retryAfterMs: 0 } }));
    goTo({ name: 'session-detail', patientId: 'a', sessionId: SESSION });
    show(() => {
      throw new KeelError('locked', message('error.internal', { detail: '' }));
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
    return screen.findByRole('button', { name: say('measures.title') });
  }

  it('has all measures one click away', async () => {
    fireEvent.click(await buttonOf(true));
    expect(await cellsOf('mean_velocity_ml_mm_s')).toContain('5.706');
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

  it('stand in a reason for the keys of measures, and for nothing else', () => {
    const reason = (measure: string | Message) => message('quality.not-defined', { measure });
    expect(reasonWithNames(reason('range_mm'))).toEqual(reason(message('sway-measure.range')));
    expect(reasonWithNames(reason('not_a_key'))).toEqual(reason('not_a_key'));
  });

  it.each([
    [undefined, '–'],
    [9.69, '9.690'],
    [-0.000123456, '−0.0001235'],
    [123456.7, '123457'],
    [0, '0.000'],
    [9.99996, '10.00'],
  ])('write %s as %s', (value, text) => {
    expect(measureText(value, ENGLISH)).toBe(text);
  });
});
