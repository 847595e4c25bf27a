/** Reports of real controllers; where nothing else is said, over Bluetooth (darthcloud/bt_traces). */
import { crc32 } from 'node:zlib';
import { hex } from '../../support/board-registers.ts';

/** A DualShock 4, with its own checksum; down left and square are held. */
export const DUALSHOCK_4_REPORT = hex(
  `11 c0 00 82 7a 81 80 15 00 e0 00 00 43 10 10 e5 fc c3 fe 9a fe 27 fc bb 0a 08 e7 00 00 00 00 00 09
   00 00 00 00 80 00 00 00 80 00 00 00 00 80 00 00 00 80 00 00 00 00 80 00 00 00 80 00 00 00 00 80 00 00 00 80
   00 00 00 00 00 f8 d7 dd e6`,
);

/** A DualSense up to its sensors; the rest is zeros, and the checksum made anew. */
export const DUALSENSE_REPORT = withChecksum(
  hex('31 61 bc 06 80 80 00 00 01 08 00 00 00 b5 c8 72 88 52 00 0d 00 f8 ff 41 00 f9 1f 86 f7 f5 f4 b1 01'),
);

/** Of controllers that nobody touches, each with its own checksum. */
export const UNTOUCHED = {
  'a DualShock 4': hex(
    `11 c0 00 81 7a 85 81 08 00 70 00 00 ae 98 14 03 00 3b ff de ff e6 00 4e 1f 49 04 00 00 00 00 00
     09 00 00 00 00 80 00 00 00 80 00 00 00 00 80 00
     00 00 80 00 00 00 00 80 00 00 00 80 00 00 00 00 80 00 00 00 80 00 00 00 00 00 41 7d 4d fb`,
  ),
  'another DualShock 4': hex(
    `11 c0 00 7c 7d 80 7f 08 00 f4 00 00 28 7e 00 fd fe f5 fd 17 fc 9b 02 e9 05 76 fb 00 00 00 00 00
     05 00 00 00 00 80 00 00 00 80 00 00 00 00 80 00
     00 00 80 00 00 00 00 80 00 00 00 80 00 00 00 00 80 00 00 00 80 00 00 00 00 00 fe 64 99 c9`,
  ),
  'a DualSense': hex(
    `31 11 7f 80 7e 7f 00 00 01 08 00 00 00 8d de 49 6c 0e 00 11 00 fd ff 32 f5 a4 1e 16 fd 0e cd 58
     0c 03 80 00 00 00 80 00 00 00 00 09 09 00 00 00
     00 00 a2 cf 58 0c 03 00 00 7a 74 dc 58 13 b7 a9 69 00 00 00 00 00 00 00 00 00 b2 32 6f 3d`,
  ),
} as const;

/** Two copies of the DualShock 4, by cable, untouched (im-0/random-things ds4dump). */
export const COPIES = [
  hex(
    `01 80 80 80 80 08 00 c4 00 00 26 0c 00 f0 ff f9 ff ee ff ea 00 68 1f 0e 05 00 00 00 00 00 1b 00
     00 00 00 80 00 00 00 80 00 00 00 00 80 00 00 00
     80 00 00 00 00 80 00 00 00 80 00 00 00 00 80 00`,
  ),
  hex(
    `01 80 80 80 80 08 00 00 00 00 f4 04 00 fd ff 07 00 ef ff 33 f8 13 1e ea 05 00 00 00 00 00 1a 00
     00 00 00 80 00 00 00 80 00 00 00 00 80 00 00 00
     80 00 00 00 00 80 00 00 00 80 00 00 00 00 80 00`,
  ),
] as const;

export function withChecksum(head: Uint8Array): Uint8Array {
  const report = new Uint8Array(78);
  report.set(head);
  new DataView(report.buffer).setUint32(74, crc32(Uint8Array.of(0xa1, ...report.subarray(0, 74))), true);
  return report;
}
