import { useState } from 'react';
import { TASK_FACTS } from '#core/movement-tests/tasks.ts';
import type { MovementTask } from '#core/movement-tests/tasks.ts';
import { useSettings } from '../app/settings-store.ts';
import { TrunkPicture } from '../motion/TrunkPicture.tsx';
import { trunkShape } from '../motion/trunk-shape.ts';
import type { Spot, View } from '../motion/trunk-shape.ts';
import { useAnimationFrame } from '../ui/use-animation-frame.ts';
import styles from './TaskDrawing.module.css';
import { drawnMoment } from './task-pose.ts';
import type { DrawnMoment } from './task-pose.ts';

/** The farthest point of the first cycle: what stands still where nothing may move. */
const FARTHEST_S = 2.6;
/** Fine enough to look even, coarse enough to be cheap. */
const REDRAW_MS = 33;

interface TaskDrawingProps {
  readonly task: MovementTask;
  readonly view: View;
}

/** A person doing the movement, over and over. Decoration beside the words. */
export function TaskDrawing({ task, view }: TaskDrawingProps) {
  const { reduceMotion } = useSettings();
  const [tS, setTimeS] = useState(reduceMotion ? FARTHEST_S : 0);
  useAnimationFrame(() => {
    if (reduceMotion) return;
    const now = Math.floor(performance.now() / REDRAW_MS) * (REDRAW_MS / 1000);
    if (now !== tS) setTimeS(now);
  });
  const moment = drawnMoment(task, tS);
  return (
    <TrunkPicture
      pose={moment.pose}
      view={view}
      sitting={TASK_FACTS[task].sitting}
      plain
      behind={view === 'top' ? undefined : <Hands task={task} view={view} moment={moment} />}
    />
  );
}

interface HandsProps extends TaskDrawingProps {
  readonly moment: DrawnMoment;
}

function Hands({ task, view, moment }: HandsProps) {
  const [left, right] = trunkShape(moment.pose, view).shoulderLine;
  const hands = handsOf(task, view, moment, left, right);
  return (
    <>
      {task === 'type' && view === 'side' && <path className={styles.desk} d="M290 -205H700V270" />}
      {task === 'lift' && <Box hand={hands[1]} view={view} />}
      <path className={styles.arm} d={`M${at(left)}L${at(hands[0])}M${at(right)}L${at(hands[1])}`} />
    </>
  );
}

/** Length of an arm, mm. */
const ARM_MM = 470;

/** Left hand first. */
function handsOf(
  task: MovementTask,
  view: View,
  { side, far }: DrawnMoment,
  left: Spot,
  right: Spot,
): readonly [Spot, Spot] {
  const hanging = (shoulder: Spot): Spot => ({ x: shoulder.x, y: shoulder.y + ARM_MM });
  switch (task) {
    case 'bend':
    case 'lift':
      return [hanging(left), hanging(right)];
    case 'turn':
      return [right, left];
    case 'type':
      return view === 'side'
        ? [
            { x: left.x + 300, y: -230 },
            { x: right.x + 300, y: -230 },
          ]
        : [
            { x: left.x, y: left.y + 260 },
            { x: right.x, y: right.y + 260 },
          ];
    case 'reach': {
      const out = (shoulder: Spot, active: boolean, sign: number): Spot => {
        if (!active) return hanging(shoulder);
        const ahead = view === 'side' ? 1 : 0.5 * sign;
        return {
          x: shoulder.x + far * ahead * ARM_MM,
          y: shoulder.y + (1 - far) * ARM_MM,
        };
      };
      return [out(left, side < 0, -1), out(right, side > 0, 1)];
    }
  }
}

/** Hangs from the hands while it is lifted, and stands on the floor otherwise. */
function Box({ hand, view }: { readonly hand: Spot; readonly view: View }) {
  const x = view === 'side' ? Math.max(250, hand.x - 110) : -130;
  const y = Math.min(80, hand.y);
  return <rect className={styles.box} x={x} y={y} width={view === 'side' ? 220 : 260} height="180" rx="26" />;
}

function at({ x, y }: Spot): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`;
}
