/**
 * Whether a button of any controller that is worn is pressed. A press that begins and ends between two frames is in the
 * second of them; a controller that falls silent holds nothing.
 */
import { GAP_MS } from '../contract/frame.ts';
import type { MotionReading, OrientationReading, SensorAttached } from '../contract/reading.ts';

export class ControllerButtons {
  /** Slots of the sensors on thorax and pelvis. */
  #worn: ReadonlySet<number> = new Set();
  /** When the slots whose button is held were last heard. */
  readonly #heldMs = new Map<number, number>();
  #pressed = false;

  /** Only what is worn counts: a controller that lies about, or is on the board, may be touched by anybody. */
  keepTo(attached: readonly Pick<SensorAttached, 'slot' | 'role'>[]): void {
    const worn = attached.filter(({ role }) => role === 'thorax' || role === 'pelvis');
    this.#worn = new Set(worn.map(({ slot }) => slot));
    for (const slot of this.#heldMs.keys()) if (!this.#worn.has(slot)) this.#heldMs.delete(slot);
  }

  read({ slot, button }: MotionReading | OrientationReading, nowMs: number): void {
    if (!this.#worn.has(slot)) return;
    if (button) this.#heldMs.set(slot, nowMs);
    else this.#heldMs.delete(slot);
    this.#pressed ||= button;
  }

  /** What the frame of this time says. Each press is told at least once. */
  next(tMs: number): boolean {
    let isPressed = this.#pressed;
    this.#pressed = false;
    for (const heardMs of this.#heldMs.values()) isPressed ||= tMs - heardMs <= GAP_MS;
    return isPressed;
  }
}
