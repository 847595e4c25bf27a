/**
 * The virtual patient: a body on the board that looks at the game and answers it. It knows where the marker is and
 * where it belongs, and nothing of scores, trials or abilities. The model and its numbers are in README.md.
 */
import type { CellLoadsKg } from '../contract/reading.ts';
import type { Stimulus, VirtualPatientOptions } from '../contract/sensors.ts';
import { createRandom, deriveSeed } from '../signal/random.ts';
import { BoardCells } from './board-cells.ts';
import { smoothNoise } from './noise.ts';
import { NEUTRAL, type PointMm, sum } from './point.ts';
import { Stepping } from './stepping.ts';
import { SwayingAxis } from './swaying-axis.ts';
import { traitsOf } from './traits.ts';
import { Trunk } from './trunk.ts';
import { Visuomotor } from './visuomotor.ts';

export interface VirtualPatient {
  /**
   * The loads 10 ms later, given what the person sees meanwhile. Without a stimulus they stand quietly. They begin
   * beside the board and step on.
   */
  step(stimulus: Stimulus | undefined): CellLoadsKg;
  /** Pelvis and thorax, of who wears motion sensors; stepped with the body. */
  readonly trunk: Trunk | undefined;
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
  const wearsSensors = options.sensors !== undefined && options.sensors !== 'none';
  const trunk = wearsSensors ? new Trunk(options) : undefined;
  let cop: PointMm = NEUTRAL;
  return {
    trunk,
    step(stimulus) {
      const falling = ml.falling || ap.falling;
      const footing = stepping.step(stimulus?.standing ?? true, cop, falling);
      if (footing.landed) {
        ml.land();
        ap.land();
        sight.reset();
      }
      const onBothFeet = footing.cop === undefined;
      if (footing.cop === undefined) {
        const seen = sight.step(stimulus, cop);
        const goal = trunk === undefined ? seen : sum(seen, trunk.leanMm);
        const attending = stimulus?.attending ?? false;
        cop = { mlMm: ml.step(goal.mlMm, attending), apMm: ap.step(goal.apMm, attending) };
      } else {
        cop = footing.cop;
      }
      trunk?.step(stimulus?.movement, onBothFeet ? { ml: ml.sway, ap: ap.sway } : undefined);
      const loadKg = options.bodyMassKg * footing.weightShare * (1 + LOAD_RIPPLE * ripple.next());
      return cells.read(loadKg, cop);
    },
  };
}
