import { useRef } from 'react';
import { WII_BALANCE_BOARD } from '#core/contract/board-geometry.ts';
import { FrameFlag, hasFlag } from '#core/contract/frame.ts';
import type { Posture } from '#core/contract/stimulus.ts';
import type { Place } from '#core/session/plan-step.ts';
import { useTranslator } from '../app/language.tsx';
import { lastFrame } from '../sensors/sensors-store.ts';
import { useAnimationFrame } from '../ui/use-animation-frame.ts';
import styles from './FootPicture.module.css';

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

interface FootPictureProps {
  /** Where the feet belong; undefined: an empty board. */
  readonly place?: Place | undefined;
  /** Shows the live centre of pressure and the load on each foot. */
  readonly live?: boolean;
}

/** The board or the floor from above, front edge up, with where the feet or the seat belong. */
export function FootPicture({ place, live = false }: FootPictureProps) {
  const { say } = useTranslator();
  const onBoard = place === undefined || place.onBoard;
  return (
    <svg className={styles.picture} viewBox="-290 -232 580 422" aria-hidden="true">
      <text className={styles.front} x="0" y="-186">
        {say('session.place.screen')}
      </text>
      {onBoard && <Board />}
      {place !== undefined && place.surface !== 'firm' && <Surface place={place} />}
      {place?.posture === 'sitting-on-board' && <Seat />}
      {place !== undefined && <Feet posture={place.posture} live={live && onBoard} />}
    </svg>
  );
}

function Board() {
  return (
    <>
      <rect
        className={styles.board}
        x={-BOARD_WIDTH_MM / 2}
        y={-BOARD_DEPTH_MM / 2}
        width={BOARD_WIDTH_MM}
        height={BOARD_DEPTH_MM}
        rx="46"
      />
      <path className={styles.middle} d={MIDDLE_LINE} />
    </>
  );
}

/** Foam as a pad, a wobble cushion as a disc. */
function Surface({ place: { surface } }: { readonly place: Place }) {
  return surface === 'foam' ? (
    <rect className={styles.surface} x="-210" y="-145" width="420" height="290" rx="24" />
  ) : (
    <circle className={styles.surface} r="165" />
  );
}

/** Where to sit: the middle of the board. */
function Seat() {
  const { say } = useTranslator();
  return (
    <g className={styles.seat}>
      <rect x="-155" y="-105" width="310" height="210" rx="90" />
      <text y="76">{say('session.place.seat')}</text>
    </g>
  );
}

interface Sole {
  readonly x: number;
  readonly y: number;
  readonly turnDeg: number;
}

interface Soles {
  readonly left?: Sole;
  readonly right?: Sole;
}

/** Less than half a foot, so that both stay on the board. */
const HALF_STEP_MM = 40;

/** mm from the middle. Of semi-tandem the right foot is drawn in front; either may be. */
const SOLES: Readonly<Record<Posture, Soles>> = {
  'feet-apart': { left: { x: -112, y: 0, turnDeg: -7 }, right: { x: 112, y: 0, turnDeg: 7 } },
  'feet-together': { left: { x: -46, y: 0, turnDeg: 0 }, right: { x: 46, y: 0, turnDeg: 0 } },
  'semi-tandem': {
    left: { x: -44, y: HALF_STEP_MM, turnDeg: 0 },
    right: { x: 44, y: -HALF_STEP_MM, turnDeg: 0 },
  },
  'one-leg-left': { left: { x: 0, y: 0, turnDeg: 0 } },
  'one-leg-right': { right: { x: 0, y: 0, turnDeg: 0 } },
  'sitting-on-board': {},
  'sitting-on-chair': {},
};

interface FeetProps {
  readonly posture: Posture;
  readonly live: boolean;
}

function Feet({ posture, live }: FeetProps) {
  const marker = useRef<SVGGElement>(null);
  const left = useRef<SVGPathElement>(null);
  const right = useRef<SVGPathElement>(null);
  const soles = SOLES[posture];

  useAnimationFrame(() => {
    if (!live) return;
    const frame = lastFrame();
    const seen = frame !== undefined && hasFlag(frame, FrameFlag.valid);
    marker.current?.setAttribute('visibility', seen ? 'visible' : 'hidden');
    const { loadKg, copMlMm, copApMm } = seen ? frame : NOTHING;
    marker.current?.setAttribute('transform', `translate(${copMlMm.toFixed(1)} ${(-copApMm).toFixed(1)})`);
    const rightShare = rightShareOf(soles, copMlMm);
    setFill(right.current, (loadKg * rightShare) / FULL_FOOT_KG);
    setFill(left.current, (loadKg * (1 - rightShare)) / FULL_FOOT_KG);
  });

  return (
    <>
      {soles.left && (
        <path ref={left} className={styles.sole} d={SOLE} transform={transformOf(soles.left, -1)} />
      )}
      {soles.right && (
        <path ref={right} className={styles.sole} d={SOLE} transform={transformOf(soles.right, 1)} />
      )}
      {live && (
        <g ref={marker} className={styles.marker} visibility="hidden">
          <circle r="17" />
          <circle r="6" />
        </g>
      )}
    </>
  );
}

const NOTHING = { loadKg: 0, copMlMm: 0, copApMm: 0 } as const;

/** What of the load the right foot bears: all of it where it stands alone. */
function rightShareOf(soles: Soles, copMlMm: number): number {
  if (soles.right === undefined) return 0;
  return soles.left === undefined ? 1 : 0.5 + copMlMm / WII_BALANCE_BOARD.sensorSpacingMlMm;
}

function setFill(sole: SVGPathElement | null, share: number): void {
  if (sole !== null) sole.style.fillOpacity = Math.min(1, Math.max(0, share)).toFixed(2);
}

/** `side` -1 is the left foot, which is the mirror image. */
function transformOf({ x, y, turnDeg }: Sole, side: 1 | -1): string {
  return `translate(${x} ${y}) rotate(${turnDeg}) scale(${side} 1)`;
}
