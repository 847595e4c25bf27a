/** The sessions of a patient, page by page, the newest first. */
import { useCallback, useEffect, useState } from 'react';
import type { SessionRow } from '#core/ipc/records.ts';
import { therapistCall } from '../app/therapist-lock.ts';

const PAGE = 50;

export interface SessionRows {
  /** Newest first; undefined until the first page is there. */
  readonly rows: readonly SessionRow[] | undefined;
  /** Asks for older ones; undefined where there are none. */
  readonly more: (() => void) | undefined;
}

export function useSessionRows(patientId: string): SessionRows {
  const [rows, setRows] = useState<readonly SessionRow[]>();
  const [complete, setComplete] = useState(false);
  const take = useCallback((page: readonly SessionRow[] | undefined, isFirst: boolean): void => {
    if (page === undefined) return;
    setRows((known = []) => (isFirst ? page : [...known, ...page]));
    setComplete(page.length < PAGE);
  }, []);
  useEffect(() => {
    void pageOf(patientId, undefined).then((page) => take(page, true));
  }, [patientId, take]);
  const oldest = rows?.at(-1)?.startedAt;
  const more =
    complete || oldest === undefined
      ? undefined
      : (): void => void pageOf(patientId, oldest).then((page) => take(page, false));
  return { rows, more };
}

/** Undefined where it was refused, which has been said. */
async function pageOf(
  patientId: string,
  before: string | undefined,
): Promise<readonly SessionRow[] | undefined> {
  const paged = { patientId, limit: PAGE, ...(before !== undefined && { before }) };
  const result = await therapistCall('patient:sessions', paged);
  return result.ok ? result.value : undefined;
}
