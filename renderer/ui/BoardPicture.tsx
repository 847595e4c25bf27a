import { useRef } from 'react';
import { FrameFlag, hasFlag } from '#core/contract/frame.ts';
import type { Stance } from '#core/programme/programme.ts';
import { WII_BALANCE_BOARD } from '#core/contract/board-geometry.ts';
import { lastFrame } from '../sensors/sensors-store.ts';
import styles from './BoardPicture.module.css';
import { useAnimationFrame } from './use-animation-frame.ts';

/** The outside of a Wii Balance Board, mm. */
const BOARD_WIDTH_MM = 511;
const BOARD_DEPTH_MM = 316;
const MIDDLE_LINE = `M0 ${-BOARD_DEPTH_MM / 2}V${BOARD_DEPTH_MM / 2}`;
/** A foot is drawn full at this load, kg: half of a light person. */
const FULL_FOOT_KG = 25;

/** The sole of a right foot seen from above, mm, toes up; the left one is its mirror image. */
const SOLE =
  'M-20-118C-35-112-41-92-39-66C-38-40-31-18-29 6C-27 34-32 60-30 86C-28 112-14 124 2 124' +
  'C20 124 31 110 32 86C33 58 38 30 43 2C48-28 49-58 42-80C34-104 4-125-20-118Z';

interface BoardPictureProps {
  /** Where the feet belong; none: an empty board. */
  readonly stance?: Stance | undefined;
  /** Shows the live centre of pressure and the load on each foot. */
  readonly live?: boolean;
}

/** The board from above, front edge up, as the person stands on it. */
export function BoardPicture({ stance, live = false }: BoardPictureProps) {
  const marker = useRef<SVGGElement>(null);
  const left = useRef<SVGPathElement>(null);
  const right = useRef<SVGPathElement>(null);

  useAnimationFrame(() => {
    if (!live) return;
    const frame = lastFrame();
    const seen = frame !== undefined && hasFlag(frame, FrameFlag.valid);
    marker.current?.setAttribute('visibility', seen ? 'visible' : 'hidden');
    const { loadKg, copMlMm, copApMm } = seen ? frame : NOTHING;
    marker.current?.setAttribute('transform', `translate(${copMlMm.toFixed(1)} ${(-copApMm).toFixed(1)})`);
    const rightShare = 0.5 + copMlMm / WII_BALANCE_BOARD.sensorSpacingMlMm;
    setFill(right.current, (loadKg * rightShare) / FULL_FOOT_KG);
    setFill(left.current, (loadKg * (1 - rightShare)) / FULL_FOOT_KG);
  });

  return (
    <svg className={styles.picture} viewBox="-290 -232 580 422" aria-hidden="true">
      <text className={styles.front} x="0" y="-186">
        ▲ screen
      </text>
      <rect
        className={styles.board}
        x={-BOARD_WIDTH_MM / 2}
        y={-BOARD_DEPTH_MM / 2}
        width={BOARD_WIDTH_MM}
        height={BOARD_DEPTH_MM}
        rx="46"
      />
      {stance === 'seated' ? <Seat /> : <path className={styles.middle} d={MIDDLE_LINE} />}
      {stance !== undefined && stance !== 'seated' && (
        <>
          <path ref={left} className={styles.sole} d={SOLE} transform={soleTransform(stance, -1)} />
          <path ref={right} className={styles.sole} d={SOLE} transform={soleTransform(stance, 1)} />
        </>
      )}
      {live && (
        <g ref={marker} className={styles.marker} visibility="hidden">
          <circle r="17" />
          <circle r="6" />
        </g>
      )}
    </svg>
  );
}

const NOTHING = { loadKg: 0, copMlMm: 0, copApMm: 0 } as const;

function setFill(sole: SVGPathElement | null, share: number): void {
  if (sole !== null) sole.style.fillOpacity = Math.min(1, Math.max(0, share)).toFixed(2);
}

/** Hip-wide with the toes a little out, or side by side; `side` -1 is left. */
function soleTransform(stance: Stance, side: 1 | -1): string {
  const [placeMm, turnDeg] = stance === 'feet-together' ? [46, 0] : [112, 7];
  return `translate(${side * placeMm} 0) rotate(${side * turnDeg}) scale(${side} 1)`;
}

/** Where to sit: the middle of the board. */
function Seat() {
  return (
    <g className={styles.seat}>
      <rect x="-155" y="-105" width="310" height="210" rx="90" />
      <text y="76">sit here</text>
    </g>
  );
}
