import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { ErrorData } from '#core/errors.ts';
import type { SessionAction } from '#core/session/actions.ts';
import { planOf } from '#core/session/plan.ts';
import { blocksOfWeek } from '#core/session/programme-block.ts';
import type { SessionSetup } from '#core/session/setup.ts';
import type { Phase } from '#core/session/state.ts';
import { EXERCISES } from '#games/registry.ts';
import { useTranslator } from '../app/language.tsx';
import { goTo } from '../app/screens.ts';
import { setPatientLanguage } from '../app/set-language.ts';
import { currentSpeech, useSpoken } from '../app/speech.ts';
import { prepareGameView } from '../game-view/prepare.ts';
import { beginSession, leaveSession, useCurrentSession } from '../session/current-session.ts';
import type { SessionDriver, SessionView } from '../session/session-view.ts';
import { BigButton } from '../ui/BigButton.tsx';
import { CloseIcon, GearIcon, LockIcon, StopIcon } from '../ui/icons.tsx';
import { PlainMessage } from '../ui/PlainMessage.tsx';
import { ChangeMenu } from './ChangeMenu.tsx';
import { PhaseScreen } from './PhaseScreen.tsx';
import { SessionBar } from './SessionBar.tsx';
import styles from './SessionScreen.module.css';
import { spokenWords } from './spoken-text.ts';
import { TherapistDialog } from './TherapistDialog.tsx';
import { canStop, useStopKeys } from './use-stop-keys.ts';
import { isWaiting, useWaiting } from './use-waiting.ts';

const backToStart = (): void => goTo({ name: 'start' });

interface SessionScreenProps {
  readonly patientId: string;
  readonly patientName: string;
}

/** Opens a session and shows it until the patient leaves. */
export function SessionScreen({ patientId, patientName }: SessionScreenProps) {
  const [problem, setProblem] = useState<ErrorData>();
  const session = useCurrentSession();
  const { say, sayMessage } = useTranslator();

  useEffect(() => {
    void beginSession(patientId).then(setProblem);
    // While the patient answers the first questions.
    void prepareGameView();
    return leaveSession;
  }, [patientId]);

  if (problem !== undefined) {
    return (
      <PlainMessage
        screen="session-refused"
        title={say('session.none.title')}
        text={sayMessage(problem.message)}
        action={{ label: say('action.back-to-start'), onClick: backToStart }}
      />
    );
  }
  if (session === undefined)
    return <PlainMessage screen="session-opening" title={patientName} text={say('app.getting-ready')} />;
  return (
    <RunningSession driver={session.driver} setup={session.setup} patientId={patientId} name={patientName} />
  );
}

interface RunningSessionProps {
  readonly driver: SessionDriver;
  readonly setup: SessionSetup;
  readonly patientId: string;
  readonly name: string;
}

export function RunningSession({ driver, setup, patientId, name }: RunningSessionProps) {
  const view = useSyncExternalStore(driver.subscribe, driver.view);
  const { phase, plan, planIndex, problem } = view;
  const translator = useTranslator();
  const { say, sayMessage } = translator;
  useSpoken(spokenWords(view, translator));
  const act = useCallback(
    (action: SessionAction) => {
      // Nobody who stops waits for the end of a sentence.
      if (action.type === 'stop') currentSpeech().stop();
      driver.act(action);
    },
    [driver],
  );
  const { opened, open, close } = useWaiting(driver, phase);
  // In the dialog Space is a letter and Escape leaves it.
  useStopKeys(opened?.what === 'level' ? undefined : phase, act);
  const blocks = useMemo(() => blocksOfWeek(setup), [setup]);
  const leftOut = useMemo(() => planOf(setup, EXERCISES).leftOut, [setup]);
  const playing = isPlaying(phase);
  const { source } = setup;
  const remark = source === 'hid' ? undefined : say(`session.remark.${source}`);

  return (
    // How much of the session was seen on the screen, for tests of what a crash costs.
    <div className={styles.session} data-playing={playing || undefined} data-session-ms={view.nowMs}>
      {opened?.what === 'menu' || opened?.what === 'end' ? (
        <ChangeMenu
          plan={plan}
          planIndex={planIndex}
          blocks={blocks}
          ends={opened.what === 'end'}
          act={act}
          onClose={close}
        />
      ) : (
        <PhaseScreen
          view={view}
          feed={driver.feed()}
          ask={setup.programme.ask}
          blocks={blocks}
          leftOut={leftOut}
          act={act}
          onEnd={() => open('end')}
          onLeave={backToStart}
          aside={<WaysIn view={view} open={open} />}
        />
      )}
      <SessionBar
        name={name}
        remark={remark}
        plan={plan}
        planIndex={planIndex}
        playing={playing}
        onLanguage={
          phase.name === 'check-in' || phase.name === 'paused' || opened?.what === 'menu'
            ? (language) => void setPatientLanguage(patientId, language)
            : undefined
        }
      >
        <WayOut phase={phase} act={act} />
      </SessionBar>
      {opened?.what === 'level' && <TherapistDialog set={opened.set} act={act} onClose={close} />}
      {playing && remark !== undefined && <p className={styles.remark}>{remark}</p>}
      {problem !== undefined && (
        <p className={styles.problem} role="alert">
          {sayMessage(problem)}
        </p>
      )}
    </div>
  );
}

function isPlaying({ name }: Phase): boolean {
  return name === 'playing' || name === 'releasing' || name === 'resuming';
}

interface WaysInProps {
  readonly view: SessionView;
  readonly open: (what: 'menu' | 'level') => void;
}

/** The menu for everybody, the level of the next set for the therapist. */
function WaysIn({ view: { phase, hasNextSet }, open }: WaysInProps) {
  const { say } = useTranslator();
  if (!isWaiting(phase)) return null;
  return (
    <>
      <BigButton tone="quiet" icon={<GearIcon />} onClick={() => open('menu')}>
        {say('session.change')}
      </BigButton>
      {hasNextSet && phase.name !== 'sensors' && (
        <BigButton tone="quiet" icon={<LockIcon />} onClick={() => open('level')}>
          {say('session.therapist')}
        </BigButton>
      )}
    </>
  );
}

interface WayOutProps {
  readonly phase: Phase;
  readonly act: (action: SessionAction) => void;
}

/** Stop wherever it is heard; before anything has begun, the way back. */
function WayOut({ phase, act }: WayOutProps) {
  const { say } = useTranslator();
  if (canStop(phase)) {
    return (
      <BigButton tone="stop" icon={<StopIcon />} onClick={() => act({ type: 'stop', cause: 'stop-button' })}>
        {say('session.stop')}
      </BigButton>
    );
  }
  if (phase.name !== 'check-in') return null;
  const leave = (): void => {
    act({ type: 'end', reason: 'other' });
    backToStart();
  };
  return (
    <BigButton tone="quiet" icon={<CloseIcon />} onClick={leave}>
      {say('session.leave')}
    </BigButton>
  );
}
