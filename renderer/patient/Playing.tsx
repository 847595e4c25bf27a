import type { PlanStep } from '#core/session/plan-step.ts';
import type { ReactNode } from 'react';
import type { SceneFeed } from '#games/shared/scene-feed.ts';
import { useAnnouncement } from '../app/announcer.tsx';
import { GameCanvas } from '../game-view/GameCanvas.tsx';
import type { SessionView } from '../session/session-view.ts';
import { CountdownRing } from '../ui/CountdownRing.tsx';
import { formatClock } from '../ui/numbers.ts';
import { SeaLevel } from '../ui/SeaLevel.tsx';
import styles from './Playing.module.css';
import { WAITING_TEXT } from './waiting-text.ts';
import { blockTitle } from './Ready.tsx';

interface PlayingProps {
  readonly view: SessionView;
  readonly feed: SceneFeed<unknown> | undefined;
  /** Over the game: a countdown, a word. */
  readonly children?: ReactNode;
}

/**
 * The game over the full window, and the little a player needs beside it: in the corner of the sky, where no gust and
 * no word of the game comes. The name of the set was on the screen before.
 */
export function Playing({ view, feed, children }: PlayingProps) {
  const { phase, step, exercise, nowMs, level } = view;
  const name = step.kind === 'block' ? blockTitle(step, exercise) : exercise.name;
  useAnnouncement(PHASE_TEXT[phase.name] ?? name);
  return (
    <main className={styles.playing} data-screen={phase.name}>
      {feed !== undefined && <GameCanvas exercise={exercise.id} feed={feed} />}
      <div className={styles.status}>
        {phase.name === 'playing' && !isLimits(step) && <TimeLeft leftMs={phase.untilMs - nowMs} />}
        <span className={isLimits(step) ? undefined : 'visually-hidden'}>{name}</span>
        {step.kind === 'block' && level !== undefined && (
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
const PHASE_TEXT: Readonly<Record<string, string>> = { releasing: 'Stopping', resuming: 'It goes on' };

/** The assessment ends when every direction is done, not by the clock, and has no level. */
function isLimits(step: PlanStep): boolean {
  return step.kind === 'block' && step.role === 'limits';
}

function TimeLeft({ leftMs }: { readonly leftMs: number }) {
  const wholeSecondsMs = 1000 * Math.max(0, Math.ceil(leftMs / 1000));
  return <time className={styles.time}>{formatClock(wholeSecondsMs)}</time>;
}

interface ResumingProps {
  readonly view: SessionView;
}

/** 3, 2, 1 over the waiting game. */
export function ResumingCountdown({ view }: ResumingProps) {
  const { phase, nowMs } = view;
  if (phase.name !== 'resuming') return undefined;
  return (
    <div className={styles.over}>
      {phase.problem === undefined ? (
        <>
          <p>Ready? It goes on.</p>
          <div className={styles.ring}>
            <CountdownRing leftMs={phase.untilMs - nowMs} ofMs={phase.untilMs - phase.sinceMs} />
          </div>
        </>
      ) : (
        <p>{WAITING_TEXT[phase.problem]}</p>
      )}
    </div>
  );
}
