/**
 * How hard an exercise's difficulties really are: virtual patients play it from the easy to the hard end of its curve.
 * For every group prints success by difficulty beside the psychometric function that fits it best, with its ability
 * theta and slope. The curve is right when slopes are near 1, a healthy body succeeds in about 97 % at the easy end
 * and 20 to 30 % at the hard one, and a mildly impaired one in 75 to 80 % at d = 0.
 */
import { parametersAt } from '#core/exercise/curve.ts';
import { GUESS, LAPSE } from '#core/difficulty/psychometric.ts';
import type { VirtualPatientOptions } from '#core/contract/sensors.ts';
import type { Curve } from '#core/exercise/curve.ts';
import type { Exercise } from '#core/exercise/exercise.ts';
import { steersIn } from '#core/exercise/posture.ts';
import { play, prepareSubject } from './exercise-simulation.ts';
import type { Setting } from './exercise-simulation.ts';
import { IMPAIRMENTS, virtualPerson } from './virtual-people.ts';

/** Whom to let play, and how: from the command line. */
export interface Calibration {
  readonly people: number;
  readonly secondsPerSet: number;
  readonly setting: Setting;
}

/**
 * As in "20 120 thorax sitting-on-chair"; what is left out is as in the exercise's usual stance.
 * @param argv after the program's name
 */
export function calibrationOf(
  argv: readonly string[],
  exercise: Exercise,
  usual: Partial<Calibration> = {},
): Calibration {
  const [people = '20', seconds, steering, posture] = argv;
  return {
    people: Number(people),
    secondsPerSet: Number(seconds ?? usual.secondsPerSet ?? 120),
    setting: settingFrom(exercise, steering, posture),
  };
}

/** As named; what is left out is the exercise's usual. */
export function settingFrom(
  { info }: Exercise,
  steering: string | undefined,
  posture: string | undefined,
): Setting {
  const steered = info.steerings.find((name) => name === steering) ?? info.steerings[0] ?? 'thorax';
  const usual = info.postures.find((name) => steersIn(steered, name)) ?? 'feet-apart';
  return {
    steering: steered,
    posture: info.postures.find((name) => name === posture) ?? usual,
    eyes: 'open',
  };
}

interface Tally {
  readonly d: number;
  successes: number;
  trials: number;
}

/** Every logit from the easy to the hard end. */
function difficultiesOf({ dEasy, dHard }: Curve): readonly number[] {
  return Array.from({ length: Math.floor(dHard - dEasy) + 1 }, (_, step) => dEasy + step);
}

function playGroup(
  exercise: Exercise,
  curve: Curve,
  { secondsPerSet, setting }: Calibration,
  group: readonly VirtualPatientOptions[],
): Tally[] {
  const tallies = difficultiesOf(curve).map((d): Tally => ({ d, successes: 0, trials: 0 }));
  for (const options of group) {
    const subject = prepareSubject(options, setting);
    for (const tally of tallies) {
      const parameters = parametersAt(curve, tally.d);
      const { trials } = play(exercise, subject, parameters, secondsPerSet * 1000, options.seed);
      for (const { success } of trials) {
        if (success === undefined) continue;
        tally.trials++;
        tally.successes += success ? 1 : 0;
      }
    }
  }
  return tallies;
}

function probability(theta: number, slope: number, d: number): number {
  return GUESS + (1 - GUESS - LAPSE) / (1 + Math.exp(-slope * (theta - d)));
}

function logLikelihood(tallies: readonly Tally[], theta: number, slope: number): number {
  let sum = 0;
  for (const { d, successes, trials } of tallies) {
    const p = probability(theta, slope, d);
    sum += successes * Math.log(p) + (trials - successes) * Math.log(1 - p);
  }
  return sum;
}

/** Maximum likelihood over a grid of 0.02. */
function fit(tallies: readonly Tally[]): { theta: number; slope: number } {
  let best = { theta: 0, slope: 1, likelihood: -Infinity };
  for (let theta = -5; theta <= 5; theta += 0.02) {
    for (let slope = 0.2; slope <= 3; slope += 0.02) {
      const likelihood = logLikelihood(tallies, theta, slope);
      if (likelihood > best.likelihood) best = { theta, slope, likelihood };
    }
  }
  return best;
}

function linesOf(name: string, tallies: readonly Tally[]): string[] {
  const { theta, slope } = fit(tallies);
  const percent = (share: number): string => `${(100 * share).toFixed(0)} %`.padStart(6);
  const played = tallies.map(({ successes, trials }) => percent(successes / Math.max(1, trials)));
  const fitted = tallies.map(({ d }) => percent(probability(theta, slope, d)));
  return [
    `${name.padEnd(24)} theta ${theta.toFixed(2).padStart(5)}  slope ${slope.toFixed(2)}`,
    `${''.padEnd(24)} played ${played.join(' ')}`,
    `${''.padEnd(24)} fitted ${fitted.join(' ')}`,
  ];
}

/**
 * How groups of virtual patients do from the easy to the hard end, line by line.
 * @throws RangeError for an exercise without a curve.
 */
export function* calibrate(exercise: Exercise, calibration: Calibration): Generator<string> {
  const { curve, info } = exercise;
  if (curve === undefined) throw new RangeError(`${info.id} has no curve`);
  const { people, secondsPerSet, setting } = calibration;
  const indices = Array.from({ length: people }, (_, index) => index);
  const group = (name: string, bodyOf: (index: number) => VirtualPatientOptions): string[] =>
    linesOf(name, playGroup(exercise, curve, calibration, indices.map(bodyOf)));
  yield `${info.id} by ${setting.steering}, ${setting.posture}`;
  yield `${people} people a group, ${secondsPerSet} s a difficulty; d = ${difficultiesOf(curve).join(', ')}`;
  yield* group('healthy', (index) => virtualPerson(index, 'none', 0));
  yield* group('mildly impaired', (index) =>
    virtualPerson(index, IMPAIRMENTS[index % IMPAIRMENTS.length] ?? 'slow', 0.5),
  );
  for (const impairment of IMPAIRMENTS) {
    yield* group(`${impairment}, strong`, (index) => virtualPerson(index, impairment, 0.8));
  }
}
