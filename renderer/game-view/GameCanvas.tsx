import { useEffect, useRef, useState } from 'react';
import { FONT_FAMILY } from '#games/shared/palette.ts';
import type { SceneFeed } from '#games/shared/scene-feed.ts';
import type { Message } from '#core/language/message.ts';
import { currentTranslator, useTranslator } from '../app/language.tsx';
import { currentSpeech } from '../app/speech.ts';
import { restAudio, wakeAudio } from './audio.ts';
import { mountScene } from './mount-scene.ts';
import type { LoadedGame } from './mount-scene.ts';
import type { PictureProblem } from './game.ts';
import styles from './GameCanvas.module.css';

interface GameCanvasProps {
  readonly exercise: string;
  readonly feed: SceneFeed<unknown>;
  /** How many visits there were before. */
  readonly visit: number;
}

/** The game of an exercise, as large as the element around it, and the same in words for those who do not see it. */
export function GameCanvas({ exercise, feed, visit }: GameCanvasProps) {
  const { say, sayMessage } = useTranslator();
  const host = useRef<HTMLDivElement>(null);
  const [problem, setProblem] = useState<PictureProblem>();
  const [said, setSaid] = useState<Message>();

  useEffect(() => {
    if (host.current === null) return undefined;
    const request = {
      host: host.current,
      exercise,
      feed,
      onProblem: setProblem,
      announce: (told: Message, when?: 'in-turn') => {
        setSaid(told);
        speak(told, when);
      },
      visit,
      translator: currentTranslator,
    };
    return mountScene(request, loadGame, restAudio);
  }, [exercise, feed, visit]);

  return (
    <div className={styles.view} data-exercise={exercise}>
      <div ref={host} className={styles.canvas} aria-hidden="true" />
      <p className="visually-hidden" aria-live="polite" data-testid="game-view-said">
        {said !== undefined && sayMessage(said)}
      </p>
      {problem !== undefined && (
        <div className={styles.problem} role="alert">
          <p>{say(`session.picture.${problem}`)}</p>
        </div>
      )}
    </div>
  );
}

function speak(told: Message, when: 'in-turn' | undefined): void {
  const { language, sayMessage } = currentTranslator();
  const speech = currentSpeech();
  if (when === 'in-turn') speech.say([sayMessage(told)], language);
  else speech.sayAtOnce([sayMessage(told)], language);
}

/** Phaser is a third of the page, so it is read only when somebody plays. */
async function loadGame(): Promise<LoadedGame> {
  const audio = wakeAudio();
  const [{ mountCanvas }] = await Promise.all([import('./game.ts'), fontReady()]);
  return { mountCanvas, audio };
}

/** Words drawn before the typeface is there would keep the wrong one. A missing file is no reason not to play. */
async function fontReady(): Promise<unknown> {
  return document.fonts.load(`700 72px ${FONT_FAMILY}`).catch(() => undefined);
}
