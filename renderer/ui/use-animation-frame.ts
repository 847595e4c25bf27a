import { useEffect, useRef } from 'react';

/** Calls `draw` once a picture while the component is shown: for what changes too often for React. */
export function useAnimationFrame(draw: () => void): void {
  const latest = useRef(draw);
  useEffect(() => {
    latest.current = draw;
  });
  useEffect(() => {
    let request = 0;
    const tick = (): void => {
      latest.current();
      request = requestAnimationFrame(tick);
    };
    tick();
    return () => cancelAnimationFrame(request);
  }, []);
}
