/** What each movement is called, and what the person is told. */
import type { MovementTask } from '#core/movement-tests/tasks.ts';
import type { View } from '../motion/trunk-shape.ts';

export interface TaskText {
  readonly name: string;
  /** For the therapist, who chooses. */
  readonly about: string;
  /** For the person, read from three metres. */
  readonly steps: readonly string[];
  /** The sides from which it is seen best. */
  readonly views: readonly View[];
}

export const TASK_TEXT: Readonly<Record<MovementTask, TaskText>> = {
  bend: {
    name: 'Bend forward',
    about: 'Five bends, standing: how far, how pelvis and low back share the way, how smooth.',
    steps: [
      'Stand upright, feet hip-wide, arms loose.',
      'Bend forward as far as is comfortable, and come up again.',
      'Five times, at your own pace, with a moment of rest upright in between.',
    ],
    views: ['side', 'back'],
  },
  lift: {
    name: 'Lift from the floor',
    about: 'Five lifts of something light: the same measures as a bend, in a task of every day.',
    steps: [
      'Stand before a light box or bag on the floor.',
      'Lift it as you always do, stand upright, and put it down again.',
      'Five times, with a moment of rest upright in between.',
    ],
    views: ['side', 'back'],
  },
  reach: {
    name: 'Reach',
    about: 'Five reaches with each hand, standing: how far to each side, and whether both are alike.',
    steps: [
      'Stand upright, arms loose.',
      'Reach far forward and out with the right hand, come back, then with the left.',
      'Five times each, with a moment of rest upright in between.',
    ],
    views: ['side', 'back'],
  },
  turn: {
    name: 'Turn',
    about: 'Five turns to each side, sitting: left against right. A minute at most, as headings drift.',
    steps: [
      'Sit upright, feet on the floor, arms crossed on the chest.',
      'Turn the upper body to the right as far as is comfortable, come back, then to the left.',
      'Five times each, with a moment of looking straight ahead in between.',
    ],
    views: ['back', 'top'],
  },
  type: {
    name: 'Ten minutes of typing',
    about: 'Ten minutes at the desk: time in each posture, how often it changes, how long it is held.',
    steps: [
      'Sit at the desk as you always do.',
      'Type, read, use the mouse: whatever the work is.',
      'It ends by itself after ten minutes.',
    ],
    views: ['side', 'back'],
  },
};
