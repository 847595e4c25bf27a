import type { SessionAction } from '#core/session/actions.ts';
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import type { ErrorData } from '#core/errors.ts';
import type { Stance } from '#core/programme/programme.ts';
import { goTo } from '../app/screens.ts';
import { useSettings } from '../app/settings-store.ts';
import { prepareGameView } from '../game-view/prepare.ts';
import { beginSession, leaveSession, useCurrentSession } from '../session/current-session.ts';
import type { SessionDriver } from '../session/session-view.ts';
import { BigButton } from '../ui/BigButton.tsx';
import { CloseIcon, LockIcon, StopIcon } from '../ui/icons.tsx';
import { PlainMessage } from '../ui/PlainMessage.tsx';
import { PhaseScreen } from './PhaseScreen.tsx';
import { SessionBar } from './SessionBar.tsx';
import styles from './SessionScreen.module.css';
import { TherapistDialog } from './TherapistDialog.tsx';
import { canStop, useStopKeys } from './use-stop-keys.ts';
import { useTherapistDecides } from './use-therapist-decides.ts';

const backToStart = (): void => goTo({ name: 'start' });

interface SessionScreenProps {
  readonly patientId: string;
  readonly patientName: string;
}

/** Opens a session and shows it until the patient leaves. */
export function SessionScreen({ patientId, patientName }: SessionScreenProps) {
  const [problem, setProblem] = useState<ErrorData>();
  const session = useCurrentSession();

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
        title="No session now"
        text={problem.message}
        action={{ label: 'Back to the start', onClick: backToStart }}
      />
    );
  }
  if (session === undefined)
    return <PlainMessage screen="session-opening" title={patientName} text="Getting ready…" />;
  return (
    <RunningSession driver={session.driver} stance={session.setup.programme.stance} name={patientName} />
  );
}

const REMARKS = {
  hid: undefined,
  'virtual-patient': 'Virtual patient: does not count',
  pointer: 'Mouse: does not count',
} as const;

interface RunningSessionProps {
  readonly driver: SessionDriver;
  readonly stance: Stance;
  readonly name: string;
}

export function RunningSession({ driver, stance, name }: RunningSessionProps) {
  const view = useSyncExternalStore(driver.subscribe, driver.view);
  const remark = REMARKS[useSettings().inputSource];
  const { phase, plan, planIndex, problem } = view;
  const act = useCallback((action: SessionAction) => driver.act(action), [driver]);
  const { deciding, decide, close } = useTherapistDecides(driver, phase);
  // In the dialog Space is a letter and Escape leaves it.
  useStopKeys(deciding === undefined ? phase : undefined, act);
  const playing = phase.name === 'playing' || phase.name === 'releasing' || phase.name === 'resuming';

  return (
    <div className={styles.session} data-playing={playing || undefined}>
      <PhaseScreen
        view={view}
        feed={driver.feed()}
        stance={stance}
        act={act}
        onLeave={backToStart}
        aside={
          view.hasNextSet ? (
            <BigButton tone="quiet" icon={<LockIcon />} onClick={decide}>
              Therapist
            </BigButton>
          ) : undefined
        }
      />
      <SessionBar name={playing ? undefined : name} plan={playing ? undefined : plan} planIndex={planIndex}>
        {canStop(phase) && (
          <BigButton
            tone="stop"
            icon={<StopIcon />}
            onClick={() => act({ type: 'stop', cause: 'stop-button' })}
          >
            Stop
          </BigButton>
        )}
        {phase.name === 'check-in' && (
          <BigButton
            tone="quiet"
            icon={<CloseIcon />}
            onClick={() => {
              act({ type: 'end' });
              backToStart();
            }}
          >
            Not now
          </BigButton>
        )}
      </SessionBar>
      {deciding !== undefined && <TherapistDialog set={deciding} act={act} onClose={close} />}
      {remark !== undefined && <p className={styles.remark}>{remark}</p>}
      {problem !== undefined && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
