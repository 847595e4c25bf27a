/** A patient's screen never scrolls: where the words of a language are too long for it, its type is set smaller. */
import { useLayoutEffect, useRef } from 'react';
import type { RefObject } from 'react';

interface FittedType {
  /** The whole screen. Its type is fitted. */
  readonly stage: RefObject<HTMLElement | null>;
  /** What has the height that title and buttons leave. */
  readonly content: RefObject<HTMLDivElement | null>;
}

export function useFittedType(): FittedType {
  const stage = useRef<HTMLElement>(null);
  const content = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (stage.current === null || content.current === null) return undefined;
    return keepFitting(stage.current, content.current);
  }, []);
  return { stage, content };
}

/** Whenever the window, the words or the scale of all text change. */
function keepFitting(stage: HTMLElement, content: HTMLElement): () => void {
  const fit = (): void => fitType(stage, content);
  fit();
  void document.fonts.ready.then(fit);
  const sized = new ResizeObserver(fit);
  sized.observe(stage);
  const said = new MutationObserver(fit);
  said.observe(stage, { subtree: true, childList: true, characterData: true });
  // The scale of the text is a variable of the root.
  said.observe(document.documentElement, { attributes: true, attributeFilter: ['style'] });
  return () => {
    sized.disconnect();
    said.disconnect();
  };
}

const STEP_PERCENT = 4;
/** Below this, a word that is too long for its column is broken rather than set smaller still. */
const WHOLE_WORDS_PERCENT = 80;
/** Of the size that was chosen. Smaller could not be read from the middle of a room. */
const SMALLEST_PERCENT = 60;

function fitType(stage: HTMLElement, content: HTMLElement): void {
  const fitsFrom = (smallest: number, breaking: boolean): boolean => {
    stage.toggleAttribute('data-breaking', breaking);
    for (let percent = 100; percent >= smallest; percent -= STEP_PERCENT) {
      stage.style.setProperty('--fit', String(percent / 100));
      stage.toggleAttribute('data-tight', percent < 100);
      if (fits(stage, content)) return true;
    }
    return false;
  };
  if (!fitsFrom(WHOLE_WORDS_PERCENT, false)) fitsFrom(SMALLEST_PERCENT, true);
  stage.toggleAttribute('data-crowded', liesOverBoat(stage, content));
}

/** Nothing reaches below the content or the window, and no word out of its column. */
function fits(stage: HTMLElement, content: HTMLElement): boolean {
  const columns = [stage, ...stage.querySelectorAll('*')].filter(
    (part) => part instanceof HTMLElement && part.closest('[aria-hidden]') === null,
  );
  return (
    [stage, content].every(({ scrollHeight, clientHeight }) => scrollHeight <= clientHeight + SLACK_PX) &&
    columns.every(
      ({ scrollWidth, clientWidth }) => clientWidth === 0 || scrollWidth <= clientWidth + SLACK_PX,
    )
  );
}

/** Fractions of a pixel are rounded away from each other. */
const SLACK_PX = 1;

/** Words on a drawing can't be read: the boat of the backdrop gives way. */
function liesOverBoat(stage: HTMLElement, content: HTMLElement): boolean {
  const boat = stage.querySelector('[aria-hidden] > svg[data-side]')?.getBoundingClientRect();
  if (boat === undefined) return false;
  return linesOf(content).some(
    ({ left, right, top, bottom }) =>
      left < boat.right && right > boat.left && top < boat.bottom && bottom > boat.top,
  );
}

function linesOf(content: HTMLElement): readonly DOMRect[] {
  const walker = document.createTreeWalker(content, NodeFilter.SHOW_TEXT);
  const lines: DOMRect[] = [];
  const range = document.createRange();
  for (let words = walker.nextNode(); words !== null; words = walker.nextNode()) {
    range.selectNodeContents(words);
    lines.push(...range.getClientRects());
  }
  return lines;
}
