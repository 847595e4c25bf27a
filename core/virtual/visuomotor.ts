/**
 * What the person sees, and the lean they decide on.
 *
 * They see the marker's error late, remember where their own weight was at that moment, and so know where it should
 * have been: goal = felt centre of pressure then + (target - marker) then. That is a Smith predictor whose only model
 * of the game is "the marker follows my weight"; it is stable in spite of the delay and settles for any gain below 2
 * (Gawthrop et al. 2011, Biol Cybern 104:31, on predictive and intermittent control of stance). Corrections are
 * intermittent: a new one only when the error is worth it, and not within a refractory time.
 */
import type { Stimulus } from '../contract/sensors.ts';
import { type Random, normal, uniform } from '../signal/random.ts';
import { type PointMm, withinReach } from './base-of-support.ts';
import { DelayLine } from './delay-line.ts';
import { type Noise, colouredNoise, smoothNoise } from './noise.ts';
import type { Traits } from './traits.ts';

const STEP_MS = 10;

/** What the person has learnt of the game's own lag: from their weight moving to the marker moving. */
const LEARNT_LAG_MS = 30;

/** A decision lasts at least so long (refractory time of intermittent control; Loram et al. 2011, J Physiol 589:307). */
const REFRACTORY_MS = { least: 100, most: 180 } as const;

/** Reaction times vary by about a tenth. */
const DELAY_VARIATION = 0.08;

/** A prepared lean begins this long before the announced moment, and is trusted until its outcome has been seen. */
const LEAD_MS = 150;
const SETTLE_MS = 100;

/** Announcements closer together than this are one and the same. */
const SAME_CUE_MS = 200;

/** With nothing to attend to, a lean relaxes to neutral with this time constant. */
const RELAX_S = 2;

/** Nothing on a screen asks for a larger movement than this. */
const LARGEST_MM = 300;

interface Percept {
  readonly error: PointMm;
  readonly cue: { readonly push: PointMm; readonly inMs: number } | undefined;
}

interface Preparation {
  readonly lean: PointMm;
  readonly arrivalMs: number;
  begun: boolean;
}

const NEUTRAL: PointMm = { mlMm: 0, apMm: 0 };

export class Visuomotor {
  readonly #traits: Traits;
  readonly #random: Random;
  readonly #percepts = new DelayLine<Percept | undefined>(undefined);
  readonly #felt = new DelayLine<PointMm>(NEUTRAL);
  readonly #feltMl: Noise;
  readonly #feltAp: Noise;
  readonly #pace: Noise;
  #nowMs = 0;
  #goal: PointMm = NEUTRAL;
  #nextDecisionMs = 0;
  #preparation: Preparation | undefined;

  constructor(traits: Traits, random: Random) {
    this.#traits = traits;
    this.#random = random;
    this.#feltMl = colouredNoise(random, 1);
    this.#feltAp = colouredNoise(random, 1);
    this.#pace = smoothNoise(random, 1);
  }

  /** Forget everything: the person has just stepped on. */
  reset(): void {
    this.#percepts.fill(undefined);
    this.#felt.fill(NEUTRAL);
    this.#goal = NEUTRAL;
    this.#preparation = undefined;
  }

  /** The lean the person wants 10 ms later, having seen this and standing there. */
  step(stimulus: Stimulus | undefined, cop: PointMm): PointMm {
    this.#nowMs += STEP_MS;
    this.#percepts.push(perceive(stimulus));
    const noiseMm = this.#traits.feltCopNoiseMm;
    this.#felt.push({
      mlMm: cop.mlMm + noiseMm * this.#feltMl.next(),
      apMm: cop.apMm + noiseMm * this.#feltAp.next(),
    });
    const delayMs = this.#traits.visualDelayMs * (1 + DELAY_VARIATION * this.#pace.next());
    const percept = this.#percepts.ago(delayMs);
    if (percept === undefined) this.#relax();
    else this.#react(percept, delayMs);
    this.#prepare();
    return this.#goal;
  }

  #relax(): void {
    const keep = 1 - STEP_MS / 1000 / RELAX_S;
    this.#goal = { mlMm: this.#goal.mlMm * keep, apMm: this.#goal.apMm * keep };
  }

  #react(percept: Percept, delayMs: number): void {
    if (percept.cue !== undefined) this.#notice(percept.cue.push, this.#nowMs - delayMs + percept.cue.inMs);
    if (this.#nowMs < this.#nextDecisionMs || this.#preparation?.begun === true) return;
    const wanted = this.#wanted(delayMs, percept);
    const change = { mlMm: wanted.mlMm - this.#goal.mlMm, apMm: wanted.apMm - this.#goal.apMm };
    const sizeMm = Math.sqrt(change.mlMm * change.mlMm + change.apMm * change.apMm);
    if (sizeMm < this.#traits.toleratedErrorMm) return;
    const share = this.#traits.correction;
    const shareMl = change.mlMm < 0 ? share * this.#traits.leftCorrection : share;
    this.#decide({
      mlMm: this.#goal.mlMm + shareMl * change.mlMm,
      apMm: this.#goal.apMm + share * change.apMm,
    });
    this.#nextDecisionMs = this.#nowMs + uniform(this.#random, REFRACTORY_MS.least, REFRACTORY_MS.most);
  }

  /** Where the weight should have been when this was seen. A side that answers late looks further back. */
  #wanted(delayMs: number, percept: Percept): PointMm {
    const seen = (ago: number, what: Percept): PointMm => {
      const felt = this.#felt.ago(ago + LEARNT_LAG_MS);
      const noiseMm = this.#traits.seenNoiseMm;
      return {
        mlMm: felt.mlMm + what.error.mlMm + noiseMm * normal(this.#random),
        apMm: felt.apMm + what.error.apMm + noiseMm * normal(this.#random),
      };
    };
    const now = seen(delayMs, percept);
    if (now.mlMm >= this.#goal.mlMm || this.#traits.leftDelayMs === 0) return now;
    const lateMs = delayMs + this.#traits.leftDelayMs;
    const late = this.#percepts.ago(lateMs);
    return { mlMm: late === undefined ? this.#goal.mlMm : seen(lateMs, late).mlMm, apMm: now.apMm };
  }

  #notice(push: PointMm, arrivalMs: number): void {
    const tooLate = arrivalMs < this.#nowMs;
    const known =
      this.#preparation !== undefined && Math.abs(arrivalMs - this.#preparation.arrivalMs) < SAME_CUE_MS;
    if (tooLate || known || this.#preparation?.begun === true) return;
    const share = this.#traits.anticipation;
    const left = push.mlMm > 0 ? this.#traits.leftCorrection : 1;
    this.#preparation = {
      lean: { mlMm: -share * left * push.mlMm, apMm: -share * push.apMm },
      arrivalMs,
      begun: false,
    };
  }

  #prepare(): void {
    const preparation = this.#preparation;
    if (preparation === undefined) return;
    if (!preparation.begun && this.#nowMs >= preparation.arrivalMs - LEAD_MS) {
      preparation.begun = true;
      this.#decide({
        mlMm: this.#goal.mlMm + preparation.lean.mlMm,
        apMm: this.#goal.apMm + preparation.lean.apMm,
      });
    }
    const trustedUntilMs = preparation.arrivalMs + this.#traits.visualDelayMs + SETTLE_MS;
    if (this.#nowMs >= trustedUntilMs) this.#preparation = undefined;
  }

  #decide(goal: PointMm): void {
    this.#goal = withinReach(goal, this.#traits.reach);
  }
}

/** What a glance takes in; nothing when there is nothing to attend to, or no place it could be. */
function perceive(stimulus: Stimulus | undefined): Percept | undefined {
  if (stimulus === undefined || !stimulus.attending) return undefined;
  const mlMm = bounded(stimulus.targetMlMm - stimulus.markerMlMm);
  const apMm = bounded(stimulus.targetApMm - stimulus.markerApMm);
  if (mlMm === undefined || apMm === undefined) return undefined;
  return { error: { mlMm, apMm }, cue: perceiveCue(stimulus.cue) };
}

function perceiveCue(cue: Stimulus['cue']): Percept['cue'] {
  if (cue === undefined || !Number.isFinite(cue.inMs) || cue.inMs < 0) return undefined;
  const mlMm = bounded(cue.mlMm);
  const apMm = bounded(cue.apMm);
  return mlMm === undefined || apMm === undefined ? undefined : { push: { mlMm, apMm }, inMs: cue.inMs };
}

function bounded(mm: number): number | undefined {
  return Number.isNaN(mm) ? undefined : Math.max(-LARGEST_MM, Math.min(LARGEST_MM, mm));
}
