/** Calibrations of two real boards, and the registers that hold one. */

export interface RegisterImage {
  /** 24 bytes at 0xA40024. */
  readonly calibration: Uint8Array;
  /** At 0xA40020, 0xA40060 and 0xA4003C. */
  readonly header: Uint8Array;
  readonly reference: Uint8Array;
  readonly checksum: Uint8Array;
}

export function hex(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text.replaceAll(/[\s|]/g, ''), 'hex'));
}

/** Published dump (WiiBrew, "Wii Balance Board", by Carl Kenner). */
export const BOARD_A: RegisterImage = {
  calibration: hex('07C3 3CF8 048C 296B | 0ED2 4384 0B3A 3069 | 15E9 4A10 11EF 376E'),
  header: hex('10 69'),
  reference: hex('1A 01'),
  checksum: hex('5E40E9B6'),
};

/** Recovered from published raw values and loads; its checksum is not known. */
export const BOARD_C: RegisterImage = {
  calibration: words([5588, 6668, 8592, 5205, 7299, 8443, 10338, 6877, 9019, 10230, 12095, 8560]),
  header: hex('00 00'),
  reference: hex('19 01'),
  checksum: hex('00000000'),
};

export function words(values: readonly number[]): Uint8Array {
  return Uint8Array.from(values.flatMap((value) => [value >> 8, value & 0xff]));
}

export const EXTENSION_ID = {
  balanceBoard: hex('00 00 A4 20 04 02'),
  nunchuk: hex('00 00 A4 20 00 00'),
  classicController: hex('00 00 A4 20 01 01'),
  motionPlus: hex('00 00 A4 20 04 05'),
} as const;
