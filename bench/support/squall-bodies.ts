/**
 * Does ability order bodies, and are tight and loose ones told apart? Bodies of known impairment play Squall for weeks,
 * scored as anybody is. The full check is `node bench/squall-bodies.ts`.
 */
import type { VirtualPatientOptions } from '#core/contract/sensors.ts';
import type { ExerciseBlock } from '#core/programme/block.ts';
import { presetBlock } from '#core/programme/presets.ts';
import { mean, sampleStandardDeviation } from '#core/signal/statistics.ts';
import { SQUALL_CURVE } from '#games/squall/curve.ts';
import { SQUALL } from '#games/squall/index.ts';
import { brisknessIndex } from './control-pattern.ts';
import { playProgramme, successOf } from './programme-simulation.ts';

export const FIVE_STEPS = [0, 0.25, 0.5, 0.75, 1] as const;
const TIGHT: Body = { impairment: 'tight', severity: 0.9 };
const LOOSE: Body = { impairment: 'loose', severity: 0.5 };
/** To practise: a tight and a loose body both succeed in about four gusts of five. */
const TRAINING: ExerciseBlock = presetBlock(
  'squall',
  SQUALL.info,
  { steering: 'centre-of-pressure', posture: 'feet-apart' },
  { dose: { sets: 3, seconds: 120 } },
);
/**
 * To measure, not to practise: every set lies on the curve. Bodies of poor position sense fail about as often over several
 * logits, so that it takes many gusts to tell one from the next.
 */
const ASSESSMENT: ExerciseBlock = { ...TRAINING, method: { name: 'assessment' } };
const DAYS_BETWEEN = 3;
/** What a session finds is an ability once the first few have found the person's level. */
const SETTLING_SESSIONS = 4;

type Body = Pick<VirtualPatientOptions, 'impairment' | 'severity'>;

export interface PlayedBody {
  /** Mean of the abilities found session by session once settled, logits. */
  readonly ability: number;
  /** Share of gusts caught in those sessions. */
  readonly success: number;
  /** Mean briskness index of those sets, and its standard error: below 0 gentle, above brisk. */
  readonly brisknessIndex: number;
  readonly brisknessError: number;
}

/** One body through a programme. The seed is of its build, its noise and its measures alike. */
function playBody(
  { impairment, severity }: Body,
  block: ExerciseBlock,
  seed: number,
  sessions: number,
): PlayedBody {
  const spread = (seed * 0.618) % 1;
  const heightM = 1.55 + 0.35 * spread;
  const bodyMassKg = 55 + 40 * spread;
  const outcomes = playProgramme(
    { seed, heightM, bodyMassKg, impairment, severity },
    { exercise: { ...SQUALL, curve: SQUALL_CURVE }, block, sessions, daysBetween: DAYS_BETWEEN },
  );
  const settled = outcomes.slice(Math.min(SETTLING_SESSIONS, Math.floor(sessions / 2)));
  const sets = settled.flatMap((outcome) => outcome.sets);
  const indices = sets.flatMap(({ trials }) => brisknessIndex(trials)?.value ?? []);
  return {
    ability: mean(settled.map((outcome) => outcome.ability.mean)),
    success: successOf(sets) ?? Number.NaN,
    brisknessIndex: mean(indices),
    brisknessError: sampleStandardDeviation(indices) / Math.sqrt(indices.length),
  };
}

/** An impairment dialled from none to all of it. */
export function playSteps(
  impairment: Body['impairment'],
  seed: number,
  sessions: number,
): readonly PlayedBody[] {
  return FIVE_STEPS.map((severity) => playBody({ impairment, severity }, ASSESSMENT, seed, sessions));
}

/** Every step more impairment, and less ability. */
export function inOrder(bodies: readonly PlayedBody[]): boolean {
  return bodies.every(
    ({ ability }, step) => step === 0 || ability < (bodies[step - 1]?.ability ?? -Infinity),
  );
}

/** A tight and a loose body, both trained to the same success. */
export function playTightAndLoose(
  seed: number,
  sessions: number,
): { readonly tight: PlayedBody; readonly loose: PlayedBody } {
  return {
    tight: playBody(TIGHT, TRAINING, seed, sessions),
    loose: playBody(LOOSE, TRAINING, seed, sessions),
  };
}

/** Their briskness indices differ beyond the 95 % interval of the difference. */
export function toldApart(tight: PlayedBody, loose: PlayedBody): boolean {
  const { brisknessError: one } = tight;
  const { brisknessError: other } = loose;
  return loose.brisknessIndex - tight.brisknessIndex > 1.96 * Math.sqrt(one * one + other * other);
}
