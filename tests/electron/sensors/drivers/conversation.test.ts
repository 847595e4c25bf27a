import { describe, expect, it } from 'vitest';
import { ask, Conversation, type Script, tell } from '#electron/sensors/drivers/conversation.ts';

const HELLO = Uint8Array.of(1);
const HELLO_AGAIN = Uint8Array.of(2);
const GOODBYE = Uint8Array.of(3);

function* script(): Script<string, string> {
  const name = yield* ask({
    writes: (attempt) => [attempt === 1 ? HELLO : HELLO_AGAIN],
    answer: (report: string) => (report.startsWith('I am ') ? report.slice(5) : undefined),
    tries: 3,
    timeoutMs: 100,
  });
  yield* tell([GOODBYE], 20);
  return name ?? 'nobody';
}

describe('a conversation', () => {
  it('asks, goes on with the answer, and ends with what the script says', () => {
    const conversation = new Conversation(script());
    expect(conversation.begin(1000)).toEqual([HELLO]);
    expect(conversation.deadlineMs).toBe(1100);
    expect(conversation.report('Nice day', 1010)).toEqual([]);
    expect(conversation.report('I am Ada', 1020)).toEqual([GOODBYE]);
    expect(conversation.result).toBeUndefined();
    expect(conversation.deadlineMs).toBe(1040);
    expect(conversation.timeout(1040)).toEqual([]);
    expect(conversation.result).toBe('Ada');
    expect(conversation.deadlineMs).toBe(Infinity);
  });

  it('repeats a question until its tries are used up, never before its time', () => {
    const conversation = new Conversation(script());
    conversation.begin(0);
    expect(conversation.timeout(99)).toEqual([]);
    expect(conversation.timeout(100)).toEqual([HELLO_AGAIN]);
    expect(conversation.timeout(200)).toEqual([HELLO_AGAIN]);
    expect(conversation.timeout(300)).toEqual([GOODBYE]);
    conversation.timeout(320);
    expect(conversation.result).toBe('nobody');
  });

  it('hears nothing any more once it has ended', () => {
    const conversation = new Conversation(script());
    conversation.begin(0);
    conversation.report('I am Ada', 10);
    conversation.timeout(30);
    expect(conversation.report('I am Eve', 40)).toEqual([]);
    expect(conversation.timeout(1e9)).toEqual([]);
    expect(conversation.result).toBe('Ada');
  });
});
