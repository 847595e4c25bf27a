import { plot } from '@observablehq/plot';
import type { PlotOptions } from '@observablehq/plot';
import { useEffect, useRef } from 'react';
import styles from './PlotFigure.module.css';

interface PlotFigureProps {
  /** Made once for its data (`useMemo`): a new object draws anew. */
  readonly options: PlotOptions;
}

/** A chart as SVG, drawn at its own size and shown as wide as its place. */
export function PlotFigure({ options }: PlotFigureProps) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const figure = plot(options);
    // One picture for who hears it, by the label of the options: Plot names its parts in English.
    figure.setAttribute('role', 'img');
    host.current?.replaceChildren(figure);
    return () => figure.remove();
  }, [options]);
  return <div ref={host} className={styles.figure} />;
}
