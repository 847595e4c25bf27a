/**
 * Looks at the screen as it stands for what goes wrong with other languages: words that are cut off, lie over each other
 * or outside the window, and words that were never a message. The last can be told in the made-up language only, whose
 * messages stand in brackets.
 */
import type { LayoutProblem } from '#core/ipc/ipc.ts';

interface AuditOptions {
  /** Whether every message stands in brackets. */
  readonly bracketed: boolean;
  /** Names of people and products, which stay as they are. */
  readonly names: readonly string[];
}

/** Anti-aliasing and fractions of a pixel are no fault. */
const SLACK_PX = 2;
const LONGEST_QUOTE = 80;

export function auditLayout(document: Document, options: AuditOptions): LayoutProblem[] {
  const root = topLayer(document);
  const texts = visibleTexts(root);
  const problems = [...cutOff(texts), ...outside(texts, document), ...overlapping(texts)];
  if (options.bracketed) problems.push(...withoutMessage(root, texts, options.names));
  const unique = new Map(problems.map((problem) => [`${problem.kind} ${problem.words}`, problem]));
  return [...unique.values()];
}

/** A dialog stands before everything else; what it covers is not looked at. */
function topLayer(document: Document): Element {
  return [...document.querySelectorAll('[role="dialog"]')].at(-1) ?? document.body;
}

interface VisibleText {
  readonly node: Text;
  readonly element: Element;
  readonly words: string;
  /** One a line. */
  readonly boxes: readonly DOMRect[];
}

function visibleTexts(root: Element): VisibleText[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found: VisibleText[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    const words = node.nodeValue?.trim() ?? '';
    if (!(node instanceof Text) || element === null || words === '' || isHidden(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0);
    if (boxes.length > 0) found.push({ node, element, words, boxes });
  }
  return found;
}

/** For screen readers only, or not drawn at all. */
function isHidden(element: Element): boolean {
  if (element.closest('.visually-hidden, style, script, noscript, option, [aria-live]') !== null) return true;
  return !element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
}

/** Beyond the edge of an element that neither shows nor scrolls what overflows it. */
function cutOff(texts: readonly VisibleText[]): LayoutProblem[] {
  return texts.flatMap(({ element, words, boxes }) => {
    for (let around: Element | null = element; around !== null; around = around.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(around);
      const edge = around.getBoundingClientRect();
      const clipsX = overflowX === 'hidden' || overflowX === 'clip';
      const clipsY = overflowY === 'hidden' || overflowY === 'clip';
      const isCut = boxes.some(
        (box) =>
          (clipsX && (box.left < edge.left - SLACK_PX || box.right > edge.right + SLACK_PX)) ||
          (clipsY && (box.top < edge.top - slackY(box) || box.bottom > edge.bottom + slackY(box))),
      );
      if (isCut) return [problem('cut-off', words)];
      // What has scrolled out of sight is not cut off by what stands around the scroller.
      if (isScroller(overflowX) || isScroller(overflowY)) return [];
    }
    return [];
  });
}

function isScroller(overflow: string): boolean {
  return overflow === 'auto' || overflow === 'scroll';
}

/** Beyond the window, where nothing scrolls to it. */
function outside(texts: readonly VisibleText[], { documentElement }: Document): LayoutProblem[] {
  const { clientWidth, clientHeight } = documentElement;
  return texts
    .filter(({ element }) => !isInScroller(element))
    .filter(({ boxes }) =>
      boxes.some(
        ({ left, right, top, bottom }) =>
          left < -SLACK_PX ||
          top < -SLACK_PX ||
          right > clientWidth + SLACK_PX ||
          bottom > clientHeight + SLACK_PX,
      ),
    )
    .map(({ words }) => problem('outside', words));
}

function isInScroller(element: Element): boolean {
  for (let around: Element | null = element; around !== null; around = around.parentElement) {
    const { overflowX, overflowY } = getComputedStyle(around);
    if (isScroller(overflowX) || isScroller(overflowY)) return true;
  }
  return false;
}

/** Words on words. What a scroller hides, or what is fixed over it, is not compared. */
function overlapping(texts: readonly VisibleText[]): LayoutProblem[] {
  const found: LayoutProblem[] = [];
  const seen = texts.filter(({ element }) => element.closest('svg') === null && !isCovered(element));
  for (const [index, one] of seen.entries()) {
    for (const other of seen.slice(index + 1)) {
      if (one.element.contains(other.element) || other.element.contains(one.element)) continue;
      const touch = one.boxes.some((a) => other.boxes.some((b) => isOver(a, b)));
      if (touch) found.push(problem('overlap', `${quoted(one.words)} | ${quoted(other.words)}`));
    }
  }
  return found;
}

/** The box of a line reaches above and below its letters, by this share of its height. */
const AROUND_LETTERS = 0.2;

function slackY({ height }: DOMRect): number {
  return Math.max(SLACK_PX, AROUND_LETTERS * height);
}

/** Whether letters lie on letters. */
function isOver(a: DOMRect, b: DOMRect): boolean {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const top = Math.max(a.top + slackY(a), b.top + slackY(b));
  const bottom = Math.min(a.bottom - slackY(a), b.bottom - slackY(b));
  return width > SLACK_PX && bottom - top > SLACK_PX;
}

/** Something else is drawn in its middle: a head that stays while the page scrolls below it. */
function isCovered(element: Element): boolean {
  const { left, top, width, height } = element.getBoundingClientRect();
  const above = document.elementFromPoint(left + width / 2, top + height / 2);
  return above === null || !(element.contains(above) || above.contains(element));
}

const READ_ATTRIBUTES = ['aria-label', 'aria-description', 'title', 'placeholder', 'alt'];

function withoutMessage(
  root: Element,
  texts: readonly VisibleText[],
  names: readonly string[],
): LayoutProblem[] {
  const attributes = [...root.querySelectorAll('*')]
    .filter((element) => element.closest('[aria-hidden="true"], [role="img"] *') === null)
    .flatMap((element) => READ_ATTRIBUTES.map((name) => element.getAttribute(name) ?? ''));
  const spoken = [...root.querySelectorAll('.visually-hidden, [aria-live]')].map(
    (element) => element.textContent,
  );
  return [...texts.map(({ words }) => words), ...attributes, ...spoken]
    .filter((words) => /\p{L}{2,}/u.test(outsideBrackets(words, names)))
    .map((words) => problem('no-message', words));
}

/** As in "1 Dec 2026": the formats of a language are not messages. */
const DAY = /\d{1,2} \p{L}{3,4} \d{4}/gu;
/** Between the parts of a list. */
const JOIN = /(?<=\]) and (?=\[)/g;

/** What is left of a text without its messages, which may stand in each other, and without names, days and joints. */
function outsideBrackets(text: string, names: readonly string[]): string {
  let rest = names
    .reduce((left, name) => left.replaceAll(name, ''), text)
    .replaceAll(DAY, '')
    .replaceAll(JOIN, '');
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = rest.replaceAll(/\[[^[\]]*\]/g, '');
  }
  return rest;
}

function problem(kind: LayoutProblem['kind'], words: string): LayoutProblem {
  return { kind, words: quoted(words) };
}

function quoted(words: string): string {
  return words.length > LONGEST_QUOTE ? `${words.slice(0, LONGEST_QUOTE)}…` : words;
}
