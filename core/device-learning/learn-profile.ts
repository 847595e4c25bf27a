/**
 * Learns how an unknown board says its tilt, from the raw reports of four poses. The number sought follows the tilt in
 * one direction and not in the other, comes back when the board does, and stands still while it is held. Counters and
 * clocks never stand still, noise does not follow, and what only drifts does not come back.
 */
import { type AxisProfile, type DeviceProfile, deviceProfileSchema } from '../contract/device-profile.ts';
import type { ErrorData, Result } from '../errors.ts';
import { messageOfIssues } from '../language/issue-message.ts';
import { type Message, message } from '../language/message.ts';
import { DEFAULT_TILT_DEG, type LearningRecording } from './learning-steps.ts';
import { groupReports } from './poses.ts';
import { type Response, responsesOf } from './responses.ts';

/** So many times its noise, and so many of its smallest steps, a number must change. */
const LEAST_SIGNAL = 4;
const LEAST_UNITS = 5;
/** A number that changes by so many units is fine enough without lower bits. */
const FINE_UNITS = 64;
/** Share of its change by which it may miss its first value when the board is level again. */
const MOST_LEVEL_SHIFT = 0.3;
/** Share of its change that a tilt in the other direction may cause: nobody tilts a board quite straight. */
const MOST_CROSS_TALK = 0.5;
/** Numbers whose clarity differs by less say the same. */
const TIE = 0.7;

export interface LearningOptions {
  /** As the device calls itself. */
  readonly name: string;
  /** How far the board was tilted; `DEFAULT_TILT_DEG` when nobody has measured it. */
  readonly rightDeg?: number;
  readonly forwardDeg?: number;
}

/**
 * The profile of the board, or why none can be learnt and what to do.
 * @param recording Reports of each of `LEARNING_STEPS`, as they came.
 */
export function learnProfile(recording: LearningRecording, options: LearningOptions): Result<DeviceProfile> {
  const groups = groupReports(recording);
  if (groups === undefined) return refused(message('error.learning.nothing-sent'));
  const responses = groups.flatMap(responsesOf);
  const right = clearest(responses, (response) => [response.toRight, response.toFront]);
  if (right === undefined) return refused(whyNot(responses, 'right', (response) => response.toRight));
  const front = clearest(responses, (response) => [response.toFront, response.toRight]);
  if (front === undefined) return refused(whyNot(responses, 'forward', (response) => response.toFront));
  const profile = {
    name: options.name.slice(0, 80),
    tiltMl: axisOf(right, right.toRight, options.rightDeg),
    tiltAp: axisOf(front, front.toFront, options.forwardDeg),
  };
  const parsed = deviceProfileSchema.safeParse(profile);
  if (parsed.success) return { ok: true, value: parsed.data };
  return refused(message('error.learning.not-kept', { reason: messageOfIssues(parsed.error) }));
}

function axisOf({ place, levelValue }: Response, change: number, tiltDeg = DEFAULT_TILT_DEG): AxisProfile {
  return { ...place, levelValue, degreesPerUnit: tiltDeg / change };
}

/** Changes of a number in the direction sought and in the other one. */
type Changes = (response: Response) => readonly [number, number];

/**
 * Of those that say the same, whole bytes come before packed bits, and then the narrowest: what stands beside a number
 * is no part of it.
 */
function clearest(responses: readonly Response[], changes: Changes): Response | undefined {
  const follow = responses.filter((response) => isAxis(response, ...changes(response)));
  const bare = follow.filter((wide) => !follow.some((narrow) => isPadded(wide, narrow, changes)));
  const clarity = (response: Response): number =>
    Math.abs(changes(response)[0]) / Math.max(response.noise, response.granularity);
  const best = Math.max(0, ...bare.map(clarity));
  return bare
    .filter((response) => clarity(response) >= TIE * best)
    .toSorted(
      (a, b) =>
        packing(a.place) - packing(b.place) || a.place.bitSize - b.place.bitSize || clarity(b) - clarity(a),
    )[0];
}

function packing({ bitOffset, bitSize }: Response['place']): number {
  return bitOffset % 8 === 0 && bitSize % 8 === 0 ? 0 : 1;
}

/** Whether the lower bits by which one number is wider than another do not follow the tilt with it. */
function isPadded(wide: Response, narrow: Response, changes: Changes): boolean {
  const extraBits = wide.place.bitSize - narrow.place.bitSize;
  const isUpperPart =
    extraBits > 0 &&
    narrow.place.reportId === wide.place.reportId &&
    narrow.place.signed === wide.place.signed &&
    narrow.place.bitOffset === wide.place.bitOffset + extraBits;
  // Lower bits that are lost in noise tell nothing of themselves.
  const isTelling = wide.noise < 2 ** extraBits / 4 && Math.abs(changes(narrow)[0]) >= FINE_UNITS;
  if (!isUpperPart || !isTelling) return false;
  const [toTilt, toOther] = changes(wide);
  const [narrowToTilt, narrowToOther] = changes(narrow);
  const most = Math.max(1, wide.noise);
  const ofLowerBits = [toTilt - narrowToTilt * 2 ** extraBits, toOther - narrowToOther * 2 ** extraBits];
  return ofLowerBits.every((change) => Math.abs(change) <= most);
}

function isAxis(response: Response, change: number, crossTalk: number): boolean {
  const size = Math.abs(change);
  return (
    size >= LEAST_UNITS * response.granularity &&
    isClear(response, change) &&
    response.levelShift <= MOST_LEVEL_SHIFT * size &&
    Math.abs(crossTalk) <= MOST_CROSS_TALK * size &&
    hasRoom(response, size)
  );
}

function isClear({ noise }: Response, change: number): boolean {
  return Math.abs(change) >= LEAST_SIGNAL * noise;
}

/** A tilt to the other side must fit into the number too; the last tenth of it may be beyond its end. */
function hasRoom({ place, levelValue }: Response, size: number): boolean {
  const { bitSize, signed } = place;
  const lowest = signed ? -(2 ** (bitSize - 1)) : 0;
  const highest = lowest + 2 ** bitSize - 1;
  return levelValue - 0.9 * size >= lowest && levelValue + 0.9 * size <= highest;
}

function whyNot(
  responses: readonly Response[],
  direction: 'right' | 'forward',
  change: (response: Response) => number,
): Message {
  const moved = responses.filter(
    (response) => Math.abs(change(response)) >= LEAST_UNITS * response.granularity,
  );
  const still = moved.filter((response) => isClear(response, change(response)));
  if (moved.length === 0) return message('error.learning.nothing-follows', { direction });
  if (still.length === 0) return message('error.learning.not-still');
  return message('error.learning.not-alone', { direction });
}

function refused(why: Message): { readonly ok: false; readonly error: ErrorData } {
  return { ok: false, error: { code: 'invalid-argument', message: why } };
}
