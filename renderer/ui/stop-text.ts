/** Why a session stopped: for the patient, with what to do, and in a word for the therapist. */
import type { StopCause } from '#core/session/actions.ts';

interface StopText {
  readonly title: string;
  readonly text: string;
  /** For tables and the report. */
  readonly short: string;
}

const ASKED = 'Take your time. Hold on to the rail if you like.';

export const STOP_TEXT: Readonly<Record<StopCause, StopText>> = {
  'stop-button': { title: 'Stopped', text: ASKED, short: 'Stop button' },
  'space-key': { title: 'Stopped', text: ASKED, short: 'Space key' },
  'escape-key': { title: 'Stopped', text: ASKED, short: 'Escape key' },
  'board-button': { title: 'Stopped', text: ASKED, short: 'Button on the board' },
  'step-off': {
    title: 'You left the board',
    text: 'All right. Get back on the marks when you are ready, then go on.',
    short: 'Stepped off or held on',
  },
  'board-edge': {
    title: 'Too close to the edge',
    text: 'Your weight came near the edge of the board. Come back to the middle, then go on.',
    short: 'Weight at the edge of the board',
  },
  'sensor-gap': {
    title: 'The board fell silent',
    text: 'Stand at ease. It goes on by itself as soon as the board is heard again.',
    short: 'No readings for over 250 ms',
  },
  'sensor-lost': {
    title: 'The board is gone',
    text: 'Stand at ease. Press the button on the front of the board: the session goes on when it is back.',
    short: 'Board lost',
  },
  'window-hidden': {
    title: 'Paused',
    text: 'Another window was in front of Keel. Go on when you are ready.',
    short: 'Window hidden',
  },
  pain: {
    title: 'That is enough for today',
    text: 'Your pain has risen. Please tell your therapist.',
    short: 'Pain rose by 3 or more',
  },
  'three-aborts': {
    title: 'That is enough for today',
    text: 'The set was broken off three times. Please tell your therapist.',
    short: 'Three sets broken off',
  },
};
