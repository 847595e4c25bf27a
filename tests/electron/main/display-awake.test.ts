import { describe, expect, it } from 'vitest';
import { DisplayAwake } from '#electron/main/display-awake.ts';

/** Fails on misuse, as the real one would leave a blocker behind. */
class FakeBlocker {
  readonly running = new Set<number>();
  #next = 1;

  start(type: string): number {
    expect(type).toBe('prevent-display-sleep');
    const id = this.#next++;
    this.running.add(id);
    return id;
  }

  stop(id: number): boolean {
    expect(this.running.delete(id), 'was never started').toBe(true);
    return true;
  }
}

describe('DisplayAwake', () => {
  it('keeps the display awake between keep and release only', () => {
    const blocker = new FakeBlocker();
    const awake = new DisplayAwake(blocker);
    expect(blocker.running.size).toBe(0);
    awake.keep();
    expect(blocker.running.size).toBe(1);
    awake.release();
    expect(blocker.running.size).toBe(0);
  });

  it('takes a second keep or release as done', () => {
    const blocker = new FakeBlocker();
    const awake = new DisplayAwake(blocker);
    awake.release();
    awake.keep();
    awake.keep();
    expect(blocker.running.size).toBe(1);
    awake.release();
    awake.release();
    expect(blocker.running.size).toBe(0);
  });

  it('can be used for session after session', () => {
    const blocker = new FakeBlocker();
    const awake = new DisplayAwake(blocker);
    awake.keep();
    awake.release();
    awake.keep();
    expect([...blocker.running]).toEqual([2]);
  });
});
