/**
 * What the page and the sensors process say to each other over their MessagePort. Commands are validated where they
 * arrive; messages come from our own process and are typed.
 */
import { z } from 'zod';
import type { ErrorData } from '../errors.ts';
import type { Message } from '../language/message.ts';
import type { DeviceName } from './device-name.ts';
import { deviceProfilesSchema } from './device-profile.ts';
import type { SensorKind, SensorRole } from './reading.ts';
import { stimulusSchema } from './stimulus.ts';

export const virtualPatientOptionsSchema = z.object({
  seed: z.number().int().nonnegative(),
  bodyMassKg: z.number().min(20).max(150),
  heightM: z.number().min(1).max(2.3),
  impairment: z.enum(['none', 'tight', 'loose', 'slow', 'one-sided', 'poor-position-sense', 'fear']),
  /** 0 = as healthy, 1 = strongly impaired. */
  severity: z.number().min(0).max(1),
  /** The same person another day, and so often practised; 0 where left out. */
  sessionsBefore: z.number().int().nonnegative().optional(),
  /** Motion sensors on thorax and pelvis: none, fixed to the bone, or on skin that wobbles. */
  sensors: z.enum(['none', 'rigid', 'soft-tissue']).optional(),
  /**
   * A balance board (where left out), the same board on a rocker whose tilt is told as well, or none: motion sensors
   * alone.
   */
  board: z.enum(['balance', 'tilting', 'none']).optional(),
});
export type VirtualPatientOptions = z.infer<typeof virtualPatientOptionsSchema>;

export const sensorRoleSchema = z.enum(['thorax', 'pelvis', 'board', 'none']) satisfies z.ZodType<SensorRole>;

/** What a therapist decided about a motion sensor, kept by its serial number. */
export const sensorAssignmentSchema = z.object({
  role: sensorRoleSchema,
  /** 9: use the magnetometer. */
  axes: z.union([z.literal(6), z.literal(9)]),
});
export type SensorAssignment = z.infer<typeof sensorAssignmentSchema>;

/** Of the motor of a sensor, ms. */
export const LONGEST_PULSE_MS = 150;

export const sensorCommandSchema = z.discriminatedUnion('type', [
  /** Use this board from now on. A hid board is named by its serial number. */
  z.object({ type: z.literal('use-hid'), serial: z.string().optional() }),
  z.object({ type: z.literal('use-virtual-patient'), options: virtualPatientOptionsSchema }),
  z.object({ type: z.literal('use-pointer'), bodyMassKg: z.number().min(20).max(150) }),
  z.object({ type: z.literal('use-nothing') }),
  /** Look for boards now rather than at the next interval. */
  z.object({ type: z.literal('scan') }),
  z.object({ type: z.literal('tare'), durationMs: z.number().min(200).max(10_000) }),
  z.object({ type: z.literal('body-mass'), bodyMassKg: z.number().min(5).max(200) }),
  /** Geometry and load correction of a board, by serial number. */
  z.object({
    type: z.literal('board-settings'),
    serial: z.string(),
    sensorSpacingMlMm: z.number().min(100).max(1000),
    sensorSpacingApMm: z.number().min(100).max(1000),
    loadScale: z.number().min(0.5).max(2),
  }),
  /** Pointer position, -1 (left, back) to 1 (right, front), and whether the person stands on the board. */
  z.object({
    type: z.literal('pointer'),
    x: z.number().min(-1).max(1),
    y: z.number().min(-1).max(1),
    standing: z.boolean(),
  }),
  /** What the person sees now; `frameCount` = frames the page has handled since `hub-started`: a sped-up patient waits. */
  z.object({
    type: z.literal('stimulus'),
    stimulus: stimulusSchema,
    frameCount: z.number().int().nonnegative(),
  }),
  /** Simulated time against real time; above 1 the virtual patient waits for each stimulus before it goes on. */
  z.object({ type: z.literal('speed'), factor: z.number().min(0.1).max(50) }),
  /** Begin a new hub at zero with the board in use attached, so that a recording holds the hub's whole life. */
  z.object({ type: z.literal('restart-hub') }),
  /**
   * Motion sensors by serial number. Those with a role are kept open; the others only while `discover` says that
   * someone looks at them.
   */
  z.object({
    type: z.literal('motion-sensors'),
    assignments: z.record(z.string(), sensorAssignmentSchema),
    discover: z.boolean(),
  }),
  /** What is known of boards that Keel has no driver for. */
  z.object({ type: z.literal('device-profiles'), profiles: deviceProfilesSchema }),
  /** Send the raw reports of this device until told otherwise, to learn how it says its tilt. */
  z.object({ type: z.literal('raw-reports'), serial: z.string().optional() }),
  /** The two steps of the sensor-to-segment calibration. */
  z.object({ type: z.literal('stand-still'), durationMs: z.number().min(500).max(10_000) }),
  z.object({ type: z.literal('calibration-bend'), durationMs: z.number().min(1000).max(15_000) }),
  z.object({ type: z.literal('zero-heading') }),
  /** Run the motor of a motion sensor for a moment, where it has one and is in use. */
  z.object({
    type: z.literal('vibrate'),
    serial: z.string(),
    durationMs: z.number().positive().max(LONGEST_PULSE_MS),
  }),
  /** Stop every motor at once. */
  z.object({ type: z.literal('stop-vibration') }),
  /** The sensors go to another person: how they were strapped is void. */
  z.object({ type: z.literal('clear-alignment') }),
  /** Read calibration again, initialise again. */
  z.object({ type: z.literal('recalibrate') }),
]);
export type SensorCommand = z.infer<typeof sensorCommandSchema>;

export type DeviceState = 'found' | 'opening' | 'initialising' | 'ready' | 'silent' | 'lost' | 'failed';

export interface DeviceStatus {
  readonly kind: 'board' | 'motion';
  readonly source: 'hid' | 'virtual-patient' | 'pointer';
  readonly serial: string;
  readonly model: DeviceName;
  readonly state: DeviceState;
  /** The board that feeds the hub. */
  readonly inUse: boolean;
  /** Battery bars 0 to 4; undefined until known. */
  readonly batteryBars?: number;
  readonly temperatureC?: number;
  /** Reports a second over the last 5 s: count over elapsed time. */
  readonly rateHz: number;
  /** Silences of more than 50 ms since it was attached. */
  readonly gaps: number;
  readonly longestGapMs: number;
  /** As of a failed checksum, or a nearly empty battery. */
  readonly warnings: readonly Message[];
  readonly error?: ErrorData;
  /** For motion sensors only. */
  readonly motion?: MotionStatus;
}

export interface MotionStatus {
  readonly kind: SensorKind;
  readonly role: SensorRole;
  readonly axes: 6 | 9;
  /** As in "1209:7690": which profile it goes by. */
  readonly profileKey?: string;
  /** A tilting board of which nothing is known yet: it must be learnt. */
  readonly needsProfile?: boolean;
  /** It has a magnetometer that could be used. */
  readonly hasMagnetometer: boolean;
  /** It has a motor that can be run. */
  readonly canVibrate: boolean;
  readonly batteryPercent?: number;
  readonly charging?: boolean;
  /** Samples missed, in percent of those sent since it was opened. */
  readonly lossPercent: number;
  readonly signalDbm?: number;
}

/** How the sensors on the body fare: what the hub says of each. */
export interface SegmentStatus {
  readonly serial: string;
  readonly role: SensorRole;
  /** Root mean square angular velocity of the last half second, deg/s: which sensor is being moved. */
  readonly movingDegS: number;
  /** It is known how the sensor is strapped. */
  readonly aligned: boolean;
  readonly slipped: boolean;
  /** How the heading drifted between the last two times it was zeroed, deg/min; undefined before. */
  readonly driftDegMin?: number;
  /** Time since the heading was zeroed, s; undefined before. */
  readonly sinceZeroS?: number;
}

/** One guided step of the calibration, while it runs and when it ended. */
export interface CalibrationStep {
  readonly step: 'stand-still' | 'calibration-bend';
  readonly state: 'running' | 'done' | 'failed';
  /** 0 to 1. */
  readonly progress: number;
  /** Why it failed and what to do. */
  readonly problem?: Message;
}

/** What became of the last request to set straight ahead anew. */
export interface HeadingZero {
  readonly state: 'done' | 'refused';
  /** Why it was refused and what to do. */
  readonly problem?: Message;
}

export interface BodyStatus {
  readonly segments: readonly SegmentStatus[];
  /** The step that runs or ran last. */
  readonly calibration?: CalibrationStep;
  /** Undefined before the first. */
  readonly headingZero?: HeadingZero;
}

export type SensorMessage =
  /** Encoded hub inputs (core/session/input-codec.ts) and the frames the hub made of exactly these. */
  | {
      readonly type: 'batch';
      readonly sequence: number;
      readonly inputs: Uint8Array;
      readonly frames: Float64Array;
    }
  | { readonly type: 'devices'; readonly devices: readonly DeviceStatus[]; readonly scanning: boolean }
  /** Every 100 ms while a motion sensor is attached, and once when the last one goes. */
  | { readonly type: 'body'; readonly body: BodyStatus }
  /** Reports that were asked for, report ID first if there is one. */
  | { readonly type: 'raw-reports'; readonly serial: string; readonly reports: readonly Uint8Array[] }
  /** A new hub began (the process started or restarted): the frames that follow count from its own zero. */
  | {
      readonly type: 'hub-started';
      /** Wall-clock time (ms since 1970) at which `hostMs` was 0, while a real board is in use: to measure latency. */
      readonly clockOriginMs: number;
    }
  | { readonly type: 'problem'; readonly error: ErrorData };
