/**
 * What could adaptive choice still give, under the wish that four trials in five succeed? In closed form, by Fisher's
 * information of one trial, slope known: more of it means fewer trials in the same measure.
 *
 *   node bench/adaptive-choice.ts
 */
import { slopedSuccess } from '#core/difficulty/grades.ts';
import { tallyLikelihood } from '#core/difficulty/tally-likelihood.ts';

const WISHED = 0.8;
const DIFFICULTIES = Array.from({ length: 601 }, (_, index) => -5 + index / 100);

/** Of ability 0 and slope 1, logits^-2. */
function informationAt(difficulty: number, graded: boolean): number {
  const successes = graded ? [1, 0, 0, 0] : [0, 0, 0, 0];
  const tally = { difficulty, place: 0, failures: 0, ungraded: graded ? 0 : 1, graded: successes };
  return tallyLikelihood(tally, 0, 1).information;
}

/** Were failures graded too, by as much as they fell short: the location of a logistic distribution, seen to a logit. */
function informationOfAllGraded(difficulty: number): number {
  const boundaries = [-4, -3, -2, -1, 0, 1, 2, 3, 4];
  const reached = [1, ...boundaries.map((margin) => 1 / (1 + Math.exp(difficulty + margin))), 0];
  let information = 0;
  for (let grade = 0; grade + 1 < reached.length; grade++) {
    const from = reached[grade] ?? 0;
    const to = reached[grade + 1] ?? 0;
    const slope = from * (1 - from) - to * (1 - to);
    information += (slope * slope) / (from - to);
  }
  return information;
}

function difficultyFor(success: number): number {
  return DIFFICULTIES.find((difficulty) => slopedSuccess(0, 1, difficulty) <= success) ?? Number.NaN;
}

/** The most information that two difficulties give together whose success is as wished on average. */
function bestPair(graded: boolean): { readonly information: number; readonly successes: readonly number[] } {
  let best = { information: 0, successes: [WISHED] };
  const points = DIFFICULTIES.map((difficulty) => ({
    success: slopedSuccess(0, 1, difficulty),
    information: informationAt(difficulty, graded),
  }));
  for (const easy of points.filter(({ success }) => success >= WISHED)) {
    for (const hard of points.filter(({ success }) => success < WISHED)) {
      const share = (WISHED - hard.success) / (easy.success - hard.success);
      const information = share * easy.information + (1 - share) * hard.information;
      if (information > best.information) best = { information, successes: [easy.success, hard.success] };
    }
  }
  return best;
}

console.log('information of a trial (logits^-2) by the success aimed at');
console.log('success   successes alone   graded successes   failures graded too');
for (const success of [0.5, 0.6, 0.7, 0.775, 0.8, 0.85, 0.9]) {
  const difficulty = difficultyFor(success);
  const cells = [
    informationAt(difficulty, false),
    informationAt(difficulty, true),
    informationOfAllGraded(difficulty),
  ];
  console.log(
    `${success.toFixed(3)}     ${cells.map((cell) => cell.toFixed(3).padStart(12)).join('      ')}`,
  );
}
for (const graded of [false, true]) {
  const one = informationAt(difficultyFor(WISHED), graded);
  const most = Math.max(...DIFFICULTIES.map((difficulty) => informationAt(difficulty, graded)));
  const pair = bestPair(graded);
  const gain = (information: number): string => `${(100 * (information / one - 1)).toFixed(1)} %`;
  console.log(
    `${graded ? 'graded successes' : 'successes alone'}: two difficulties that succeed in 80 % together give ${gain(pair.information)} more (${pair.successes.map((success) => success.toFixed(2)).join(' and ')}), any difficulty at all ${gain(most)}`,
  );
}

/**
 * Choice of parameter: a set off the curve by u logits, from one parameter to another, is met as d + tilt u, where tilt is
 * a person's own. On the curve u is 0 and tells nothing of the tilt; sets at +u and -u in turn tell of both, and of
 * ability neither more nor less.
 */
const information = informationAt(difficultyFor(WISHED), true);
const TILT_SD = 0.3;
console.log(
  `tilt between two parameters, SD ${TILT_SD} between people, by sets 1 logit to either side of the curve`,
);
for (const trials of [30, 100, 300]) {
  const left = 1 / Math.sqrt(1 / (TILT_SD * TILT_SD) + trials * information);
  console.log(
    `after ${trials} trials: SD ${left.toFixed(2)}; ability known to ${(1 / Math.sqrt(trials * information)).toFixed(2)} either way`,
  );
}
