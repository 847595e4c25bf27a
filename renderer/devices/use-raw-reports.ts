import { useEffect, useRef } from 'react';
import { onSensorMessage, sendToSensors } from '../sensors/sensors-store.ts';

/** Of a pose that is taken at leisure, only its end counts: enough to hold it for a moment after it was reached. */
const KEPT_MS = 15_000;

interface Arrived {
  readonly atMs: number;
  readonly report: Uint8Array;
}

/**
 * Listens to the raw reports of one device while the component is shown.
 * @returns takes what came since it was last called, at most of the last 15 s
 */
export function useRawReports(serial: string): () => Uint8Array[] {
  const kept = useRef<Arrived[]>([]);
  useEffect(() => {
    kept.current = [];
    const stop = onSensorMessage((message) => {
      if (message.type !== 'raw-reports' || message.serial !== serial) return;
      const atMs = performance.now();
      const fresh = kept.current.filter((arrived) => atMs - arrived.atMs <= KEPT_MS);
      kept.current = [...fresh, ...message.reports.map((report) => ({ atMs, report }))];
    });
    sendToSensors({ type: 'raw-reports', serial });
    return () => {
      stop();
      sendToSensors({ type: 'raw-reports' });
    };
  }, [serial]);
  return () => kept.current.splice(0).map(({ report }) => report);
}
