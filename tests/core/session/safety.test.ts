import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { FrameFlag } from '#core/contract/frame.ts';
import type { Frame } from '#core/contract/frame.ts';
import { CALM, checkFrame } from '#core/session/safety.ts';
import type { Stop, Watch } from '#core/session/safety.ts';
import { STOP_CAUSES } from '#core/session/actions.ts';
import { standing } from '../../support/frames.ts';

const STANDING: Watch = {
  board: 'standing',
  referenceLoadKg: 70,
  needs: ['board'],
  leanDeg: 30,
  speedDegS: 150,
};
const SEAT: Watch = { ...STANDING, board: 'seat', referenceLoadKg: 60 };
const TRUNK_ONLY: Watch = {
  ...STANDING,
  board: 'none',
  referenceLoadKg: undefined,
  needs: ['thorax', 'pelvis'],
};

const BOARD = FrameFlag.attached | FrameFlag.valid | FrameFlag.tared;
const THORAX = FrameFlag.thoraxAttached | FrameFlag.thoraxValid;
const PELVIS = FrameFlag.pelvisAttached | FrameFlag.pelvisValid;
/** No board at all: the frame is silent and empty as far as a board goes. */
const noBoard = (flags: number, changes: Partial<Frame> = {}): Frame =>
  standing({ loadKg: 0, loadPercent: 0, dataAgeMs: 0, edgeMargin: 1, flags, ...changes });

/** What the same frame again and again leads to, and after how many ms. */
function after(frame: Frame, watch: Watch, limitMs = 2000): (Stop & { readonly ms: number }) | undefined {
  let state = CALM;
  for (let ms = 10; ms <= limitMs; ms += 10) {
    const verdict = checkFrame(state, frame, watch);
    if (verdict.stop !== undefined) return { ...verdict.stop, ms };
    state = verdict.state;
  }
  return undefined;
}

describe('standing on a board', () => {
  it('stops for a load below 60 % of the body mass, half a second after the feet left', () => {
    expect(after(standing({ loadKg: 41.9 }), STANDING)).toEqual({ cause: 'step-off', ms: 460 });
    expect(after(standing({ loadKg: 42.1 }), STANDING)).toBeUndefined();
  });

  it('stops for weight at the edge of the board, after 0.3 s', () => {
    expect(after(standing({ edgeMargin: 0.049 }), STANDING)).toEqual({ cause: 'board-edge', ms: 260 });
  });

  it('stops when the board is silent for 250 ms, and when it is gone', () => {
    expect(after(standing({ dataAgeMs: 240 }), STANDING)).toMatchObject({
      cause: 'sensor-gap',
      sensor: 'board',
    });
    expect(after(standing({ flags: FrameFlag.held }), STANDING)).toMatchObject({
      cause: 'sensor-lost',
      sensor: 'board',
    });
  });
});

describe('sitting on a board', () => {
  it('knows no step-off by body mass: a seat bears less', () => {
    expect(after(standing({ loadKg: 35 }), SEAT)).toBeUndefined();
  });

  it('stops for getting up or sliding off', () => {
    expect(after(standing({ loadKg: 29 }), SEAT)).toEqual({ cause: 'left-seat', ms: 460 });
    expect(after(standing({ edgeMargin: 0.01 }), SEAT)).toEqual({ cause: 'seat-edge', ms: 260 });
  });
});

describe('without a board', () => {
  it('stops for nothing that only a board can tell', () => {
    expect(after(noBoard(THORAX | PELVIS), TRUNK_ONLY)).toBeUndefined();
  });

  it('stops for a needed sensor that is silent or gone, and names it', () => {
    const silent = noBoard(THORAX | FrameFlag.pelvisAttached);
    expect(after(silent, TRUNK_ONLY)).toEqual({ cause: 'sensor-gap', sensor: 'pelvis', ms: 160 });
    expect(after(noBoard(THORAX), TRUNK_ONLY)).toMatchObject({ cause: 'sensor-lost', sensor: 'pelvis' });
  });

  it('minds no sensor that is not needed', () => {
    expect(after(noBoard(THORAX), { ...TRUNK_ONLY, needs: ['thorax'] })).toBeUndefined();
  });
});

describe('whenever the trunk is seen', () => {
  const leaning = { thoraxFlexionDeg: 24, thoraxLateralDeg: 19 };

  it.each([
    ['standing on a board', STANDING, standing({ flags: BOARD | THORAX, ...leaning })],
    ['sitting on a board', SEAT, standing({ flags: BOARD | THORAX, ...leaning })],
    ['without a board', { ...TRUNK_ONLY, needs: ['thorax'] }, noBoard(THORAX, leaning)],
  ] as const)(
    '%s: stops for a lean beyond the limit in any direction, after 0.3 s',
    (_name, watch, frame) => {
      expect(after(frame, watch)).toEqual({ cause: 'trunk-lean', ms: 260 });
      expect(after(frame, { ...watch, leanDeg: 31 })).toBeUndefined();
      expect(after(frame, { ...watch, leanDeg: undefined })).toBeUndefined();
    },
  );

  it('goes by the pelvis where only that is seen', () => {
    const frame = noBoard(PELVIS, { pelvisFlexionDeg: 35 });
    expect(after(frame, { ...TRUNK_ONLY, needs: ['pelvis'] })).toMatchObject({ cause: 'trunk-lean' });
  });

  it('stops for a trunk faster than the limit, but not for a single frame', () => {
    const fast = noBoard(THORAX, { thoraxFlexionDegS: 100, thoraxAxialDegS: 120 });
    expect(after(fast, { ...TRUNK_ONLY, needs: ['thorax'] })).toEqual({ cause: 'trunk-speed', ms: 30 });
    const spike = checkFrame(CALM, fast, { ...TRUNK_ONLY, needs: ['thorax'] });
    expect(spike.stop).toBeUndefined();
    expect(after(fast, { ...TRUNK_ONLY, needs: ['thorax'], speedDegS: 160 })).toBeUndefined();
  });

  it('minds neither where the sensor does not speak', () => {
    const held = standing({ flags: BOARD, thoraxFlexionDeg: 80, thoraxFlexionDegS: 500 });
    expect(after(held, STANDING)).toBeUndefined();
  });
});

describe('buttons', () => {
  it.each([
    ['board-button', FrameFlag.button],
    ['controller-button', FrameFlag.controllerButton],
  ] as const)('%s stops at once, and once as long as it is held', (cause, flag) => {
    const pressed = standing({ flags: BOARD | flag });
    const first = checkFrame(CALM, pressed, STANDING);
    expect(first.stop).toEqual({ cause });
    expect(checkFrame(first.state, pressed, STANDING).stop).toBeUndefined();
  });
});

describe('any frames at all', () => {
  const anyFrame = fc
    .record({
      loadKg: fc.double(),
      edgeMargin: fc.double(),
      dataAgeMs: fc.double(),
      thoraxFlexionDeg: fc.double(),
      thoraxFlexionDegS: fc.double(),
      flags: fc.integer({ min: 0, max: 131_071 }),
    })
    .map((changes) => standing(changes));

  it('give a verdict of known cause, and a state that stays finite', () => {
    const watches = [STANDING, SEAT, TRUNK_ONLY, { ...STANDING, referenceLoadKg: undefined }];
    fc.assert(
      fc.property(fc.array(anyFrame, { maxLength: 80 }), fc.constantFrom(...watches), (frames, watch) => {
        let state = CALM;
        for (const frame of frames) {
          const verdict = checkFrame(state, frame, watch);
          expect([undefined, ...STOP_CAUSES]).toContain(verdict.stop?.cause);
          state = verdict.state;
        }
        const { buttonHeld, controllerHeld, ...times } = state;
        expect(Object.values(times).every((ms) => Number.isFinite(ms) && ms >= 0)).toBe(true);
        expect([buttonHeld, controllerHeld].every((held) => typeof held === 'boolean')).toBe(true);
      }),
    );
  });
});
