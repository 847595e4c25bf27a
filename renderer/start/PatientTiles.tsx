import { useState } from 'react';
import type { PatientTile } from '#core/ipc/records.ts';
import { useTranslator } from '../app/language.tsx';
import { goTo } from '../app/screens.ts';
import { ArrowLeftIcon, ArrowRightIcon } from '../ui/icons.tsx';
import styles from './PatientTiles.module.css';

/** Three rows of three: names stay readable from three metres, and nothing scrolls. */
const TILES_A_PAGE = 9;

export function PatientTiles({ tiles }: { readonly tiles: readonly PatientTile[] }) {
  const [page, setPage] = useState(0);
  const { say } = useTranslator();
  const pages = Math.ceil(tiles.length / TILES_A_PAGE);
  const shown = tiles.slice(page * TILES_A_PAGE, (page + 1) * TILES_A_PAGE);
  return (
    <section className={styles.section} aria-labelledby="who">
      <div className={styles.heading}>
        <h1 id="who">{say('start.who')}</h1>
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
  const { say } = useTranslator();
  const begin = (): void => goTo({ name: 'session', patientId: id, patientName: name, language });
  return (
    <button type="button" className={styles.tile} disabled={blocked !== undefined} onClick={begin}>
      <span className={styles.initial} aria-hidden="true">
        {name.charAt(0).toLocaleUpperCase()}
      </span>
      <span className={styles.words}>
        <span className={styles.name}>{name}</span>
        {blocked !== undefined && <span className={styles.why}>{say(`start.blocked.${blocked}`)}</span>}
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
  const { say } = useTranslator();
  return (
    <div className={styles.pager}>
      <button
        type="button"
        aria-label={say('start.names-before')}
        disabled={page === 0}
        onClick={() => onPage(page - 1)}
      >
        <ArrowLeftIcon />
      </button>
      <span aria-live="polite">{say('start.page', { page: page + 1, pages })}</span>
      <button
        type="button"
        aria-label={say('start.more-names')}
        disabled={page === pages - 1}
        onClick={() => onPage(page + 1)}
      >
        <ArrowRightIcon />
      </button>
    </div>
  );
}
