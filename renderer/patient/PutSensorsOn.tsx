import { useState } from 'react';
import type { ReactNode } from 'react';
import type { WornNeed } from '#core/exercise/needs.ts';
import { requiredSensors } from '#core/session/phases/sensors.ts';
import type { PlanStep } from '#core/session/plan-step.ts';
import type { PhaseOf } from '#core/session/state.ts';
import { useTranslator } from '../app/language.tsx';
import { SensorGuide, firstSetUpStepNow } from '../motion/SensorGuide.tsx';
import { BigButton } from '../ui/BigButton.tsx';
import { ArrowRightIcon } from '../ui/icons.tsx';

interface PutSensorsOnProps {
  readonly phase: PhaseOf<'sensors'>;
  readonly plan: readonly PlanStep[];
  readonly onReady: () => void;
  /** At the other end of the foot: the menu. */
  readonly aside: ReactNode;
}

/** The sensors of this session are put on and calibrated; it goes on by itself as soon as all of them speak. */
export function PutSensorsOn({ phase, plan, onReady, aside }: PutSensorsOnProps) {
  const { say } = useTranslator();
  const places = phase.needs;
  const [begin] = useState(() => firstSetUpStepNow(places));
  const required = requiredSensors(plan);
  const { missing } = phase;
  const mayGoOn = missing.length > 0 && !missing.some((need) => required.has(need));
  return (
    <SensorGuide
      places={places}
      begin={begin}
      canSkip={false}
      aside={
        <>
          {aside}
          {mayGoOn && (
            <BigButton tone="quiet" icon={<ArrowRightIcon />} onClick={onReady}>
              {say('session.sensors.go-on-without', { missing: allOf(missing) })}
            </BigButton>
          )}
        </>
      }
    />
  );
}

function allOf(missing: readonly WornNeed[]): WornNeed | 'both' {
  return missing.length > 1 ? 'both' : (missing[0] ?? 'both');
}
