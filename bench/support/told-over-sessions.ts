/** What people are told session after session, whose values scatter and who change or do not. */
import { BASELINE_END, changeOverSessions } from '#core/profile/change-over-sessions.ts';
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
  return standardDeviation * Math.sqrt(degreesOfFreedom / (2 * gamma(random, degreesOfFreedom / 2)));
}

/** Gamma of scale 1 by rejection (Marsaglia & Tsang 2000, ACM Trans Math Softw 26:363). @param shape At least 1. */
function gamma(random: Random, shape: number): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(random);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(random.next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/**
 * @param axes Primary outcomes, each of its own measure.
 * @param firstSession Added to the first session, on the scale: people get used to the task.
 * @param afterBaseline Added from the fifth session on: 0 for who does not change.
 */
export function toldOverSessions(
  random: Random,
  measure: JudgedMeasure,
  scatter: Scatter,
  {
    sessions,
    axes,
    firstSession,
    afterBaseline,
  }: { sessions: number; axes: number; firstSession: number; afterBaseline: number },
): Told {
  let [looksBetter, better] = [false, false];
  for (let axis = 0; axis < axes; axis++) {
    const own = scatterOfPerson(random, scatter);
    const values = Array.from({ length: sessions }, (_, session) => ({
      value:
        10 *
        Math.exp(
          own * normal(random) +
            (session === 0 ? firstSession : 0) +
            (session >= BASELINE_END ? afterBaseline : 0),
        ),
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
