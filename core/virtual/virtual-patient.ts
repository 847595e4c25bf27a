/**
 * The virtual patient: a body that looks at the game and answers it, on the board or off it, standing or sitting. It
 * knows where each marker is and where it belongs, and nothing of scores, trials or abilities. The model and its numbers
 * are in README.md.
 */
import type { CellLoadsKg } from '../contract/reading.ts';
import type { VirtualPatientOptions } from '../contract/sensors.ts';
import type { Posture, Stimulus } from '../contract/stimulus.ts';
import { createRandom, deriveSeed } from '../signal/random.ts';
import { Balance } from './balance.ts';
import { BoardCells } from './board-cells.ts';
import { standingRate } from './body.ts';
import { FeetSteering, watchesSway } from './feet-steering.ts';
import { Form, seedOfToday } from './form.ts';
import { type Noise, smoothNoise } from './noise.ts';
import { NEUTRAL, type PointMm, sum } from './point.ts';
import { seatedRate, seatedTraits } from './seated.ts';
import { SEAT_SHARE, STANCES } from './stance.ts';
import { Stepping } from './stepping.ts';
import { TiltingBoard } from './tilting-board.ts';
import { type Traits, traitsOf } from './traits.ts';
import { Trunk } from './trunk.ts';

export interface VirtualPatient {
  /**
   * The loads 10 ms later, given what the person sees meanwhile; undefined without a board. Without a stimulus they stay
   * quietly as they are. They begin beside the board and step on.
   */
  step(stimulus: Stimulus | undefined): CellLoadsKg | undefined;
  /** Pelvis and thorax, of who wears motion sensors; stepped with the body. */
  readonly trunk: Trunk | undefined;
  /** The rocker under the board, if there is one; stepped with the body. */
  readonly tiltingBoard: TiltingBoard | undefined;
}

/** Vertical force varies with heartbeat and movement by about this share of the weight. */
const LOAD_RIPPLE = 0.0015;
const LOAD_RIPPLE_S = 0.08;

/** The same options give the same loads for the same stimuli. */
export function createVirtualPatient(options: VirtualPatientOptions): VirtualPatient {
  return new Patient(options);
}

class Patient implements VirtualPatient {
  readonly trunk: Trunk | undefined;
  readonly tiltingBoard: TiltingBoard | undefined;
  readonly #options: VirtualPatientOptions;
  readonly #traits: Traits;
  readonly #form: Form;
  readonly #standing: Balance;
  #seated: Balance | undefined;
  readonly #steering: FeetSteering;
  readonly #stepping: Stepping;
  readonly #cells: BoardCells | undefined;
  readonly #ripple: Noise;
  #posture: Posture = 'feet-apart';
  #cop: PointMm = NEUTRAL;
  /** How much of that a leaning trunk does by itself: on a seat. */
  #trunkShiftMm: PointMm = NEUTRAL;

  constructor(options: VirtualPatientOptions) {
    const { board = 'balance', heightM, sensors = 'none' } = options;
    const seed = seedOfToday(options);
    const stream = (label: string) => createRandom(deriveSeed(seed, label));
    this.#options = options;
    this.#traits = traitsOf(options);
    this.#form = new Form(seed);
    this.trunk = sensors === 'none' ? undefined : new Trunk(options, this.#form);
    this.tiltingBoard = board === 'tilting' ? new TiltingBoard(stream('tilt')) : undefined;
    this.#standing = new Balance(
      standingRate(heightM),
      this.#traits,
      this.#form,
      STANCES['feet-apart'],
      seed,
    );
    const draws = { sight: stream('sight'), places: stream('places') };
    this.#steering = new FeetSteering(this.#traits, this.#form, draws, this.tiltingBoard);
    this.#stepping = new Stepping(stream('stepping'));
    this.#cells = board === 'none' ? undefined : new BoardCells(stream('cells'));
    this.#ripple = smoothNoise(stream('ripple'), LOAD_RIPPLE_S);
  }

  step(stimulus: Stimulus | undefined): CellLoadsKg | undefined {
    const asked = stimulus?.posture ?? this.#posture;
    if (STANCES[asked].support === this.#support || this.#stepping.isOff) this.#posture = asked;
    const balance = this.#isSeated ? this.#sitting() : this.#standing;
    const isFalling = !this.#isSeated && balance.falling;
    const footing = this.#stepping.step(this.#wantsOn(stimulus, asked), this.#cop, isFalling, this.#isSeated);
    if (footing.landed) {
      balance.land();
      this.#steering.reset();
    }
    const isInPosture = footing.cop === undefined;
    this.#form.step(isInPosture && !this.#isSeated);
    if (!isInPosture) this.#trunkShiftMm = NEUTRAL;
    this.#cop = footing.cop ?? this.#stepBalance(stimulus, balance);
    this.trunk?.step(stimulus, isInPosture ? balance.sway : undefined, this.#isSeated);
    return this.#weigh(footing.weightShare);
  }

  get #support(): 'feet' | 'seat' | 'chair' {
    return STANCES[this.#posture].support;
  }

  get #isSeated(): boolean {
    return this.#support !== 'feet';
  }

  #sitting(): Balance {
    if (this.#seated !== undefined) return this.#seated;
    const { heightM } = this.#options;
    const seed = seedOfToday(this.#options);
    const traits = seatedTraits(this.#traits, heightM);
    this.#seated = new Balance(
      seatedRate(heightM),
      traits,
      this.#form,
      STANCES[this.#posture],
      seed,
      'seated ',
    );
    return this.#seated;
  }

  /** The person leaves the board when told to, and to change from feet to seat; there is no place without a board. */
  #wantsOn(stimulus: Stimulus | undefined, asked: Posture): boolean {
    if (STANCES[asked].support !== this.#support) return false;
    const needsNoBoard = this.#cells === undefined || this.#support === 'chair';
    return needsNoBoard || stimulus?.place !== 'off-board';
  }

  /** Where the person puts their weight meanwhile. */
  #stepBalance(stimulus: Stimulus | undefined, balance: Balance): PointMm {
    const stance = STANCES[this.#posture];
    const eyesOpen = stimulus?.eyes !== 'closed';
    const leanMm = this.trunk?.leanMm ?? NEUTRAL;
    const wanted = this.#steering.step(stimulus, this.#cop, this.#trunkShiftMm, stance.limitsMm);
    if (!this.#isSeated) return balance.step(sum(wanted, leanMm), watchesSway(stimulus), stance, eyesOpen);
    balance.catchFall();
    this.#trunkShiftMm = leanMm;
    return sum(balance.step(wanted, watchesSway(stimulus), stance, eyesOpen), leanMm);
  }

  #weigh(weightShare: number): CellLoadsKg | undefined {
    const onBoard = this.#support === 'chair' ? 0 : weightShare;
    const borne = this.#isSeated ? SEAT_SHARE * onBoard : onBoard;
    const loadKg = this.#options.bodyMassKg * borne * (1 + LOAD_RIPPLE * this.#ripple.next());
    this.tiltingBoard?.step(this.#cop, onBoard);
    return this.#cells?.read(loadKg, this.#cop);
  }
}
