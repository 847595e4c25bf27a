import { useState } from 'react';
import type { PatientTile } from '#core/ipc/records.ts';
import { goTo } from '../app/screens.ts';
import { ArrowLeftIcon, ArrowRightIcon } from '../ui/icons.tsx';
import styles from './PatientTiles.module.css';

/** Three rows of three: names stay readable from three metres, and nothing scrolls. */
const TILES_A_PAGE = 9;

const BLOCKED_TEXT: Record<NonNullable<PatientTile['blocked']>, string> = {
  'not-screened': 'Your therapist has not signed the health screen yet',
  'no-programme': 'Your therapist has not set a programme yet',
  'programme-not-begun': 'Your programme begins later: ask your therapist when',
  'programme-over': 'Your programme is complete: ask your therapist',
};

export function PatientTiles({ tiles }: { readonly tiles: readonly PatientTile[] }) {
  const [page, setPage] = useState(0);
  const pages = Math.ceil(tiles.length / TILES_A_PAGE);
  const shown = tiles.slice(page * TILES_A_PAGE, (page + 1) * TILES_A_PAGE);
  return (
    <section className={styles.section} aria-labelledby="who">
      <div className={styles.heading}>
        <h1 id="who">Who is training?</h1>
        {pages > 1 && <Pager page={page} pages={pages} onPage={setPage} />}
      </div>
      <ul className={styles.tiles} data-count={Math.min(shown.length, TILES_A_PAGE)}>
        {shown.map((tile) => (
          <li key={tile.id}>
            <Tile tile={tile} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Tile({ tile }: { readonly tile: PatientTile }) {
  const { id, name, language, blocked } = tile;
  const begin = (): void => goTo({ name: 'session', patientId: id, patientName: name, language });
  return (
    <button type="button" className={styles.tile} disabled={blocked !== undefined} onClick={begin}>
      <span className={styles.initial} aria-hidden="true">
        {name.charAt(0).toLocaleUpperCase()}
      </span>
      <span className={styles.words}>
        <span className={styles.name}>{name}</span>
        {blocked !== undefined && <span className={styles.why}>{BLOCKED_TEXT[blocked]}</span>}
      </span>
    </button>
  );
}

interface PagerProps {
  readonly page: number;
  readonly pages: number;
  readonly onPage: (page: number) => void;
}

function Pager({ page, pages, onPage }: PagerProps) {
  return (
    <div className={styles.pager}>
      <button type="button" aria-label="Names before" disabled={page === 0} onClick={() => onPage(page - 1)}>
        <ArrowLeftIcon />
      </button>
      <span aria-live="polite">
        {page + 1} of {pages}
      </span>
      <button
        type="button"
        aria-label="More names"
        disabled={page === pages - 1}
        onClick={() => onPage(page + 1)}
      >
        <ArrowRightIcon />
      </button>
    </div>
  );
}
