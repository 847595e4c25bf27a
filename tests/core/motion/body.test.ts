import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Frame } from '#core/contract/frame.ts';
import { normalised } from '#core/motion/quaternion.ts';
import { Hub } from '#core/session/hub.ts';
import { pushAll, rootMeanSquare } from '../session/board-player.ts';
import {
  type Angles,
  CALIBRATED_MS,
  CALIBRATION,
  type Strap,
  calibrating,
  play,
  strapAttached,
} from '../../support/worn-sensors.ts';

fc.configureGlobal({ seed: 20240229 });

const DELAY_MS = 20;
const part = fc.double({ min: -1, max: 1, noNaN: true });
/** Any turn. */
const mounting = fc
  .tuple(part, part, part, part)
  .filter((q) => q.some((one) => Math.abs(one) > 0.1))
  .map((q) => normalised(q));

const wave = (tMs: number, periodMs: number): number => Math.sin((2 * Math.PI * tMs) / periodMs);
const thoraxMoves = (tMs: number): Angles => [
  30 + 30 * wave(tMs, 4000),
  20 * wave(tMs, 5300),
  25 * wave(tMs, 3700),
];
const pelvisMoves = (tMs: number): Angles => [
  12 + 15 * wave(tMs, 4000),
  6 * wave(tMs, 5300),
  10 * wave(tMs, 3700),
];
/** Comes to the movement smoothly from upright. */
const eased =
  (moves: (tMs: number) => Angles): ((tMs: number) => Angles) =>
  (tMs) => {
    const share = Math.min(1, (tMs - CALIBRATED_MS) / 1000);
    const [f, l, a] = moves(tMs);
    return [share * f, share * l, share * a];
  };

function thorax(change: Partial<Strap> = {}): Strap {
  return { slot: 1, role: 'thorax', anglesAt: calibrating(50, eased(thoraxMoves)), ...change };
}
function pelvis(change: Partial<Strap> = {}): Strap {
  return { slot: 2, role: 'pelvis', anglesAt: calibrating(25, eased(pelvisMoves)), ...change };
}

function run(straps: readonly Strap[], toMs: number, hub = new Hub()): { hub: Hub; frames: Frame[] } {
  const inputs = [...straps.map((strap) => strapAttached(strap, 0)), ...play(straps, 0, toMs, CALIBRATION)];
  return { hub, frames: pushAll(hub, inputs) };
}

function errorsOf(frames: readonly Frame[], strap: Strap, name: 'thorax' | 'pelvis', fromMs: number) {
  const moving = frames.filter(({ tMs }) => tMs >= fromMs);
  const off = (column: 'FlexionDeg' | 'LateralDeg' | 'AxialDeg', index: 0 | 1 | 2): number =>
    rootMeanSquare(
      moving.map((frame) => frame[`${name}${column}`] - strap.anglesAt(frame.tMs - DELAY_MS)[index]),
    );
  return { flexion: off('FlexionDeg', 0), lateral: off('LateralDeg', 1), axial: off('AxialDeg', 2) };
}

describe('two sensors, strapped anyhow', () => {
  it('tell the angles of thorax and pelvis within half a degree after the two steps', () => {
    fc.assert(
      fc.property(
        mounting,
        mounting,
        fc.double({ min: -3, max: 3, noNaN: true }),
        (onThorax, onPelvis, facing) => {
          const straps = [
            thorax({ segmentToSensor: () => onThorax, facingRad: facing }),
            pelvis({ segmentToSensor: () => onPelvis, facingRad: facing }),
          ] as const;
          const { hub, frames } = run(straps, 20_000);
          expect(hub.body.calibration).toEqual({ step: 'bow', state: 'done', progress: 1 });
          for (const [strap, name] of [
            [straps[0], 'thorax'],
            [straps[1], 'pelvis'],
          ] as const) {
            const errors = errorsOf(frames, strap, name, CALIBRATED_MS + 100);
            expect(errors.flexion).toBeLessThan(0.5);
            expect(errors.lateral).toBeLessThan(0.5);
            expect(errors.axial).toBeLessThan(0.5);
          }
        },
      ),
      { numRuns: 12 },
    );
  });
});
