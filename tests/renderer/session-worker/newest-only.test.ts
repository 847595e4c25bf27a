import { describe, expect, it } from 'vitest';
import { NewestOnly } from '#renderer/session-worker/newest-only.ts';

function posting() {
  const posted: number[] = [];
  return { posted, messages: new NewestOnly<number>((message) => void posted.push(message)) };
}

describe('back-pressure', () => {
  it('lets one message go, and of those that come meanwhile the newest when it was taken', () => {
    const { posted, messages } = posting();
    for (const message of [1, 2, 3]) messages.offer(message);
    expect(posted).toEqual([1]);
    messages.taken();
    expect(posted).toEqual([1, 3]);
    messages.taken();
    messages.offer(4);
    expect(posted).toEqual([1, 3, 4]);
  });

  it('does not hold back what must not wait, and forgets what is older', () => {
    const { posted, messages } = posting();
    messages.offer(1);
    messages.offer(2);
    messages.postNow(3);
    expect(posted).toEqual([1, 3]);
  });

  it('is as before when two that were on their way were taken', () => {
    const { posted, messages } = posting();
    messages.offer(1);
    messages.postNow(2);
    messages.offer(3);
    messages.taken();
    expect(posted).toEqual([1, 2]);
    messages.taken();
    messages.offer(4);
    expect(posted).toEqual([1, 2, 3]);
  });
});
