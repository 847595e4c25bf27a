/**
 * The output report that switches both motors of a DualSense. Only what its flags name changes: lights, sound and
 * triggers stay as they are. Layout: Linux hid-playstation.c.
 *
 * | on USB, of 63 bytes | on Bluetooth, of 78 | what it is |
 * |---|---|---|
 * | 0: 02 | 0: 31 | report |
 * | | 1, high nibble | counts the reports |
 * | | 2: 10 | must be so |
 * | 1: 03 | 3: 03 | the motors count (01), and run as those of older controllers do (02) |
 * | 3, 4 | 5, 6 | right and left motor, 0 to 255 |
 * | | 74 | checksum |
 */
import { checksumOf, OUTPUT_SEED } from '../sony-controller/checksum.ts';
import type { Transport } from '../sony-controller/model.ts';

const USB = { reportId: 0x02, bytes: 63, flagsAt: 1 } as const;
const BLUETOOTH = { reportId: 0x31, bytes: 78, flagsAt: 3, checksumAt: 74 } as const;
const BLUETOOTH_TAG = 0x10;
const MOTORS_COUNT = 0x03;
const RIGHT_MOTOR = 2;
const LEFT_MOTOR = 3;
const FULL = 0xff;

/** @param sequence Counts up with every report; only its lowest four bits go out. */
export function motorReport(transport: Transport, sequence: number, isOn: boolean): Uint8Array {
  const { reportId, bytes, flagsAt } = transport === 'usb' ? USB : BLUETOOTH;
  const report = new Uint8Array(bytes);
  report[0] = reportId;
  report[flagsAt] = MOTORS_COUNT;
  report[flagsAt + RIGHT_MOTOR] = isOn ? FULL : 0;
  report[flagsAt + LEFT_MOTOR] = isOn ? FULL : 0;
  if (transport === 'usb') return report;
  report[1] = (sequence & 0x0f) << 4;
  report[2] = BLUETOOTH_TAG;
  const checksum = checksumOf(OUTPUT_SEED, report.subarray(0, BLUETOOTH.checksumAt));
  new DataView(report.buffer).setUint32(BLUETOOTH.checksumAt, checksum, true);
  return report;
}
