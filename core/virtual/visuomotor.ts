/**
 * What the person sees, and the lean they decide on.
 *
 * They see the marker late and remember where their own weight was, so they can tell what pushes it (marker-model.ts)
 * and lean against that: goal = target - disturbance. This is a Smith predictor: it is stable in spite of the delay,
 * and settles for any gain of the marker below 2 (predictive and intermittent control of stance: Gawthrop et al. 2011,
 * Biol Cybern 104:31). Corrections are intermittent: a new one only when the error is worth it, and not within a
 * refractory time.
 */
import type { Stimulus } from '../contract/sensors.ts';
import { type Random, uniform } from '../signal/random.ts';
import { withinReach } from './base-of-support.ts';
import { DelayLine } from './delay-line.ts';
import { MarkerModel, SIGHTINGS_MS } from './marker-model.ts';
import { type Noise, PointNoise, smoothNoise } from './noise.ts';
import { NEUTRAL, type PointMm, difference, sum } from './point.ts';
import type { Traits } from './traits.ts';

const STEP_MS = 10;

/** What the person has learnt of the game's own lag: from their weight moving to the marker moving. */
const LEARNT_LAG_MS = 30;

/**
 * A decision lasts at least so long before the next may correct it. Less than the 250 ms of van de Kamp et al. 2013
 * (PLoS Comput Biol 9:e1002843), which they found only where the target turned back.
 */
const REFRACTORY_MS = { least: 80, most: 140 } as const;

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
  readonly marker: PointMm;
  readonly target: PointMm;
  readonly cue: { readonly push: PointMm; readonly inMs: number } | undefined;
}

interface Preparation {
  readonly lean: PointMm;
  readonly arrivalMs: number;
  begun: boolean;
}

export class Visuomotor {
  readonly #traits: Traits;
  readonly #random: Random;
  readonly #model = new MarkerModel();
  readonly #percepts = new DelayLine<Percept | undefined>(undefined);
  readonly #felt: PointNoise;
  readonly #seen: PointNoise;
  readonly #pace: Noise;
  #nowMs = 0;
  #goal: PointMm = NEUTRAL;
  #nextDecisionMs = 0;
  #preparation: Preparation | undefined;

  constructor(traits: Traits, random: Random) {
    this.#traits = traits;
    this.#random = random;
    this.#felt = new PointNoise(random, traits.feltCopNoiseMm, 1);
    this.#seen = new PointNoise(random, traits.seenNoiseMm, 0.3);
    this.#pace = smoothNoise(random, 1);
  }

  /** Forget where everything was: the person has just stepped on. What was learnt of the marker stays. */
  reset(): void {
    this.#percepts.fill(undefined);
    this.#model.settle();
    this.#goal = NEUTRAL;
    this.#preparation = undefined;
  }

  /** The lean the person wants 10 ms later, having seen this and standing there. */
  step(stimulus: Stimulus | undefined, cop: PointMm): PointMm {
    this.#nowMs += STEP_MS;
    this.#percepts.push(perceive(stimulus, this.#seen.next()));
    this.#model.feel(sum(cop, this.#felt.next()));
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
    const wanted = this.#wanted(percept, delayMs);
    if (this.#nowMs < this.#nextDecisionMs || this.#preparation?.begun === true) return;
    const change = difference(wanted, this.#goal);
    if (Math.sqrt(change.mlMm * change.mlMm + change.apMm * change.apMm) < this.#traits.toleratedErrorMm)
      return;
    const share = this.#traits.correction;
    const shareMl = change.mlMm < 0 ? share * this.#traits.leftCorrection : share;
    this.#decide(sum(this.#goal, { mlMm: shareMl * change.mlMm, apMm: share * change.apMm }));
    this.#nextDecisionMs = this.#nowMs + uniform(this.#random, REFRACTORY_MS.least, REFRACTORY_MS.most);
  }

  /** Where the weight should be, going by what was seen. Shifts to a side that answers late go by older sights. */
  #wanted(percept: Percept, delayMs: number): PointMm {
    const wanted = this.#wantedFrom(percept, delayMs);
    const lateMs = delayMs + this.#traits.leftDelayMs;
    if (this.#traits.leftDelayMs === 0 || wanted.mlMm >= this.#goal.mlMm) return wanted;
    const late = this.#percepts.ago(lateMs);
    const lateMl = late === undefined ? this.#goal.mlMm : this.#wantedFrom(late, lateMs).mlMm;
    return { mlMm: lateMl, apMm: wanted.apMm };
  }

  #wantedFrom(percept: Percept, agoMs: number): PointMm {
    const earlier = this.#percepts.ago(agoMs + SIGHTINGS_MS);
    return difference(
      percept.target,
      this.#model.disturbance(percept.marker, earlier?.marker, agoMs + LEARNT_LAG_MS),
    );
  }

  #notice(push: PointMm, arrivalMs: number): void {
    const known =
      this.#preparation !== undefined && Math.abs(arrivalMs - this.#preparation.arrivalMs) < SAME_CUE_MS;
    if (arrivalMs < this.#nowMs || known || this.#preparation?.begun === true) return;
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
      this.#decide(sum(this.#goal, preparation.lean));
    }
    const trustedUntilMs = preparation.arrivalMs + this.#traits.visualDelayMs + SETTLE_MS;
    if (this.#nowMs >= trustedUntilMs) this.#preparation = undefined;
  }

  #decide(goal: PointMm): void {
    this.#goal = withinReach(goal, this.#traits.reach);
  }
}

/** What a glance takes in; nothing when there is nothing to attend to, or no place it could be. */
function perceive(stimulus: Stimulus | undefined, blur: PointMm): Percept | undefined {
  if (stimulus === undefined || !stimulus.attending) return undefined;
  const marker = place(stimulus.markerMlMm, stimulus.markerApMm);
  const target = place(stimulus.targetMlMm, stimulus.targetApMm);
  if (marker === undefined || target === undefined) return undefined;
  return { marker: sum(marker, blur), target, cue: perceiveCue(stimulus.cue) };
}

function perceiveCue(cue: Stimulus['cue']): Percept['cue'] {
  if (cue === undefined || !(cue.inMs >= 0 && cue.inMs < Infinity)) return undefined;
  const push = place(cue.mlMm, cue.apMm);
  return push === undefined ? undefined : { push, inMs: cue.inMs };
}

function place(mlMm: number, apMm: number): PointMm | undefined {
  if (Number.isNaN(mlMm) || Number.isNaN(apMm)) return undefined;
  const bounded = (mm: number): number => Math.max(-LARGEST_MM, Math.min(LARGEST_MM, mm));
  return { mlMm: bounded(mlMm), apMm: bounded(apMm) };
}
