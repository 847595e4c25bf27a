import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readPlacement, usablePlacement, writePlacement } from '#electron/main/window-placement.ts';
import type { WindowPlacement } from '#electron/main/window-placement.ts';

const display = { x: 0, y: 0, width: 1920, height: 1080 };
const placement: WindowPlacement = { x: 200, y: 100, width: 1280, height: 800, maximized: false };

describe('usablePlacement', () => {
  it('keeps a placement on a display', () => {
    expect(usablePlacement(placement, [display])).toEqual(placement);
  });

  it('keeps a placement on a second display, left of the first', () => {
    const second = { x: -1920, y: 0, width: 1920, height: 1080 };
    const there = { ...placement, x: -1500 };
    expect(usablePlacement(there, [display, second])).toEqual(there);
    expect(usablePlacement(there, [display])).toBeUndefined();
  });

  it.each([
    ['above', { y: -300 }],
    ['below', { y: 1060 }],
    ['right of', { x: 1900 }],
    ['left of', { x: -1200 }],
  ])('gives up a title bar %s every display', (_where, moved) => {
    expect(usablePlacement({ ...placement, ...moved }, [display])).toBeUndefined();
  });

  it('makes a window that is too small big enough', () => {
    const small = { ...placement, width: 600, height: 400 };
    expect(usablePlacement(small, [display])).toEqual({ ...placement, width: 1024, height: 700 });
  });

  it('has nothing to say on the first start', () => {
    expect(usablePlacement(undefined, [display])).toBeUndefined();
  });
});

describe('the placement file', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'keel-placement-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is read as it was written', () => {
    const file = join(folder, 'window.json');
    writePlacement(file, placement);
    expect(readPlacement(file)).toEqual(placement);
  });

  it.each(['', '{', '{"x":1}', '{"x":1,"y":2,"width":"wide","height":4,"maximized":false}'])(
    'counts as none when it holds %j',
    (content) => {
      const file = join(folder, 'window.json');
      writeFileSync(file, content);
      expect(readPlacement(file)).toBeUndefined();
    },
  );

  it('counts as none when it is missing, and losing it is no error', () => {
    expect(readPlacement(join(folder, 'none.json'))).toBeUndefined();
    expect(() => writePlacement(join(folder, 'no', 'folder.json'), placement)).not.toThrow();
  });
});
