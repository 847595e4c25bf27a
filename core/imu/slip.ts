/**
 * A strap that gives way: one sensor jumps against the other in a way that no body does. Within 50 ms the thorax turns
 * against the pelvis by at most some 10 deg in bending and turning done for training (200 deg/s); 25 deg are more than
 * twice that. The sensor that turned more itself is the one that moved.
 *
 * A knock that the sensor swings back from is taken for a slip too. A strap that slides slowly is not seen here: see
 * `worn-sensor.ts`. With one sensor alone there is nothing to compare with.
 */
import { degreesOf } from './cardan.ts';
import { conjugate, multiply, norm, toRotationVector } from './quaternion.ts';
import type { Quaternion } from './quaternion.ts';

const JUMP_DEG = 25;
/** Frames of 10 ms. */
const JUMP_FRAMES = 5;

interface Pair {
  readonly thorax: Quaternion;
  readonly pelvis: Quaternion;
}

export class SlipWatch {
  #recent: Pair[] = [];

  /** The two can't be compared with what they were. */
  restart(): void {
    this.#recent = [];
  }

  /** Takes in the segments' orientations of a frame, and tells which sensor gave way. */
  next(pair: Pair): 'thorax' | 'pelvis' | undefined {
    const before = this.#recent.length < JUMP_FRAMES ? undefined : this.#recent.shift();
    this.#recent.push(pair);
    if (before === undefined || turnDeg(relative(before), relative(pair)) < JUMP_DEG) return undefined;
    this.restart();
    return turnDeg(before.thorax, pair.thorax) > turnDeg(before.pelvis, pair.pelvis) ? 'thorax' : 'pelvis';
  }
}

function relative({ thorax, pelvis }: Pair): Quaternion {
  return multiply(conjugate(pelvis), thorax);
}

function turnDeg(from: Quaternion, to: Quaternion): number {
  return degreesOf(norm(toRotationVector(multiply(conjugate(from), to))));
}
