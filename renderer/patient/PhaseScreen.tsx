import type { SessionAction } from '#core/session/actions.ts';
import type { ReactNode } from 'react';
import type { Stance } from '#core/programme/programme.ts';
import type { SceneFeed } from '#games/shared/scene-feed.ts';
import type { SessionView } from '../session/session-view.ts';
import { EmptyBoard, StandStill, StepOn } from './BoardPhases.tsx';
import { CheckIn } from './CheckIn.tsx';
import { CheckOut } from './CheckOut.tsx';
import { Paused } from './Paused.tsx';
import { Playing, ResumingCountdown } from './Playing.tsx';
import { Ready } from './Ready.tsx';
import { Refused } from './Refused.tsx';
import { Rest } from './Rest.tsx';
import { Summary } from './Summary.tsx';

interface PhaseScreenProps {
  readonly view: SessionView;
  readonly feed: SceneFeed<unknown> | undefined;
  readonly stance: Stance;
  readonly act: (action: SessionAction) => void;
  readonly onLeave: () => void;
  /** The therapist's way in, where the session waits. */
  readonly aside: ReactNode;
}

/** One screen for each phase of the session. */
export function PhaseScreen({ view, feed, stance, act, onLeave, aside }: PhaseScreenProps) {
  const { phase, step, exercise, nowMs } = view;
  switch (phase.name) {
    case 'check-in':
      return <CheckIn onDone={(answer) => act({ type: 'check-in', ...answer })} />;
    case 'refused':
      return <Refused reason={phase.reason} onLeave={onLeave} />;
    case 'empty-board':
      return <EmptyBoard phase={phase} stance={stance} />;
    case 'step-on':
      return <StepOn stance={stance} />;
    case 'stand-still':
      return <StandStill phase={phase} stance={stance} nowMs={nowMs} />;
    case 'ready':
      return (
        <Ready
          phase={phase}
          step={step}
          exercise={exercise}
          nowMs={nowMs}
          onBegin={() => act({ type: 'begin' })}
          aside={aside}
        />
      );
    case 'playing':
    case 'releasing':
    case 'resuming':
      return (
        <Playing view={view} feed={feed}>
          <ResumingCountdown view={view} />
        </Playing>
      );
    case 'paused':
      return (
        <Paused
          cause={phase.cause}
          onResume={() => act({ type: 'resume' })}
          onEnd={() => act({ type: 'end' })}
          aside={aside}
        />
      );
    case 'rest':
      return (
        <Rest
          phase={phase}
          nowMs={nowMs}
          next={view.plan[view.planIndex + 1]}
          level={view.level}
          targetSuccess={view.targetSuccess}
          onPain={(painNrs) => act({ type: 'pain', painNrs })}
          onSkip={() => act({ type: 'skip-rest' })}
          aside={aside}
        />
      );
    case 'check-out':
      return <CheckOut onDone={(answer) => act({ type: 'check-out', ...answer })} />;
    case 'summary':
      return (
        <Summary
          result={view.result}
          exercise={exercise}
          setsDone={view.setsDone}
          level={view.level}
          onLeave={onLeave}
        />
      );
  }
}
