/**
 * The barge from behind, its deck running away from the viewer, the sailor who balances it, and the gauges at both ends
 * that say what level is.
 */
import { softEllipse } from '#games/shared/art/pen.ts';
import type { Pen } from '#games/shared/art/pen.ts';
import type { Piece } from '#games/shared/art/sheet.ts';
import { PALETTE, faded, mixed } from '#games/shared/palette.ts';

/** Origin: the middle of the deck, where the sailor stands. */
export const BARGE = { width: 1080, height: 290, originX: 540, originY: 74 } as const;
/** From the middle of the deck to the tips of its pointers, and to the middle of where a load stands. */
export const POINTER_X = 516;
export const LANDING_X = 322;
/** Origin: between the feet. */
export const SAILOR = { width: 236, height: 330, originX: 118, originY: 322 } as const;
export const GAUGE = { width: 92, height: 430, levelY: 210 } as const;
/** Drawn for a band of this half height. */
export const BAND = { width: 112, height: 80, half: 36 } as const;
export const LANDING = { width: 240, height: 56 } as const;
export const SHADE = { width: 1180, height: 130 } as const;

const WOOD = mixed(PALETTE.brass, PALETTE.sand, 0.52);
const DARK_WOOD = mixed(WOOD, PALETTE.navy, 0.42);
const HULL = mixed(PALETTE.sea, PALETTE.navy, 0.62);
const SKIN = '#D9A27E';

export const DECK_PIECES: readonly Piece[] = [
  { key: 'barge', width: BARGE.width, height: BARGE.height, draw: drawBarge },
  { key: 'barge-shade', width: SHADE.width, height: SHADE.height, draw: drawShade },
  { key: 'sailor', width: SAILOR.width, height: SAILOR.height, draw: drawSailor },
  { key: 'gauge', width: GAUGE.width, height: GAUGE.height, draw: drawGauge },
  { key: 'band', width: BAND.width, height: BAND.height, draw: (pen) => drawBand(pen, false) },
  { key: 'band-level', width: BAND.width, height: BAND.height, draw: (pen) => drawBand(pen, true) },
  { key: 'landing', width: LANDING.width, height: LANDING.height, draw: drawLanding },
];

function path(pen: Pen, points: readonly (readonly [number, number])[]): void {
  pen.beginPath();
  for (const [x, y] of points) pen.lineTo(x, y);
  pen.closePath();
}

function drawShade(pen: Pen): void {
  softEllipse(pen, { x: SHADE.width / 2, y: 65, radiusX: 588, radiusY: 60 }, [
    [0, faded(PALETTE.navy, 0.62)],
    [0.75, faded(PALETTE.navy, 0.42)],
    [1, faded(PALETTE.navy, 0)],
  ]);
}

function drawBarge(pen: Pen): void {
  pen.translate(BARGE.originX, BARGE.originY);
  drawTransom(pen);
  drawPlanks(pen);
  drawRails(pen);
  for (const side of [-1, 1]) drawPointer(pen, side);
}

/** The stern below the deck. */
function drawTransom(pen: Pen): void {
  const stern = [
    [-478, 44],
    [478, 44],
    [440, 176],
    [380, 206],
    [-380, 206],
    [-440, 176],
  ] as const;
  path(pen, stern);
  const hull = pen.createLinearGradient(0, 44, 0, 206);
  hull.addColorStop(0, mixed(HULL, PALETTE.foam, 0.16));
  hull.addColorStop(0.5, HULL);
  hull.addColorStop(1, mixed(HULL, PALETTE.navy, 0.7));
  pen.fillStyle = hull;
  pen.fill();
  pen.save();
  pen.clip();
  pen.fillStyle = PALETTE.sail;
  pen.fillRect(-478, 92, 956, 11);
  pen.fillStyle = mixed('#9A4A36', PALETTE.navy, 0.25);
  pen.fillRect(-478, 158, 956, 60);
  pen.restore();
  // Two rope fenders and the rudder's stock.
  for (const x of [-330, 330]) {
    pen.fillStyle = mixed(PALETTE.sand, PALETTE.navy, 0.3);
    pen.beginPath();
    pen.roundRect(x - 18, 66, 36, 84, 17);
    pen.fill();
  }
  pen.fillStyle = DARK_WOOD;
  pen.fillRect(-13, 60, 26, 150);
}

/** Planks run forward to the bow. */
function drawPlanks(pen: Pen): void {
  const [near, far] = [478, 330];
  path(pen, [
    [-near, 46],
    [near, 46],
    [far, -66],
    [-far, -66],
  ]);
  const light = pen.createLinearGradient(0, -66, 0, 46);
  light.addColorStop(0, mixed(WOOD, PALETTE.sail, 0.22));
  light.addColorStop(1, WOOD);
  pen.fillStyle = light;
  pen.fill();
  pen.strokeStyle = faded(PALETTE.navy, 0.26);
  pen.lineWidth = 2.2;
  for (let plank = -9; plank <= 9; plank += 1) {
    pen.beginPath();
    pen.moveTo((plank / 10) * near, 46);
    pen.lineTo((plank / 10) * far, -66);
    pen.stroke();
  }
  // Where loads are set down, and where one stands.
  for (const x of [-LANDING_X, LANDING_X]) {
    pen.strokeStyle = faded(PALETTE.sail, 0.85);
    pen.lineWidth = 5;
    pen.setLineDash([22, 13]);
    pen.beginPath();
    pen.ellipse(x * 0.95, -6, 104, 24, 0, 0, 2 * Math.PI);
    pen.stroke();
    pen.setLineDash([]);
  }
  pen.fillStyle = faded(PALETTE.navy, 0.16);
  pen.beginPath();
  pen.ellipse(0, 0, 88, 22, 0, 0, 2 * Math.PI);
  pen.fill();
}

function drawRails(pen: Pen): void {
  pen.lineJoin = 'round';
  // The stern's edge is the line that is to be level: pale, with a dark line below.
  pen.fillStyle = mixed(PALETTE.sail, PALETTE.sand, 0.3);
  pen.beginPath();
  pen.roundRect(-486, 36, 972, 24, 10);
  pen.fill();
  pen.strokeStyle = faded(PALETTE.navy, 0.75);
  pen.lineWidth = 4;
  pen.stroke();
  // Low bulwarks along both sides, the bow's rail between them.
  for (const side of [-1, 1]) {
    path(pen, [
      [side * 486, 44],
      [side * 486, 10],
      [side * 338, -96],
      [side * 330, -66],
    ]);
    pen.fillStyle = side < 0 ? DARK_WOOD : mixed(DARK_WOOD, WOOD, 0.3);
    pen.fill();
  }
  pen.fillStyle = mixed(DARK_WOOD, WOOD, 0.2);
  pen.beginPath();
  pen.roundRect(-340, -94, 680, 30, 8);
  pen.fill();
}

/** A broad brass tip at each end of the stern's edge. */
function drawPointer(pen: Pen, side: number): void {
  path(pen, [
    [side * 470, 18],
    [side * (POINTER_X + 12), 48],
    [side * 470, 78],
  ]);
  pen.lineJoin = 'round';
  pen.lineWidth = 9;
  pen.strokeStyle = PALETTE.navy;
  pen.stroke();
  pen.fillStyle = PALETTE.brass;
  pen.fill();
}

/** A pile in the water with a white board; its marks say how far from level. */
function drawGauge(pen: Pen): void {
  const { width, height, levelY } = GAUGE;
  const middle = width / 2;
  pen.fillStyle = mixed(PALETTE.navy, DARK_WOOD, 0.5);
  pen.beginPath();
  pen.roundRect(middle - 20, 6, 40, height - 8, 10);
  pen.fill();
  pen.fillStyle = PALETTE.sail;
  pen.strokeStyle = PALETTE.navy;
  pen.lineWidth = 5;
  pen.beginPath();
  pen.roundRect(middle - 29, 26, 58, 2 * (levelY - 26), 12);
  pen.fill();
  pen.stroke();
  pen.fillStyle = PALETTE.navy;
  for (let mark = -4; mark <= 4; mark += 1) {
    if (mark === 0) continue;
    const long = mark % 2 === 0 ? 34 : 20;
    pen.fillRect(middle - long / 2, levelY + mark * 40 - 3, long, 6);
  }
}

/** Level: two bars with room between them. A filled one and a tick: the deck is there. */
function drawBand(pen: Pen, isLevel: boolean): void {
  const { width, height, half } = BAND;
  const [top, bottom] = [height / 2 - half, height / 2 + half];
  pen.lineWidth = 8;
  pen.strokeStyle = PALETTE.navy;
  pen.fillStyle = isLevel ? PALETTE.good : PALETTE.brass;
  pen.beginPath();
  pen.roundRect(8, top + 4, width - 16, bottom - top - 8, 12);
  pen.fill();
  pen.stroke();
  if (!isLevel) return;
  pen.strokeStyle = PALETTE.sail;
  pen.lineWidth = 11;
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  pen.beginPath();
  pen.moveTo(width / 2 - 21, height / 2 + 1);
  pen.lineTo(width / 2 - 6, height / 2 + 17);
  pen.lineTo(width / 2 + 23, height / 2 - 17);
  pen.stroke();
}

function drawLanding(pen: Pen): void {
  pen.fillStyle = faded(PALETTE.navy, 0.34);
  pen.beginPath();
  pen.ellipse(LANDING.width / 2, LANDING.height / 2, 112, 25, 0, 0, 2 * Math.PI);
  pen.fill();
  pen.strokeStyle = PALETTE.sail;
  pen.lineWidth = 5;
  pen.stroke();
}

/** From behind, feet apart, arms a little out: who leans, leans as a whole. */
function drawSailor(pen: Pen): void {
  pen.translate(SAILOR.originX, SAILOR.originY);
  pen.lineJoin = 'round';
  pen.lineCap = 'round';
  for (const [outline, colours] of [
    [14, undefined],
    [0, SAILOR_COLOURS],
  ] as const)
    drawFigure(pen, outline, colours);
  pen.save();
  torso(pen);
  pen.clip();
  pen.fillStyle = mixed(PALETTE.sea, PALETTE.navy, 0.35);
  for (let y = -232; y < -120; y += 24) pen.fillRect(-70, y, 140, 11);
  pen.restore();
}

interface SailorColours {
  readonly trousers: string;
  readonly shirt: string;
  readonly skin: string;
  readonly cap: string;
}

const SAILOR_COLOURS: SailorColours = {
  trousers: PALETTE.navy,
  shirt: PALETTE.sail,
  skin: SKIN,
  cap: PALETTE.brass,
};

function torso(pen: Pen): void {
  pen.beginPath();
  pen.moveTo(-50, -222);
  pen.quadraticCurveTo(0, -250, 50, -222);
  pen.lineTo(38, -118);
  pen.lineTo(-38, -118);
  pen.closePath();
}

/** @param colours undefined draws the pale outline that sets the figure off from whatever is behind. */
function drawFigure(pen: Pen, outline: number, colours: SailorColours | undefined): void {
  const limb = (
    from: [number, number],
    by: [number, number],
    to: [number, number],
    width: number,
    colour: string,
  ): void => {
    pen.strokeStyle = colours === undefined ? PALETTE.foam : colour;
    pen.lineWidth = width + outline;
    pen.beginPath();
    pen.moveTo(...from);
    pen.quadraticCurveTo(...by, ...to);
    pen.stroke();
  };
  const { trousers, shirt, skin, cap } = colours ?? SAILOR_COLOURS;
  for (const side of [-1, 1]) {
    limb([side * 20, -122], [side * 30, -60], [side * 36, -14], 36, trousers);
    limb([side * 36, -8], [side * 42, -7], [side * 48, -7], 16, mixed(DARK_WOOD, PALETTE.navy, 0.5));
    limb([side * 48, -212], [side * 74, -176], [side * 84, -136], 26, shirt);
    limb([side * 84, -130], [side * 85, -128], [side * 86, -126], 24, skin);
  }
  const filled = (colour: string): void => {
    pen.fillStyle = colours === undefined ? PALETTE.foam : colour;
    pen.strokeStyle = pen.fillStyle;
    pen.lineWidth = outline;
    pen.fill();
    if (outline > 0) pen.stroke();
  };
  torso(pen);
  filled(shirt);
  limb([0, -238], [0, -246], [0, -250], 26, skin);
  pen.beginPath();
  pen.arc(0, -272, 33, 0, 2 * Math.PI);
  filled(skin);
  pen.beginPath();
  pen.arc(0, -277, 35, Math.PI, 2 * Math.PI);
  pen.quadraticCurveTo(0, -262, -35, -277);
  filled(cap);
}
