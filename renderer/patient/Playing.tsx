import type { ReactNode } from 'react';
import type { PlainMessageId } from '#core/language/message.ts';
import type { ExerciseStep } from '#core/session/plan-step.ts';
import type { Phase, PhaseOf } from '#core/session/state.ts';
import type { SceneFeed } from '#games/shared/scene-feed.ts';
import { useAnnouncement } from '../app/announcer.tsx';
import { useTranslator } from '../app/language.tsx';
import { GameCanvas } from '../game-view/GameCanvas.tsx';
import { CountdownRing } from '../ui/CountdownRing.tsx';
import { formatClock } from '../ui/numbers.ts';
import { SeaLevel } from '../ui/SeaLevel.tsx';
import { waitingText } from './place-text.ts';
import styles from './Playing.module.css';
import { stepTitle } from './step-text.ts';

interface PlayingProps {
  readonly phase: Phase;
  readonly step: ExerciseStep;
  readonly nowMs: number;
  readonly level: number | undefined;
  readonly feed: SceneFeed<unknown> | undefined;
  /** How many visits there were before. */
  readonly visit: number;
  /** Over the game: a countdown, a word. */
  readonly children?: ReactNode;
}

/**
 * The game over the full window, and the little a player needs beside it: in the corner of the sky, where no gust and
 * no word of the game comes. The name of the set was on the screen before.
 */
export function Playing({ phase, step, nowMs, level, feed, visit, children }: PlayingProps) {
  const translator = useTranslator();
  const name = stepTitle(step, translator);
  // A range ends when every direction is done, not by the clock, and has no level.
  const isRange = step.role === 'range';
  const instead = INSTEAD[phase.name];
  useAnnouncement(instead === undefined ? name : translator.say(instead));
  return (
    <main className={styles.playing} data-screen={phase.name}>
      {feed !== undefined && <GameCanvas exercise={step.exercise} feed={feed} visit={visit} />}
      <div className={styles.status}>
        {phase.name === 'playing' && !isRange && <TimeLeft leftMs={phase.untilMs - nowMs} />}
        <span className={isRange ? undefined : 'visually-hidden'}>{name}</span>
        {level !== undefined && !isRange && (
          <span className={styles.level}>
            <SeaLevel level={level} />
          </span>
        )}
      </div>
      {children}
    </main>
  );
}

/** Said in place of the set's name. */
const INSTEAD: Readonly<Partial<Record<Phase['name'], PlainMessageId>>> = {
  releasing: 'session.playing.stopping',
  resuming: 'session.playing.goes-on',
};

function TimeLeft({ leftMs }: { readonly leftMs: number }) {
  const wholeSecondsMs = 1000 * Math.max(0, Math.ceil(leftMs / 1000));
  return <time className={styles.time}>{formatClock(wholeSecondsMs)}</time>;
}

interface ResumingProps {
  readonly phase: PhaseOf<'resuming'>;
  readonly step: ExerciseStep;
  readonly nowMs: number;
}

/** 3, 2, 1 over the waiting game. */
export function ResumingCountdown({ phase, step, nowMs }: ResumingProps) {
  const { say } = useTranslator();
  return (
    <div className={styles.over}>
      {phase.problem === undefined ? (
        <>
          <p>{say('session.playing.ready-to-go-on')}</p>
          <div className={styles.ring}>
            <CountdownRing leftMs={phase.untilMs - nowMs} ofMs={phase.untilMs - phase.sinceMs} />
          </div>
        </>
      ) : (
        <p>{say(waitingText(phase.problem, step))}</p>
      )}
    </div>
  );
}
