// @vitest-environment jsdom
/** What a patient hears of a session, without looking: over real sessions, in any language, and silent at once. */
import { act, fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '#core/ipc/settings.ts';
import type { SessionView } from '#renderer/session/session-view.ts';
import { createTranslator } from '#core/language/translator.ts';
import { catalogueOf } from '#locales/load/catalogues.ts';
import { ENGLISH } from '#locales/load/english.ts';
import { followLanguage } from '#renderer/app/language.tsx';
import { goTo, screenStore } from '#renderer/app/screens.ts';
import { settingsStore } from '#renderer/app/settings-store.ts';
import { speakThrough } from '#renderer/app/speech.ts';
import { taskSteps } from '#renderer/movement/task-text.ts';
import { RunningSession } from '#renderer/patient/SessionScreen.tsx';
import { spokenWords } from '#renderer/patient/spoken-text.ts';
import { SpeechSettings } from '#renderer/settings/SpeechSettings.tsx';
import { say } from '../support/english.ts';
import { installFakeKeel } from './support/fake-keel.ts';
import { renderWithProviders } from './support/render-with-providers.tsx';
import { RunningTestSession, playedOnce } from './support/running-session.ts';
import { VoiceRecorder, voice } from './support/voice-recorder.ts';

const GERMAN = createTranslator('de', catalogueOf('de'));

let recorder = new VoiceRecorder();
let stopFollowing = (): void => undefined;

beforeEach(() => {
  recorder = new VoiceRecorder();
  speakThrough(recorder);
  settingsStore.set(DEFAULT_SETTINGS);
  goTo({ name: 'session', patientId: 'robin', patientName: 'Robin', language: 'en' });
  stopFollowing = followLanguage(document.documentElement);
});

afterEach(() => {
  stopFollowing();
});

const atSet = playedOnce(() =>
  new RunningTestSession().until(({ phase, step }) => {
    return phase.name === 'ready' && step.kind === 'exercise' && step.role === 'set';
  }),
);
const playing = playedOnce(() => atSet().untilPhase('playing').feed(2000));
const resting = playedOnce(() => atSet().untilPhase('rest').feed(500));

function show(running: RunningTestSession): RunningTestSession {
  renderWithProviders(
    <RunningSession driver={running.driver} setup={running.setup} patientId="robin" name="Robin" />,
  );
  return running;
}

/** The words of every moment of a whole session, in their order. */
function wordsOf(running: RunningTestSession): string[] {
  const words: string[] = [];
  const look = (view: SessionView): void => {
    const now = spokenWords(view, ENGLISH) ?? [];
    if (now.length > 0 && now.join(' ') !== words.at(-1)) words.push(now.join(' '));
  };
  running.until((view) => {
    look(view);
    return view.phase.name === 'summary';
  });
  return words;
}

describe('a session that is only heard', () => {
  it('says what to do, when it begins, when it is over, and what comes', () => {
    const words = wordsOf(new RunningTestSession()).join('\n');
    const inOrder = [
      say('session.empty-board.leave.title'),
      say('session.place.title.board'),
      say('session.quiet.title.standing'),
      say('session.step.set', { exercise: say('exercise.squall.name'), number: 1, of: 2 }),
      say('session.spoken.go'),
      say('session.rest.title'),
      say('session.step.set', { exercise: say('exercise.squall.name'), number: 2, of: 2 }),
      say('session.place.title.chair'),
      ...taskSteps('turn', ENGLISH),
      say('session.movement.still.sitting'),
      say('session.movement.now.turn'),
      say('session.last-one'),
      say('session.step-down'),
    ];
    let from = 0;
    for (const sentence of inOrder) {
      const at = words.indexOf(sentence, from);
      expect([sentence, at >= 0]).toEqual([sentence, true]);
      from = at + 1;
    }
  });

  it('says with closed eyes that they are to be closed', () => {
    const view = atSet().driver.view();
    if (view.step.kind !== 'exercise') throw new Error('no set');
    const words = spokenWords({ ...view, step: { ...view.step, eyes: 'closed' } }, ENGLISH);
    expect(words).toContain(say('session.ready.close-eyes'));
  });

  it('says what it waits for', () => {
    const view = atSet().driver.view();
    if (view.phase.name !== 'ready') throw new Error('not ready');
    const words = spokenWords({ ...view, phase: { ...view.phase, problem: 'off-board' } }, ENGLISH);
    expect(words).toEqual([say('session.waiting.stand')]);
  });
});

describe('the voice in a session', () => {
  it('falls silent at once on Stop, and then says why and what to do', () => {
    const running = show(playing());
    expect(recorder.heard()).toContain(say('session.spoken.go'));
    fireEvent.click(screen.getByRole('button', { name: say('session.stop') }));
    expect(recorder.heard()[0]).toBe('.');
    act(() => void running.until(({ phase }) => phase.name === 'paused'));
    expect(recorder.heard()).toEqual(
      expect.arrayContaining([say('stop.stop-button.title'), say('stop.stop-button.text')]),
    );
  });

  it('lets the newest words win', () => {
    const running = show(resting());
    expect(recorder.heard().slice(0, 2)).toEqual(['.', say('session.rest.title')]);
    fireEvent.click(screen.getByRole('button', { name: say('session.rest.go-on') }));
    act(() => void running.feed(100));
    const [first, second] = recorder.heard();
    expect([first, second]).toEqual([
      '.',
      say('session.step.set', { exercise: say('exercise.squall.name'), number: 2, of: 2 }),
    ]);
  });

  it('goes on in another language in the middle of the session', async () => {
    const keel = installFakeKeel({
      'patient:set-language': () => undefined,
      'app:language': () => undefined,
    });
    show(resting());
    recorder.heard();
    fireEvent.click(screen.getByRole('button', { name: say('session.change') }));
    const choice = screen.getByRole('combobox', { name: say('language.label') });
    await act(async () => fireEvent.change(choice, { target: { value: 'de' } }));
    expect(recorder.heard().slice(0, 2)).toEqual(['.', GERMAN.say('session.rest.title')]);
    expect(recorder.spokenBy.at(-1)).toMatch(/^de-DE/);
    expect(screenStore.get()).toMatchObject({ language: 'de' });
    expect(keel.calls).toContainEqual({
      channel: 'patient:set-language',
      input: { patientId: 'robin', language: 'de' },
    });
  });

  it('is missed by nobody: without one the session is the same', () => {
    speakThrough(new VoiceRecorder([]));
    const running = show(playing());
    fireEvent.click(screen.getByRole('button', { name: say('session.stop') }));
    expect(running.actions).toEqual([{ type: 'stop', cause: 'stop-button' }]);
  });

  it('ends with the screen', () => {
    const { unmount } = renderWithProviders(
      <RunningSession driver={resting().driver} setup={resting().setup} patientId="robin" name="Robin" />,
    );
    recorder.heard();
    unmount();
    expect(recorder.heard()).toContain('.');
  });
});

describe('the voice in Settings', () => {
  it('can be heard, and switched off', async () => {
    const keel = installFakeKeel({ 'settings:set': () => ({ ...DEFAULT_SETTINGS, speech: false }) });
    renderWithProviders(<SpeechSettings />);
    fireEvent.click(screen.getByRole('button', { name: say('settings.speech-try') }));
    expect(recorder.heard()).toEqual(['.', say('settings.speech-sample')]);
    await act(async () => {
      fireEvent.click(screen.getByRole('switch'));
      await Promise.resolve();
    });
    expect(keel.calls).toContainEqual({ channel: 'settings:set', input: { speech: false } });
  });

  it('says where there is none, until one comes', () => {
    recorder = new VoiceRecorder([]);
    speakThrough(recorder);
    renderWithProviders(<SpeechSettings />);
    expect(screen.getByRole('status').textContent).toBe(say('settings.speech-no-voice'));
    expect(screen.queryByRole('button', { name: say('settings.speech-try') })).toBeNull();
    act(() => recorder.tellVoices([voice('en-GB')]));
    expect(screen.queryByRole('status')).toBeNull();
  });
});
