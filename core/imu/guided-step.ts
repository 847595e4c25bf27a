/**
 * One guided step of the calibration, for every sensor on the body at once. It counts for all of them or for none: a
 * failed step leaves everything as it was.
 */
import type { CalibrationStep } from '../contract/sensors.ts';
import { type Message, message } from '../language/message.ts';
import { cross, norm } from './quaternion.ts';
import type { Quaternion, Vector3 } from './quaternion.ts';
import { CalibrationBend, StandStill, alignedTo } from './segment-calibration.ts';
import type { Finding } from './segment-calibration.ts';
import type { WornSensor } from './worn-sensor.ts';

/** A bend of the whole trunk is 45 deg and more; a stiff pelvis gives a quarter of that. */
const SMALLEST_BEND_DEG = { thorax: 25, pelvis: 12 } as const;

/** One sensor's part in a step. */
interface Part {
  readonly sensor: WornSensor;
  add(tMs: number, orientation: Quaternion, accMS2: Vector3 | undefined): void;
  /** What went wrong, or what is to be done with what was found. */
  finish(): Message | (() => void);
}

export class GuidedStep {
  readonly endMs: number;
  readonly #name: CalibrationStep['step'];
  readonly #startMs: number;
  readonly #parts: readonly Part[];
  #problem: Message | undefined;
  #done = false;

  constructor(name: CalibrationStep['step'], startMs: number, endMs: number, parts: readonly Part[]) {
    this.#name = name;
    this.#startMs = startMs;
    this.endMs = endMs;
    this.#parts = parts;
    if (parts.length === 0) this.fail(message('sensor-set-up.problem.nothing-worn'));
  }

  get running(): boolean {
    return !this.#done && this.#problem === undefined;
  }

  observe(sensor: WornSensor): void {
    if (!this.running) return;
    const pose = sensor.fused.track.newest;
    if (pose === undefined || pose.tMs < this.#startMs) return;
    for (const part of this.#parts) {
      if (part.sensor === sensor) part.add(pose.tMs, pose.orientation, sensor.fused.accMS2);
    }
  }

  /** Fails when a sensor that takes part is no longer worn where it was. Others may come and go. */
  keepTo(worn: readonly WornSensor[]): void {
    const all = this.#parts.every(({ sensor }) => worn.includes(sensor));
    if (!all) this.fail(message('sensor-set-up.problem.changed-place'));
  }

  fail(problem: Message): void {
    if (this.running) this.#problem = problem;
  }

  /** Ends the step when its time has come. */
  settle(nowMs: number): void {
    if (!this.running || nowMs < this.endMs) return;
    const ends = this.#parts.map((part) => part.finish());
    const problem = ends.find((end) => typeof end !== 'function');
    if (problem !== undefined) return this.fail(problem);
    for (const end of ends) if (typeof end === 'function') end();
    this.#done = true;
  }

  status(nowMs: number): CalibrationStep {
    const share = (nowMs - this.#startMs) / (this.endMs - this.#startMs);
    const progress = this.#done ? 1 : Math.min(1, Math.max(0, share));
    if (this.#problem !== undefined) {
      return { step: this.#name, state: 'failed', progress, problem: this.#problem };
    }
    return { step: this.#name, state: this.#done ? 'done' : 'running', progress };
  }
}

/** Where up is for each sensor, and which way is straight ahead for those that know how they are strapped. */
export function standStillStep(
  sensors: readonly WornSensor[],
  startMs: number,
  durationMs: number,
): GuidedStep {
  const heldMs = held(durationMs, 500, 10_000);
  const endMs = startMs + heldMs;
  const parts = sensors.map((sensor) =>
    partOf(sensor, new StandStill(heldMs), (up) => {
      if (sensor.facts.role === 'board') alignBoard(sensor, up);
      sensor.upAtRest = up;
      sensor.zero(endMs, up);
    }),
  );
  return new GuidedStep('stand-still', startMs, endMs, parts);
}

/** Which way is forward for each sensor on the body, after it stood still. */
export function calibrationBendStep(
  sensors: readonly WornSensor[],
  startMs: number,
  durationMs: number,
): GuidedStep {
  const heldMs = held(durationMs, 1000, 15_000);
  const endMs = startMs + heldMs;
  const parts: Part[] = [];
  let problem: Message | undefined;
  for (const sensor of sensors) {
    const { role } = sensor.facts;
    if (role !== 'thorax' && role !== 'pelvis') continue;
    const up = sensor.upAtRest;
    if (up === undefined) problem ??= message('sensor-set-up.problem.up-unknown', { sensor: role });
    const bend = new CalibrationBend(heldMs, up ?? [0, 0, 1], SMALLEST_BEND_DEG[role]);
    const accept = (segmentToSensor: Quaternion): void => {
      sensor.align(segmentToSensor);
      sensor.zero(endMs);
    };
    parts.push(partOf(sensor, bend, accept));
  }
  const step = new GuidedStep('calibration-bend', startMs, endMs, parts);
  if (problem !== undefined) step.fail(problem);
  return step;
}

function held(durationMs: number, leastMs: number, mostMs: number): number {
  return durationMs >= leastMs ? Math.min(mostMs, durationMs) : leastMs;
}

function partOf<Value>(
  sensor: WornSensor,
  collector: Pick<Part, 'add'> & { result(): Finding<Value> },
  accept: (value: Value) => void,
): Part {
  return {
    sensor,
    add: (tMs, orientation, accMS2) => collector.add(tMs, orientation, accMS2),
    finish: () => {
      const { value, problem } = collector.result();
      if (problem !== undefined) return problem(sensor.facts.role);
      return () => accept(value);
    },
  };
}

/**
 * A board does not bend: its sensor is taken to be fixed with x to the front or, where x points up or down, y to the
 * left.
 */
function alignBoard(sensor: WornSensor, up: Vector3): void {
  const left = cross(up, [1, 0, 0]);
  const alignment = alignedTo(up, norm(left) > 0.3 ? left : [0, 1, 0]);
  if (alignment !== undefined) sensor.align(alignment);
}
