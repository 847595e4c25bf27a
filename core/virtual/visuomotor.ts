/**
 * What the person sees, and the lean they decide on: of the weight, or of a segment of the trunk. Everything is in mm of
 * the person's own ruler (percept.ts).
 *
 * They see the marker late and remember where their own weight was, so they can tell what pushes it (marker-model.ts)
 * and lean against that: goal = target - disturbance. This is a Smith predictor: it is stable in spite of the delay,
 * and settles for any gain of the marker below 2 (predictive and intermittent control of stance: Gawthrop et al. 2011,
 * Biol Cybern 104:31). Corrections are intermittent: a new one only when the error is worth it, and not within a
 * refractory time. A target that can be seen coming is looked at so far ahead as the person knows themself to be late
 * (preview tracking: van der El et al. 2016, IEEE Trans Cybern 46:2609). With eyes closed the goal stays; a cue that is
 * heard is prepared for, and the lean taken back after.
 */
import { PREVIEW_STEP_MS } from '../contract/stimulus.ts';
import { type Random, uniform } from '../signal/random.ts';
import { BASE_OF_SUPPORT_MM, type Limits, withinReach } from './base-of-support.ts';
import { DelayLine } from './delay-line.ts';
import type { Form } from './form.ts';
import { MarkerModel, SIGHTINGS_MS } from './marker-model.ts';
import { type Noise, PointNoise, smoothNoise } from './noise.ts';
import { NEUTRAL, type PointMm, difference, sum } from './point.ts';
import type { Cue, Percept, Seen } from './percept.ts';
import type { PlaceMemory } from './place-memory.ts';
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

/** Time from a decision to when a shift that follows it is on its way: muscles, and half a refractory time. */
const CARRYING_OUT_MS = 100;

/** Announcements closer together than this are one and the same. */
const SAME_CUE_MS = 200;

/** With nothing to attend to, a lean relaxes to neutral with this time constant. */
const RELAX_S = 2;

interface Preparation {
  readonly lean: PointMm;
  readonly arrivalMs: number;
  /** The goal before it, once it has begun. */
  from: PointMm | undefined;
}

/** A place that is being found again, and whether it can be seen meanwhile. */
interface Search {
  readonly place: number;
  readonly inSight: boolean;
}

export class Visuomotor {
  readonly #traits: Traits;
  readonly #form: Form;
  readonly #learnsFromAnnounced: boolean;
  readonly #random: Random;
  readonly #places: PlaceMemory;
  readonly #model = new MarkerModel();
  readonly #percepts = new DelayLine<Percept | undefined>(undefined);
  readonly #felt: PointNoise;
  readonly #seen: PointNoise;
  readonly #pace: Noise;
  /** How far ahead of its marker a target that can be seen coming is looked at. */
  readonly #leadMs: number;
  #nowMs = 0;
  #goal: PointMm = NEUTRAL;
  #limitsMm: Limits = BASE_OF_SUPPORT_MM;
  #nextDecisionMs = 0;
  #learnsFromMs = 0;
  #preparation: Preparation | undefined;
  #search: Search | undefined;

  /**
   * @param learnsFromAnnounced takes what an announced push does for how the marker follows, too. A trunk moves so little
   * in between, and so fast to meet a push, that it would learn wrong. The weight does, and moves enough to unlearn it.
   */
  constructor(traits: Traits, form: Form, random: Random, places: PlaceMemory, learnsFromAnnounced: boolean) {
    this.#places = places;
    this.#learnsFromAnnounced = learnsFromAnnounced;
    this.#traits = traits;
    this.#form = form;
    this.#random = random;
    this.#felt = new PointNoise(random, traits.feltCopNoiseMm, 1);
    this.#seen = new PointNoise(random, traits.seenNoiseMm, 0.3);
    this.#pace = smoothNoise(random, 1);
    const lagMs = (2000 * traits.shiftDampingRatio) / traits.shiftRadS;
    this.#leadMs = ((1 + traits.anticipation) / 2) * (traits.visualDelayMs + CARRYING_OUT_MS + lagMs);
  }

  /** Forget where everything was: the person has just stepped on. What was learnt of the marker stays. */
  reset(): void {
    this.#percepts.fill(undefined);
    this.#model.settle();
    this.#goal = NEUTRAL;
    this.#preparation = undefined;
    this.#search = undefined;
    this.#places.forget();
  }

  /** The lean the person wants 10 ms later, having perceived this and being there, with so far to go. */
  step(percept: Percept | undefined, at: PointMm, limitsMm: Limits): PointMm {
    this.#nowMs += STEP_MS;
    this.#limitsMm = limitsMm;
    this.#percepts.push(blur(percept, this.#seen.next()));
    this.#model.feel(sum(at, this.#felt.next()));
    const delayMs = this.#traits.visualDelayMs * this.#form.delay * (1 + DELAY_VARIATION * this.#pace.next());
    const late = this.#percepts.ago(delayMs);
    if (late === undefined) this.#relax();
    else this.#react(late, at, delayMs);
    this.#prepare(late !== undefined && late.seen === undefined);
    return this.#goal;
  }

  #relax(): void {
    this.#search = undefined;
    const keep = 1 - STEP_MS / 1000 / RELAX_S;
    this.#goal = { mlMm: this.#goal.mlMm * keep, apMm: this.#goal.apMm * keep };
  }

  #react({ seen, cue, memory }: Percept, at: PointMm, delayMs: number): void {
    if (cue !== undefined) this.#notice(cue, delayMs);
    if (memory?.act === 'keep') this.#places.keep(memory.place, at, this.#nowMs);
    this.#find(memory?.act === 'find' ? memory.place : undefined, seen !== undefined);
    if (seen === undefined) return;
    const wanted = this.#wanted(seen, delayMs);
    if (this.#nowMs < this.#nextDecisionMs || this.#preparation?.from !== undefined) return;
    const change = difference(wanted, this.#goal);
    if (Math.sqrt(change.mlMm * change.mlMm + change.apMm * change.apMm) < this.#traits.toleratedErrorMm)
      return;
    const share = this.#traits.correction;
    const shareMl = change.mlMm < 0 ? share * this.#traits.leftCorrection : share;
    this.#decide(sum(this.#goal, { mlMm: shareMl * change.mlMm, apMm: share * change.apMm }));
    this.#nextDecisionMs = this.#nowMs + uniform(this.#random, REFRACTORY_MS.least, REFRACTORY_MS.most);
  }

  /** A remembered place is gone to in one go. Of one that was in sight on the way only the rest is felt for. */
  #find(place: number | undefined, inSight: boolean): void {
    const before = this.#search;
    this.#search = place === undefined ? undefined : { place, inSight };
    if (place === undefined || inSight || (before?.place === place && !before.inSight)) return;
    if (before?.place === place) this.#decide(sum(this.#goal, this.#places.feltError()));
    else this.#decide(this.#places.recall(place, this.#nowMs) ?? this.#goal);
  }

  /** Where the weight should be, going by what was seen. Shifts to a side that answers late go by older sights. */
  #wanted(seen: Seen, delayMs: number): PointMm {
    const wanted = this.#wantedFrom(seen, delayMs);
    const lateMs = delayMs + this.#traits.leftDelayMs;
    if (this.#traits.leftDelayMs === 0 || wanted.mlMm >= this.#goal.mlMm) return wanted;
    const late = this.#percepts.ago(lateMs)?.seen;
    const lateMl = late === undefined ? this.#goal.mlMm : this.#wantedFrom(late, lateMs).mlMm;
    return { mlMm: lateMl, apMm: wanted.apMm };
  }

  #wantedFrom({ marker, target, preview }: Seen, agoMs: number): PointMm {
    const earlier = this.#percepts.ago(agoMs + SIGHTINGS_MS)?.seen;
    const agoWithLagMs = agoMs + LEARNT_LAG_MS;
    const learns = this.#nowMs >= this.#learnsFromMs;
    const aimedAt = placeAhead(preview, this.#leadMs) ?? target;
    return difference(aimedAt, this.#model.disturbance(marker, earlier?.marker, agoWithLagMs, learns));
  }

  #notice({ push, inMs }: Cue, delayMs: number): void {
    const arrivalMs = this.#nowMs - delayMs + inMs;
    const known =
      this.#preparation !== undefined && Math.abs(arrivalMs - this.#preparation.arrivalMs) < SAME_CUE_MS;
    if (arrivalMs < this.#nowMs || known || this.#preparation?.from !== undefined) return;
    const share = this.#traits.anticipation;
    const left = push.mlMm > 0 ? this.#traits.leftCorrection : 1;
    this.#preparation = {
      lean: { mlMm: -share * left * push.mlMm, apMm: -share * push.apMm },
      arrivalMs,
      from: undefined,
    };
  }

  #prepare(eyesClosed: boolean): void {
    const preparation = this.#preparation;
    if (preparation === undefined) return;
    const trustedUntilMs = preparation.arrivalMs + this.#traits.visualDelayMs + SETTLE_MS;
    if (preparation.from === undefined && this.#nowMs >= preparation.arrivalMs - LEAD_MS) {
      preparation.from = this.#goal;
      this.#decide(sum(this.#goal, preparation.lean));
      if (!this.#learnsFromAnnounced) this.#learnsFromMs = trustedUntilMs + SIGHTINGS_MS;
    }
    if (this.#nowMs < trustedUntilMs) return;
    this.#preparation = undefined;
    if (eyesClosed && preparation.from !== undefined) this.#goal = preparation.from;
  }

  #decide(goal: PointMm): void {
    this.#goal = withinReach(goal, this.#traits.reach, this.#limitsMm);
  }
}

/** With the blur of the eye. */
function blur(percept: Percept | undefined, byMm: PointMm): Percept | undefined {
  if (percept?.seen === undefined) return percept;
  const { seen } = percept;
  return { ...percept, seen: { ...seen, marker: sum(seen.marker, byMm) } };
}

/** The place so far ahead, between the two that are seen around it, or the farthest; undefined where nothing is seen. */
function placeAhead(preview: readonly PointMm[], aheadMs: number): PointMm | undefined {
  const steps = Math.min(preview.length - 1, aheadMs / PREVIEW_STEP_MS);
  const before = preview[Math.floor(steps)];
  const after = preview[Math.ceil(steps)];
  if (before === undefined || after === undefined) return undefined;
  const share = steps - Math.floor(steps);
  return {
    mlMm: before.mlMm + share * (after.mlMm - before.mlMm),
    apMm: before.apMm + share * (after.apMm - before.apMm),
  };
}
