/** How to stand, in the patient's words. */
import type { Stance } from '#core/programme/programme.ts';

export const STANCE_TEXT: Readonly<
  Record<Stance, { readonly stepOn: string; readonly how: string; readonly still: string }>
> = {
  'feet-apart': {
    stepOn: 'Step on the board',
    how: 'Put your feet on the marks, hip-wide. Let your arms hang and look ahead.',
    still: 'Stand quietly',
  },
  'feet-together': {
    stepOn: 'Step on the board',
    how: 'Put your feet on the marks, side by side. Let your arms hang and look ahead.',
    still: 'Stand quietly',
  },
  seated: {
    stepOn: 'Sit on the board',
    how: 'Sit in its middle with your feet on the floor. Rest your hands on your thighs and look ahead.',
    still: 'Sit quietly',
  },
};
