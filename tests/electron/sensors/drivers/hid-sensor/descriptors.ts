/** Sensors of the sensor page as their makers describe them. */
import { hex } from '../../../../core/hid-descriptor/samples.ts';

/** How each sensor is turned on: report interval in ms, reporting state and power state as named arrays. */
const SETTINGS = `
  0a 0e 03 15 00 27 ff ff ff ff 75 20 95 01 55 00 b1 02
  0a 16 03 15 00 25 05 75 08 95 01 a1 02
    0a 40 08 0a 41 08 0a 42 08 0a 43 08 0a 44 08 0a 45 08 b1 00 c0
  0a 19 03 15 00 25 05 75 08 95 01 a1 02
    0a 50 08 0a 51 08 0a 52 08 0a 53 08 0a 54 08 0a 55 08 b1 00 c0`;

/** Accelerometer in 10^-3 G, gyroscope in 10^-1 deg/s and compass in milligauss, each with a report of its own. */
export const NINE_AXES = hex(`
  05 20 09 01 a1 01
  85 01 09 73 a1 00 ${SETTINGS}
    16 01 80 26 ff 7f 75 10 95 03 55 0d 0a 53 04 0a 54 04 0a 55 04 81 02 c0
  85 02 09 76 a1 00 ${SETTINGS}
    16 01 80 26 ff 7f 75 10 95 03 55 0f 0a 57 04 0a 58 04 0a 59 04 81 02 c0
  85 03 09 83 a1 00 ${SETTINGS}
    16 01 80 26 ff 7f 75 10 95 03 55 00 0a 85 04 0a 86 04 0a 87 04 81 02 c0
  c0`);

/** Both in one report that has no number, in cm/s2 and rad/s times 10^-3. */
export const SIX_AXES_SI = hex(`
  05 20 09 01 a1 01
    16 01 80 26 ff 7f 75 10 95 03 55 00 66 11 e0 0a 53 04 0a 54 04 0a 55 04 81 02
    55 0d 66 12 f0 0a 57 04 0a 58 04 0a 59 04 81 02
  c0`);

/** A quaternion of four words in 10^-4; no settings. */
export const ORIENTATION = hex(`
  05 20 09 8a a1 00 85 07
    16 01 80 26 ff 7f 75 10 95 04 55 0c 0a 83 04 81 02
  c0`);

/** A thermometer. */
export const TEMPERATURE = hex('05 20 09 33 a1 00 16 01 80 26 ff 7f 75 10 95 01 55 0e 0a 34 04 81 02 c0');

/** A report of three words, little-endian. @param reportId Undefined where the device numbers none. */
export function words(reportId: number | undefined, ...values: readonly number[]): Uint8Array {
  const bytes = values.flatMap((value) => [value & 0xff, (value >> 8) & 0xff]);
  return Uint8Array.from(reportId === undefined ? bytes : [reportId, ...bytes]);
}
