/** What one edit of a programme costs before it is drawn: the levels of the curve editor and the ten trials beside it. */
import { createAbilityModels } from '#core/difficulty/ability-models.ts';
import { levelsOf } from '#core/difficulty/levels.ts';
import { parametersAt } from '#core/exercise/curve.ts';
import { previewTraining } from '#core/difficulty/preview.ts';
import { SQUALL } from '#games/squall/index.ts';
import { SQUALL_CURVE } from '#games/squall/curve.ts';
import { SQUALL_INFO } from '#games/squall/info.ts';
import { play, prepareSubject } from './support/exercise-simulation.ts';
import { timeCalls } from './table.ts';
import type { BenchRow } from './table.ts';

const PARTS = 5;
const TRIALS = 10;
const TRIALS_PER_SET = 8;

/** An edit, beside letting the virtual patient play the first set of the game itself. */
export function benchPreview(): BenchRow {
  const model = createAbilityModels().of(SQUALL_CURVE);
  const subject = prepareSubject({
    seed: 1,
    bodyMassKg: 74,
    heightM: 1.74,
    impairment: 'loose',
    severity: 0.5,
  });
  let edit = 0;
  const ours = timeCalls(
    () => {
      edit += 1;
      const bounds = { amplitudePercent: { floor: 15, cap: 25 + (edit % 20) } };
      levelsOf(SQUALL_CURVE, { bounds }, PARTS);
      previewTraining({
        prescribed: {
          targetSuccess: 0.8,
          bounds,
          method: { name: 'bayes' },
          setting: 'clinic',
          pain: { limit: 6, riseStepsBack: 2 },
        },
        conservative: 'at-first',
        specs: SQUALL_INFO.parameters,
        curve: SQUALL_CURVE,
        model,
        start: undefined,
        sessionsBefore: 0,
        ability: 0,
        trials: TRIALS,
        trialsPerSet: TRIALS_PER_SET,
        seed: edit,
      });
    },
    2,
    60,
  );
  const obvious = timeCalls(
    () => {
      edit += 1;
      play(SQUALL, subject, parametersAt(SQUALL_CURVE, 0), 60_000, edit);
    },
    1,
    10,
  );
  return {
    name: 'an edit of a programme (levels and ten previewed trials)',
    ...ours,
    unit: 'µs',
    baseline: obvious.median,
    baselineName: 'the virtual patient plays the first set',
  };
}
