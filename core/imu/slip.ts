/**
 * A strap that gives way: one sensor jumps against the other in a way that no body does. Within 50 ms the thorax turns
 * against the pelvis by at most some 10 deg in bending and turning done for training (200 deg/s); 25 deg are more than
 * twice that. The sensor that turned more itself is the one that moved.
 *
 * A knock that the sensor swings back from is taken for a slip too. A strap that slides slowly is not seen here: see
 * `worn-sensor.ts`. With one sensor alone there is nothing to compare with.
 */
import { degreesOf } from './cardan.ts';
import { conjugateInto, copyInto, multiplyInto, norm, toRotationVectorInto } from './quaternion.ts';
import type { MutableQuaternion, MutableVector3, Quaternion } from './quaternion.ts';

const JUMP_DEG = 25;
/** Frames of 10 ms. */
const JUMP_FRAMES = 5;

interface Orientations {
  readonly thorax: MutableQuaternion;
  readonly pelvis: MutableQuaternion;
  readonly trunk: MutableQuaternion;
}

export class SlipWatch {
  /** Of the last frames: frame n stands at n modulo their number. */
  readonly #past: readonly Orientations[] = Array.from({ length: JUMP_FRAMES }, () => ({
    thorax: [1, 0, 0, 0],
    pelvis: [1, 0, 0, 0],
    trunk: [1, 0, 0, 0],
  }));
  #seen = 0;
  readonly #turn: MutableQuaternion = [1, 0, 0, 0];
  readonly #turnRad: MutableVector3 = [0, 0, 0];

  /** The two can't be compared with what they were. */
  restart(): void {
    this.#seen = 0;
  }

  /**
   * Takes in the segments' orientations of a frame, and tells which sensor gave way.
   * @param trunk of the thorax against the pelvis.
   */
  next(thorax: Quaternion, pelvis: Quaternion, trunk: Quaternion): 'thorax' | 'pelvis' | undefined {
    const before = this.#past[this.#seen % JUMP_FRAMES];
    if (before === undefined) return undefined;
    if (this.#seen >= JUMP_FRAMES && !(this.#turnDeg(before.trunk, trunk) < JUMP_DEG)) {
      this.restart();
      const thoraxDeg = this.#turnDeg(before.thorax, thorax);
      return thoraxDeg > this.#turnDeg(before.pelvis, pelvis) ? 'thorax' : 'pelvis';
    }
    copyInto(before.thorax, thorax);
    copyInto(before.pelvis, pelvis);
    copyInto(before.trunk, trunk);
    this.#seen += 1;
    return undefined;
  }

  #turnDeg(from: Quaternion, to: Quaternion): number {
    conjugateInto(this.#turn, from);
    multiplyInto(this.#turn, this.#turn, to);
    toRotationVectorInto(this.#turnRad, this.#turn);
    return degreesOf(norm(this.#turnRad));
  }
}
