import type { LearningStepId } from '#core/device-learning/learning-steps.ts';
import type { PlainMessageId } from '#core/language/message.ts';
import { useTranslator } from '../app/language.tsx';
import styles from './TiltPicture.module.css';

const POSES: Readonly<Record<LearningStepId, { readonly view: PlainMessageId; readonly pose: string }>> = {
  level: { view: 'devices.learn.seen-from-behind', pose: 'level' },
  right: { view: 'devices.learn.seen-from-behind', pose: 'tilted' },
  levelAgain: { view: 'devices.learn.seen-from-behind', pose: 'level' },
  forward: { view: 'devices.learn.seen-from-left', pose: 'tilted' },
};

/** A board on its rocker: level, or tipping over to the right of the picture. Decoration beside words. */
export function TiltPicture({ pose: id }: { readonly pose: LearningStepId }) {
  const { say } = useTranslator();
  const { view, pose } = POSES[id];
  return (
    <figure className={styles.figure}>
      <svg viewBox="0 0 320 130" aria-hidden="true">
        <path className={styles.floor} d="M10 112H310" />
        <g className={styles.board} data-pose={pose}>
          <path className={styles.rocker} d="M118 72A48 48 0 0 0 202 72Z" />
          <rect className={styles.plate} x="40" y="56" width="240" height="16" rx="8" />
        </g>
      </svg>
      <figcaption>{say(view)}</figcaption>
    </figure>
  );
}
