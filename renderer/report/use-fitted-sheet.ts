/** One A4 page: set smaller rather than cut or continued. */
import { useLayoutEffect, useRef } from 'react';
import type { RefObject } from 'react';

/** @param onDrawn called when the sheet has its size */
export function useFittedSheet(onDrawn: () => void): RefObject<HTMLDivElement | null> {
  const sheet = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    void fitWhenLettersAreThere(sheet.current).then(onDrawn);
  }, [onDrawn]);
  return sheet;
}

const PAGE_WIDTH_MM = 210;
/** A hair under A4, so that rounding never begins a second page. */
const PAGE_HEIGHT_MM = 296.5;
const SMALLEST_ZOOM = 0.5;

/** The letters a page uses are fetched once it is laid out, and have other widths than those that stand in for them. */
async function fitWhenLettersAreThere(sheet: HTMLElement | null): Promise<void> {
  await document.fonts.ready;
  if (sheet !== null) fitOnePage(sheet);
}

/**
 * A long session, and a table whose words are long in this language, is set smaller rather than cut or continued. Zoom
 * scales the sheet's own millimetres too, so the sheet is made larger by as much as it is made to look smaller.
 */
function fitOnePage(sheet: HTMLElement): void {
  for (let percent = 100; percent >= SMALLEST_ZOOM * 100; percent -= 2) {
    const zoom = percent / 100;
    sheet.style.zoom = String(zoom);
    sheet.style.width = `${PAGE_WIDTH_MM / zoom}mm`;
    sheet.style.height = `${PAGE_HEIGHT_MM / zoom}mm`;
    if (sheet.scrollHeight <= sheet.clientHeight && sheet.scrollWidth <= sheet.clientWidth) return;
  }
}
