import { describe, expect, it } from 'vitest';
import { TherapistWatch } from '#electron/main/therapist-watch.ts';

describe('TherapistWatch', () => {
  it('tells once each time the area goes from open to locked', () => {
    const gate = { open: false };
    let locked = 0;
    const watch = new TherapistWatch(
      { status: () => ({ open: gate.open, retryAfterMs: 0 }) },
      () => (locked += 1),
    );
    for (const open of [false, false, true, true, false, false, true, false]) {
      gate.open = open;
      watch.check(0);
    }
    expect(locked).toBe(2);
  });
});
