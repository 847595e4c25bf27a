/**
 * What each perturbation of the steering does to Squall's success and to the after-effect, in virtual patients at d = 0.
 *
 *   node bench/perturbations.ts [people=8] [secondsPerSet=120]
 */
import { parametersAt } from '#core/exercise/curve.ts';
import type { Parameters } from '#core/exercise/exercise.ts';
import { shareOfSuccess } from '#core/exercise/trial.ts';
import { mean, median } from '#core/signal/statistics.ts';
import { SQUALL } from '#games/squall/index.ts';
import { SQUALL_CURVE } from '#games/squall/curve.ts';
import { play, prepareSubject } from './support/exercise-simulation.ts';
import { IMPAIRMENTS, virtualPerson } from './support/virtual-people.ts';

const SETTINGS: readonly Parameters[] = [
  {},
  { gain: 0.5 },
  { gain: 2 },
  { rotationDeg: 30 },
  { rotationDeg: 45 },
  { delayMs: 100 },
  { delayMs: 250 },
  { delayMs: 500 },
  { delayMs: 1000 },
  { noisePercent: 5 },
  { noisePercent: 10 },
  { noisePercent: 20 },
  { blankedPercent: 20 },
  { blankedPercent: 40 },
  { blankedPercent: 60 },
];

const PRACTICE_MS = 60_000;
const PRACTICE_SEED = 1000;

const [people = '8', seconds = '120'] = process.argv.slice(2);
const USUAL = parametersAt(SQUALL_CURVE, 0);

for (const severity of [0, 0.5]) {
  console.log(`\nseverity ${severity}: ${people} people, ${seconds} s a set, d = 0`);
  for (const setting of SETTINGS) {
    const results = Array.from({ length: Number(people) }, (_, index) => {
      const impairment = severity === 0 ? 'none' : (IMPAIRMENTS[index % IMPAIRMENTS.length] ?? 'slow');
      const options = virtualPerson(index, impairment, severity);
      const subject = prepareSubject(options);
      // Who is still learning the boat itself leans ever more, which would look like an after-effect of a gain.
      play(SQUALL, subject, USUAL, PRACTICE_MS, options.seed + PRACTICE_SEED);
      return play(SQUALL, subject, { ...USUAL, ...setting }, Number(seconds) * 1000, options.seed);
    });
    const success = mean(results.flatMap(({ trials }) => shareOfSuccess(trials) ?? []));
    const of = (key: string): number[] => results.flatMap(({ metrics }) => metrics[key]?.value ?? []);
    const afterEffects = of('afterEffectPercent');
    console.log(
      [
        JSON.stringify(setting).padEnd(24),
        `success ${(100 * success).toFixed(0).padStart(3)} %`,
        `latency ${median(of('latencyMs')).toFixed(0).padStart(4)} ms`,
        `peak ${median(of('peakPercent')).toFixed(1).padStart(5)} %`,
        afterEffects.length === 0
          ? ''
          : `after-effect ${median(afterEffects).toFixed(0)} % (${afterEffects.length} people)`,
      ].join('  '),
    );
  }
}
