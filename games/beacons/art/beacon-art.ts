/** The beacons, dark and burning, their light on the water, and the lamp of the boat. */
import { cosineOfTurns, sineOfTurns } from '#core/signal/cosine.ts';
import { ellipsePath, softEllipse } from '#games/shared/art/pen.ts';
import type { Pen } from '#games/shared/art/pen.ts';
import type { Piece } from '#games/shared/art/sheet.ts';
import { PALETTE, faded, mixed } from '#games/shared/palette.ts';

/** The foot of a beacon and the middle of its lamp, from its picture's top left corner. */
export const BEACON = { width: 120, height: 216, footX: 60, footY: 194, lampY: 46 } as const;
/** The beam of the boat's lamp: it begins at the left end, in the middle. */
export const BEAM = { width: 620, height: 230 } as const;

export const BEACON_PIECES: readonly Piece[] = [
  { key: 'beacon-dark', width: BEACON.width, height: BEACON.height, draw: (pen) => drawBeacon(pen, false) },
  { key: 'beacon-lit', width: BEACON.width, height: BEACON.height, draw: (pen) => drawBeacon(pen, true) },
  { key: 'flame', width: 150, height: 150, draw: drawFlame },
  { key: 'reflection', width: 120, height: 220, draw: drawReflection },
  { key: 'pennant', width: 56, height: 36, draw: drawPennant },
  { key: 'beam', ...BEAM, draw: drawBeam },
];

/** A squat tower on a raft: bands of cream and navy, a gallery, a lamp house with a pointed roof. */
function drawBeacon(pen: Pen, lit: boolean): void {
  const { footX: x, footY } = BEACON;
  softEllipse(pen, { x, y: footY + 6, radiusX: 58, radiusY: 15 }, [
    [0, faded(PALETTE.navy, 0.65)],
    [1, faded(PALETTE.navy, 0)],
  ]);
  pen.lineJoin = 'round';
  pen.strokeStyle = faded(PALETTE.foam, 0.9);
  pen.lineWidth = 6;
  outline(pen, x);
  pen.stroke();
  pen.fillStyle = PALETTE.navy;
  outline(pen, x);
  pen.fill();
  drawBands(pen, x);
  drawRaft(pen, x);
  drawLamp(pen, x, lit);
}

function outline(pen: Pen, x: number): void {
  pen.beginPath();
  pen.moveTo(x - 34, 190);
  pen.lineTo(x - 21, 80);
  pen.lineTo(x - 27, 76);
  pen.lineTo(x - 27, 68);
  pen.lineTo(x - 19, 66);
  pen.lineTo(x - 19, 32);
  pen.lineTo(x - 25, 30);
  pen.lineTo(x, 8);
  pen.lineTo(x + 25, 30);
  pen.lineTo(x + 19, 32);
  pen.lineTo(x + 19, 66);
  pen.lineTo(x + 27, 68);
  pen.lineTo(x + 27, 76);
  pen.lineTo(x + 21, 80);
  pen.lineTo(x + 34, 190);
  pen.closePath();
}

/** Cream bands, in shade on the right. */
function drawBands(pen: Pen, x: number): void {
  const halfAt = (y: number): number => 20 + ((y - 80) / 110) * 12;
  const shade = pen.createLinearGradient(x - 32, 0, x + 32, 0);
  shade.addColorStop(0, PALETTE.sail);
  shade.addColorStop(0.55, PALETTE.sand);
  shade.addColorStop(1, mixed(PALETTE.sand, PALETTE.navy, 0.45));
  pen.fillStyle = shade;
  for (const [top, bottom] of [
    [84, 108],
    [132, 156],
  ] as const) {
    pen.beginPath();
    pen.moveTo(x - halfAt(top), top);
    pen.lineTo(x + halfAt(top), top);
    pen.lineTo(x + halfAt(bottom), bottom);
    pen.lineTo(x - halfAt(bottom), bottom);
    pen.fill();
  }
}

function drawRaft(pen: Pen, x: number): void {
  pen.fillStyle = mixed(PALETTE.navy, PALETTE.sea, 0.35);
  ellipsePath(pen, { x, y: 190, radiusX: 46, radiusY: 13 });
  pen.fill();
  pen.lineWidth = 3;
  pen.strokeStyle = faded(PALETTE.foam, 0.8);
  pen.stroke();
  pen.fillStyle = PALETTE.navy;
  ellipsePath(pen, { x, y: 186, radiusX: 33, radiusY: 8 });
  pen.fill();
}

/** Dark, the glass is closed by bars; burning, a flame fills it. */
function drawLamp(pen: Pen, x: number, lit: boolean): void {
  const glass = pen.createLinearGradient(0, 34, 0, 64);
  glass.addColorStop(0, lit ? '#FFF6DF' : mixed(PALETTE.navy, PALETTE.sea, 0.5));
  glass.addColorStop(1, lit ? PALETTE.brass : mixed(PALETTE.navy, PALETTE.sea, 0.2));
  pen.fillStyle = glass;
  pen.fillRect(x - 15, 34, 30, 30);
  if (!lit) {
    pen.strokeStyle = faded(PALETTE.foam, 0.5);
    pen.lineWidth = 2.5;
    pen.beginPath();
    for (const aside of [-6, 6]) {
      pen.moveTo(x + aside, 34);
      pen.lineTo(x + aside, 64);
    }
    pen.moveTo(x - 15, 49);
    pen.lineTo(x + 15, 49);
    pen.stroke();
    return;
  }
  softEllipse(pen, { x, y: 50, radiusX: 15, radiusY: 17 }, [
    [0, '#FFFFFF'],
    [0.55, faded('#FFFFFF', 0.75)],
    [1, faded('#FFFFFF', 0)],
  ]);
}

/** A star of eight rays about a white core: told from a dark lamp by its shape. */
function drawFlame(pen: Pen): void {
  const middle = 75;
  pen.fillStyle = faded('#FFF3D0', 0.9);
  pen.beginPath();
  for (let corner = 0; corner < 16; corner += 1) {
    const turns = corner / 16;
    const reach = corner % 2 === 1 ? 13 : corner % 4 === 0 ? 68 : 42;
    pen.lineTo(middle + cosineOfTurns(turns) * reach, middle + sineOfTurns(turns) * reach);
  }
  pen.fill();
  softEllipse(pen, { x: middle, y: middle, radiusX: 34, radiusY: 34 }, [
    [0, '#FFFFFF'],
    [0.5, faded('#FFF6DF', 0.95)],
    [1, faded('#FFE3A6', 0)],
  ]);
}

/** Light on the water below a lamp: short strokes that widen and fade. */
function drawReflection(pen: Pen): void {
  for (let row = 0; row < 13; row += 1) {
    const share = row / 12;
    const half = 12 + 34 * share + (row % 3) * 7;
    softEllipse(pen, { x: 60 + ((row * 37) % 11) - 5, y: 12 + 196 * share, radiusX: half, radiusY: 4.5 }, [
      [0, faded('#FFE3A6', 0.8 * (1 - 0.8 * share))],
      [1, faded(PALETTE.brass, 0)],
    ]);
  }
}

function drawPennant(pen: Pen): void {
  pen.beginPath();
  pen.moveTo(4, 4);
  pen.lineTo(52, 18);
  pen.lineTo(4, 32);
  pen.closePath();
  pen.lineJoin = 'round';
  pen.lineWidth = 5;
  pen.strokeStyle = PALETTE.navy;
  pen.stroke();
  pen.fillStyle = PALETTE.brass;
  pen.fill();
}

/** A soft cone that widens away from the boat. */
function drawBeam(pen: Pen): void {
  const { width, height } = BEAM;
  const far = pen.createLinearGradient(0, 0, width, 0);
  far.addColorStop(0, faded('#FFEFC4', 0.85));
  far.addColorStop(0.5, faded('#FFE3A6', 0.42));
  far.addColorStop(1, faded('#FFE3A6', 0));
  pen.fillStyle = far;
  for (const spread of [1, 0.72, 0.44]) {
    pen.globalAlpha = 0.45;
    pen.beginPath();
    pen.moveTo(0, height / 2 - 6);
    pen.lineTo(width, height / 2 - (spread * height) / 2);
    pen.lineTo(width, height / 2 + (spread * height) / 2);
    pen.lineTo(0, height / 2 + 6);
    pen.fill();
  }
}
