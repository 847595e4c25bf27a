import styles from './PersonPicture.module.css';

/** Where a sensor sits, seen from the side that shows it. */
export type WornPlace = 'thorax' | 'pelvis';

interface FacingProps {
  readonly view: 'front' | 'back';
  /** The strap and sensor drawn on; undefined: none. */
  readonly worn?: WornPlace | undefined;
}

const TORSO =
  'M70 86H130C150 86 159 98 157 118L147 190C145 206 147 222 151 240H49C53 222 55 206 53 190L43 118C41 98 50 86 70 86Z';
const THORAX_STRAP = 'M45 134Q100 150 155 134';
const PELVIS_STRAP = 'M50 226Q100 238 150 226';

/** A standing person from the front or the back, with the strap that goes on there. Decoration beside words. */
export function FacingPicture({ view, worn }: FacingProps) {
  return (
    <svg className={styles.person} viewBox="0 0 200 420" aria-hidden="true">
      <g className={styles.body}>
        <circle cx="100" cy="43" r="27" />
        <path d={TORSO} />
        <path className={styles.limb} d="M53 106C39 140 34 180 34 228M147 106C161 140 166 180 166 228" />
        <path className={styles.leg} d="M76 236L72 398M124 236L128 398" />
      </g>
      {view === 'back' && (
        <path className={styles.spine} d="M100 92V232M74 112Q66 132 76 150M126 112Q134 132 124 150" />
      )}
      {view === 'front' && <path className={styles.spine} d="M78 98Q100 106 122 98" />}
      {worn === 'thorax' && <Strap path={THORAX_STRAP} y={142} />}
      {worn === 'pelvis' && <Strap path={PELVIS_STRAP} y={232} />}
    </svg>
  );
}

function Strap({ path, y }: { readonly path: string; readonly y: number }) {
  return (
    <g>
      <path className={styles.strap} d={path} pathLength="1" />
      <rect className={styles.sensor} x="84" y={y - 13} width="32" height="26" rx="7" />
    </g>
  );
}

/** A person with both sensors from the side, standing quietly or bending forward and coming back. */
export function SidePicture({ bending }: { readonly bending: boolean }) {
  return (
    <svg
      className={styles.person}
      viewBox="-30 0 260 420"
      aria-hidden="true"
      data-bending={bending || undefined}
    >
      <g className={styles.body}>
        <path className={styles.leg} d="M96 244L92 398" />
        <path className={styles.foot} d="M92 404H126" />
      </g>
      <g className={styles.hip}>
        <g className={styles.body}>
          <path className={styles.pelvis} d="M97 240C95 226 94 214 95 200" />
        </g>
        <g className={styles.waist}>
          <g className={styles.body}>
            <path className={styles.neck} d="M104 104L108 70" />
            <circle cx="110" cy="44" r="27" />
            <path className={styles.chest} d="M95 200C93 170 96 140 102 108" />
            <path className={styles.limb} d="M104 116C106 150 108 180 112 218" />
          </g>
          <rect className={styles.sensor} x="122" y="126" width="14" height="30" rx="6" />
        </g>
        <rect className={styles.sensor} x="60" y="212" width="14" height="30" rx="6" />
      </g>
    </svg>
  );
}
