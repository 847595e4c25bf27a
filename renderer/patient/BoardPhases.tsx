import type { Phase } from '#core/session/state.ts';
import type { ReactNode } from 'react';
import type { Stance } from '#core/programme/programme.ts';
import { BoardPicture } from '../ui/BoardPicture.tsx';
import { CountdownRing } from '../ui/CountdownRing.tsx';
import styles from './BoardPhases.module.css';
import { PatientStage } from './PatientStage.tsx';
import { STANCE_TEXT } from './stance-text.ts';

type PhaseOf<Name extends Phase['name']> = Extract<Phase, { name: Name }>;

/** The board lies empty while it is zeroed. */
export function EmptyBoard({
  phase,
  stance,
}: {
  readonly phase: PhaseOf<'empty-board'>;
  readonly stance: Stance;
}) {
  const [title, text] = emptyBoardText(phase, stance);
  return (
    <Guide screen="empty-board" title={title} text={text}>
      <BoardPicture />
    </Guide>
  );
}

function emptyBoardText(phase: PhaseOf<'empty-board'>, stance: Stance): readonly [string, string] {
  const off = stance === 'seated' ? 'Please get up from the board' : 'Please step off the board';
  if (phase.problem === 'no-board')
    return [
      'The board does not answer',
      'Press the button on the front of the board and wait until its light stays on.',
    ];
  if (phase.problem === 'loaded')
    return [
      off,
      'Something is still on it. Leave it empty for a moment, then the session goes on by itself.',
    ];
  if (phase.taring === true) return ['Setting the board to zero', 'Leave it empty a moment longer.'];
  return [off, 'Leave it empty for a moment: it is being set to zero.'];
}

export function StepOn({ stance }: { readonly stance: Stance }) {
  const words = STANCE_TEXT[stance];
  return (
    <Guide screen="step-on" title={words.stepOn} text={words.how}>
      <BoardPicture stance={stance} live />
    </Guide>
  );
}

interface StandStillProps {
  readonly phase: PhaseOf<'stand-still'>;
  readonly stance: Stance;
  readonly nowMs: number;
}

export function StandStill({ phase, stance, nowMs }: StandStillProps) {
  const text =
    phase.problem === 'moving'
      ? 'That was a little too much movement. It begins again: be as quiet as you can.'
      : 'Breathe and look ahead. Keel learns where your middle is.';
  return (
    <Guide
      screen="stand-still"
      title={STANCE_TEXT[stance].still}
      text={text}
      ring={<CountdownRing leftMs={phase.untilMs - nowMs} ofMs={phase.untilMs - phase.sinceMs} />}
    >
      <BoardPicture stance={stance} live />
    </Guide>
  );
}

interface GuideProps {
  readonly screen: string;
  readonly title: string;
  readonly text: string;
  readonly ring?: ReactNode;
  readonly children: ReactNode;
}

function Guide({ screen, title, text, ring, children }: GuideProps) {
  return (
    <PatientStage screen={screen} title={title}>
      <div className={styles.guide}>
        <div>
          <p className={styles.text} aria-live="polite">
            {text}
          </p>
          {ring !== undefined && <div className={styles.ring}>{ring}</div>}
        </div>
        <div className={styles.picture}>{children}</div>
      </div>
    </PatientStage>
  );
}
