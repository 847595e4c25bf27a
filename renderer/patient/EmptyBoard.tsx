import type { PhaseOf } from '#core/session/state.ts';
import { useTranslator } from '../app/language.tsx';
import { FootPicture } from './FootPicture.tsx';
import { Guide } from './Guide.tsx';
import { emptyBoardText } from './place-text.ts';

/** The board lies empty while it is zeroed. */
export function EmptyBoard({ phase }: { readonly phase: PhaseOf<'empty-board'> }) {
  const { say } = useTranslator();
  const { title, text } = emptyBoardText(phase);
  return (
    <Guide screen="empty-board" title={say(title)} text={say(text)}>
      <FootPicture />
    </Guide>
  );
}
