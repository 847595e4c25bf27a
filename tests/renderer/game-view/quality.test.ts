import { describe, expect, it } from 'vitest';
import {
  FEWEST_PIXELS,
  MOST_PIXELS,
  createQualityKeeper,
  drawsInSoftware,
} from '#renderer/game-view/quality.ts';

const WINDOW = 1280 * 720;

/** Lets frames of a given length pass; how often the quality changed. */
function run(keeper: ReturnType<typeof createQualityKeeper>, frameMs: number, forMs: number): number {
  let changes = 0;
  for (let tMs = 0; tMs < forMs; tMs += frameMs) {
    if (keeper.frame(frameMs, Math.min(WINDOW, keeper.mostPixels))) changes += 1;
  }
  return changes;
}

describe('the quality keeper', () => {
  it('leaves a machine that keeps up alone', () => {
    const keeper = createQualityKeeper(MOST_PIXELS);
    expect(run(keeper, 16, 60_000)).toBe(0);
    expect(run(keeper, 33, 60_000)).toBe(0);
    expect(keeper.mostPixels).toBe(MOST_PIXELS);
  });

  it('draws fewer pixels than the window has when frames are slow, and stops at the fewest', () => {
    const keeper = createQualityKeeper(MOST_PIXELS);
    expect(run(keeper, 80, 4000)).toBe(1);
    expect(keeper.mostPixels).toBeCloseTo(WINDOW * 0.6, 6);
    run(keeper, 80, 60_000);
    expect(keeper.mostPixels).toBe(FEWEST_PIXELS);
    expect(run(keeper, 80, 60_000)).toBe(0);
  });

  it('does not count the first second of a scene, nor a stall', () => {
    const keeper = createQualityKeeper(MOST_PIXELS);
    expect(run(keeper, 100, 1100)).toBe(0);
    run(keeper, 16, 4000);
    for (let stall = 0; stall < 50; stall += 1) expect(keeper.frame(5000, WINDOW)).toBe(false);
    expect(keeper.frame(Number.NaN, WINDOW)).toBe(false);
    expect(keeper.mostPixels).toBe(MOST_PIXELS);
  });

  it('begins anew when a scene begins', () => {
    const keeper = createQualityKeeper(MOST_PIXELS);
    run(keeper, 80, 3100);
    keeper.settle();
    expect(run(keeper, 80, 3100)).toBe(0);
    expect(run(keeper, 80, 1000)).toBe(1);
  });
});

describe('drawsInSoftware', () => {
  it.each([
    'ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (LLVM 10.0.0)), SwiftShader driver)',
    'llvmpipe (LLVM 15.0.6, 256 bits)',
    'ANGLE (Microsoft, Microsoft Basic Render Driver Direct3D11)',
  ])('knows %s', (name) => {
    expect(drawsInSoftware(name)).toBe(true);
  });

  it('trusts a graphics card', () => {
    expect(drawsInSoftware('ANGLE (Intel, Mesa Intel(R) UHD Graphics 620, OpenGL 4.6)')).toBe(false);
    expect(drawsInSoftware('')).toBe(false);
  });
});
