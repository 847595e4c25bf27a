import type { Posture, Steering } from '#core/contract/stimulus.ts';
import type { SensorNeed } from '#core/exercise/needs.ts';
import { isOneLegged, isSitting } from '#core/exercise/posture.ts';
import type { Place } from '#core/session/plan-step.ts';
import styles from './PersonInPlace.module.css';

interface PersonInPlaceProps {
  readonly place: Place;
  /** Sensors that are drawn on. */
  readonly needs?: readonly SensorNeed[];
  /** What moves is marked by an arrow to both sides. */
  readonly steers?: Steering | undefined;
}

/** Who sits is drawn this much lower than who stands. */
const SITTING_DOWN = 62;

/** A person from their right as they stand or sit, with their sensors and what steers. The words beside it say it too. */
export function PersonInPlace({ place, needs = [], steers }: PersonInPlaceProps) {
  const sits = isSitting(place.posture);
  return (
    <svg className={styles.person} viewBox="0 0 240 452" aria-hidden="true">
      <Under place={place} />
      {sits ? <SittingLegs /> : <StandingLegs oneLegged={isOneLegged(place.posture)} />}
      <g transform={sits ? `translate(0 ${SITTING_DOWN})` : undefined}>
        <UpperBody />
        {needs.includes('thorax') && (
          <rect className={styles.sensor} x="122" y="126" width="14" height="30" rx="6" />
        )}
        {needs.includes('pelvis') && (
          <rect className={styles.sensor} x="60" y="212" width="14" height="30" rx="6" />
        )}
      </g>
      {steers !== undefined && <path className={styles.arrow} d={arrowOf(steers, sits)} />}
    </svg>
  );
}

function UpperBody() {
  return (
    <g className={styles.body}>
      <path className={styles.pelvis} d="M97 240C95 226 94 214 95 200" />
      <path className={styles.neck} d="M104 104L108 70" />
      <circle cx="110" cy="44" r="27" />
      <path className={styles.chest} d="M95 200C93 170 96 140 102 108" />
      <path className={styles.limb} d="M104 116C106 150 108 180 112 218" />
    </g>
  );
}

function StandingLegs({ oneLegged }: { readonly oneLegged: boolean }) {
  return (
    <g className={styles.body}>
      {oneLegged && <path className={styles.lifted} d="M98 252L146 300L142 362H162" />}
      <path className={styles.leg} d="M96 244L92 398" />
      <path className={styles.foot} d="M92 404H126" />
    </g>
  );
}

function SittingLegs() {
  return (
    <g className={styles.body}>
      <path className={styles.leg} d="M100 306H186V398" />
      <path className={styles.foot} d="M186 404H218" />
    </g>
  );
}

/** What bears the person. */
function Under({ place }: { readonly place: Place }) {
  switch (place.posture) {
    case 'sitting-on-chair':
      return <path className={styles.furniture} d="M40 190V334H170M52 334V418M160 334V418" />;
    case 'sitting-on-board':
      return (
        <>
          <rect className={styles.bench} x="44" y="346" width="120" height="72" />
          <rect className={styles.board} x="34" y="330" width="140" height="16" rx="5" />
        </>
      );
    default:
      return <Ground place={place} />;
  }
}

function Ground({ place: { onBoard, surface } }: { readonly place: Place }) {
  const top = surface === 'firm' ? 416 : 432;
  return (
    <>
      {surface === 'foam' && (
        <rect className={styles.surface} x="40" y="416" width="140" height="18" rx="6" />
      )}
      {surface === 'wobble' && <path className={styles.surface} d="M40 416H180Q110 452 40 416Z" />}
      {onBoard && <rect className={styles.board} x="34" y={top} width="152" height="16" rx="5" />}
    </>
  );
}

/** An arrow to both sides beside what moves. */
function arrowOf(steers: Steering, sits: boolean): string {
  const down = sits ? SITTING_DOWN : 0;
  switch (steers) {
    case 'thorax':
      return bothWays(136 + down);
    case 'pelvis':
      return bothWays(sits ? 204 + down : 224);
    case 'centre-of-pressure':
      return bothWays(8 + down);
    case 'board-tilt':
      return bothWays(452);
  }
}

function bothWays(y: number): string {
  const [left, right] = y > 60 && y < 400 ? [150, 232] : [62, 158];
  return `M${left} ${y}H${right}M${left + 14} ${y - 12}L${left} ${y}L${left + 14} ${y + 12}M${right - 14} ${y - 12}L${right} ${y}L${right - 14} ${y + 12}`;
}

/** Whether the feet are worth a picture from above. */
export function hasFeetPicture({ posture }: { readonly posture: Posture }): boolean {
  return posture !== 'sitting-on-chair';
}
