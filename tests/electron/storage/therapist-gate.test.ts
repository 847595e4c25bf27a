import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { message } from '#core/language/message.ts';
import { AttemptThrottle, delayAfterMs } from '#electron/storage/attempt-throttle.ts';
import { TherapistGate } from '#electron/storage/therapist-gate.ts';
import { KeelError } from '#core/errors.ts';
import { temporaryFolder } from './support/clinics.ts';

const LOCK_AFTER_MS = 60_000;
const NAME = 'Alex Morgan';

function gateAt(path: string): TherapistGate {
  return new TherapistGate({
    verify: (passphrase) => Promise.resolve(passphrase === 'right'),
    throttle: new AttemptThrottle(path),
    lockAfterMs: () => LOCK_AFTER_MS,
  });
}

function newGate(): { gate: TherapistGate; path: string } {
  const path = join(temporaryFolder(), 'attempts.json');
  return { gate: gateAt(path), path };
}

/** Gives a wrong passphrase as soon as it is taken, `count` times; the time of the last. */
async function failTimes(gate: TherapistGate, count: number, startMs: number): Promise<number> {
  let nowMs = startMs;
  for (let failure = 0; failure < count; failure += 1) {
    nowMs += gate.status(nowMs).retryAfterMs;
    await expect(gate.enter('wrong', NAME, nowMs)).rejects.toMatchObject({ code: 'wrong-passphrase' });
  }
  return nowMs;
}

describe('the delay after wrong passphrases', () => {
  it('doubles from one second to five minutes after two free attempts', () => {
    const seconds = Array.from({ length: 13 }, (_, failures) => delayAfterMs(failures) / 1000);
    expect(seconds).toEqual([0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 300]);
    expect(delayAfterMs(5000)).toBe(300_000);
  });

  it('takes no attempt before its time, not even the right one', async () => {
    const { gate } = newGate();
    const nowMs = await failTimes(gate, 5, 0);
    await expect(gate.enter('right', NAME, nowMs + 3999)).rejects.toMatchObject({
      code: 'too-many-attempts',
      retryAfterMs: 1,
    });
    expect(await gate.enter('right', NAME, nowMs + 4000)).toEqual({ open: true, retryAfterMs: 0 });
  });

  it('says with the wrong passphrase how long to wait', async () => {
    const { gate } = newGate();
    const nowMs = await failTimes(gate, 2, 0);
    await expect(gate.enter('wrong', NAME, nowMs)).rejects.toMatchObject({
      code: 'wrong-passphrase',
      retryAfterMs: 1000,
    });
  });

  it('outlives a restart and ends with the right passphrase', async () => {
    const { gate, path } = newGate();
    const nowMs = await failTimes(gate, 6, 1_000_000);
    const restarted = gateAt(path);
    expect(restarted.status(nowMs).retryAfterMs).toBe(8000);
    await restarted.enter('right', NAME, nowMs + 8000);
    expect(gateAt(path).status(nowMs).retryAfterMs).toBe(0);
  });

  it('counts an attempt that was killed before its answer', async () => {
    const { path } = newGate();
    const neverAnswers = new Promise<boolean>(() => {});
    const gate = new TherapistGate({
      verify: () => neverAnswers,
      throttle: new AttemptThrottle(path),
      lockAfterMs: () => LOCK_AFTER_MS,
    });
    for (let attempt = 0; attempt < 3; attempt += 1) void gate.enter('guess', NAME, 0);
    expect(gateAt(path).status(0).retryAfterMs).toBe(1000);
  });

  it('grows no longer when the clock is set back', async () => {
    const { gate } = newGate();
    const nowMs = await failTimes(gate, 3, 1_000_000);
    expect(gate.status(nowMs - 500_000).retryAfterMs).toBe(1000);
  });

  it('counts no attempt that failed for another reason', async () => {
    const { path } = newGate();
    const gate = new TherapistGate({
      verify: () => Promise.reject(new KeelError('locked', message('error.patients-locked'))),
      throttle: new AttemptThrottle(path),
      lockAfterMs: () => LOCK_AFTER_MS,
    });
    for (let attempt = 0; attempt < 4; attempt += 1) {
      await expect(gate.enter('right', NAME, 0)).rejects.toMatchObject({ code: 'locked' });
    }
    expect(gate.status(0).retryAfterMs).toBe(0);
  });

  it('takes a file that says nothing for none', () => {
    const { path } = newGate();
    for (const text of ['', '{', '{"failures":-1}', '\u0000']) {
      writeFileSync(path, text);
      expect(gateAt(path).status(0).retryAfterMs).toBe(0);
    }
  });
});

describe('the gate', () => {
  it('is closed until the passphrase, and after leaving', async () => {
    const { gate } = newGate();
    expect(gate.status(0).open).toBe(false);
    expect(() => gate.require(0)).toThrow(expect.objectContaining({ code: 'locked' }));
    await gate.enter('right', NAME, 0);
    expect(() => gate.require(1)).not.toThrow();
    gate.leave();
    expect(gate.status(2).open).toBe(false);
  });

  it('closes itself after a while without a touch', async () => {
    const { gate } = newGate();
    await gate.enter('right', NAME, 0);
    gate.touch(LOCK_AFTER_MS - 1);
    expect(gate.status(2 * LOCK_AFTER_MS - 2).open).toBe(true);
    expect(gate.status(2 * LOCK_AFTER_MS - 1).open).toBe(false);
    gate.touch(2 * LOCK_AFTER_MS);
    expect(gate.status(2 * LOCK_AFTER_MS).open).toBe(false);
  });

  it('stays open when the status is merely asked for, no longer', async () => {
    const { gate } = newGate();
    await gate.enter('right', NAME, 0);
    for (let nowMs = 0; nowMs < LOCK_AFTER_MS; nowMs += 10_000) expect(gate.status(nowMs).open).toBe(true);
    expect(gate.status(LOCK_AFTER_MS).open).toBe(false);
  });

  it('closes in time after the clock was set back', async () => {
    const { gate } = newGate();
    await gate.enter('right', NAME, 10 * LOCK_AFTER_MS);
    expect(gate.status(0).open).toBe(true);
    expect(gate.status(LOCK_AFTER_MS).open).toBe(false);
  });

  it('stays shut when a wrong passphrase follows a right one', async () => {
    const { gate } = newGate();
    await gate.enter('right', NAME, 0);
    gate.leave();
    await expect(gate.enter('wrong', NAME, 1)).rejects.toMatchObject({ code: 'wrong-passphrase' });
    expect(gate.status(1).open).toBe(false);
  });

  it('knows who is present while it is open', async () => {
    const { gate } = newGate();
    expect(gate.present(0)).toBe('');
    await gate.enter('right', 'Alex Morgan', 0);
    expect(gate.present(1)).toBe('Alex Morgan');
    await gate.enter('right', 'Kim Doe', 2);
    expect(gate.present(3)).toBe('Kim Doe');
    expect(gate.present(3 + LOCK_AFTER_MS)).toBe('');
  });
});
