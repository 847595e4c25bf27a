/** The simulated patient a block is tried on: like this patient as far as they are known, or weaker, or stronger. */
import { createAbilityModels } from '#core/difficulty/ability-models.ts';
import { previewTraining } from '#core/difficulty/preview.ts';
import type { PreviewedSet } from '#core/difficulty/preview.ts';
import type { Curve } from '#core/exercise/curve.ts';
import type { ExerciseInfo } from '#core/exercise/info.ts';
import type { ExerciseBlock } from '#core/programme/block.ts';
import type { Programme, ProgrammePhase } from '#core/programme/programme.ts';
import type { KnownSkill } from '#core/session/setup.ts';

export type Strength = 'weaker' | 'likely' | 'stronger';

/** Of the usual set two. */
export const PREVIEWED_TRIALS = 20;
/** How far weaker and stronger patients lie from the likely one, in standard deviations between people. */
const APART: Readonly<Record<Strength, number>> = { weaker: -1, likely: 0, stronger: 1 };
const SECONDS_PER_MINUTE = 60;

const models = createAbilityModels();

/** What is tried, and on whom. */
export interface Tried {
  readonly block: ExerciseBlock;
  readonly programme: Pick<Programme, 'setting' | 'pain'>;
  readonly conservative: ProgrammePhase['conservative'];
  /** What is known of the patient in this skill; undefined for one who never played it. */
  readonly known: KnownSkill | undefined;
  /** Sessions of this programme that the patient has had. */
  readonly sessionsBefore: number;
}

/** An exercise with a curve. */
export interface Previewable {
  readonly info: Pick<ExerciseInfo, 'parameters' | 'trialsPerMinute'>;
  readonly curve: Curve;
}

/** The hardest difficulty at home, logits; undefined in the clinic, or where nothing was verified. */
export function homeCeiling({ programme, known }: Pick<Tried, 'programme' | 'known'>): number | undefined {
  return programme.setting === 'home' ? known?.ability?.verifiedDifficulty : undefined;
}

/** The first trials of this patient under a block whose fields are all possible. */
export function previewOf(
  { block, programme, conservative, known, sessionsBefore }: Tried,
  { info, curve }: Previewable,
  strength: Strength,
  seed: number,
): readonly PreviewedSet[] {
  const { targetSuccess, bounds, method, startOverride } = block;
  const model = models.of(curve);
  const start = known?.ability;
  const likely = model.estimate(start ?? model.initial()).mean;
  return previewTraining({
    prescribed: { targetSuccess, bounds, method, setting: programme.setting, pain: programme.pain },
    conservative,
    startOverride,
    specs: info.parameters,
    curve,
    model,
    start,
    sessionsBefore,
    ability: likely + APART[strength] * curve.ability.standardDeviation,
    trials: PREVIEWED_TRIALS,
    trialsPerSet: trialsPerSet(block, info),
    seed,
  });
}

function trialsPerSet({ dose }: ExerciseBlock, { trialsPerMinute }: Previewable['info']): number {
  if ('repetitions' in dose) return dose.repetitions;
  return Math.max(1, Math.round((trialsPerMinute * dose.seconds) / SECONDS_PER_MINUTE));
}
