import { describe, expect, it } from 'vitest';
import { ask, Handshake, type Script, tell } from '#electron/sensors/drivers/handshake.ts';

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

describe('a handshake', () => {
  it('asks, goes on with the answer, and ends with what the script says', () => {
    const handshake = new Handshake(script());
    expect(handshake.begin(1000)).toEqual([HELLO]);
    expect(handshake.deadlineMs).toBe(1100);
    expect(handshake.report('Nice day', 1010)).toEqual([]);
    expect(handshake.report('I am Ada', 1020)).toEqual([GOODBYE]);
    expect(handshake.result).toBeUndefined();
    expect(handshake.deadlineMs).toBe(1040);
    expect(handshake.timeout(1040)).toEqual([]);
    expect(handshake.result).toBe('Ada');
    expect(handshake.deadlineMs).toBe(Infinity);
  });

  it('repeats a question until its tries are used up, never before its time', () => {
    const handshake = new Handshake(script());
    handshake.begin(0);
    expect(handshake.timeout(99)).toEqual([]);
    expect(handshake.timeout(100)).toEqual([HELLO_AGAIN]);
    expect(handshake.timeout(200)).toEqual([HELLO_AGAIN]);
    expect(handshake.timeout(300)).toEqual([GOODBYE]);
    handshake.timeout(320);
    expect(handshake.result).toBe('nobody');
  });

  it('hears nothing any more once it has ended', () => {
    const handshake = new Handshake(script());
    handshake.begin(0);
    handshake.report('I am Ada', 10);
    handshake.timeout(30);
    expect(handshake.report('I am Eve', 40)).toEqual([]);
    expect(handshake.timeout(1e9)).toEqual([]);
    expect(handshake.result).toBe('Ada');
  });
});
