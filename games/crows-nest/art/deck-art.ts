/** The ship's deck, seen from behind the mast, and the sailor who holds it. */
import { ellipsePath, softEllipse } from '#games/shared/art/pen.ts';
import type { Pen } from '#games/shared/art/pen.ts';
import type { Piece } from '#games/shared/art/sheet.ts';
import { PALETTE, faded, mixed } from '#games/shared/palette.ts';

export const DECK = { width: 1680, height: 366, originX: 840, originY: 56 } as const;
export const SAILOR = { width: 150, height: 240, originX: 75, originY: 224 } as const;
/** Half of the way along which the sailor goes, at a lean of the whole range. */
export const TRACK_PX = 470;

export const DECK_PIECES: readonly Piece[] = [
  { key: 'deck', width: DECK.width, height: DECK.height, draw: drawDeck },
  { key: 'sailor', width: SAILOR.width, height: SAILOR.height, draw: drawSailor },
  { key: 'middle', width: 240, height: 70, draw: drawMiddle },
];

/** Planks that run away from the viewer, a white rail on either side. */
function drawDeck(pen: Pen): void {
  pen.translate(DECK.originX, DECK.originY);
  const edge = (): void => {
    pen.beginPath();
    pen.moveTo(-560, 6);
    pen.quadraticCurveTo(0, -26, 560, 6);
    pen.bezierCurveTo(700, 90, 780, 200, 820, 330);
    pen.lineTo(-820, 330);
    pen.bezierCurveTo(-780, 200, -700, 90, -560, 6);
    pen.closePath();
  };
  pen.lineJoin = 'round';
  pen.strokeStyle = PALETTE.navy;
  pen.lineWidth = 26;
  edge();
  pen.stroke();
  const planks = pen.createLinearGradient(0, -20, 0, 260);
  planks.addColorStop(0, mixed(PALETTE.sand, PALETTE.brass, 0.34));
  planks.addColorStop(1, mixed(mixed(PALETTE.sand, PALETTE.brass, 0.5), PALETTE.navy, 0.22));
  pen.fillStyle = planks;
  edge();
  pen.fill();
  pen.save();
  edge();
  pen.clip();
  pen.strokeStyle = faded(mixed(PALETTE.brass, PALETTE.navy, 0.5), 0.5);
  pen.lineWidth = 2.5;
  for (let x = -840; x <= 840; x += 70) {
    pen.beginPath();
    pen.moveTo(x * 0.68, -30);
    pen.lineTo(x * 1.2, 330);
    pen.stroke();
  }
  softEllipse(pen, { x: 0, y: 14, radiusX: 170, radiusY: 34 }, [
    [0, faded(PALETTE.navy, 0.5)],
    [1, faded(PALETTE.navy, 0)],
  ]);
  pen.restore();
  pen.strokeStyle = PALETTE.sail;
  pen.lineWidth = 11;
  pen.beginPath();
  pen.moveTo(-820, 330);
  pen.bezierCurveTo(-780, 200, -700, 90, -560, 6);
  pen.quadraticCurveTo(0, -26, 560, 6);
  pen.bezierCurveTo(700, 90, 780, 200, 820, 330);
  pen.stroke();
}

/** Seen from behind: striped jersey, both hands up at the rope. */
function drawSailor(pen: Pen): void {
  pen.translate(SAILOR.originX, SAILOR.originY);
  softEllipse(pen, { x: 0, y: 0, radiusX: 66, radiusY: 15 }, [
    [0, faded(PALETTE.navy, 0.55)],
    [1, faded(PALETTE.navy, 0)],
  ]);
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  for (const [colour, extra] of [
    [PALETTE.sail, 10],
    [undefined, 0],
  ] as const) {
    drawLimbs(pen, colour, extra);
  }
  pen.strokeStyle = PALETTE.sail;
  pen.lineWidth = 7;
  for (const y of [-112, -94, -76]) {
    pen.beginPath();
    pen.moveTo(-28, y);
    pen.lineTo(28, y);
    pen.stroke();
  }
  pen.fillStyle = PALETTE.navy;
  pen.beginPath();
  pen.ellipse(0, -162, 30, 10, 0, 0, 2 * Math.PI);
  pen.fill();
  pen.beginPath();
  pen.moveTo(-23, -164);
  pen.bezierCurveTo(-20, -190, 20, -190, 23, -164);
  pen.fill();
}

/** Legs, body, arms, head; in one colour it is the light edge around them. */
function drawLimbs(pen: Pen, colour: string | undefined, extra: number): void {
  const line = (paint: string, width: number, points: readonly (readonly [number, number])[]): void => {
    pen.strokeStyle = colour ?? paint;
    pen.lineWidth = width + extra;
    pen.beginPath();
    for (const [x, y] of points) pen.lineTo(x, y);
    pen.stroke();
  };
  const skin = mixed(PALETTE.sand, PALETTE.brass, 0.34);
  line(PALETTE.navy, 25, [
    [-30, -8],
    [-15, -58],
  ]);
  line(PALETTE.navy, 25, [
    [30, -8],
    [15, -58],
  ]);
  line(PALETTE.sea, 56, [
    [0, -68],
    [0, -112],
  ]);
  for (const side of [-1, 1]) {
    line(PALETTE.sea, 19, [
      [side * 27, -116],
      [side * 46, -158],
      [side * 20, -194],
    ]);
    line(skin, 19, [
      [side * 20, -194],
      [side * 7, -203],
    ]);
  }
  pen.fillStyle = colour ?? mixed(PALETTE.brass, PALETTE.navy, 0.72);
  ellipsePath(pen, { x: 0, y: -148, radiusX: 22 + extra / 2, radiusY: 23 + extra / 2 });
  pen.fill();
  if (colour !== undefined) return;
  pen.fillStyle = skin;
  pen.fillRect(-11, -134, 22, 14);
}

/** Where the sailor stands when the person is in the middle. */
function drawMiddle(pen: Pen): void {
  const at = { x: 120, y: 35, radiusX: 108, radiusY: 26 };
  pen.strokeStyle = faded(PALETTE.navy, 0.7);
  pen.lineWidth = 15;
  ellipsePath(pen, at);
  pen.stroke();
  pen.strokeStyle = PALETTE.sail;
  pen.lineWidth = 8;
  ellipsePath(pen, at);
  pen.stroke();
}
