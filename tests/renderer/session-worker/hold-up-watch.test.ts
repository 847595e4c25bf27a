import { describe, expect, it } from 'vitest';
import { HoldUpWatch } from '#renderer/session-worker/hold-up-watch.ts';

/** Looks at these times, and tells what silence each found. */
function silenceAt(times: readonly number[], heardAt: readonly number[] = []): number[] {
  const watch = new HoldUpWatch(0);
  const waiting = [...heardAt];
  return times.map((nowMs) => {
    while (waiting[0] !== undefined && waiting[0] <= nowMs) watch.heard(waiting.shift() ?? 0);
    watch.look(nowMs);
    return watch.silenceMs(nowMs);
  });
}

const every = (intervalMs: number, untilMs: number): number[] =>
  Array.from({ length: untilMs / intervalMs }, (_, index) => (index + 1) * intervalMs);

describe('silence', () => {
  it('is told 200 ms after something was heard, and goes on with the time, in whole steps', () => {
    const times = every(23, 345);
    const told = silenceAt(times);
    expect(told.findIndex((silentMs) => silentMs > 0)).toBe(times.findIndex((nowMs) => nowMs >= 200));
    expect(told.reduce((sumMs, silentMs) => sumMs + silentMs)).toBe(340);
    expect(told.every((silentMs) => silentMs % 10 === 0)).toBe(true);
  });

  it('is noticed by a worker that runs five times a second', () => {
    expect(silenceAt(every(200, 1000))).toEqual([0, 400, 200, 200, 200]);
  });

  it('is not what a worker was held up for: what has waited is taken before it is told', () => {
    const watch = new HoldUpWatch(0);
    watch.look(600);
    expect(watch.silenceMs(600)).toBe(0);
    watch.heard(601);
    watch.look(620);
    expect(watch.silenceMs(620)).toBe(0);
  });

  it('begins anew when something was heard', () => {
    const told = silenceAt(every(20, 600), [300]);
    expect(told.slice(15, 24)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(told[24]).toBe(200);
  });
});

describe('a hold-up', () => {
  it('of the worker is three seconds without a look, and told once', () => {
    const watch = new HoldUpWatch(0);
    expect([2999, 5998, 8998, 9018].map((nowMs) => watch.look(nowMs))).toEqual([false, false, true, false]);
  });

  it('of the page is three seconds without an answer to what was asked first', () => {
    const watch = new HoldUpWatch(0);
    expect(watch.isPageHeldUp(10_000)).toBe(false);
    watch.asked(10_000);
    watch.asked(12_000);
    expect([12_999, 13_000].map((nowMs) => watch.isPageHeldUp(nowMs))).toEqual([false, true]);
    watch.answered();
    expect(watch.isPageHeldUp(20_000)).toBe(false);
  });
});
