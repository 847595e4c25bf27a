/**
 * Stop rules, checked on every frame before anything else sees it. They know frames and what to watch; no game, setting
 * or screen can outrun them. Thresholds: DOMAIN 3D.
 *
 * A rule's time counts from the body, not from the frame: what a frame shows is as much as `WAY_MS` old.
 */
import { FrameFlag, hasFlag } from '../contract/frame.ts';
import type { Frame } from '../contract/frame.ts';
import { missingSensor } from '../exercise/needs.ts';
import type { MotionNeed, SensorNeed } from '../exercise/needs.ts';
import { HUB_STEP_MS } from '../units.ts';
import type { StopCause } from './actions.ts';

/** From the body to the rule: the hub's window, which a load near a threshold must fill, a batch of 8 ms, the way. */
const WAY_MS = 60;
/** From a silence to the rule: where no reading comes, a frame comes every 20 ms; a batch, the way. */
const SILENCE_WAY_MS = 40;
/** Load below this share of the body mass means stepping off or holding on to something. */
export const STEP_OFF_LOAD_FRACTION = 0.6;
/** Load below this share of what the seat bore means sliding off or getting up. */
const SEAT_LOAD_FRACTION = 0.5;
const OFF_LOAD_MS = 500 - WAY_MS;
/** Within 5 % of the board's edge. */
const EDGE_MARGIN = 0.05;
const EDGE_MS = 300 - WAY_MS;
const LEAN_MS = 300 - WAY_MS;
/** One frame may be an artefact of the sensor; three are a movement. */
const FAST_MS = 30;
/** A sensor that is needed and silent for so long is lost from sight: its flag falls when its newest sample is 50 ms old. */
const SILENT_MS = 200 - SILENCE_WAY_MS;
/** The board's frames say themselves how old their newest reading is. */
const BOARD_SILENT_MS = 250 - SILENCE_WAY_MS;
/** Two feet on a board weigh at least this while the body mass is not known yet. */
export const STANDING_LOAD_KG = 20;
/** Breaking off this often ends the session. */
export const ABORTS_UNTIL_END = 3;

/** What the rules watch at this moment: it follows from posture and sensors. */
export interface Watch {
  /** `none`: no board bears the person. */
  readonly board: 'standing' | 'seat' | 'none';
  /** What the board bears of them: body mass, or what the seat bore; undefined until measured. */
  readonly referenceLoadKg: number | undefined;
  readonly needs: readonly SensorNeed[];
  /** Undefined: the trunk may lean as far as it is asked to. */
  readonly leanDeg: number | undefined;
  readonly speedDegS: number;
}

export interface SafetyState {
  readonly offLoadMs: number;
  readonly edgeMs: number;
  readonly leanMs: number;
  readonly fastMs: number;
  readonly silentMs: number;
  readonly buttonHeld: boolean;
  readonly controllerHeld: boolean;
}

export const CALM: SafetyState = {
  offLoadMs: 0,
  edgeMs: 0,
  leanMs: 0,
  fastMs: 0,
  silentMs: 0,
  buttonHeld: false,
  controllerHeld: false,
};

export interface Stop {
  readonly cause: StopCause;
  /** Whose silence it is. */
  readonly sensor?: SensorNeed | undefined;
}

export interface SafetyVerdict {
  readonly state: SafetyState;
  readonly stop: Stop | undefined;
}

/** The least load of somebody who is in their place on the board, kg. */
function leastLoadKg({ board, referenceLoadKg }: Watch): number {
  if (referenceLoadKg === undefined) return STANDING_LOAD_KG;
  return referenceLoadKg * (board === 'seat' ? SEAT_LOAD_FRACTION : STEP_OFF_LOAD_FRACTION);
}

/** Whether a person is on the board with enough of their weight; true where no board bears them. */
export function isInPlace(frame: Frame, watch: Watch): boolean {
  return watch.board === 'none' || (hasFlag(frame, FrameFlag.valid) && frame.loadKg >= leastLoadKg(watch));
}

/** One frame's verdict. A held button counts once, when it goes down. */
export function checkFrame(state: SafetyState, frame: Frame, watch: Watch): SafetyVerdict {
  const next: SafetyState = {
    offLoadMs: isOffLoad(frame, watch) ? state.offLoadMs + HUB_STEP_MS : 0,
    edgeMs: isAtEdge(frame, watch) ? state.edgeMs + HUB_STEP_MS : 0,
    leanMs: leansTooFar(frame, watch) ? state.leanMs + HUB_STEP_MS : 0,
    fastMs: isTooFast(frame, watch) ? state.fastMs + HUB_STEP_MS : 0,
    silentMs: missingSensor(watch.needs, frame) === undefined ? 0 : state.silentMs + HUB_STEP_MS,
    buttonHeld: hasFlag(frame, FrameFlag.button),
    controllerHeld: hasFlag(frame, FrameFlag.controllerButton),
  };
  return { state: next, stop: stopOf(state, next, frame, watch) };
}

function stopOf(before: SafetyState, now: SafetyState, frame: Frame, watch: Watch): Stop | undefined {
  if (now.buttonHeld && !before.buttonHeld) return { cause: 'board-button' };
  if (now.controllerHeld && !before.controllerHeld) return { cause: 'controller-button' };
  if (now.leanMs >= LEAN_MS) return { cause: 'trunk-lean' };
  if (now.fastMs >= FAST_MS) return { cause: 'trunk-speed' };
  if (now.offLoadMs >= OFF_LOAD_MS) return { cause: watch.board === 'seat' ? 'left-seat' : 'step-off' };
  if (now.edgeMs >= EDGE_MS) return { cause: watch.board === 'seat' ? 'seat-edge' : 'board-edge' };
  return silenceOf(now, frame, watch);
}

function silenceOf({ silentMs }: SafetyState, frame: Frame, { needs }: Watch): Stop | undefined {
  if (needs.includes('board')) {
    if (!hasFlag(frame, FrameFlag.attached)) return { cause: 'sensor-lost', sensor: 'board' };
    if (boardIsSilent(frame)) return { cause: 'sensor-gap', sensor: 'board' };
  }
  const missing = missingSensor(needs, frame);
  if (missing === undefined || silentMs < SILENT_MS) return undefined;
  return { cause: isAttached(frame, missing) ? 'sensor-gap' : 'sensor-lost', sensor: missing };
}

function boardIsSilent(frame: Frame): boolean {
  return hasFlag(frame, FrameFlag.gap) || frame.dataAgeMs > BOARD_SILENT_MS;
}

function isAttached(frame: Frame, need: MotionNeed): boolean {
  if (need === 'thorax') return hasFlag(frame, FrameFlag.thoraxAttached);
  return need !== 'pelvis' || hasFlag(frame, FrameFlag.pelvisAttached);
}

function isOffLoad(frame: Frame, watch: Watch): boolean {
  if (watch.board === 'none' || !watch.needs.includes('board') || boardIsSilent(frame)) return false;
  return frame.loadKg < leastLoadKg(watch);
}

function isAtEdge(frame: Frame, { board, needs }: Watch): boolean {
  const sees = board !== 'none' && needs.includes('board') && hasFlag(frame, FrameFlag.valid);
  return sees && frame.edgeMargin < EDGE_MARGIN;
}

/** Lean of the rib cage from upright, deg; of the pelvis where only that is seen. Undefined where nothing is. */
export function trunkLeanDeg(frame: Frame): number | undefined {
  if (hasFlag(frame, FrameFlag.thoraxValid)) return length(frame.thoraxFlexionDeg, frame.thoraxLateralDeg);
  if (hasFlag(frame, FrameFlag.pelvisValid)) return length(frame.pelvisFlexionDeg, frame.pelvisLateralDeg);
  return undefined;
}

function leansTooFar(frame: Frame, { leanDeg }: Watch): boolean {
  const lean = trunkLeanDeg(frame);
  return leanDeg !== undefined && lean !== undefined && lean > leanDeg;
}

/** Either segment faster than the limit, deg/s about all three axes. */
function isTooFast(frame: Frame, { speedDegS }: Watch): boolean {
  const thorax = length(frame.thoraxFlexionDegS, frame.thoraxLateralDegS, frame.thoraxAxialDegS);
  const pelvis = length(frame.pelvisFlexionDegS, frame.pelvisLateralDegS, frame.pelvisAxialDegS);
  return (
    (hasFlag(frame, FrameFlag.thoraxValid) && thorax > speedDegS) ||
    (hasFlag(frame, FrameFlag.pelvisValid) && pelvis > speedDegS)
  );
}

function length(x: number, y: number, z = 0): number {
  return Math.sqrt(x * x + y * y + z * z);
}

const ABORTS: ReadonlySet<StopCause> = new Set<StopCause>([
  'step-off',
  'board-edge',
  'left-seat',
  'seat-edge',
  'trunk-lean',
  'trunk-speed',
]);

/** Causes that count as a broken-off trial: the person lost their place, not the sensor or the wish to go on. */
export function countsAsAbort(cause: StopCause): boolean {
  return ABORTS.has(cause);
}

/** Causes after which play resumes by itself once what is needed speaks again. */
export function resumesByItself(cause: StopCause): boolean {
  return cause === 'sensor-gap' || cause === 'sensor-lost';
}

/** Somebody wants it to stop, whatever is going on. */
export function isButton({ cause }: Stop): boolean {
  return cause === 'board-button' || cause === 'controller-button';
}

/** Everything that is needed speaks in this frame. */
export function speaks(frame: Frame, needs: readonly SensorNeed[]): boolean {
  if (needs.includes('board') && (!hasFlag(frame, FrameFlag.attached) || boardIsSilent(frame))) return false;
  return missingSensor(needs, frame) === undefined;
}
