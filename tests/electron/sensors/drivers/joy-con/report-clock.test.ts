import { describe, expect, it } from 'vitest';
import { ReportClock, type ReportTime } from '#electron/sensors/drivers/joy-con/report-clock.ts';

/** Reports of timers that step as given, each `hostStepMs` after the other. */
function run(clock: ReportClock, steps: readonly number[], count: number, hostStepMs: number): ReportTime[] {
  let timer = 0xf0;
  let hostMs = 1000;
  return Array.from({ length: count }, (_, index) => {
    const time = clock.advance(timer, hostMs);
    timer = (timer + (steps[index % steps.length] ?? 0)) & 0xff;
    hostMs += hostStepMs;
    return time;
  });
}

function intervals(times: readonly ReportTime[]): number[] {
  return times.slice(1).map((time, index) => time.deviceMs - (times[index]?.deviceMs ?? 0));
}

describe('the clock of a Joy-Con', () => {
  it('steps by exactly 15 ms a report and 5 ms a sample, round and round', () => {
    const times = run(new ReportClock(3), [3], 500, 15);
    expect(new Set(intervals(times))).toEqual(new Set([15]));
    expect(times.every((time) => time.sampleMs === 5 && time.lostReports === 0)).toBe(true);
  });

  it('does not care how late reports arrive', () => {
    const clock = new ReportClock(3);
    const arrivals = [1000, 1001, 1040, 1041, 1042, 1090];
    const times = arrivals.map((hostMs, index) => clock.advance(index * 3, hostMs));
    expect(intervals(times)).toEqual([15, 15, 15, 15, 15]);
  });

  it('counts what got lost, and goes on in step', () => {
    const times = run(new ReportClock(3), [3, 3, 3, 6, 3, 3, 12], 70, 15);
    expect(times.reduce((sum, time) => sum + time.lostReports, 0)).toBe(10 * 1 + 9 * 3);
    expect(new Set(intervals(times))).toEqual(new Set([15, 30, 60]));
  });

  it('counts whole rounds of the timer that nothing was heard of', () => {
    const clock = new ReportClock(3);
    clock.advance(0, 1000);
    // 512 + 88 counts: 3 s.
    const { deviceMs, lostReports } = clock.advance(88, 4010);
    expect(deviceMs).toBe(3000);
    expect(lostReports).toBe(199);
  });
});

describe('a controller that sends between two counts', () => {
  it.each([
    ['every 8 ms', [2, 1, 2, 1, 2], 8],
    ['every 11 ms', [2, 2, 3, 2, 2], 11],
  ])('is smoothed: %s', (_name, steps, intervalMs) => {
    const times = run(new ReportClock(3), steps, 1500, intervalMs);
    const settled = intervals(times).slice(300);
    for (const interval of settled) expect(Math.abs(interval - intervalMs)).toBeLessThan(0.8);
    const mean = settled.reduce((sum, interval) => sum + interval, 0) / settled.length;
    expect(mean).toBeCloseTo(intervalMs, 1);
    expect(times.at(-1)?.sampleMs).toBeCloseTo(intervalMs / 3, 0);
    expect(times.reduce((sum, time) => sum + time.lostReports, 0)).toBe(0);
  });

  it('shows what got lost all the same', () => {
    const clock = new ReportClock(3);
    run(clock, [2, 1, 2, 1, 2], 1000, 8);
    const before = clock.advance(0, 10_000);
    const after = clock.advance(5, 10_024);
    expect(after.lostReports).toBe(2);
    expect(after.deviceMs - before.deviceMs).toBeCloseTo(24, -1);
  });
});

describe('a timer that cannot be believed', () => {
  it('and stands still makes the clock go on at the usual interval', () => {
    expect(new Set(intervals(run(new ReportClock(3), [0], 100, 15)))).toEqual(new Set([15]));
  });

  it('and jumps never takes the clock back', () => {
    const times = run(new ReportClock(3), [250, 1, 0, 77, 3, 128, 2], 400, 15);
    expect(Math.min(...intervals(times))).toBeGreaterThan(0);
    // Samples of one report come after the last one of the report before.
    times.slice(1).forEach((time, index) => {
      expect(time.deviceMs - 2 * time.sampleMs).toBeGreaterThan(times[index]?.deviceMs ?? Infinity);
    });
  });
});
