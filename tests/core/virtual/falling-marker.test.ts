import { describe, expect, it } from 'vitest';
import { FallingMarker } from '#core/virtual/falling-marker.ts';

const AGO_MS = 200;
const STEPS = 2000;

/** Shows a marker that moves by the lean as `moved` says; the lean is a slow wave, and holds the marker. @returns what is believed to push it. */
function watch(
  moved: (marker: number, lean: number) => number,
  holds = 0,
): { push: number | undefined; marker: number } {
  const falling = new FallingMarker();
  const markers: number[] = [0];
  for (let step = 1; step <= STEPS; step++) {
    const lean = 20 * Math.sin(step / 60) - 1.8 * holds * (markers.at(-1) ?? 0);
    falling.feel(lean);
    markers.push(moved(markers.at(-1) ?? 0, lean));
    const [seen, earlier] = [markers.at(-1 - AGO_MS / 10), markers.at(-1 - AGO_MS / 10 - 10)];
    if (seen === undefined || earlier === undefined) continue;
    const follows = seen - earlier;
    falling.learn(seen, earlier, AGO_MS, [follows]);
  }
  const seen = markers.at(-1 - AGO_MS / 10) ?? 0;
  return { push: falling.push(seen, AGO_MS), marker: markers.at(-1) ?? 0 };
}

describe('a marker that falls away', () => {
  it('is predicted over the delay, and leant against twice over', () => {
    const lambdaPerS = 1.6;
    const growth = Math.exp(lambdaPerS * 0.01);
    const { push, marker } = watch((x, lean) => x * growth + lean * (growth - 1), 1);
    expect(push).toBeCloseTo(2 * marker, 6);
  });
});

describe('a marker that follows', () => {
  it('is not taken to fall', () => {
    expect(watch((_, lean) => lean).push).toBeUndefined();
    expect(watch((x, lean) => x + 0.04 * (lean - x)).push).toBeUndefined();
  });
});
