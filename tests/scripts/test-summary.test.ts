import { describe, expect, it } from 'vitest';
import { summarizeTests } from '../../scripts/test-summary.mjs';

const FAST = { ok: true, passed: 2500, failed: 0, skipped: 0 };
const SLOW = { ok: true, passed: 60, failed: 0, skipped: 0 };

function lastLine(run: Partial<Parameters<typeof summarizeTests>[0]>): string | undefined {
  return summarizeTests({ failedChecks: [], fast: FAST, slow: SLOW, ...run }).lines.at(-1);
}

describe('summarizeTests', () => {
  it('ends a whole run with its counts, and passes', () => {
    expect(summarizeTests({ failedChecks: [], fast: FAST, slow: SLOW })).toEqual({
      ok: true,
      lines: ['2560 passed, 0 failed'],
    });
  });

  it('says that the slow tests were left out because a check failed, and does not pass', () => {
    expect(summarizeTests({ failedChecks: ['format'], fast: FAST, slow: undefined })).toEqual({
      ok: false,
      lines: [
        '2500 passed, 0 failed',
        'NOT A PASS: the slow tests were left out because the format check failed.',
      ],
    });
  });

  it('names every check that failed', () => {
    expect(lastLine({ failedChecks: ['types', 'unused code'], slow: undefined })).toBe(
      'NOT A PASS: the slow tests were left out because the checks of types, unused code failed.',
    );
  });

  it('says that the slow tests were left out because fast tests failed', () => {
    const fast = { ...FAST, ok: false, failed: 2 };
    expect(lastLine({ fast, slow: undefined })).toBe(
      'NOT A PASS: the slow tests were left out because 2 tests failed.',
    );
    expect(lastLine({ failedChecks: ['lint'], fast, slow: undefined })).toBe(
      'NOT A PASS: the slow tests were left out because the lint check failed and 2 tests failed.',
    );
  });

  it('counts a slow test that failed', () => {
    expect(lastLine({ slow: { ...SLOW, ok: false, failed: 1 } })).toBe('NOT A PASS: 1 test failed.');
  });

  it('takes a run that broke down without a failed test for a failure', () => {
    expect(lastLine({ slow: { ...SLOW, ok: false } })).toBe('NOT A PASS: the test run itself failed.');
  });

  it('never passes without the slow tests where they were asked for', () => {
    expect(lastLine({ slow: undefined })).toBe('NOT A PASS: the slow tests were left out.');
    expect(summarizeTests({ failedChecks: [], fast: FAST, slow: undefined }).ok).toBe(false);
  });

  it('says in the last line of npm run check that the slow tests are no part of it', () => {
    expect(lastLine({ slow: 'not asked for' })).toBe(
      '2500 passed, 0 failed, without the slow tests of npm test',
    );
  });

  it('counts tests that do not run on this system', () => {
    expect(lastLine({ slow: { ...SLOW, skipped: 14 } })).toBe(
      '2560 passed, 0 failed, 14 skipped on this system',
    );
  });
});
