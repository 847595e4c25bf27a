/**
 * Does ability order bodies, and are tight and loose ones of equal success told apart? For every seed five virtual
 * patients, an impairment dialled from none to all of it, are assessed in Squall for weeks, and a tight and a loose one
 * with them. A seed takes about ten seconds.
 *
 *   node bench/squall-bodies.ts [firstSeed=1] [lastSeed=100] [impairment=poor-position-sense]
 */
import { inOrder, playSteps, playTightAndLoose, toldApart } from './support/squall-bodies.ts';

const SESSIONS = 16;
const TIGHT_AND_LOOSE_SESSIONS = 4;
const IMPAIRMENTS = ['poor-position-sense', 'fear', 'loose', 'slow', 'tight', 'one-sided'] as const;

const first = Number(process.argv[2] ?? 1);
const last = Number(process.argv[3] ?? 100);
const impairment = IMPAIRMENTS.find((name) => name === process.argv[4]) ?? 'poor-position-sense';

let ordered = 0;
let apart = 0;
let unequal = 0;
for (let seed = first; seed <= last; seed++) {
  const steps = playSteps(impairment, seed, SESSIONS);
  const { tight, loose } = playTightAndLoose(seed, TIGHT_AND_LOOSE_SESSIONS);
  if (inOrder(steps)) ordered += 1;
  if (toldApart(tight, loose)) apart += 1;
  unequal += Math.abs(tight.success - loose.success);
  const abilities = steps.map(({ ability }) => ability.toFixed(2).padStart(5)).join(' ');
  const patterns = [tight, loose].map(({ brisknessIndex, success }) => {
    return `${brisknessIndex.toFixed(2).padStart(5)} (${Math.round(100 * success)} %)`;
  });
  console.log(
    `seed ${String(seed).padStart(3)}  abilities ${abilities} ${inOrder(steps) ? ' ' : '!'}  briskness ${patterns.join(' ')}`,
  );
}
const seeds = last - first + 1;
console.log(`${impairment}: ordered in ${ordered} of ${seeds} seeds`);
console.log(
  `tight and loose told apart in ${apart} of ${seeds} seeds, success ${((100 * unequal) / seeds).toFixed(1)} points apart`,
);
