/** Why a session stopped: for the patient, with what to do, and in a word for the therapist. */
import type { SensorNeed } from '#core/exercise/needs.ts';
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
  'controller-button': { title: 'Stopped', text: ASKED, short: 'Button of a worn controller' },
  'window-hidden': {
    title: 'Paused',
    text: 'Another window was in front of Keel. Go on when you are ready.',
    short: 'Window hidden',
  },
  'held-up': {
    title: 'Paused',
    text: 'The computer was busy for a few seconds. Go on when you are ready.',
    short: 'Computer held up',
  },
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
  'left-seat': {
    title: 'You left the seat',
    text: 'All right. Sit down in the middle of the board when you are ready, then go on.',
    short: 'Slid off or got up',
  },
  'seat-edge': {
    title: 'Too close to the edge of the seat',
    text: 'Your weight came near the edge. Sit back in the middle, then go on.',
    short: 'Weight at the edge of the seat',
  },
  'trunk-lean': {
    title: 'That was a far lean',
    text: 'You leaned farther than your therapist wants. Come upright, then go on with smaller movements.',
    short: 'Trunk beyond the limit of leaning',
  },
  'trunk-speed': {
    title: 'That was very fast',
    text: 'Your trunk moved faster than is good for it. Come to rest, then go on gently.',
    short: 'Trunk beyond the limit of speed',
  },
  'sensor-gap': {
    title: 'A sensor fell silent',
    text: 'Stand or sit at ease. It goes on by itself as soon as the sensor is heard again.',
    short: 'Sensor silent',
  },
  'sensor-lost': {
    title: 'A sensor is gone',
    text: 'Stand or sit at ease. It goes on by itself when the sensor is back.',
    short: 'Sensor lost',
  },
  pain: {
    title: 'That is enough for today',
    text: 'Your pain has risen. Please tell your therapist.',
    short: 'Pain rose by the limit',
  },
  'three-aborts': {
    title: 'That is enough for today',
    text: 'The set was broken off three times. Please tell your therapist.',
    short: 'Three sets broken off',
  },
};

type Silence = Extract<StopCause, 'sensor-gap' | 'sensor-lost'>;
type SaidText = Pick<StopText, 'title' | 'text'>;

const AT_EASE = 'Stand or sit at ease.';

const SILENT_TEXT: Readonly<Record<SensorNeed, Readonly<Record<Silence, SaidText>>>> = {
  board: {
    'sensor-gap': {
      title: 'The board fell silent',
      text: `${AT_EASE} It goes on by itself as soon as the board is heard again.`,
    },
    'sensor-lost': {
      title: 'The board is gone',
      text: `${AT_EASE} Press the button on the front of the board: the session goes on when it is back.`,
    },
  },
  tilt: {
    'sensor-gap': {
      title: 'The tilting board fell silent',
      text: `${AT_EASE} It goes on by itself as soon as the board is heard again.`,
    },
    'sensor-lost': {
      title: 'The tilting board is gone',
      text: `${AT_EASE} See whether it is plugged in: the session goes on when it is back.`,
    },
  },
  thorax: {
    'sensor-gap': {
      title: 'The chest sensor fell silent',
      text: `${AT_EASE} It goes on by itself as soon as the sensor is heard again.`,
    },
    'sensor-lost': {
      title: 'The chest sensor is gone',
      text: `${AT_EASE} Switch the sensor on your chest on again: the session goes on when it is back.`,
    },
  },
  pelvis: {
    'sensor-gap': {
      title: 'The pelvis sensor fell silent',
      text: `${AT_EASE} It goes on by itself as soon as the sensor is heard again.`,
    },
    'sensor-lost': {
      title: 'The pelvis sensor is gone',
      text: `${AT_EASE} Switch the sensor on your pelvis on again: the session goes on when it is back.`,
    },
  },
};

/** For the patient: why it stopped, and what to do. @param sensor whose silence it was */
export function stopText(cause: StopCause, sensor: SensorNeed | undefined): SaidText {
  const silence = cause === 'sensor-gap' || cause === 'sensor-lost';
  return silence && sensor !== undefined ? SILENT_TEXT[sensor][cause] : STOP_TEXT[cause];
}
