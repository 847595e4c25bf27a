/** Report descriptors, and how to write one. */

/** Bytes of hexadecimal text. */
export function hex(text: string): Uint8Array {
  return Uint8Array.from(text.trim().split(/\s+/), (byte) => Number.parseInt(byte, 16));
}

function wiiReport(id: string, bytes: string, main: '81' | '91'): string {
  return `85 ${id} 95 ${bytes} 09 01 ${main} 00`;
}

const WII_OUTPUTS = [
  ['11', '01'],
  ['12', '02'],
  ['13', '01'],
  ['14', '01'],
  ['15', '01'],
  ['16', '15'],
  ['17', '06'],
  ['18', '15'],
  ['19', '01'],
  ['1a', '01'],
] as const;
const WII_INPUTS = [
  ['20', '06'],
  ['21', '15'],
  ['22', '04'],
  ['30', '02'],
  ['31', '05'],
  ['32', '0a'],
  ['33', '11'],
  ['34', '15'],
  ['35', '15'],
  ['36', '15'],
  ['37', '15'],
  ['3d', '15'],
  ['3e', '15'],
  ['3f', '15'],
] as const;

/** The dump of a real Wii Remote, and of the balance board: 217 bytes and a stray zero (xwiimote, doc/rdesc.dump). */
export const WII = hex(
  [
    '05 01 09 05 a1 01 85 10 15 00 26 ff 00 75 08 95 01 06 00 ff 09 01 91 00',
    ...WII_OUTPUTS.map(([id, bytes]) => wiiReport(id, bytes, '91')),
    ...WII_INPUTS.map(([id, bytes]) => wiiReport(id, bytes, '81')),
    'c0 00',
  ].join(' '),
);

/** A tilt board as a joystick: four buttons, a hat, padding within a byte, X and Y of 12 bits signed, Z of 16. */
export const JOYSTICK = hex(`
  05 01 09 04 a1 01
  05 09 19 01 29 04 15 00 25 01 75 01 95 04 81 02
  05 01 09 39 15 00 25 07 35 00 46 3b 01 65 14 75 04 95 01 81 42
  65 00 35 00 45 00
  75 03 95 01 81 03
  a4 16 01 f8 26 ff 07 75 0c 95 02 09 30 09 31 81 02 b4
  75 05 95 01 81 01
  15 00 27 ff ff 00 00 75 10 95 01 09 32 81 02
  c0
`);

/** An accelerometer by the sensor page (0x20): three axes of 16 bits in 10^-2 G, and how it reports. */
export const ACCELEROMETER = hex(`
  05 20 09 73 a1 00
  85 01
  0a 0e 03 15 00 27 ff ff ff ff 75 20 95 01 55 00 b1 02
  0a 16 03 15 00 25 01 75 08 95 01 a1 02 0a 40 08 0a 41 08 b1 00 c0
  0a 01 02 15 01 25 02 75 08 95 01 81 00
  16 01 80 26 ff 7f 75 10 95 03 55 0e 0a 53 04 0a 54 04 0a 55 04 81 02
  c0
`);
