/**
 * The boat, seen from behind and a little above, its bow up the screen. The hull is one picture; the sails are a row of
 * pictures from "wind from behind" to "wind from the side", and mirrored for the other side.
 */
import { PALETTE, faded, mixed } from '../palette.ts';
import { softEllipse } from './pen.ts';
import type { Pen } from './pen.ts';
import type { Piece } from './sheet.ts';

export const HULL = { width: 150, height: 168, originX: 75, originY: 118 } as const;
/** Origin of the sails: the foot of the mast. */
export const RIG = { width: 300, height: 286, originX: 150, originY: 252 } as const;
/** The foot of the mast above the middle of the hull, as drawn. */
export const MAST_FOOT_Y = -40;
const SAIL_FRAMES = 12;

/** Which sail picture shows a sail `side` out (-1 full to the left, 0 edge-on, 1 full to the right), and its mirror. */
export function sailFrame(side: number): { readonly key: string; readonly mirrored: boolean } {
  const out = Math.min(1, Math.abs(side));
  return { key: `sail-${Math.round(out * (SAIL_FRAMES - 1))}`, mirrored: side < 0 };
}

export const BOAT_PIECES: readonly Piece[] = [
  { key: 'hull', width: HULL.width, height: HULL.height, draw: drawHull },
  { key: 'hull-shade', width: 210, height: 116, draw: drawShade },
  ...Array.from({ length: SAIL_FRAMES }, (_, index) => ({
    key: `sail-${index}`,
    width: RIG.width,
    height: RIG.height,
    draw: (pen: Pen) => drawRig(pen, index / (SAIL_FRAMES - 1)),
  })),
];

function drawShade(pen: Pen): void {
  softEllipse(pen, { x: 105, y: 58, radiusX: 104, radiusY: 57 }, [
    [0, faded(PALETTE.navy, 0.6)],
    [0.55, faded(PALETTE.navy, 0.36)],
    [1, faded(PALETTE.navy, 0)],
  ]);
}

/** The line of the gunwale: stern corners below, bow above. `inset` draws it smaller, for the deck. */
function sheerPath(pen: Pen, inset: number): void {
  const wide = 1 - inset;
  pen.beginPath();
  pen.moveTo(-40 * wide, 8 - inset * 40);
  pen.bezierCurveTo(-63 * wide, -20, -46 * wide, -62, 0, -108 + inset * 90);
  pen.bezierCurveTo(46 * wide, -62, 63 * wide, -20, 40 * wide, 8 - inset * 40);
  pen.quadraticCurveTo(0, 15 - inset * 40, -40 * wide, 8 - inset * 40);
  pen.closePath();
}

function drawHull(pen: Pen): void {
  pen.translate(HULL.originX, HULL.originY);
  pen.lineJoin = 'round';
  // The outside: sides and transom.
  const side = pen.createLinearGradient(-60, 0, 60, 0);
  side.addColorStop(0, mixed(PALETTE.navy, '#000000', 0.2));
  side.addColorStop(0.6, PALETTE.navy);
  side.addColorStop(1, mixed(PALETTE.navy, PALETTE.sea, 0.55));
  pen.fillStyle = side;
  pen.beginPath();
  pen.moveTo(-41, 8);
  pen.bezierCurveTo(-67, -18, -48, -62, 0, -108);
  pen.bezierCurveTo(48, -62, 67, -18, 41, 8);
  pen.bezierCurveTo(40, 30, 28, 42, 0, 42);
  pen.bezierCurveTo(-28, 42, -40, 30, -41, 8);
  pen.fill();
  pen.strokeStyle = PALETTE.brass;
  pen.lineWidth = 5;
  pen.beginPath();
  pen.moveTo(-38, 20);
  pen.quadraticCurveTo(0, 31, 38, 20);
  pen.stroke();
  drawDeck(pen);
}

function drawDeck(pen: Pen): void {
  pen.fillStyle = mixed(PALETTE.sand, PALETTE.brass, 0.22);
  sheerPath(pen, 0);
  pen.fill();
  pen.save();
  sheerPath(pen, 0.05);
  pen.clip();
  pen.strokeStyle = faded(mixed(PALETTE.brass, PALETTE.navy, 0.4), 0.35);
  pen.lineWidth = 1.6;
  for (let x = -44; x <= 44; x += 11) {
    pen.beginPath();
    pen.moveTo(x, 14);
    pen.quadraticCurveTo(x * 1.1, -40, x * 0.12, -100);
    pen.stroke();
  }
  pen.restore();
  pen.fillStyle = mixed(PALETTE.brass, PALETTE.navy, 0.58);
  pen.beginPath();
  pen.roundRect(-25, -24, 50, 27, 11);
  pen.fill();
  pen.fillStyle = mixed(PALETTE.brass, PALETTE.navy, 0.32);
  pen.beginPath();
  pen.roundRect(-25, -9, 50, 12, 6);
  pen.fill();
  pen.strokeStyle = PALETTE.sail;
  pen.lineWidth = 5.5;
  sheerPath(pen, 0);
  pen.stroke();
  pen.strokeStyle = PALETTE.navy;
  pen.lineWidth = 4;
  pen.lineCap = 'round';
  pen.beginPath();
  pen.moveTo(0, 10);
  pen.lineTo(3, -15);
  pen.stroke();
}

/** Mast, main sail, jib and pennant with the boom swung out by `out` (0 astern to 1 abeam, to the right). */
function drawRig(pen: Pen, out: number): void {
  pen.translate(RIG.originX, RIG.originY);
  pen.lineJoin = 'round';
  pen.lineCap = 'round';
  const swing = out * 1.28;
  const head: [number, number] = [0, -212];
  const clew: [number, number] = [Math.sin(swing) * 122, -30 + Math.cos(swing) * 30];
  drawJib(pen, out);
  drawMain(pen, head, clew, out);
  pen.strokeStyle = mixed(PALETTE.navy, PALETTE.brass, 0.3);
  pen.lineWidth = 5;
  pen.beginPath();
  pen.moveTo(0, -26);
  pen.lineTo(clew[0] * 1.03, clew[1] + 2);
  pen.stroke();
  pen.lineWidth = 6.5;
  pen.beginPath();
  pen.moveTo(0, 2);
  pen.lineTo(0, -226);
  pen.stroke();
  drawPennant(pen, out);
}

function drawMain(pen: Pen, head: [number, number], clew: [number, number], out: number): void {
  const bulge = 8 + 30 * Math.min(1, out * 1.6);
  const leech: [number, number] = [clew[0] * 0.62 + bulge, (head[1] + clew[1]) / 2 - 8];
  const shape = (): void => {
    pen.beginPath();
    pen.moveTo(2, head[1]);
    pen.quadraticCurveTo(leech[0], leech[1], clew[0], clew[1]);
    pen.quadraticCurveTo(clew[0] * 0.5, clew[1] + 10 + 6 * out, 2, -30);
    pen.closePath();
  };
  const light = pen.createLinearGradient(0, 0, Math.max(24, clew[0] + bulge * 0.4), 0);
  light.addColorStop(0, mixed(PALETTE.sail, PALETTE.sea, 0.2));
  light.addColorStop(0.35, PALETTE.sail);
  light.addColorStop(0.8, PALETTE.sail);
  light.addColorStop(1, mixed(PALETTE.sail, PALETTE.brass, 0.2));
  pen.fillStyle = light;
  shape();
  pen.fill();
  pen.save();
  shape();
  pen.clip();
  pen.strokeStyle = faded(PALETTE.sea, 0.26);
  pen.lineWidth = 2;
  for (const share of [0.28, 0.5, 0.72]) {
    const y = head[1] + share * (clew[1] - head[1]);
    pen.beginPath();
    pen.moveTo(0, y + 4);
    pen.quadraticCurveTo(clew[0] * 0.5, y - 6, clew[0] + bulge, y + 10);
    pen.stroke();
  }
  pen.strokeStyle = PALETTE.brass;
  pen.lineWidth = 13;
  pen.beginPath();
  pen.moveTo(0, -52);
  pen.quadraticCurveTo(clew[0] * 0.5, clew[1] - 12, clew[0] + bulge + 8, clew[1] - 16);
  pen.stroke();
  pen.restore();
  pen.strokeStyle = faded(PALETTE.navy, 0.55);
  pen.lineWidth = 2.5;
  shape();
  pen.stroke();
}

/** The jib fills on the other side of the mast when the wind comes from behind, and folds in behind the main sail. */
function drawJib(pen: Pen, out: number): void {
  const reach = -24 - 52 * (1 - out * 0.55);
  pen.fillStyle = mixed(PALETTE.brass, PALETTE.sand, 0.25);
  pen.strokeStyle = faded(PALETTE.navy, 0.5);
  pen.lineWidth = 2.5;
  pen.beginPath();
  pen.moveTo(-1, -186);
  pen.quadraticCurveTo(reach * 0.95 - 8, -108, reach, -44);
  pen.quadraticCurveTo(reach * 0.5, -34, -1, -40);
  pen.closePath();
  pen.fill();
  pen.stroke();
}

function drawPennant(pen: Pen, out: number): void {
  const length = 18 + 24 * out;
  const droop = 12 * (1 - out);
  pen.fillStyle = PALETTE.warn;
  pen.beginPath();
  pen.moveTo(0, -228);
  pen.quadraticCurveTo(length * 0.5, -230 + droop * 0.4, length, -220 + droop);
  pen.quadraticCurveTo(length * 0.5, -214 + droop * 0.6, 0, -212);
  pen.closePath();
  pen.fill();
}
