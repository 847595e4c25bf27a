import { describe, expect, it } from 'vitest';
import type { WebContents, WebFrameMain } from 'electron';
import { isTopFrameOf } from '#electron/main/sender.ts';

type Frame = Pick<WebFrameMain, 'frameTreeNodeId' | 'parent' | 'origin' | 'url'>;

const top: Frame = {
  frameTreeNodeId: 1,
  parent: null,
  origin: 'app://bundle',
  url: 'app://bundle/index.html',
};

/** A window's contents with this top frame. */
function contentsWith(mainFrame: Frame, destroyed = false): WebContents {
  return { mainFrame, isDestroyed: () => destroyed } as unknown as WebContents;
}

const own = contentsWith(top);
const from = (sender: WebContents, senderFrame: Frame | null) => ({
  sender,
  senderFrame: senderFrame as WebFrameMain | null,
});

describe('isTopFrameOf', () => {
  it('knows the top frame of its own window', () => {
    expect(isTopFrameOf(own, from(own, top))).toBe(true);
  });

  it.each<[string, Frame | null]>([
    ['a frame that is gone', null],
    ['a frame within the page', { ...top, frameTreeNodeId: 2, parent: top as WebFrameMain }],
    ['a frame of another tree', { ...top, frameTreeNodeId: 2 }],
    ['a page of another origin', { ...top, origin: 'https://example.org', url: 'https://example.org/' }],
    ['a page whose origin is hidden', { ...top, origin: 'null' }],
    ['a look-alike URL', { ...top, url: 'app://bundle.example/index.html' }],
  ])('refuses %s', (_what, frame) => {
    expect(isTopFrameOf(own, from(own, frame))).toBe(false);
  });

  it('refuses another window, even with the same page', () => {
    expect(isTopFrameOf(own, from(contentsWith(top), top))).toBe(false);
  });

  it('refuses a window that was closed', () => {
    const closed = contentsWith(top, true);
    expect(isTopFrameOf(closed, from(closed, top))).toBe(false);
  });
});
