import type { PhaseOf } from '#core/session/state.ts';
import { FootPicture } from './FootPicture.tsx';
import { Guide } from './Guide.tsx';

/** The board lies empty while it is zeroed. */
export function EmptyBoard({ phase }: { readonly phase: PhaseOf<'empty-board'> }) {
  const [title, text] = emptyBoardText(phase);
  return (
    <Guide screen="empty-board" title={title} text={text}>
      <FootPicture />
    </Guide>
  );
}

function emptyBoardText({ problem, taring }: PhaseOf<'empty-board'>): readonly [title: string, text: string] {
  if (problem === 'no-board') {
    return [
      'The board does not answer',
      'Press the button on the front of the board and wait until its light stays on.',
    ];
  }
  if (problem === 'loaded') {
    return [
      'Please leave the board',
      'Something is still on it. Leave it empty for a moment, then the session goes on by itself.',
    ];
  }
  if (taring === true) return ['Setting the board to zero', 'Leave it empty a moment longer.'];
  return ['Please leave the board', 'Leave it empty for a moment: it is being set to zero.'];
}
