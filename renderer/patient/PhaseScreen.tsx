import type { ReactNode } from 'react';
import type { Block } from '#core/programme/block.ts';
import type { SessionAction } from '#core/session/actions.ts';
import type { Place, PlanStep } from '#core/session/plan-step.ts';
import type { Programme } from '#core/programme/programme.ts';
import type { SceneFeed } from '#games/shared/scene-feed.ts';
import { appStore } from '../app/app-store.ts';
import type { SessionView } from '../session/session-view.ts';
import { CheckIn } from './CheckIn.tsx';
import { CheckOut } from './CheckOut.tsx';
import { EmptyBoard } from './EmptyBoard.tsx';
import { Movement } from './Movement.tsx';
import { Paused } from './Paused.tsx';
import type { LeftOut } from './PlanOverview.tsx';
import { Playing, ResumingCountdown } from './Playing.tsx';
import { PutSensorsOn } from './PutSensorsOn.tsx';
import { Ready } from './Ready.tsx';
import { Refused } from './Refused.tsx';
import { CoolDown, Rest } from './Rest.tsx';
import { Summary } from './Summary.tsx';
import { Quiet, TakePlace } from './TakePlace.tsx';
import { nextPlayed } from './step-text.ts';

interface PhaseScreenProps {
  readonly view: SessionView;
  readonly feed: SceneFeed<unknown> | undefined;
  /** What the programme asks before and after. */
  readonly ask: Programme['ask'];
  /** Of this week. */
  readonly blocks: readonly Block[];
  readonly leftOut: readonly LeftOut[];
  readonly act: (action: SessionAction) => void;
  /** The reason for ending is asked for first. */
  readonly onEnd: () => void;
  readonly onLeave: () => void;
  /** The menu and the therapist's way in, where the session waits. */
  readonly aside: ReactNode;
}

/** One screen for each phase of the session. */
export function PhaseScreen(props: PhaseScreenProps) {
  const { view, ask, blocks, leftOut, act, onEnd, onLeave, aside } = props;
  const { phase, step, nowMs } = view;
  switch (phase.name) {
    case 'check-in':
      return (
        <CheckIn
          plan={view.plan}
          blocks={blocks}
          leftOut={leftOut}
          asksPain={ask.before.pain}
          onDone={(answer) => act({ type: 'check-in', ...answer })}
        />
      );
    case 'refused':
      return <Refused reason={phase.reason} onLeave={onLeave} />;
    case 'sensors':
      return (
        <PutSensorsOn
          phase={phase}
          plan={view.plan}
          onReady={() => act({ type: 'sensors-ready' })}
          aside={aside}
        />
      );
    case 'empty-board':
      return <EmptyBoard phase={phase} />;
    case 'take-place':
    case 'quiet':
      return <InPlace {...props} />;
    case 'ready':
    case 'playing':
    case 'releasing':
    case 'resuming':
      return <InBlock {...props} />;
    case 'movement':
      return step.kind === 'movement' ? (
        <Movement
          phase={phase}
          step={step}
          nowMs={nowMs}
          repetitions={view.repetitions}
          frame={view.frame}
          onDone={() => act({ type: 'movement-done' })}
        />
      ) : null;
    case 'paused':
      return <Paused phase={phase} onResume={() => act({ type: 'resume' })} onEnd={onEnd} aside={aside} />;
    case 'rest':
      return (
        <Rest
          phase={phase}
          nowMs={nowMs}
          next={nextPlayed(view.plan, view.planIndex)}
          level={view.level}
          targetSuccess={view.targetSuccess}
          onPain={(painNrs) => act({ type: 'pain', painNrs })}
          onSkip={() => act({ type: 'skip-rest' })}
          aside={aside}
        />
      );
    case 'cool-down':
      return <CoolDown phase={phase} nowMs={nowMs} onSkip={() => act({ type: 'skip-rest' })} />;
    case 'check-out':
      return <CheckOut asks={ask.after} onDone={(answer) => act({ type: 'check-out', ...answer })} />;
    case 'summary':
      return <Summary view={view} blocks={blocks} onLeave={onLeave} />;
  }
}

/** Taking the place and standing or sitting quietly in it; also on the way back into a block. */
function InPlace({ view: { phase, step, nowMs } }: PhaseScreenProps) {
  const place = placeOf(step);
  if (place === undefined) return null;
  const needs = step.kind === 'quiet' || step.kind === 'exercise' ? step.needs : [];
  if (phase.name === 'quiet') return <Quiet phase={phase} nowMs={nowMs} place={place} needs={needs} />;
  return phase.name === 'take-place' ? <TakePlace phase={phase} place={place} needs={needs} /> : null;
}

function placeOf(step: PlanStep): Place | undefined {
  return step.kind === 'quiet' || step.kind === 'exercise' ? step : undefined;
}

/** Before, within and on the way back into a block. A stop of anything else has nothing to release. */
function InBlock({ view, feed, act, aside }: PhaseScreenProps) {
  const { phase, step, nowMs, level, exercise } = view;
  if (step.kind !== 'exercise') return null;
  if (phase.name === 'ready') {
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
  }
  const visit = appStore.get().info?.demo?.setting ?? view.visit;
  return (
    <Playing phase={phase} step={step} nowMs={nowMs} level={level} feed={feed} visit={visit}>
      {phase.name === 'resuming' && <ResumingCountdown phase={phase} step={step} nowMs={nowMs} />}
    </Playing>
  );
}
