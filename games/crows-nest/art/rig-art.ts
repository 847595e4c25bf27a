/** The mast and what hangs on it: pole, yard with its furled sail, the nest with its lookout, pennant, rope, fog. */
import { ellipsePath, softEllipse } from '#games/shared/art/pen.ts';
import type { Pen } from '#games/shared/art/pen.ts';
import type { Piece } from '#games/shared/art/sheet.ts';
import { PALETTE, faded, mixed } from '#games/shared/palette.ts';

export const POLE = { width: 60, height: 640, originX: 30, originY: 628 } as const;
export const YARD = { width: 400, height: 92, originX: 200, originY: 30 } as const;
export const NEST = { width: 210, height: 236, originX: 105, originY: 206 } as const;
export const PENNANT = { width: 150, height: 78, originX: 6, originY: 39 } as const;
export const ROPE = { width: 128, height: 16 } as const;
export const FOG = { width: 640, height: 620 } as const;

const WOOD = mixed(PALETTE.brass, PALETTE.navy, 0.36);
const DARK_WOOD = mixed(PALETTE.brass, PALETTE.navy, 0.62);

export const RIG_PIECES: readonly Piece[] = [
  { key: 'pole', width: POLE.width, height: POLE.height, draw: drawPole },
  { key: 'yard', width: YARD.width, height: YARD.height, draw: drawYard },
  { key: 'nest', width: NEST.width, height: NEST.height, draw: drawNest },
  { key: 'pennant', width: PENNANT.width, height: PENNANT.height, draw: drawPennant },
  { key: 'rope', ...ROPE, draw: drawRope },
  { key: 'fog', ...FOG, draw: drawFog },
  { key: 'gull', width: 76, height: 34, draw: drawGull },
  { key: 'mark', width: 30, height: 30, draw: drawMark },
];

/** Tapers towards the top; a light edge lets it stand out from any sky. */
function drawPole(pen: Pen): void {
  pen.translate(POLE.originX, POLE.originY);
  const shape = (): void => {
    pen.beginPath();
    pen.moveTo(-19, 8);
    pen.lineTo(-11, -612);
    pen.lineTo(11, -612);
    pen.lineTo(19, 8);
    pen.closePath();
  };
  pen.strokeStyle = faded(PALETTE.sail, 0.85);
  pen.lineWidth = 9;
  pen.lineJoin = 'round';
  shape();
  pen.stroke();
  const round = pen.createLinearGradient(-18, 0, 18, 0);
  round.addColorStop(0, DARK_WOOD);
  round.addColorStop(0.6, WOOD);
  round.addColorStop(1, mixed(WOOD, PALETTE.sand, 0.35));
  pen.fillStyle = round;
  shape();
  pen.fill();
  pen.fillStyle = PALETTE.navy;
  for (const y of [-90, -210, -330]) pen.fillRect(-19, y, 38, 11);
}

function drawYard(pen: Pen): void {
  pen.translate(YARD.originX, YARD.originY);
  pen.lineCap = 'round';
  pen.strokeStyle = faded(PALETTE.sail, 0.85);
  pen.lineWidth = 25;
  pen.beginPath();
  pen.moveTo(-182, 0);
  pen.lineTo(182, 0);
  pen.stroke();
  pen.strokeStyle = DARK_WOOD;
  pen.lineWidth = 16;
  pen.stroke();
  const cloth = pen.createLinearGradient(0, 2, 0, 52);
  cloth.addColorStop(0, PALETTE.sail);
  cloth.addColorStop(1, mixed(PALETTE.sand, PALETTE.sea, 0.34));
  pen.fillStyle = cloth;
  pen.strokeStyle = PALETTE.navy;
  pen.lineWidth = 3.5;
  for (const x of [-132, -66, 0, 66, 132]) {
    pen.beginPath();
    pen.moveTo(x - 35, 5);
    pen.quadraticCurveTo(x, 84, x + 35, 5);
    pen.closePath();
    pen.fill();
    pen.stroke();
  }
}

/** A barrel with a brass hoop, and somebody who looks out. */
function drawNest(pen: Pen): void {
  pen.translate(NEST.originX, NEST.originY);
  drawLookout(pen);
  const shape = (): void => {
    pen.beginPath();
    pen.moveTo(-88, -92);
    pen.quadraticCurveTo(-84, -20, -58, 14);
    pen.lineTo(58, 14);
    pen.quadraticCurveTo(84, -20, 88, -92);
    pen.closePath();
  };
  pen.lineJoin = 'round';
  pen.strokeStyle = PALETTE.sail;
  pen.lineWidth = 9;
  shape();
  pen.stroke();
  const round = pen.createLinearGradient(-88, 0, 88, 0);
  round.addColorStop(0, DARK_WOOD);
  round.addColorStop(0.62, WOOD);
  round.addColorStop(1, mixed(WOOD, PALETTE.sand, 0.3));
  pen.fillStyle = round;
  shape();
  pen.fill();
  pen.save();
  shape();
  pen.clip();
  pen.strokeStyle = faded(PALETTE.navy, 0.45);
  pen.lineWidth = 3;
  for (const x of [-54, -20, 20, 54]) {
    pen.beginPath();
    pen.moveTo(x * 1.15, -92);
    pen.lineTo(x * 0.8, 14);
    pen.stroke();
  }
  pen.fillStyle = PALETTE.brass;
  pen.fillRect(-92, -96, 184, 18);
  pen.fillRect(-92, -34, 184, 13);
  pen.restore();
}

function drawLookout(pen: Pen): void {
  const skin = mixed(PALETTE.sand, PALETTE.brass, 0.32);
  pen.lineCap = 'round';
  pen.beginPath();
  pen.moveTo(0, -80);
  pen.lineTo(0, -112);
  pen.strokeStyle = PALETTE.sail;
  pen.lineWidth = 72;
  pen.stroke();
  pen.strokeStyle = PALETTE.navy;
  pen.lineWidth = 62;
  pen.stroke();
  pen.fillStyle = skin;
  ellipsePath(pen, { x: 0, y: -160, radiusX: 25, radiusY: 27 });
  pen.fill();
  pen.fillStyle = PALETTE.sail;
  pen.beginPath();
  pen.moveTo(-29, -164);
  pen.quadraticCurveTo(0, -206, 29, -164);
  pen.closePath();
  pen.fill();
  pen.fillStyle = PALETTE.sea;
  pen.fillRect(-29, -172, 58, 9);
  pen.beginPath();
  pen.moveTo(24, -116);
  pen.lineTo(52, -134);
  pen.lineTo(30, -156);
  pen.strokeStyle = PALETTE.sail;
  pen.lineWidth = 27;
  pen.stroke();
  pen.strokeStyle = PALETTE.navy;
  pen.lineWidth = 17;
  pen.stroke();
  pen.strokeStyle = PALETTE.brass;
  pen.lineWidth = 12;
  pen.beginPath();
  pen.moveTo(24, -156);
  pen.lineTo(78, -166);
  pen.stroke();
}

/** Climbs the mast while it is held. */
function drawPennant(pen: Pen): void {
  pen.translate(PENNANT.originX, PENNANT.originY);
  pen.lineJoin = 'round';
  const shape = (): void => {
    pen.beginPath();
    pen.moveTo(0, -32);
    pen.bezierCurveTo(46, -40, 84, -14, 138, -4);
    pen.bezierCurveTo(90, 10, 46, 26, 0, 32);
    pen.closePath();
  };
  pen.strokeStyle = PALETTE.sail;
  pen.lineWidth = 8;
  shape();
  pen.stroke();
  pen.fillStyle = PALETTE.good;
  shape();
  pen.fill();
  pen.save();
  shape();
  pen.clip();
  pen.fillStyle = PALETTE.sail;
  pen.fillRect(28, -40, 20, 80);
  pen.restore();
}

function drawRope(pen: Pen): void {
  pen.fillStyle = faded(PALETTE.navy, 0.85);
  pen.fillRect(0, 1, ROPE.width, 14);
  pen.fillStyle = mixed(PALETTE.sand, PALETTE.brass, 0.3);
  pen.fillRect(0, 4, ROPE.width, 8);
  pen.strokeStyle = faded(PALETTE.navy, 0.5);
  pen.lineWidth = 2;
  for (let x = -8; x < ROPE.width; x += 8) {
    pen.beginPath();
    pen.moveTo(x, 12);
    pen.lineTo(x + 8, 4);
    pen.stroke();
  }
}

function drawFog(pen: Pen): void {
  const heads = [
    [0.5, 0.5, 0.48],
    [0.3, 0.36, 0.28],
    [0.68, 0.32, 0.3],
    [0.36, 0.7, 0.32],
    [0.66, 0.68, 0.3],
  ] as const;
  for (const [x, y, radius] of heads) {
    softEllipse(
      pen,
      { x: x * FOG.width, y: y * FOG.height, radiusX: radius * FOG.width, radiusY: radius * FOG.height },
      [
        [0, faded(PALETTE.foam, 0.95)],
        [0.6, faded(PALETTE.foam, 0.7)],
        [1, faded(PALETTE.foam, 0)],
      ],
    );
  }
}

function drawGull(pen: Pen): void {
  pen.lineCap = 'round';
  pen.strokeStyle = faded(PALETTE.navy, 0.8);
  pen.lineWidth = 6;
  pen.beginPath();
  pen.moveTo(6, 12);
  pen.quadraticCurveTo(24, 4, 38, 24);
  pen.quadraticCurveTo(54, 4, 70, 12);
  pen.stroke();
}

/** How far the mast may lean: a row of these on either side. */
function drawMark(pen: Pen): void {
  pen.fillStyle = faded(PALETTE.navy, 0.6);
  ellipsePath(pen, { x: 15, y: 15, radiusX: 13, radiusY: 13 });
  pen.fill();
  pen.fillStyle = PALETTE.sail;
  ellipsePath(pen, { x: 15, y: 15, radiusX: 8, radiusY: 8 });
  pen.fill();
}
