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
  const ask = useCallback(
    async (before?: string): Promise<void> => {
      const paged = { patientId, limit: PAGE, ...(before !== undefined && { before }) };
      const result = await therapistCall('patient:sessions', paged);
      if (!result.ok) return;
      setRows((known = []) => (before === undefined ? result.value : [...known, ...result.value]));
      setComplete(result.value.length < PAGE);
    },
    [patientId],
  );
  useEffect(() => void ask(), [ask]);
  const oldest = rows?.at(-1)?.startedAt;
  const more = complete || oldest === undefined ? undefined : (): void => void ask(oldest);
  return { rows, more };
}
