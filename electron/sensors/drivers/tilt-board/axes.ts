/** Where a tilting board says its tilt: as it was learnt, or X and Y of a joystick by its report descriptor. */
import { tiltDeg } from '#core/device-learning/axis-value.ts';
import { DEFAULT_TILT_DEG } from '#core/device-learning/learning-steps.ts';
import type { DeviceProfile } from '#core/contract/device-profile.ts';
import { extractFields, type HidValue } from '#core/hid-descriptor/extract.ts';
import type { HidDescriptor } from '#core/hid-descriptor/field.ts';
import { parseDescriptor } from '#core/hid-descriptor/parse.ts';
import type { DeviceFacts } from '../device-driver.ts';

/** Degrees to the right and to the front, as far as a report says. */
export interface PartialTilt {
  readonly mlDeg: number | undefined;
  readonly apDeg: number | undefined;
}

export interface TiltAxes {
  /** False: degrees are a guess. */
  readonly isMeasured: boolean;
  read(report: Uint8Array): PartialTilt;
}

/** Generic desktop page: X to the right, Y towards the person (HID 1.11, sec. 5.9). */
const X = 0x0001_0030;
const Y = 0x0001_0031;

/** What was learnt goes before what the device claims. Undefined: neither is known. */
export function tiltAxesOf({ profile, reportDescriptor }: DeviceFacts): TiltAxes | undefined {
  if (profile !== undefined) return learntAxes(profile);
  const descriptor = reportDescriptor === undefined ? undefined : readable(reportDescriptor);
  return descriptor !== undefined && hasAxis(descriptor, X) && hasAxis(descriptor, Y)
    ? joystickAxes(descriptor)
    : undefined;
}

function learntAxes({ tiltMl, tiltAp }: DeviceProfile): TiltAxes {
  return {
    isMeasured: true,
    read: (report) => ({ mlDeg: tiltDeg(tiltMl, report), apDeg: tiltDeg(tiltAp, report) }),
  };
}

function joystickAxes(descriptor: HidDescriptor): TiltAxes {
  return {
    isMeasured: false,
    read(report) {
      const values = extractFields(descriptor, report);
      const [x, y] = [X, Y].map((usage) => deflection(values.find((value) => value.usage === usage)));
      return { mlDeg: degrees(x), apDeg: y === undefined ? undefined : degrees(-y) };
    },
  };
}

/** The whole way of the stick is taken for the usual tilt of a board. */
function degrees(part: number | undefined): number | undefined {
  return part === undefined ? undefined : part * DEFAULT_TILT_DEG;
}

/** -1 to 1 from one end of the range to the other; undefined where the device says that there is no value. */
function deflection(value: HidValue | undefined): number | undefined {
  if (value?.physical === undefined) return undefined;
  const { logicalMinimum, logicalMaximum } = value.field;
  const part = (2 * (value.logical - logicalMinimum)) / (logicalMaximum - logicalMinimum) - 1;
  return Math.min(Math.max(part, -1), 1);
}

function hasAxis({ fields }: HidDescriptor, axis: number): boolean {
  return fields.some(
    ({ kind, usages, isVariable, isRelative, logicalMinimum, logicalMaximum }) =>
      kind === 'input' &&
      isVariable &&
      !isRelative &&
      logicalMaximum > logicalMinimum &&
      usages.some(({ first, count }) => axis >= first && axis < first + count),
  );
}

/** A damaged descriptor is as good as none. */
function readable(bytes: Uint8Array): HidDescriptor | undefined {
  try {
    return parseDescriptor(bytes);
  } catch {
    return undefined;
  }
}
