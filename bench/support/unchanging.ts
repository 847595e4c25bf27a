/** People who do not change, session after session, told by the rules of a session. */
import { changeOverSessions } from '#core/profile/change-over-sessions.ts';
import type { JudgedMeasure } from '#core/profile/change.ts';
import { normal } from '#core/signal/random.ts';
import type { Random } from '#core/signal/random.ts';

/** What one person was told over the sessions of one or several primary outcomes. */
export interface Told {
  readonly looksBetter: boolean;
  readonly better: boolean;
}

/** What people's values do while nothing changes, on the scale of the measure. */
export interface Scatter {
  /** SD within a person; people differ by a scaled inverse chi-square of this many degrees of freedom. */
  readonly standardDeviation: number;
  readonly degreesOfFreedom: number;
}

/** SD of one person. */
export function scatterOfPerson(random: Random, { standardDeviation, degreesOfFreedom }: Scatter): number {
  let chiSquare = 0;
  for (let k = 0; k < degreesOfFreedom; k++) {
    const z = normal(random);
    chiSquare += z * z;
  }
  return standardDeviation * Math.sqrt(degreesOfFreedom / chiSquare);
}

/**
 * @param axes Primary outcomes, each of its own measure.
 * @param firstSession Added to the first session, on the scale: people get used to the task.
 */
export function playUnchanging(
  random: Random,
  measure: JudgedMeasure,
  scatter: Scatter,
  { sessions, axes, firstSession }: { sessions: number; axes: number; firstSession: number },
): Told {
  let [looksBetter, better] = [false, false];
  for (let axis = 0; axis < axes; axis++) {
    const own = scatterOfPerson(random, scatter);
    const values = Array.from({ length: sessions }, (_, session) => ({
      value: 10 * Math.exp(own * normal(random) + (session === 0 ? firstSession : 0)),
    }));
    for (const [session, now] of values.entries()) {
      const judged = changeOverSessions(values.slice(0, session), now, measure);
      if (judged?.change.verdict !== 'better') continue;
      looksBetter = true;
      if (judged.confirmed) better = true;
    }
  }
  return { looksBetter, better };
}
