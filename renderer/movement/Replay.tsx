import { Button, SegmentedControl } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { MovementCurves } from '#core/movement-tests/curves.ts';
import type { MovementResult } from '#core/movement-tests/movement-result.ts';
import { TASK_FACTS } from '#core/movement-tests/tasks.ts';
import { useTranslator } from '../app/language.tsx';
import { TrunkFigure } from '../motion/TrunkFigure.tsx';
import { type Plane, PLANES } from '../motion/trunk-pose.ts';
import { Card } from '../ui/Card.tsx';
import { PauseIcon, PlayIcon } from '../ui/icons.tsx';
import { useAnimationFrame } from '../ui/use-animation-frame.ts';
import { poseAtMs, stepsOf } from './curve-pose.ts';
import { CurveLegend, CurvePlot } from './CurvePlot.tsx';
import { ownPlane } from './own-plane.ts';
import styles from './Replay.module.css';

interface ReplayProps {
  readonly result: MovementResult;
  readonly curves: MovementCurves;
}

/** The recorded movement as a figure one can move through, above its curves. */
export function Replay({ result, curves }: ReplayProps) {
  const { say } = useTranslator();
  const [atMs, setAtMs] = useState(0);
  const [plane, setPlane] = useState<Plane>(ownPlane(result.task));
  const lengthMs = Math.max(0, (stepsOf(curves) - 1) * curves.stepMs);
  return (
    <Card title={say('movement.replay')} remark={say('movement.replay-remark')}>
      <div className={styles.replay}>
        <div className={styles.figure}>
          <TrunkFigure
            pose={poseAtMs(curves, atMs)}
            views={['side', 'back', 'top']}
            sitting={TASK_FACTS[result.task].sitting}
          />
        </div>
        <Player atMs={atMs} lengthMs={lengthMs} stepMs={curves.stepMs} onTime={setAtMs} />
        <div className={styles.tools}>
          <CurveLegend />
          <SegmentedControl
            aria-label={say('movement.replay.plane')}
            data={PLANES.map((value) => ({ value, label: say(`movement.plane.${value}`) }))}
            value={plane}
            onChange={setPlane}
          />
        </div>
        <CurvePlot curves={curves} plane={plane} repetitions={result.repetitions} cursorMs={atMs} />
      </div>
    </Card>
  );
}

interface PlayerProps {
  readonly atMs: number;
  readonly lengthMs: number;
  readonly stepMs: number;
  readonly onTime: (atMs: number) => void;
}

/** Play, pause, and a slider for hand and keyboard: arrows a step, page keys a second. */
function Player({ atMs, lengthMs, stepMs, onTime }: PlayerProps) {
  const { say } = useTranslator();
  const [playing, setPlaying] = useState(false);
  const last = useRef<number>(undefined);
  useEffect(() => {
    last.current = undefined;
  }, [playing]);
  useAnimationFrame(() => {
    if (!playing) return;
    const now = performance.now();
    const elapsed = now - (last.current ?? now);
    last.current = now;
    const next = Math.min(lengthMs, atMs + elapsed);
    if (next !== atMs) onTime(next);
    if (next >= lengthMs) setPlaying(false);
  });
  const toggle = (): void => {
    if (!playing && atMs >= lengthMs) onTime(0);
    setPlaying(!playing);
  };
  return (
    <div className={styles.player}>
      <Button leftSection={playing ? <PauseIcon /> : <PlayIcon />} onClick={toggle}>
        {say(playing ? 'movement.replay.pause' : 'movement.replay.play')}
      </Button>
      <input
        type="range"
        aria-label={say('movement.replay.time')}
        aria-valuetext={say('movement.replay.at', { seconds: atMs / 1000 })}
        min={0}
        max={lengthMs}
        step={stepMs}
        value={Math.round(atMs / stepMs) * stepMs}
        onChange={(event) => {
          setPlaying(false);
          onTime(Number(event.currentTarget.value));
        }}
        onKeyDown={(event) => {
          if (event.key !== ' ') return;
          event.preventDefault();
          toggle();
        }}
      />
      <output className={styles.clock}>
        {say('movement.replay.clock', { at: atMs / 1000, length: lengthMs / 1000 })}
      </output>
    </div>
  );
}
