/** The last line of `npm run check` and `npm test`. Nothing that was left out may read as a pass. */

/** @typedef {{ ok: boolean, passed: number, failed: number, skipped: number }} TestOutcome */

/**
 * @typedef {object} TestRun
 * @property {string[]} failedChecks names of the static checks that failed
 * @property {TestOutcome} fast
 * @property {TestOutcome | 'not asked for' | undefined} slow undefined when they were left out
 */

/**
 * @param {TestRun} run
 * @returns {{ ok: boolean, lines: string[] }} lines to print, the verdict last
 */
export function summarizeTests({ failedChecks, fast, slow }) {
  const outcomes = [fast, ...(typeof slow === 'object' ? [slow] : [])];
  const [passed, failed, skipped] = [
    total(outcomes, 'passed'),
    total(outcomes, 'failed'),
    total(outcomes, 'skipped'),
  ];
  const counts = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped on this system` : ''}`;
  const problems = [
    ...(failedChecks.length > 0 ? [checksFailed(failedChecks)] : []),
    ...(failed > 0 ? [`${failed} ${failed === 1 ? 'test' : 'tests'} failed`] : []),
    ...(failed === 0 && outcomes.some(({ ok }) => !ok) ? ['the test run itself failed'] : []),
  ];
  if (problems.length > 0) {
    const leftOut = slow === undefined ? 'the slow tests were left out because ' : '';
    return { ok: false, lines: [counts, `NOT A PASS: ${leftOut}${problems.join(' and ')}.`] };
  }
  if (slow === undefined) return { ok: false, lines: [counts, 'NOT A PASS: the slow tests were left out.'] };
  if (slow === 'not asked for') return { ok: true, lines: [`${counts}, without the slow tests of npm test`] };
  return { ok: true, lines: [counts] };
}

/**
 * @param {TestOutcome[]} outcomes
 * @param {'passed' | 'failed' | 'skipped'} count
 */
function total(outcomes, count) {
  return outcomes.reduce((sum, outcome) => sum + outcome[count], 0);
}

/** @param {string[]} names */
function checksFailed(names) {
  return names.length === 1 ? `the ${names[0]} check failed` : `the checks of ${names.join(', ')} failed`;
}
