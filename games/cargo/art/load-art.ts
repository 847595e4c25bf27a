/** Loads as the crane brings them: a crate, the sign on it, the cover over what is not known; and the marks of a lean. */
import type { Pen } from '#games/shared/art/pen.ts';
import type { Piece } from '#games/shared/art/sheet.ts';
import { PALETTE, faded, mixed } from '#games/shared/palette.ts';

/** Origins: the middle of the lower edge. */
export const CRATE = { width: 186, height: 168 } as const;
export const COVER = { width: 214, height: 190 } as const;
export const SIGN = { width: 176, height: 112 } as const;
export const CHEVRON = { width: 150, height: 130 } as const;

const WOOD = mixed(PALETTE.brass, PALETTE.sand, 0.3);
const DARK = mixed(WOOD, PALETTE.navy, 0.55);
const CANVAS = mixed(PALETTE.sea, PALETTE.navy, 0.3);

export const LOAD_PIECES: readonly Piece[] = [
  { key: 'crate', width: CRATE.width, height: CRATE.height, draw: drawCrate },
  { key: 'cover', width: COVER.width, height: COVER.height, draw: drawCover },
  { key: 'sign-light', width: SIGN.width, height: SIGN.height, draw: (pen) => drawSign(pen, 1) },
  { key: 'sign-heavy', width: SIGN.width, height: SIGN.height, draw: (pen) => drawSign(pen, 3) },
  { key: 'lean-before', width: CHEVRON.width, height: CHEVRON.height, draw: drawBefore },
  { key: 'lean-after', width: CHEVRON.width, height: CHEVRON.height, draw: drawAfter },
];

function drawCrate(pen: Pen): void {
  const { width, height } = CRATE;
  const top = 34;
  // The sling from the hook to both corners.
  pen.strokeStyle = PALETTE.navy;
  pen.lineWidth = 6;
  pen.beginPath();
  pen.moveTo(14, top + 4);
  pen.lineTo(width / 2, 4);
  pen.lineTo(width - 14, top + 4);
  pen.stroke();
  pen.fillStyle = WOOD;
  pen.strokeStyle = PALETTE.navy;
  pen.lineWidth = 7;
  pen.beginPath();
  pen.roundRect(5, top, width - 10, height - top - 5, 9);
  pen.fill();
  pen.stroke();
  pen.strokeStyle = faded(PALETTE.navy, 0.35);
  pen.lineWidth = 3;
  for (const share of [0.25, 0.5, 0.75]) {
    const y = top + share * (height - top - 5);
    pen.beginPath();
    pen.moveTo(10, y);
    pen.lineTo(width - 10, y);
    pen.stroke();
  }
  pen.fillStyle = DARK;
  for (const x of [12, width - 30]) pen.fillRect(x, top + 4, 18, height - top - 13);
}

/** A tarpaulin over the crate, tied at its foot, with a question mark drawn in strokes. */
function drawCover(pen: Pen): void {
  const { width, height } = COVER;
  const middle = width / 2;
  pen.strokeStyle = PALETTE.navy;
  pen.lineWidth = 7;
  pen.lineJoin = 'round';
  pen.fillStyle = CANVAS;
  pen.beginPath();
  pen.moveTo(middle, 16);
  pen.quadraticCurveTo(30, 34, 22, 70);
  pen.lineTo(8, height - 18);
  for (let fold = 0; fold < 5; fold += 1) {
    const x = 8 + (fold * (width - 16)) / 5;
    const next = 8 + ((fold + 1) * (width - 16)) / 5;
    pen.quadraticCurveTo((x + next) / 2, height + (fold % 2 === 0 ? 4 : -18), next, height - 18);
  }
  pen.lineTo(width - 22, 70);
  pen.quadraticCurveTo(width - 30, 34, middle, 16);
  pen.closePath();
  pen.fill();
  pen.stroke();
  pen.strokeStyle = faded(PALETTE.navy, 0.4);
  pen.lineWidth = 4;
  for (const x of [48, width - 48]) {
    pen.beginPath();
    pen.moveTo(middle + (x - middle) * 0.5, 34);
    pen.quadraticCurveTo(x, 70, x + (x - middle) * 0.2, height - 22);
    pen.stroke();
  }
  pen.strokeStyle = PALETTE.sail;
  pen.lineWidth = 19;
  pen.lineCap = 'round';
  pen.beginPath();
  pen.moveTo(middle - 27, 82);
  pen.bezierCurveTo(middle - 26, 42, middle + 34, 46, middle + 29, 84);
  pen.bezierCurveTo(middle + 25, 104, middle, 104, middle, 126);
  pen.stroke();
  pen.beginPath();
  pen.arc(middle, 155, 2, 0, 2 * Math.PI);
  pen.stroke();
}

/** One weight is light, three are heavy: told by number and size, not by colour. */
function drawSign(pen: Pen, weights: 1 | 3): void {
  const { width, height } = SIGN;
  pen.fillStyle = PALETTE.sail;
  pen.strokeStyle = PALETTE.navy;
  pen.lineWidth = 7;
  pen.beginPath();
  pen.roundRect(5, 5, width - 10, height - 10, 14);
  pen.fill();
  pen.stroke();
  const places = weights === 1 ? [width / 2] : [width * 0.23, width / 2, width * 0.77];
  for (const x of places) drawWeight(pen, x, height / 2 + 4, weights === 1 ? 0.84 : 1);
}

function drawWeight(pen: Pen, x: number, y: number, size: number): void {
  pen.strokeStyle = PALETTE.navy;
  pen.lineWidth = 7 * size;
  pen.beginPath();
  pen.arc(x, y - 20 * size, 11 * size, 0, 2 * Math.PI);
  pen.stroke();
  pen.fillStyle = PALETTE.navy;
  pen.beginPath();
  pen.moveTo(x - 15 * size, y - 10 * size);
  pen.lineTo(x + 15 * size, y - 10 * size);
  pen.lineTo(x + 23 * size, y + 30 * size);
  pen.lineTo(x - 23 * size, y + 30 * size);
  pen.fill();
}

/** A chevron to the right. */
function chevron(pen: Pen, x: number): void {
  const middle = CHEVRON.height / 2;
  pen.beginPath();
  pen.moveTo(x, middle - 40);
  pen.lineTo(x + 40, middle);
  pen.lineTo(x, middle + 40);
}

function strokes(pen: Pen, places: readonly number[], colour: string): void {
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  for (const [width, tone] of [
    [34, PALETTE.navy],
    [20, colour],
  ] as const) {
    pen.lineWidth = width;
    pen.strokeStyle = tone;
    for (const x of places) {
      chevron(pen, x);
      pen.stroke();
    }
  }
}

/** A lean that began before the load came down: two chevrons, filled with brass. */
function drawBefore(pen: Pen): void {
  strokes(pen, [30, 78], PALETTE.brass);
}

/** A lean that answered it: one chevron, pale. */
function drawAfter(pen: Pen): void {
  strokes(pen, [54], PALETTE.sail);
}
