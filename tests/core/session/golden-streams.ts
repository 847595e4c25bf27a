/**
 * What varied hubs are told, the same on every engine: whatever rests on a sine is rounded. Boards with jitter, gaps,
 * damage and tares; sensors of every kind, strapped, slipping, coming and going.
 */
import type { BoardReading, HubInput } from '#core/contract/reading.ts';
import type { Random } from '#core/signal/random.ts';
import { createRandom, integerBelow, uniform } from '#core/signal/random.ts';
import { CALIBRATION, calibrating, hump, play, strapAttached } from '../../support/worn-sensors.ts';
import type { Angles, Strap } from '../../support/worn-sensors.ts';
import { cheap, pelvis, pelvisMoves, still, thorax, thoraxMoves, wave } from '../imu/body-player.ts';
import { attached, burstyDelivery, reading, ticks } from './board-player.ts';

export interface Stream {
  readonly name: string;
  readonly inputs: readonly HubInput[];
  readonly windowMs?: number;
}

/** Sines differ in their last digit from engine to engine. */
function rounded<Value>(value: Value): Value;
function rounded(value: unknown): unknown {
  if (typeof value === 'number') return Math.round(value * 1e6) / 1e6;
  if (Array.isArray(value)) return value.map((item: unknown) => rounded(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, rounded(item)]));
}

function inOrder(...inputs: readonly (readonly HubInput[])[]): HubInput[] {
  return rounded(inputs.flat()).toSorted((a, b) => a.hostMs - b.hostMs);
}

/** A swaying load as Bluetooth delivers it, some samples lost. */
function swaying(random: Random, toMs: number, slot = 0): BoardReading[] {
  const readings: BoardReading[] = [];
  for (const { takenMs, arrivedMs } of burstyDelivery(integerBelow(random, 1000), toMs, 9.4)) {
    if (uniform(random, 0, 1) < 0.01) continue;
    const [mlMm, apMm] = [60 * wave(takenMs, 1700), 30 * wave(takenMs, 2300) - 10];
    const loadKg = 70 + uniform(random, -0.5, 0.5);
    readings.push(reading(arrivedMs, loadKg, mlMm, apMm, { slot, button: takenMs % 5000 < 30 }));
  }
  return readings;
}

function board(windowMs: number | undefined): Stream {
  const random = createRandom(3);
  const silences = [
    [2000, 2060],
    [5000, 5320],
    [9000, 12_500],
  ] as const;
  const heard = swaying(random, 16_000).filter(
    ({ hostMs }) => !silences.some(([from, to]) => hostMs > from && hostMs < to),
  );
  const heavy = [6000, 6012].map((hostMs) => reading(hostMs, 300, 150, 80));
  const damaged = [6500, 6600].map((hostMs) => reading(hostMs, 3000));
  const empty = ticks(13_000, 15_500).map(({ hostMs }) => reading(hostMs, 1.2, 40, -30));
  const others: HubInput[] = [
    attached(0),
    { type: 'body-mass', hostMs: 900, bodyMassKg: 71.3 },
    { type: 'tare', hostMs: 4000, durationMs: 500 },
    attached(7000, { slot: 4, serial: 'other', loadScale: 1.03, sensorSpacingApMm: 228 }),
    ...swaying(random, 900, 4).map((one) => ({ ...one, hostMs: one.hostMs + 7000 })),
    { type: 'detached', slot: 4, hostMs: 8000 },
    { type: 'tare', hostMs: 13_200, durationMs: 1000 },
    { type: 'detached', slot: 0, hostMs: 15_000 },
    attached(15_400),
  ];
  const kept = heard.filter(({ hostMs }) => hostMs < 13_000 || hostMs > 15_500);
  const played = inOrder(kept, heavy, damaged, empty, others, ticks(0, 17_000));
  // The clock leaps on by an hour, and back.
  const leaping = [3_617_000, 17_100, 17_200].map((hostMs) => ({ type: 'tick', hostMs }) as const);
  const inputs = [...played, ...leaping, ...ticks(17_300, 17_600)];
  const name = `a board with jitter, gaps, damage, saturation and tares, window ${windowMs ?? 'as usual'}`;
  return windowMs === undefined ? { name, inputs } : { name, inputs, windowMs };
}

function worn(name: string, straps: readonly Strap[], toMs: number, others: readonly HubInput[]): Stream {
  const comes = straps.map((strap) => strapAttached(strap, 0));
  return { name, inputs: inOrder(comes, play(straps, 0, toMs, [...CALIBRATION, ...others])) };
}

/** Calibrates, moves about and stands still by turns. */
function byTurns(bendDeg: number, moves: (tMs: number) => Angles): (tMs: number) => Angles {
  return calibrating(bendDeg, (tMs) => {
    const share = hump(tMs, 10_000, 4000) + hump(tMs, 16_000, 6000) + hump(tMs, 25_000, 3000);
    const [flexion, lateral, axial] = moves(tMs);
    return [share * flexion, share * lateral, share * axial];
  });
}

function lastingSilence(strap: Strap, fromMs: number, toMs: number): Strap {
  const { arrivalMs } = strap;
  return {
    ...strap,
    arrivalMs: (tMs, index) => {
      const hostMs = arrivalMs === undefined ? tMs : arrivalMs(tMs, index);
      return tMs > fromMs && tMs < toMs ? undefined : hostMs;
    },
  };
}

function sixAxes(): Stream {
  const random = createRandom(17);
  const straps = [
    cheap(
      thorax({ anglesAt: byTurns(50, thoraxMoves), segmentToSensor: () => [0.5, 0.5, -0.5, 0.5] }),
      random,
    ),
    lastingSilence(
      pelvis({
        anglesAt: byTurns(25, pelvisMoves),
        rateHz: 104,
        segmentToSensor: () => [0.6, 0, 0.8, 0],
      }),
      16_000,
      17_500,
    ),
  ];
  const others: HubInput[] = [
    attached(0, { slot: 9 }),
    ...swaying(random, 28_000, 9),
    { type: 'zero-heading', hostMs: 12_000 },
    { type: 'zero-heading', hostMs: 15_000 },
    { type: 'zero-heading', hostMs: 24_000 },
  ];
  return worn('a board and two six-axis sensors of 200 and 104 Hz', straps, 28_000, others);
}

/** Magnetic fields that are bent, missing and none; a sensor that turns out to have no use for them. */
function nineAxes(): Stream {
  const random = createRandom(23);
  const strap: Strap = { ...cheap(still({ axes: 9, facingRad: 1 }), random), rateHz: 180 };
  const { name, inputs } = worn('a nine-axis sensor on its way past steel', [strap], 26_000, [
    { type: 'gyro-bias', slot: 1, hostMs: 10, gyroBiasRadS: [0.01, -0.02, 0.005] },
    { type: 'zero-heading', hostMs: 12_500 },
    { ...strapAttached({ ...strap, axes: 6 }, 0), hostMs: 24_000 },
  ]);
  const bent = inputs.map((input): HubInput => {
    if (input.type !== 'motion' || input.magUt === undefined) return input;
    const [x, y, z] = input.magUt;
    if (input.hostMs > 13_000 && input.hostMs < 15_000) return { ...input, magUt: [x + 60, y, z - 20] };
    if (input.hostMs > 16_000 && input.hostMs < 16_100) return { ...input, magUt: [0, 0, 0] };
    return input.hostMs > 18_000 && input.hostMs < 18_050 ? { ...input, magUt: [Number.NaN, y, z] } : input;
  });
  return { name, inputs: bent };
}

/** Sensors that fuse by themselves, one that comes in bursts without a clock, and a board that tells its tilt. */
function orientations(): Stream {
  const straps: Strap[] = [
    thorax({ kind: 'orientation', rateHz: 50, arrivalMs: (tMs) => tMs + 7 }),
    pelvis({ kind: 'orientation', rateHz: 90, arrivalMs: (tMs) => 33 * Math.ceil(tMs / 33) }),
  ];
  const tilts = ticks(0, 14_000).map(({ hostMs }): HubInput => {
    const broken = hostMs % 3000 === 0;
    const tiltMlDeg = broken ? Number.NaN : 8 * wave(hostMs, 1900);
    return { type: 'tilt', slot: 3, hostMs: hostMs + 0.3, tiltMlDeg, tiltApDeg: 5 * wave(hostMs, 700) };
  });
  const { name, inputs } = worn('orientation sensors and a board that tilts', straps, 16_000, [
    { ...strapAttached({ slot: 3, role: 'board', anglesAt: () => [0, 0, 0] }, 0), kind: 'tilt', hostMs: 0.1 },
    ...tilts,
    {
      type: 'orientation',
      slot: 1,
      hostMs: 13_000,
      button: false,
      deviceMs: 12_999,
      quaternion: [0, 0, 0, 0],
    },
    {
      type: 'orientation',
      slot: 1,
      hostMs: 13_001,
      button: false,
      deviceMs: 13_000,
      quaternion: [2, 0.1, 0, 0.3],
    },
    { type: 'zero-heading', hostMs: 13_500 },
  ]);
  return { name, inputs };
}

/** Straps that slip, sensors that go, return, change places and are told how they sit. */
function unrest(): Stream {
  const random = createRandom(31);
  const slips = (tMs: number) =>
    tMs > 20_000 && tMs < 22_500 ? ([0.8, 0.6, 0, 0] as const) : ([1, 0, 0, 0] as const);
  const straps = [
    cheap(thorax({ anglesAt: byTurns(50, thoraxMoves), segmentToSensor: slips }), random),
    cheap(pelvis({ anglesAt: byTurns(25, pelvisMoves) }), random),
    thorax({ slot: 7, role: 'board', anglesAt: byTurns(0, thoraxMoves) }),
  ];
  const [first, second] = [strapAttached(straps[0] ?? thorax(), 0), strapAttached(straps[1] ?? pelvis(), 0)];
  return worn('sensors that slip, go, return and change places', straps, 31_000, [
    { type: 'zero-heading', hostMs: 15_000 },
    { type: 'detached', slot: 2, hostMs: 17_000 },
    { ...second, hostMs: 18_500 },
    { type: 'zero-heading', hostMs: 22_400 },
    { type: 'alignment', slot: 1, hostMs: 22_600, segmentToSensor: [1, 0.2, 0, 0.1] },
    { type: 'stand-still', hostMs: 22_700, durationMs: 1000 },
    { ...first, role: 'pelvis', hostMs: 24_000 },
    { ...second, role: 'thorax', hostMs: 24_100 },
    { type: 'alignment', slot: 1, hostMs: 24_200, segmentToSensor: [0.9, 0, 0.3, 0.1] },
    { type: 'alignment', slot: 2, hostMs: 24_200, segmentToSensor: [0.9, 0.1, 0.3, 0] },
    { type: 'clear-alignment', hostMs: 28_000 },
    { type: 'stand-still', hostMs: 28_500, durationMs: 700 },
    { type: 'calibration-bend', hostMs: 29_500, durationMs: 1000 },
  ]);
}

/** Readings that no device can give, among readings of six sensors in three slots. */
function nonsense(): Stream {
  const random = createRandom(41);
  const odd = [0, -0, 1, -1, 1e-9, 40, 1e5, 1e300, Number.NaN, Infinity, -Infinity];
  const number = (): number =>
    uniform(random, 0, 1) < 0.15
      ? (odd[integerBelow(random, odd.length)] ?? 0)
      : Math.round(uniform(random, -20, 20) * 1e3) / 1e3;
  const vector = (): [number, number, number] => [number(), number(), number()];
  const inputs: HubInput[] = [attached(0, { slot: 3 })];
  for (const [slot, role] of (['thorax', 'pelvis', 'board'] as const).entries()) {
    inputs.push({ ...strapAttached({ slot, role, anglesAt: () => [0, 0, 0] }, 0), axes: slot === 1 ? 9 : 6 });
    inputs.push({ type: 'alignment', slot, hostMs: 0, segmentToSensor: [1, 0.1 * slot, 0, 0] });
  }
  for (let hostMs = 0, clockMs = 0; hostMs < 8000; hostMs += uniform(random, 0, 6)) {
    const slot = integerBelow(random, 3);
    clockMs = uniform(random, 0, 1) < 0.003 ? number() * 1000 : clockMs + uniform(random, 0, 9);
    const motion = {
      type: 'motion',
      slot,
      button: false,
      hostMs,
      deviceMs: clockMs,
      gyroRadS: vector(),
    } as const;
    inputs.push({ ...motion, accMS2: vector(), ...(slot === 1 ? { magUt: vector() } : {}) });
    if (slot === 0) inputs.push(reading(hostMs, 4 * number(), number(), number(), { slot: 3 }));
  }
  return { name: 'nonsense from three sensors and a board', inputs };
}

/** A controller on the rib cage, its button held for a third of a second, and once while it is on its way off. */
function pressed(): Stream {
  const straps = [thorax({ anglesAt: byTurns(50, thoraxMoves) })];
  const { name, inputs } = worn('a worn controller whose button is pressed', straps, 13_000, [
    { type: 'detached', slot: 1, hostMs: 12_500 },
  ]);
  const isHeld = (hostMs: number): boolean => (hostMs > 11_000 && hostMs < 11_330) || hostMs > 12_300;
  return {
    name,
    inputs: inputs.map((input) =>
      input.type === 'motion' ? { ...input, button: isHeld(input.hostMs) } : input,
    ),
  };
}

/** Two worn controllers whose motors run, once cut short, and once while one stands still to be calibrated. */
function vibrating(): Stream {
  const random = createRandom(47);
  const straps = [
    cheap(thorax({ anglesAt: byTurns(50, thoraxMoves) }), random),
    pelvis({ anglesAt: byTurns(25, pelvisMoves) }),
  ];
  const pulse = (slot: number, hostMs: number, durationMs: number): HubInput => ({
    type: 'vibration',
    slot,
    hostMs,
    durationMs,
  });
  return worn('worn controllers that vibrate', straps, 16_000, [
    pulse(1, 1500, 100),
    pulse(1, 11_000, 150),
    pulse(2, 11_400, 60),
    pulse(1, 12_000, 150),
    pulse(1, 12_040, 0),
    pulse(2, 13_000, Number.NaN),
    pulse(7, 13_500, 150),
  ]);
}

export const STREAMS: readonly Stream[] = [
  board(undefined),
  board(20),
  board(137.5),
  sixAxes(),
  nineAxes(),
  orientations(),
  unrest(),
  nonsense(),
  pressed(),
  vibrating(),
];
