import { describe, expect, it } from 'vitest';
import { mean, median } from '#core/signal/statistics.ts';
import {
  ADULT,
  HEALTHY,
  type Person,
  type Place,
  type PushTrial,
  averageOf,
  placeOf,
  pushTrial,
  standingPatient,
  stimulusAt,
} from './laboratory.ts';

const RIGHT: Place = { mlMm: 1, apMm: 0 };
const LEFT: Place = { mlMm: -1, apMm: 0 };
const FRONT: Place = { mlMm: 0, apMm: 1 };
const BACK: Place = { mlMm: 0, apMm: -1 };

/** Pushes of 30 mm in four directions, by people of several seeds. */
function pushes(person: Person, cued: boolean, directions = [RIGHT, LEFT, FRONT, BACK]): PushTrial[] {
  return [1, 2, 3, 4, 5].flatMap((seed) =>
    directions.map((direction) => pushTrial({ ...ADULT, ...person, seed }, direction, 30, cued)),
  );
}

function medianLatencyMs(trials: readonly PushTrial[]): number {
  return median(trials.flatMap(({ latencyMs }) => latencyMs ?? []));
}

describe('a push of the marker', () => {
  const healthy = pushes(HEALTHY, false);

  it('is answered after 200 to 350 ms, as voluntary reactions to a picture are', () => {
    const latencyMs = medianLatencyMs(healthy);
    expect(latencyMs).toBeGreaterThan(200);
    expect(latencyMs).toBeLessThan(350);
  });

  it('is made good: the marker is back on the target within 4 s, and stays', () => {
    expect(Math.abs(mean(healthy.map(({ finalErrorMm }) => finalErrorMm)))).toBeLessThan(3);
    for (const { finalErrorMm } of healthy) expect(Math.abs(finalErrorMm)).toBeLessThan(12);
  });

  it('costs less when it was announced', () => {
    const cued = pushes(HEALTHY, true);
    expect(averageOf(cued, 'meanErrorMm')).toBeLessThan(0.9 * averageOf(healthy, 'meanErrorMm'));
  });

  it('is overshot most by who is loose, least by who is tight', () => {
    const tight = pushes({ impairment: 'tight', severity: 1 }, false);
    const loose = pushes({ impairment: 'loose', severity: 1 }, false);
    expect(averageOf(tight, 'overshootMm')).toBeLessThan(averageOf(healthy, 'overshootMm'));
    expect(averageOf(loose, 'overshootMm')).toBeGreaterThan(2 * averageOf(healthy, 'overshootMm'));
  });

  it('is answered later by who is slow or tight', () => {
    const latencyMs = medianLatencyMs(healthy);
    expect(medianLatencyMs(pushes({ impairment: 'slow', severity: 1 }, false))).toBeGreaterThan(
      latencyMs + 120,
    );
    expect(medianLatencyMs(pushes({ impairment: 'tight', severity: 1 }, false))).toBeGreaterThan(
      latencyMs + 50,
    );
  });

  it('is answered later to the left than to the right by who is one-sided', () => {
    const person: Person = { impairment: 'one-sided', severity: 1 };
    const toLeft = medianLatencyMs(pushes(person, false, [RIGHT]));
    const toRight = medianLatencyMs(pushes(person, false, [LEFT]));
    expect(toLeft).toBeGreaterThan(toRight + 70);
  });

  it('is answered the worse the more severe the impairment', () => {
    const errors = [0, 0.5, 1].map((severity) =>
      averageOf(pushes({ impairment: 'slow', severity }, false), 'meanErrorMm'),
    );
    expect(errors).toEqual(errors.toSorted((a, b) => a - b));
  });
});

describe('leaning to a target', () => {
  /** How far the person comes towards a target out of reach, mean of the last 2 s of 6. */
  function reachMm(person: Person, direction: Place): number {
    const patient = standingPatient({ ...ADULT, ...person });
    const reached: number[] = [];
    let cop: Place = { mlMm: 0, apMm: 0 };
    for (let tMs = 0; tMs < 6000; tMs += 10) {
      const target = { mlMm: 200 * direction.mlMm, apMm: 200 * direction.apMm };
      cop = placeOf(patient.step(stimulusAt(cop, { target })));
      if (tMs >= 4000) reached.push(cop.mlMm * direction.mlMm + cop.apMm * direction.apMm);
    }
    return mean(reached);
  }

  it('goes as far as feet allow: farther to the side than forward, farther forward than back', () => {
    const [side, front, back] = [reachMm(HEALTHY, RIGHT), reachMm(HEALTHY, FRONT), reachMm(HEALTHY, BACK)];
    expect(side).toBeGreaterThan(90);
    expect(side).toBeLessThan(120);
    expect(front).toBeGreaterThan(70);
    expect(front).toBeLessThan(100);
    expect(back).toBeGreaterThan(55);
    expect(back).toBeLessThan(80);
  });

  it('stays well short of that in who is afraid', () => {
    expect(reachMm({ impairment: 'fear', severity: 1 }, RIGHT)).toBeLessThan(0.6 * reachMm(HEALTHY, RIGHT));
  });
});

describe('a sluggish marker', () => {
  /** Two equal lags of 0.23 s in a row, as a boat has; mean error over the second half of a minute of pushes. */
  function steeringErrorMm(lagS: number): number {
    const patient = standingPatient(ADULT);
    const share = lagS === 0 ? 1 : 1 - Math.exp(-0.01 / lagS);
    let first = 0;
    let marker = 0;
    let cop = 0;
    const errors: number[] = [];
    for (let tMs = 0; tMs < 120_000; tMs += 10) {
      const wind = tMs % 10_000 < 5000 ? 25 : 0;
      first += share * (cop + wind - first);
      marker += share * (first - marker);
      cop = placeOf(patient.step(stimulusAt({ mlMm: marker, apMm: 0 }))).mlMm;
      if (tMs >= 60_000) errors.push(Math.abs(marker));
    }
    return mean(errors);
  }

  it('is learnt: after a minute it is steered nearly as well as one that follows at once', () => {
    expect(steeringErrorMm(0.23)).toBeLessThan(1.3 * steeringErrorMm(0));
    expect(steeringErrorMm(0.23)).toBeLessThan(8);
  });
});
