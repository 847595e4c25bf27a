/** What a board with the calibration of the fake one must read, computed from the raw integers alone. */

/** Calibration of the fake board: raw counts at 0, 17 and 34 kg of top right, bottom right, top left, bottom left. */
const POINTS = [
  [0x07c3, 0x0ed2, 0x15e9],
  [0x3cf8, 0x4384, 0x4a10],
  [0x048c, 0x0b3a, 0x11ef],
  [0x296b, 0x3069, 0x376e],
] as const;

export type Raw = readonly [number, number, number, number];

/** Kilograms of four cells, from the integers alone. */
export function kilograms(raw: Raw): number[] {
  return raw.map((value, cell) => {
    const [at0, at17, at34] = POINTS[cell] ?? [0, 1, 2];
    return value < at17 ? ((value - at0) / (at17 - at0)) * 17 : 17 + ((value - at17) / (at34 - at17)) * 17;
  });
}

/** Centre of pressure in mm on a board of 433 x 238 mm between the cells. */
export function centre(raw: Raw): { mlMm: number; apMm: number } {
  const [tr = 0, br = 0, tl = 0, bl = 0] = kilograms(raw);
  const total = tr + br + tl + bl;
  return { mlMm: (216.5 * (tr + br - tl - bl)) / total, apMm: (119 * (tr + tl - br - bl)) / total };
}
