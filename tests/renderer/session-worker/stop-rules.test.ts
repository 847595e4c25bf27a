/**
 * Every stop rule end to end: from the moment at which the body does it to the moment at which the exercise is told to
 * let go, and until nothing disturbs any more. Real times, through the sensors process, the worker and its batches.
 */
import { describe, expect, it } from 'vitest';
import type { Posture, Steering } from '#core/contract/stimulus.ts';
import type { StopCause } from '#core/session/actions.ts';
import type { SessionSetup } from '#core/session/setup.ts';
import { programmeOf, squallBlock } from '../../support/programmes.ts';
import { toySetup } from '../../support/session.ts';
import { evenRange } from '../../support/toy-exercise.ts';
import { cellsOf } from './support/scripted-sensors.ts';
import { SessionRig } from './support/session-rig.ts';

const MASS_KG = 70;
const CALM_WITHIN_MS = 200;

interface Rule {
  readonly name: string;
  readonly cause: StopCause;
  /** From the moment at which the body does it. */
  readonly ownMs: number;
  readonly posture: Posture;
  readonly steering: Steering;
  /** Left out: there is one. */
  readonly board?: 'none';
  readonly happens: (rig: SessionRig) => void;
}

const standing = { posture: 'feet-apart', steering: 'centre-of-pressure' } as const;
const sitting = { posture: 'sitting-on-board', steering: 'centre-of-pressure' } as const;
const byThorax = { posture: 'feet-apart', steering: 'thorax' } as const;
/** Nothing comes but what the thorax says. */
const onChair = { posture: 'sitting-on-chair', steering: 'thorax', board: 'none' } as const;

/** From now on the thorax turns as fast as this in one direction, from where it is. */
function turns(rig: SessionRig, axis: 0 | 1 | 2, fromDeg: number, degS: number): void {
  const sinceMs = rig.clock.nowMs();
  rig.sensors.body.thoraxAt = (tMs) => {
    const angle = fromDeg + (degS * Math.max(0, tMs - sinceMs)) / 1000;
    return [axis === 0 ? angle : 0, axis === 1 ? angle : 0, axis === 2 ? angle : 0];
  };
}

const RULES: readonly Rule[] = [
  {
    name: 'stepping off the board',
    cause: 'step-off',
    ownMs: 500,
    ...standing,
    happens: ({ sensors }) => {
      sensors.body.cells = () => cellsOf(0);
    },
  },
  {
    name: 'weight at the edge of the board',
    cause: 'board-edge',
    ownMs: 300,
    ...standing,
    happens: ({ sensors }) => {
      sensors.body.cells = () => cellsOf(MASS_KG, 0.98);
    },
  },
  {
    name: 'getting up from the seat',
    cause: 'left-seat',
    ownMs: 500,
    ...sitting,
    happens: ({ sensors }) => {
      sensors.body.cells = () => cellsOf(0.3 * MASS_KG);
    },
  },
  {
    name: 'sliding to the edge of the seat',
    cause: 'seat-edge',
    ownMs: 300,
    ...sitting,
    happens: ({ sensors }) => {
      sensors.body.cells = () => cellsOf(MASS_KG, 0, -0.98);
    },
  },
  {
    name: 'a trunk that leans beyond its limit',
    cause: 'trunk-lean',
    ownMs: 300,
    ...standing,
    happens: (rig) => {
      turns(rig, 0, 0, 60);
      rig.run(500);
    },
  },
  {
    name: 'a trunk that is too fast',
    cause: 'trunk-speed',
    ownMs: 100,
    ...standing,
    happens: (rig) => turns(rig, 2, 0, 200),
  },
  {
    name: 'a silent board',
    cause: 'sensor-gap',
    ownMs: 250,
    ...standing,
    happens: ({ sensors }) => {
      sensors.body.cells = () => undefined;
    },
  },
  {
    name: 'a silent sensor on the thorax that steers',
    cause: 'sensor-gap',
    ownMs: 250,
    ...byThorax,
    happens: ({ sensors }) => {
      sensors.body.thoraxSpeaks = false;
    },
  },
  {
    name: 'the only sensor there is, on the thorax, silent',
    cause: 'sensor-gap',
    ownMs: 250,
    ...onChair,
    happens: ({ sensors }) => {
      sensors.body.thoraxSpeaks = false;
    },
  },
  {
    name: 'a seated trunk that leans beyond its limit',
    cause: 'trunk-lean',
    ownMs: 300,
    ...onChair,
    happens: (rig) => {
      turns(rig, 1, 0, -60);
      rig.run(500);
    },
  },
  {
    name: 'a board that is pulled out',
    cause: 'sensor-lost',
    ownMs: 250,
    ...standing,
    happens: ({ sensors }) => sensors.detachBoard(),
  },
  {
    name: 'a sensors process that hangs',
    cause: 'sensor-lost',
    ownMs: 250,
    ...standing,
    happens: ({ sensors }) => sensors.freeze(),
  },
  {
    name: 'a sensors process that hangs while the thorax steers',
    cause: 'sensor-lost',
    ownMs: 250,
    ...byThorax,
    happens: ({ sensors }) => sensors.freeze(),
  },
  {
    name: "the board's own button",
    cause: 'board-button',
    ownMs: 50,
    ...standing,
    happens: ({ sensors }) => {
      sensors.body.boardButton = true;
    },
  },
  {
    name: 'a button of a controller that is worn',
    cause: 'controller-button',
    ownMs: 50,
    ...standing,
    happens: ({ sensors }) => {
      sensors.body.controllerButton = true;
    },
  },
];

/** On foam neutral alone is measured, which takes ten seconds and not thirty. */
function setupOf({ posture, steering, board }: Rule): SessionSetup {
  const surface = posture === 'feet-apart' ? 'foam' : 'firm';
  return toySetup(
    {},
    {
      programme: programmeOf([squallBlock({ posture, steering, surface, dose: { sets: 1, seconds: 60 } })]),
      sensors: board === 'none' ? ['thorax'] : ['board', 'thorax'],
      ranges: [{ steering, posture, range: evenRange(steering === 'thorax' ? 20 : 80) }],
    },
  );
}

interface Measured {
  readonly cause: unknown;
  /** From the moment at which the body does it. */
  readonly beginsMs: number;
  /** From the moment at which the exercise was told to let go. */
  readonly calmMs: number;
  readonly disturbedBefore: boolean;
}

/** Plays until the disturbance is at its height, lets it happen a little after a reading, and measures. */
function measured(rule: Rule, picturesPerSecond: number, afterReadingMs: number): Measured {
  const rig = new SessionRig({ setup: setupOf(rule), picturesPerSecond });
  if (rule.board === 'none') rig.sensors.detachBoard();
  rig.toFullDisturbance();
  rig.run(afterReadingMs);
  rule.happens(rig);
  const happenedMs = rig.clock.nowMs();
  rig.run(1000);
  const release = rig.happenings.findIndex(({ isRelease, atMs }) => isRelease && atMs >= happenedMs);
  const begun = rig.happenings[release];
  const calm = rig.happenings.slice(release).find(({ disturbance }) => disturbance === 0);
  return {
    cause: rig.phase?.name === 'paused' ? rig.phase.cause : undefined,
    beginsMs: (begun?.atMs ?? Infinity) - happenedMs,
    calmMs: (calm?.atMs ?? Infinity) - (begun?.atMs ?? 0),
    disturbedBefore: (begun?.disturbance ?? 0) > 0,
  };
}

describe.each(RULES)('$name', (rule) => {
  it.each([
    [3, 1],
    [60, 9],
  ])(
    'stops in time and is calm in time at %i pictures a second, %i ms after a reading',
    (pictures, afterMs) => {
      const { cause, beginsMs, calmMs, disturbedBefore } = measured(rule, pictures, afterMs);
      expect(disturbedBefore).toBe(true);
      expect(cause).toBe(rule.cause);
      expect(beginsMs).toBeLessThanOrEqual(rule.ownMs);
      expect(calmMs).toBeLessThanOrEqual(CALM_WITHIN_MS);
    },
  );
});

describe('stop rules', () => {
  it.each([0, 6])('take effect at the same moments at 60, 10 and 3 pictures a second (rule %i)', (index) => {
    const rule = RULES[index];
    if (rule === undefined) throw new Error('There is no such rule.');
    const [at60, at10, at3] = [60, 10, 3].map((pictures) => measured(rule, pictures, 1));
    expect(at10).toEqual(at60);
    expect(at3).toEqual(at60);
  });
});
