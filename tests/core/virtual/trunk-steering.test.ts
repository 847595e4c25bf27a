import { describe, expect, it } from 'vitest';
import { FrameFlag, type Frame, hasFlag } from '#core/contract/frame.ts';
import type { VirtualPatientOptions } from '#core/contract/sensors.ts';
import { type Aim, NOTHING_SHOWN, type Stimulus } from '#core/contract/stimulus.ts';
import { Hub } from '#core/session/hub.ts';
import { mean, median } from '#core/signal/statistics.ts';
import { type SteeringValue, steeringValue } from '#core/virtual/steering-value.ts';
import { createVirtualPatient } from '#core/virtual/virtual-patient.ts';
import { createVirtualSensors } from '#core/virtual/virtual-sensors.ts';
import {
  ADULT,
  HEALTHY,
  type Person,
  type SteeringMoment,
  type SteeringTask,
  meanDistance,
  steer,
} from './laboratory.ts';

/** Everything but the feet, with a push or a target that is a third of its range. */
const WAYS = [
  { steering: 'thorax', posture: 'feet-apart', board: 'balance', size: 8 },
  { steering: 'thorax', posture: 'sitting-on-board', board: 'balance', size: 8 },
  { steering: 'thorax', posture: 'sitting-on-chair', board: 'none', size: 8 },
  { steering: 'pelvis', posture: 'feet-apart', board: 'none', size: 3.5 },
  { steering: 'pelvis', posture: 'sitting-on-chair', board: 'none', size: 3 },
  { steering: 'board-tilt', posture: 'feet-apart', board: 'tilting', size: 6 },
  { steering: 'board-tilt', posture: 'sitting-on-board', board: 'tilting', size: 5 },
  { steering: 'centre-of-pressure', posture: 'sitting-on-board', board: 'balance', size: 25 },
] as const;

type Way = (typeof WAYS)[number];

const SEEDS = [1, 2, 3];

function body(way: Way, seed: number, person: Person = HEALTHY): VirtualPatientOptions {
  return { ...ADULT, ...person, seed, board: way.board };
}

function task({ steering, posture }: Way, more: Omit<SteeringTask, 'steering' | 'posture'>): SteeringTask {
  return { steering, posture, ...more };
}

describe.each(WAYS)('steering by $steering, $posture, board $board', (way) => {
  const { size } = way;

  it('brings the marker to a target within 3 s and holds it there', () => {
    const target = { ml: 0.8 * size, ap: 0.6 * size };
    for (const seed of SEEDS) {
      const moments = steer(body(way, seed), task(way, { target, seconds: 12 }));
      const late = moments.slice(300).map(({ marker }) => marker);
      expect(meanDistance(late, target)).toBeLessThan(0.35 * size);
      for (const { ml, ap } of late) expect(Math.hypot(ml - target.ml, ap - target.ap)).toBeLessThan(size);
    }
  });

  it('catches a push of the marker to any side, in spite of the delay, and does not swing', () => {
    for (const [ml, ap] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ] as const) {
      const push = (tMs: number) => (tMs < 3000 ? { ml: 0, ap: 0 } : { ml: ml * size, ap: ap * size });
      const moments = steer(body(way, 4), task(way, { push, seconds: 9 }));
      const along = moments.map(({ marker }) => ml * marker.ml + ap * marker.ap);
      expect(along[305]).toBeGreaterThan(0.6 * size);
      expect(Math.abs(mean(along.slice(-200)))).toBeLessThan(0.35 * size);
      expect(Math.min(...along.slice(300))).toBeGreaterThan(-0.7 * size);
    }
  });

  it('is stable where the marker exaggerates by half', () => {
    const loop = exaggerated(body(way, 5), way, 1.5, 20);
    expect(meanDistance(loop.slice(-500), { ml: 0, ap: 0 })).toBeLessThan(0.6 * size);
  });
});

/** Somebody steers a marker that goes `gain` times as far as they do, pushed at 3 s. */
function exaggerated(
  options: VirtualPatientOptions,
  { steering, posture, size }: Way,
  gain: number,
  seconds: number,
): SteeringValue[] {
  const patient = createVirtualPatient({ ...options, sensors: 'rigid' });
  for (let step = 0; step < 500; step++) patient.step({ ...NOTHING_SHOWN, posture });
  const markers: SteeringValue[] = [];
  let value: SteeringValue = { ml: 0, ap: 0 };
  for (let tMs = 0; tMs < 1000 * seconds; tMs += 10) {
    const marker = { ml: gain * value.ml + (tMs < 3000 ? 0 : size), ap: gain * value.ap };
    const aim: Aim = { steering, markerMl: marker.ml, markerAp: marker.ap, targetMl: 0, targetAp: 0 };
    const loads = patient.step({ ...NOTHING_SHOWN, posture, attending: true, aims: [aim] });
    value = steeringValue(patient, loads, steering) ?? value;
    markers.push(marker);
  }
  return markers;
}

describe('impairments, steering by the thorax', () => {
  const SIZE = 8;

  function trials(person: Person, side: 1 | -1, cued = false): SteeringMoment[][] {
    const push = (tMs: number) => ({ ml: tMs < 3000 ? 0 : side * SIZE, ap: 0 });
    const cue = (tMs: number): Aim['cue'] =>
      cued && tMs >= 2000 && tMs < 3000 ? { ml: side * SIZE, ap: 0, inMs: 3000 - tMs } : undefined;
    return [1, 2, 3, 4, 5].map((seed) =>
      steer({ ...ADULT, ...person, seed }, { steering: 'thorax', push, cue, seconds: 7 }),
    );
  }

  /** From the push to leaning against it by 1.5 deg more than before. */
  function latencyMs(moments: readonly SteeringMoment[], side: 1 | -1): number {
    const before = mean(moments.slice(250, 300).map(({ value }) => value.ml));
    const onset = moments.findIndex(({ tMs, value }) => tMs >= 3080 && -side * (value.ml - before) > 1.5);
    return onset * 10 - 3000;
  }

  const toLeft = (person: Person) => median(trials(person, 1).map((moments) => latencyMs(moments, 1)));
  const toRight = (person: Person) => median(trials(person, -1).map((moments) => latencyMs(moments, -1)));
  const errorDeg = (moments: readonly SteeringMoment[]) =>
    mean(moments.slice(300, 500).map(({ marker }) => Math.abs(marker.ml)));
  const overshootDeg = (person: Person) =>
    mean(trials(person, -1).map((moments) => Math.max(...moments.slice(300).map(({ marker }) => marker.ml))));

  it('answers after 200 to 400 ms, a slow body later, a tight one in between', () => {
    const healthy = toRight(HEALTHY);
    expect(healthy).toBeGreaterThan(200);
    expect(healthy).toBeLessThan(400);
    expect(toRight({ impairment: 'slow', severity: 1 })).toBeGreaterThan(healthy + 120);
    expect(toRight({ impairment: 'tight', severity: 1 })).toBeGreaterThan(healthy + 30);
  });

  it('answers the later the slower the body', () => {
    const latencies = [0, 0.5, 1].map((severity) => toRight({ impairment: 'slow', severity }));
    expect(latencies).toEqual(latencies.toSorted((a, b) => a - b));
    expect(new Set(latencies).size).toBe(3);
  });

  it('one-sided: bends to the left later than to the right', () => {
    const person: Person = { impairment: 'one-sided', severity: 1 };
    expect(toLeft(person)).toBeGreaterThan(toRight(person) + 70);
  });

  it('loose overshoots, tight does not', () => {
    expect(overshootDeg({ impairment: 'loose', severity: 1 })).toBeGreaterThan(2 * overshootDeg(HEALTHY));
    expect(overshootDeg({ impairment: 'tight', severity: 1 })).toBeLessThan(overshootDeg(HEALTHY));
  });

  it('profits from seeing a push come', () => {
    expect(mean(trials(HEALTHY, 1, true).map(errorDeg))).toBeLessThan(
      0.9 * mean(trials(HEALTHY, 1).map(errorDeg)),
    );
  });

  it('leans less far who is tight, loose or afraid; nobody beyond 30 deg, nor faster than 150 deg/s', () => {
    const reachDeg = (person: Person): number => {
      const moments = steer(
        { ...ADULT, ...person },
        { steering: 'thorax', target: (tMs) => ({ ml: tMs % 4000 < 2000 ? 90 : -90, ap: 0 }), seconds: 12 },
      );
      const reached = moments.map(({ value }) => Math.abs(value.ml));
      const speeds = moments
        .slice(1)
        .map(({ value }, at) => 100 * Math.abs(value.ml - (moments[at]?.value.ml ?? 0)));
      expect(Math.max(...reached)).toBeLessThan(30);
      expect(Math.max(...speeds)).toBeLessThan(150);
      return Math.max(...reached);
    };
    const healthy = reachDeg(HEALTHY);
    expect(healthy).toBeGreaterThan(24);
    expect(reachDeg({ impairment: 'tight', severity: 1 })).toBeLessThan(0.9 * healthy);
    expect(reachDeg({ impairment: 'loose', severity: 1 })).toBeLessThan(0.9 * healthy);
    expect(reachDeg({ impairment: 'fear', severity: 1 })).toBeLessThan(0.55 * healthy);
  });
});

describe('eyes closed', () => {
  it('does not react to what is shown, whatever steers', () => {
    for (const { steering, posture, board, size } of WAYS) {
      const shown = steer(
        { ...ADULT, board },
        { steering, posture, eyes: 'closed', target: { ml: 2 * size, ap: -size }, seconds: 6 },
      );
      const unseen = steer({ ...ADULT, board }, { steering, posture, eyes: 'closed', seconds: 6 });
      expect(shown.map(({ value }) => value)).toEqual(unseen.map(({ value }) => value));
    }
  });

  it('keeps still at what was felt last', () => {
    const patient = createVirtualPatient({ ...ADULT, sensors: 'rigid' });
    let value: SteeringValue = { ml: 0, ap: 0 };
    const leans: number[] = [];
    for (let tMs = 0; tMs < 20_000; tMs += 10) {
      const aim: Aim = {
        steering: 'thorax',
        markerMl: value.ml,
        markerAp: value.ap,
        targetMl: 12,
        targetAp: 0,
      };
      const eyes = tMs < 10_000 ? 'open' : 'closed';
      patient.step({ ...NOTHING_SHOWN, aims: [aim], attending: true, eyes });
      value = steeringValue(patient, undefined, 'thorax') ?? value;
      leans.push(value.ml);
    }
    expect(Math.abs(mean(leans.slice(1100, 2000)) - mean(leans.slice(500, 1000)))).toBeLessThan(1);
    expect(mean(leans.slice(1100, 2000))).toBeGreaterThan(9);
  });

  it('leans against a push that is heard coming, and comes back', () => {
    const cue = (tMs: number): Aim['cue'] =>
      tMs >= 2000 && tMs < 3000 ? { ml: 10, ap: 0, inMs: 3000 - tMs } : undefined;
    const heard = steer(ADULT, { steering: 'thorax', eyes: 'closed', cue, seconds: 8 });
    const at = (fromMs: number, toMs: number) =>
      mean(heard.filter(({ tMs }) => tMs >= fromMs && tMs < toMs).map(({ value }) => value.ml));
    expect(at(3050, 3300)).toBeLessThan(at(1000, 2500) - 2);
    expect(Math.abs(at(5000, 8000) - at(1000, 2500))).toBeLessThan(1);
  });
});

describe('two at once', () => {
  /** Means of the last 8 of 20 s. */
  function both(
    aims: readonly Pick<Aim, 'steering' | 'targetMl' | 'targetAp'>[],
    change: Partial<Stimulus> = {},
  ) {
    const patient = createVirtualPatient({ ...ADULT, sensors: 'rigid' });
    const seen = new Map<Aim['steering'], SteeringValue[]>(aims.map(({ steering }) => [steering, []]));
    for (let tMs = 0; tMs < 20_000; tMs += 10) {
      const shown = aims.map((aim) => {
        const marker = seen.get(aim.steering)?.at(-4) ?? { ml: 0, ap: 0 };
        return { ...aim, markerMl: marker.ml, markerAp: marker.ap };
      });
      const loads = patient.step({ ...NOTHING_SHOWN, ...change, attending: tMs > 4000, aims: shown });
      for (const [steering, values] of seen) {
        values.push(steeringValue(patient, loads, steering) ?? { ml: 0, ap: 0 });
      }
    }
    return aims.map(({ steering }) => {
      const late = seen.get(steering)?.slice(-800) ?? [];
      return { ml: mean(late.map(({ ml }) => ml)), ap: mean(late.map(({ ap }) => ap)) };
    });
  }

  it('answers thorax and pelvis, each with its own segment, to opposite sides', () => {
    const [thorax, pelvis] = both([
      { steering: 'thorax', targetMl: 12, targetAp: 0 },
      { steering: 'pelvis', targetMl: -4, targetAp: 0 },
    ]);
    expect(Math.abs((thorax?.ml ?? 0) - 12)).toBeLessThan(1.5);
    expect(Math.abs((pelvis?.ml ?? 0) + 4)).toBeLessThan(0.8);
  });

  it('answers weight and thorax on the seat, where a lean moves the weight', () => {
    const [weight, thorax] = both(
      [
        { steering: 'centre-of-pressure', targetMl: 0, targetAp: 20 },
        { steering: 'thorax', targetMl: 10, targetAp: 0 },
      ],
      { posture: 'sitting-on-board' },
    );
    expect(Math.abs(weight?.ml ?? Infinity)).toBeLessThan(6);
    expect(Math.abs((weight?.ap ?? 0) - 20)).toBeLessThan(6);
    expect(Math.abs((thorax?.ml ?? 0) - 10)).toBeLessThan(1.5);
  });

  it('takes the other segment along a little where only one is shown', () => {
    const patient = createVirtualPatient({ ...ADULT, sensors: 'rigid' });
    let value: SteeringValue = { ml: 0, ap: 0 };
    const pelvis: SteeringValue[] = [];
    for (let tMs = 0; tMs < 8000; tMs += 10) {
      const aim: Aim = {
        steering: 'thorax',
        markerMl: value.ml,
        markerAp: value.ap,
        targetMl: 12,
        targetAp: 12,
      };
      patient.step({ ...NOTHING_SHOWN, attending: true, aims: [aim] });
      value = steeringValue(patient, undefined, 'thorax') ?? value;
      pelvis.push(steeringValue(patient, undefined, 'pelvis') ?? value);
    }
    const late = pelvis.slice(-300);
    expect(mean(late.map(({ ml }) => ml)) / 12).toBeGreaterThan(0.1);
    expect(mean(late.map(({ ml }) => ml)) / 12).toBeLessThan(0.3);
    expect(mean(late.map(({ ap }) => ap)) / 12).toBeGreaterThan(0.2);
    expect(mean(late.map(({ ap }) => ap)) / 12).toBeLessThan(0.5);
  });
});

describe('a body without sensors on the trunk', () => {
  it('does not answer what is shown of the trunk', () => {
    const loads = (aims: Aim[]) => {
      const patient = createVirtualPatient(ADULT);
      return Array.from({ length: 800 }, () => patient.step({ ...NOTHING_SHOWN, attending: true, aims }));
    };
    const aim: Aim = { steering: 'thorax', markerMl: 0, markerAp: 0, targetMl: 20, targetAp: 0 };
    expect(loads([aim])).toEqual(loads([]));
  });
});

describe('two motion sensors without any board', () => {
  it('tell a thorax that steers, through the hub, on a chair', () => {
    const options: VirtualPatientOptions = { ...ADULT, sensors: 'rigid', board: 'none' };
    const patient = createVirtualPatient(options);
    const sensors = createVirtualSensors({ options, patient });
    if (sensors === undefined) throw new Error('This body wears sensors.');
    const hub = new Hub();
    const frames: Frame[] = [];
    for (const input of [...sensors.attach(0), ...sensors.alignments(0)]) frames.push(...hub.push(input));
    for (let hostMs = 10; hostMs <= 12_000; hostMs += 10) {
      const frame = frames.at(-1);
      const aim: Aim = {
        steering: 'thorax',
        markerMl: frame?.thoraxLateralDeg ?? 0,
        markerAp: frame?.thoraxFlexionDeg ?? 0,
        targetMl: -10,
        targetAp: 8,
      };
      const stimulus = {
        ...NOTHING_SHOWN,
        posture: 'sitting-on-chair',
        attending: true,
        aims: [aim],
      } as const;
      expect(patient.step({ ...stimulus, aims: [aim] })).toBeUndefined();
      const inputs = [...sensors.readings(hostMs), { type: 'tick', hostMs } as const];
      for (const input of inputs) frames.push(...hub.push(input));
    }
    const late = frames.slice(-600);
    expect(late.every((frame) => hasFlag(frame, FrameFlag.thoraxValid))).toBe(true);
    expect(late.some((frame) => hasFlag(frame, FrameFlag.attached))).toBe(false);
    expect(Math.abs(mean(late.map((frame) => frame.thoraxLateralDeg)) + 10)).toBeLessThan(1.5);
    expect(Math.abs(mean(late.map((frame) => frame.thoraxFlexionDeg)) - 8)).toBeLessThan(1.5);
  });
});
