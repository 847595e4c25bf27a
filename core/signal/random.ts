/**
 * Seeded random numbers: xoshiro128** (Blackman & Vigna 2021, ACM Trans Math Softw 47:36), its state filled by
 * splitmix32. Integer arithmetic only, so that a seed gives the same numbers on every machine.
 */

/** Four 32-bit words: plain data, to be stored and restored. */
export type RandomState = readonly [number, number, number, number];

export interface Random {
  /** Uniform in [0, 1), in steps of 2^-32. */
  next(): number;
  /** What `restoreRandom` takes to go on from here. */
  readonly state: RandomState;
}

const TWO_TO_32 = 4294967296;
const GOLDEN_GAMMA = 0x9e3779b9;

/**
 * A generator for a seed: any integer from 0 to 2^53 - 1.
 * @throws RangeError for any other number.
 */
export function createRandom(seed: number): Random {
  requireSeed(seed);
  let weyl = foldSeed(seed);
  const word = (): number => {
    weyl = (weyl + GOLDEN_GAMMA) >>> 0;
    return mix32(weyl);
  };
  return restoreRandom([word(), word(), word(), word()]);
}

/**
 * A generator that goes on where another one's `state` was read.
 * @throws RangeError for a state that is all zero or not made of 32-bit words.
 */
export function restoreRandom(state: RandomState): Random {
  if (state.length !== 4 || state.some((word) => word !== word >>> 0) || state.every((word) => word === 0)) {
    throw new RangeError('A random state is four integers from 0 to 2^32 - 1, not all zero');
  }
  return new Xoshiro128(state);
}

class Xoshiro128 implements Random {
  #a: number;
  #b: number;
  #c: number;
  #d: number;

  constructor(state: RandomState) {
    [this.#a, this.#b, this.#c, this.#d] = state;
  }

  get state(): RandomState {
    return [this.#a, this.#b, this.#c, this.#d];
  }

  next(): number {
    const word = Math.imul(rotateLeft(Math.imul(this.#b, 5), 7), 9) >>> 0;
    const shifted = this.#b << 9;
    this.#c ^= this.#a;
    this.#d ^= this.#b;
    this.#b = (this.#b ^ this.#c) >>> 0;
    this.#a = (this.#a ^ this.#d) >>> 0;
    this.#c = (this.#c ^ shifted) >>> 0;
    this.#d = rotateLeft(this.#d, 11) >>> 0;
    return word / TWO_TO_32;
  }
}

/** An integer from 0 to n - 1, every one equally likely (rejection, no modulo bias). n is 1 to 2^32. */
export function integerBelow(random: Random, n: number): number {
  if (!Number.isInteger(n) || n < 1 || n > TWO_TO_32) {
    throw new RangeError(`integerBelow needs an integer from 1 to 2^32, not ${n}`);
  }
  const limit = TWO_TO_32 - (TWO_TO_32 % n);
  let word = random.next() * TWO_TO_32;
  while (word >= limit) word = random.next() * TWO_TO_32;
  return word % n;
}

/** Uniform in [low, high). */
export function uniform(random: Random, low: number, high: number): number {
  return low + (high - low) * random.next();
}

/** A copy in random order (Fisher-Yates). */
export function shuffled<T>(random: Random, items: readonly T[]): T[] {
  const rest = [...items];
  const result: T[] = [];
  while (rest.length > 0) result.push(...rest.splice(integerBelow(random, rest.length), 1));
  return result;
}

/**
 * Standard normal (Marsaglia's polar method). Not for anything that must replay bit for bit on another engine:
 * the last digit of Math.log is the engine's own.
 */
export function normal(random: Random): number {
  for (;;) {
    const u = 2 * random.next() - 1;
    const v = 2 * random.next() - 1;
    const square = u * u + v * v;
    if (square > 0 && square < 1) return u * Math.sqrt((-2 * Math.log(square)) / square);
  }
}

/** An independent seed (32 bits) for one purpose: `deriveSeed(sessionSeed, 'set 2 gusts')`. */
export function deriveSeed(seed: number, label: string): number {
  requireSeed(seed);
  return mix32(mix32(foldSeed(seed) ^ GOLDEN_GAMMA) ^ fnv1a(label));
}

/** FNV-1a over the UTF-16 code units of a text, low byte first when a unit needs two. */
export function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    hash = Math.imul(hash ^ (unit & 0xff), 0x01000193);
    if (unit > 0xff) hash = Math.imul(hash ^ (unit >>> 8), 0x01000193);
  }
  return hash >>> 0;
}

/** The finaliser of MurmurHash3 (Appleby): every input bit changes every output bit with probability near 1/2. */
export function mix32(value: number): number {
  let hash = value >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** 53 bits into 32; seeds below 2^32 stay as they are. */
function foldSeed(seed: number): number {
  return ((seed >>> 0) ^ mix32(Math.floor(seed / TWO_TO_32))) >>> 0;
}

function requireSeed(seed: number): void {
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw new RangeError(`A seed is an integer from 0 to 2^53 - 1, not ${seed}`);
  }
}

function rotateLeft(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}
