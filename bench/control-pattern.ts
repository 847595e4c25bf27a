/**
 * Could a set of Squall name who is tight or loose? Bodies of every impairment and severity train, and each of their sets
 * gets the verdict that the briskness index would give: the confusion matrix, and how many of those named were that.
 *
 *   node bench/control-pattern.ts [bodiesOfEach=12] [firstSeed=1] [standardErrors=1]
 */
import {
  type ControlPattern,
  KINDS,
  brisknessIndex,
  controlPatternOf,
  trainedSets,
} from './support/control-pattern.ts';

const PATTERNS: readonly ControlPattern[] = ['tight', 'loose', 'typical', 'unsure'];

const bodies = Number(process.argv[2] ?? 12);
const first = Number(process.argv[3] ?? 1);
const standardErrors = Number(process.argv[4] ?? 1);

const rows = KINDS.map((kind) => {
  const seeds = Array.from({ length: bodies }, (_, index) => first + index);
  const sets = seeds.flatMap((seed) => trainedSets(kind, seed));
  const verdicts = sets.map(({ trials }) => controlPatternOf(brisknessIndex(trials), standardErrors));
  const counts = PATTERNS.map((pattern) => verdicts.filter((verdict) => verdict === pattern).length);
  return { kind, counts };
});

console.log(`${bodies} bodies from seed ${first} of each kind, three sets of 120 s each`);
console.log(`sure at ${standardErrors} standard errors`);
console.log(`${''.padEnd(26)}${PATTERNS.map((pattern) => pattern.padStart(9)).join('')}`);
for (const { kind, counts } of rows) {
  const cells = counts.map((count) => String(count).padStart(9)).join('');
  console.log(`${`${kind.impairment} ${kind.severity}`.padEnd(26)}${cells}`);
}
for (const pattern of ['tight', 'loose'] as const) {
  const column = PATTERNS.indexOf(pattern);
  const named = rows.reduce((sum, { counts }) => sum + (counts[column] ?? 0), 0);
  const right = rows
    .filter(({ kind }) => kind.impairment === pattern)
    .reduce((sum, { counts }) => sum + (counts[column] ?? 0), 0);
  console.log(`named ${pattern}: ${named}, of whom ${right} were (${Math.round((100 * right) / named)} %)`);
}
