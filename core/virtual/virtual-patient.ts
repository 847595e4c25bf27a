/**
 * The virtual patient: a body on the board that looks at the game and answers it. It knows where the marker is and
 * where it belongs, and nothing of scores, trials or abilities. The model and its numbers are in README.md.
 */
import type { CellLoadsKg } from '../contract/reading.ts';
import type { Stimulus, VirtualPatientOptions } from '../contract/sensors.ts';
import { createRandom, deriveSeed } from '../signal/random.ts';
import { BoardCells } from './board-cells.ts';
import { smoothNoise } from './noise.ts';
import { NEUTRAL, type PointMm } from './point.ts';
import { Stepping } from './stepping.ts';
import { SwayingAxis } from './swaying-axis.ts';
import { traitsOf } from './traits.ts';
import { Visuomotor } from './visuomotor.ts';

export interface VirtualPatient {
  /**
   * The loads 10 ms later, given what the person sees meanwhile. Without a stimulus they stand quietly. They begin
   * beside the board and step on.
   */
  step(stimulus: Stimulus | undefined): CellLoadsKg;
}

/** Vertical force varies with heartbeat and movement by about this share of the weight. */
const LOAD_RIPPLE = 0.0015;
const LOAD_RIPPLE_S = 0.08;

/** The same options give the same loads for the same stimuli. */
export function createVirtualPatient(options: VirtualPatientOptions): VirtualPatient {
  const traits = traitsOf(options);
  const stream = (label: string) => createRandom(deriveSeed(options.seed, label));
  const ml = new SwayingAxis(options.heightM, traits, 'ml', options.seed);
  const ap = new SwayingAxis(options.heightM, traits, 'ap', options.seed);
  const sight = new Visuomotor(traits, stream('sight'));
  const stepping = new Stepping(stream('stepping'));
  const cells = new BoardCells(stream('cells'));
  const ripple = smoothNoise(stream('ripple'), LOAD_RIPPLE_S);
  let cop: PointMm = NEUTRAL;
  return {
    step(stimulus) {
      const falling = ml.falling || ap.falling;
      const footing = stepping.step(stimulus?.standing ?? true, cop, falling);
      if (footing.landed) {
        ml.land();
        ap.land();
        sight.reset();
      }
      if (footing.cop === undefined) {
        const goal = sight.step(stimulus, cop);
        const attending = stimulus?.attending ?? false;
        cop = { mlMm: ml.step(goal.mlMm, attending), apMm: ap.step(goal.apMm, attending) };
      } else {
        cop = footing.cop;
      }
      const loadKg = options.bodyMassKg * footing.weightShare * (1 + LOAD_RIPPLE * ripple.next());
      return cells.read(loadKg, cop);
    },
  };
}
