import { useState } from 'react';
import type { ReactNode } from 'react';
import type { Translator } from '#core/language/translator.ts';
import type { PhaseOf } from '#core/session/state.ts';
import { useTranslator } from '../app/language.tsx';
import { taskSteps } from '../movement/task-text.ts';
import { BigButton } from '../ui/BigButton.tsx';
import { CountdownRing } from '../ui/CountdownRing.tsx';
import { ArrowRightIcon } from '../ui/icons.tsx';
import { PAIN_ENDS, painText, RatingRow } from '../ui/RatingRow.tsx';
import { SeaLevel } from '../ui/SeaLevel.tsx';
import { PatientStage } from './PatientStage.tsx';
import styles from './Rest.module.css';
import { comingText, detailText } from './step-text.ts';
import type { PlayedStep } from './step-text.ts';

interface RestProps {
  readonly phase: PhaseOf<'rest'>;
  readonly nowMs: number;
  /** What comes after it. */
  readonly next: PlayedStep | undefined;
  /** Of the set that was just played. */
  readonly level: number | undefined;
  readonly targetSuccess: number | undefined;
  readonly onPain: (painNrs: number) => void;
  readonly onSkip: () => void;
  /** At the other end of the foot: the therapist's way in, and the menu. */
  readonly aside?: ReactNode;
}

/** A rest that can be seen from anywhere in the room, and the pain question. */
export function Rest({ phase, nowMs, next, level, targetSuccess, onPain, onSkip, aside }: RestProps) {
  const translator = useTranslator();
  const { say } = translator;
  const [painNrs, setPainNrs] = useState<number>();
  const tell = (value: number): void => {
    setPainNrs(value);
    onPain(value);
  };
  return (
    <PatientStage
      screen="rest"
      title={say('session.rest.title')}
      aside={aside}
      actions={
        <BigButton tone="quiet" icon={<ArrowRightIcon />} onClick={onSkip}>
          {say('session.rest.go-on')}
        </BigButton>
      }
    >
      <div className={styles.rest}>
        <div className={styles.ring}>
          <CountdownRing leftMs={phase.untilMs - nowMs} ofMs={phase.untilMs - phase.sinceMs} />
        </div>
        <div className={styles.side}>
          <p>{say('session.rest.breathe')}</p>
          {next !== undefined && <Coming next={next} />}
          {level !== undefined && next?.kind !== 'movement' && (
            <div className={styles.sea}>
              <SeaLevel level={level} />
              <p>{missText(targetSuccess, translator)}</p>
            </div>
          )}
          <h2 id="rest-pain">{say('session.rest.any-pain')}</h2>
          <RatingRow
            compact
            label={say('session.pain.label')}
            value={painNrs}
            onChange={tell}
            ends={PAIN_ENDS}
            words={painText}
          />
          <p aria-live="polite">
            {painNrs === undefined ? '\u00a0' : say('session.rest.thanks', { pain: say(painText(painNrs)) })}
          </p>
        </div>
      </div>
    </PatientStage>
  );
}

/** What comes and how it is done; a movement is told whole, as its countdown is short. */
function Coming({ next }: { readonly next: PlayedStep }) {
  const translator = useTranslator();
  return (
    <>
      <p>{comingText(next, translator)}</p>
      {next.kind === 'exercise' ? (
        <p className={styles.how}>{detailText(next, translator)}</p>
      ) : (
        <ol className={styles.steps}>
          {taskSteps(next.task, translator).map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      )}
    </>
  );
}

/** Missing some is meant to be: it is how the sea is chosen. */
function missText(targetSuccess: number | undefined, { say }: Translator): string {
  if (targetSuccess === undefined) return '';
  return say('session.rest.missing', { of: Math.round(1 / (1 - targetSuccess)) });
}

interface CoolDownProps {
  readonly phase: PhaseOf<'cool-down'>;
  readonly nowMs: number;
  readonly onSkip: () => void;
}

/** After the last set: nothing to do. */
export function CoolDown({ phase, nowMs, onSkip }: CoolDownProps) {
  const { say } = useTranslator();
  return (
    <PatientStage
      screen="cool-down"
      title={say('session.last-one')}
      actions={
        <BigButton tone="quiet" icon={<ArrowRightIcon />} onClick={onSkip}>
          {say('session.rest.go-on')}
        </BigButton>
      }
    >
      <div className={styles.rest}>
        <div className={styles.ring}>
          <CountdownRing leftMs={phase.untilMs - nowMs} ofMs={phase.untilMs - phase.sinceMs} />
        </div>
        <p className={styles.lead}>{say('session.cool-down.text')}</p>
      </div>
    </PatientStage>
  );
}
