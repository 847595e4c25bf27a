/**
 * When a board took each sample, from when the samples arrived.
 *
 * A board samples evenly, but Bluetooth delivers in slots: two samples at once, then none for up to 30 ms. An arrival
 * is late by a varying amount and never early, so sample n was taken no later than h_i + T (n - i) for the arrival h_i
 * of every sample i, and the smallest of these over recent samples is the estimate: the lower envelope of the
 * arrivals. What delay even the promptest sample has cannot be seen from here.
 *
 * The period T is count over elapsed time across the last 10 s, drawn towards the nominal 10 ms while there is little
 * to count. (The median interval would say 636 Hz for a board of 106 Hz.)
 */

/** Samples the envelope looks back on: 0.3 s, so that a lost sample is forgotten soon. */
const ENVELOPE_SAMPLES = 32;

/** Samples the period is counted over: 10 s, in which 20 ms of jitter are 0.2 %. */
const PERIOD_SAMPLES = 1000;

/** Nominal period of a balance board, ms. */
const NOMINAL_PERIOD_MS = 10;

/** The nominal period counts as so many samples. */
const NOMINAL_WEIGHT = 100;

/** No sample is taken to have been longer under way than this beyond the promptest. */
const LONGEST_TRANSIT_MS = 50;

/** After this long without an arrival, samples were lost and the count means nothing: start again. */
const RESET_GAP_MS = 100;

export class SampleClock {
  /** Arrival of sample n at n modulo the span. */
  readonly #arrivals = new Float64Array(PERIOD_SAMPLES + 1);
  #count = 0;
  #previousArrivalMs = 0;
  #previousSampleMs = 0;

  reset(): void {
    this.#count = 0;
  }

  /** The time at which the sample was taken that arrived now: never after its arrival, never before the last one. */
  sampleTimeMs(arrivalMs: number): number {
    if (this.#count > 0 && arrivalMs - this.#previousArrivalMs > RESET_GAP_MS) this.reset();
    this.#arrivals[this.#count % this.#arrivals.length] = arrivalMs;
    const earliestMs = Math.max(this.#envelopeMs(arrivalMs), arrivalMs - LONGEST_TRANSIT_MS);
    const sampleMs = this.#count === 0 ? arrivalMs : Math.max(earliestMs, this.#previousSampleMs);
    this.#count += 1;
    this.#previousArrivalMs = arrivalMs;
    this.#previousSampleMs = sampleMs;
    return sampleMs;
  }

  #arrivalMs(samplesAgo: number): number {
    return this.#arrivals[(this.#count - samplesAgo) % this.#arrivals.length] ?? 0;
  }

  #envelopeMs(arrivalMs: number): number {
    const periodMs = this.#periodMs(arrivalMs);
    const span = Math.min(this.#count, ENVELOPE_SAMPLES);
    let earliestMs = arrivalMs;
    let at = this.#count % this.#arrivals.length;
    for (let ago = 1; ago <= span; ago++) {
      at = (at === 0 ? this.#arrivals.length : at) - 1;
      earliestMs = Math.min(earliestMs, (this.#arrivals[at] ?? 0) + ago * periodMs);
    }
    return earliestMs;
  }

  #periodMs(arrivalMs: number): number {
    const span = Math.min(this.#count, PERIOD_SAMPLES);
    const elapsedMs = span === 0 ? 0 : arrivalMs - this.#arrivalMs(span);
    return (NOMINAL_WEIGHT * NOMINAL_PERIOD_MS + elapsedMs) / (NOMINAL_WEIGHT + span);
  }
}
