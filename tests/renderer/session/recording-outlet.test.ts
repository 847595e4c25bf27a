import { describe, expect, it } from 'vitest';
import { KeelError } from '#core/errors.ts';
import { message } from '#core/language/message.ts';
import { createRecordingOutlet } from '#renderer/session/recording-outlet.ts';

const FULL = message('error.file-not-written', { path: 'a.keelrec' });
const bytes = (value: number): Uint8Array<ArrayBuffer> => new Uint8Array([value]);

/** A disk that is slow, and fails when told to. */
function disk(failsAt?: number) {
  const log: string[] = [];
  const problems: unknown[] = [];
  const outlet = createRecordingOutlet(
    async ([value]) => {
      log.push(`begin ${value}`);
      await Promise.resolve();
      if (value === failsAt) throw new KeelError('storage-failed', FULL);
      log.push(`end ${value}`);
    },
    (problem) => problems.push(problem),
  );
  return { log, problems, outlet };
}

describe('a recording on its way to the disk', () => {
  it('is handed over in order, one part at a time', async () => {
    const { log, problems, outlet } = disk();
    outlet.add(bytes(1));
    outlet.add(bytes(2));
    await outlet.written();
    expect(log).toEqual(['begin 1', 'end 1', 'begin 2', 'end 2']);
    expect(problems).toEqual([]);
  });

  it('ends at the first part that could not be written, and says so once', async () => {
    const { log, problems, outlet } = disk(2);
    for (const value of [1, 2, 3, 4]) outlet.add(bytes(value));
    await outlet.written();
    expect(log).toEqual(['begin 1', 'end 1', 'begin 2']);
    expect(problems).toEqual([FULL]);
  });
});
