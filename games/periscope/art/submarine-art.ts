/** The submarine, from ahead and from the side, its scope, and the small things around it. */
import { PALETTE, faded, mixed } from '#games/shared/palette.ts';
import { ellipsePath, softEllipse } from '#games/shared/art/pen.ts';
import type { Pen } from '#games/shared/art/pen.ts';
import type { Piece } from '#games/shared/art/sheet.ts';

/** The hull hangs by the foot of its scope: it turns about this point of its picture. */
export const HULL = { width: 760, height: 330, pivotX: 380, pivotY: 34 } as const;
/** From the foot, the picture's lower edge, to the eye. */
export const SCOPE = { width: 90, height: 395, footY: 375, eyeY: 31 } as const;
export const SHIP = { width: 190, height: 120 } as const;

const BODY = '#E8B44C';
const SHADE = mixed(BODY, PALETTE.navy, 0.42);
const LINE = mixed(PALETTE.navy, '#000000', 0.15);

export const SUBMARINE_PIECES: readonly Piece[] = [
  { key: 'hull-ahead', width: HULL.width, height: HULL.height, draw: drawAhead },
  { key: 'hull-side', width: HULL.width, height: HULL.height, draw: drawSide },
  { key: 'ghost-ahead', width: HULL.width, height: HULL.height, draw: (pen) => drawGhost(pen, aheadPath) },
  { key: 'ghost-side', width: HULL.width, height: HULL.height, draw: (pen) => drawGhost(pen, sidePath) },
  { key: 'scope', width: SCOPE.width, height: SCOPE.height, draw: drawScope },
  { key: 'ship', width: SHIP.width, height: SHIP.height, draw: drawShip },
  { key: 'gate', width: 40, height: 84, draw: drawGate },
  { key: 'bell', width: 96, height: 96, draw: drawBell },
  { key: 'murk', width: 520, height: 260, draw: drawMurk },
  { key: 'shell', width: 44, height: 34, draw: (pen) => drawShell(pen, false) },
  { key: 'shell-pearl', width: 44, height: 34, draw: (pen) => drawShell(pen, true) },
  { key: 'bubble', width: 40, height: 40, draw: drawBubble },
  { key: 'fish', width: 90, height: 46, draw: drawFish },
];

const MIDDLE_Y = 188;

/** The round hull with its two diving planes. */
function aheadPath(pen: Pen): void {
  pen.beginPath();
  pen.roundRect(340, 40, 80, 90, 22);
  pen.roundRect(60, MIDDLE_Y - 17, 640, 34, 17);
  pen.roundRect(258, MIDDLE_Y - 122, 244, 244, 122);
}

function sidePath(pen: Pen): void {
  pen.beginPath();
  pen.roundRect(310, 40, 150, 90, 26);
  pen.roundRect(60, MIDDLE_Y - 92, 640, 184, 92);
}

function drawGhost(pen: Pen, path: (pen: Pen) => void): void {
  pen.lineJoin = 'round';
  path(pen);
  pen.strokeStyle = faded(PALETTE.navy, 0.5);
  pen.lineWidth = 22;
  pen.stroke();
  path(pen);
  pen.strokeStyle = PALETTE.sail;
  pen.lineWidth = 13;
  pen.stroke();
  pen.globalCompositeOperation = 'destination-out';
  path(pen);
  pen.fill();
}

function bodyTone(pen: Pen, top: number, bottom: number): CanvasGradient {
  const tone = pen.createLinearGradient(0, top, 0, bottom);
  tone.addColorStop(0, mixed(BODY, PALETTE.sail, 0.45));
  tone.addColorStop(0.4, BODY);
  tone.addColorStop(1, SHADE);
  return tone;
}

function drawAhead(pen: Pen): void {
  aheadPath(pen);
  pen.strokeStyle = LINE;
  pen.lineWidth = 10;
  pen.stroke();
  pen.fillStyle = mixed(SHADE, BODY, 0.3);
  pen.beginPath();
  pen.roundRect(60, MIDDLE_Y - 17, 640, 34, 17);
  pen.roundRect(340, 40, 80, 90, 22);
  pen.fill();
  pen.fillStyle = bodyTone(pen, 66, 310);
  ellipsePath(pen, { x: 380, y: MIDDLE_Y, radiusX: 122, radiusY: 122 });
  pen.fill();
  porthole(pen, 380, MIDDLE_Y - 14, 52);
  for (const x of [84, 676]) {
    softEllipse(pen, { x, y: MIDDLE_Y, radiusX: 13, radiusY: 13 }, [
      [0, '#FFF6DC'],
      [0.7, '#FFE3A0'],
      [1, faded('#FFE3A0', 0)],
    ]);
  }
}

function drawSide(pen: Pen): void {
  sidePath(pen);
  pen.strokeStyle = LINE;
  pen.lineWidth = 10;
  pen.stroke();
  pen.fillStyle = mixed(SHADE, BODY, 0.3);
  pen.beginPath();
  pen.roundRect(310, 40, 150, 90, 26);
  pen.fill();
  pen.beginPath();
  pen.moveTo(96, MIDDLE_Y);
  pen.lineTo(34, MIDDLE_Y - 96);
  pen.lineTo(118, MIDDLE_Y - 60);
  pen.lineTo(118, MIDDLE_Y + 60);
  pen.lineTo(34, MIDDLE_Y + 96);
  pen.fill();
  pen.fillStyle = bodyTone(pen, 96, 280);
  pen.beginPath();
  pen.roundRect(60, MIDDLE_Y - 92, 640, 184, 92);
  pen.fill();
  for (const x of [260, 380, 500]) porthole(pen, x, MIDDLE_Y - 10, 32);
  porthole(pen, 632, MIDDLE_Y - 10, 42);
  pen.fillStyle = faded(PALETTE.navy, 0.25);
  pen.fillRect(120, MIDDLE_Y + 42, 520, 9);
}

function porthole(pen: Pen, x: number, y: number, radius: number): void {
  pen.fillStyle = LINE;
  ellipsePath(pen, { x, y, radiusX: radius + 9, radiusY: radius + 9 });
  pen.fill();
  const glass = pen.createLinearGradient(x, y - radius, x, y + radius);
  glass.addColorStop(0, '#FFF3CE');
  glass.addColorStop(1, '#F0C66E');
  pen.fillStyle = glass;
  ellipsePath(pen, { x, y, radiusX: radius, radiusY: radius });
  pen.fill();
}

function drawScope(pen: Pen): void {
  pen.fillStyle = LINE;
  pen.beginPath();
  pen.roundRect(31, 44, 28, SCOPE.footY - 24, 12);
  pen.roundRect(12, 4, 66, 56, 20);
  pen.fill();
  const tube = pen.createLinearGradient(34, 0, 56, 0);
  tube.addColorStop(0, mixed(BODY, PALETTE.sail, 0.5));
  tube.addColorStop(1, SHADE);
  pen.fillStyle = tube;
  pen.beginPath();
  pen.roundRect(36, 48, 18, SCOPE.footY - 34, 8);
  pen.roundRect(17, 9, 56, 46, 16);
  pen.fill();
  pen.fillStyle = PALETTE.navy;
  ellipsePath(pen, { x: 45, y: 31, radiusX: 18, radiusY: 16 });
  pen.fill();
  pen.fillStyle = '#BFE6F2';
  ellipsePath(pen, { x: 45, y: 31, radiusX: 12, radiusY: 10.5 });
  pen.fill();
}

function drawShip(pen: Pen): void {
  pen.fillStyle = PALETTE.navy;
  pen.beginPath();
  pen.moveTo(14, 84);
  pen.quadraticCurveTo(95, 96, 178, 78);
  pen.quadraticCurveTo(168, 110, 150, 118);
  pen.lineTo(36, 118);
  pen.quadraticCurveTo(18, 104, 14, 84);
  pen.fill();
  pen.fillRect(92, 4, 6, 84);
  for (const [x, y, width, height] of [
    [102, 14, 54, 62],
    [88, 10, -58, 66],
  ] as const) {
    pen.fillStyle = PALETTE.sail;
    pen.strokeStyle = faded(PALETTE.navy, 0.7);
    pen.lineWidth = 3;
    pen.beginPath();
    pen.moveTo(x, y);
    pen.quadraticCurveTo(x + width * 0.8, y + height * 0.4, x + width, y + height);
    pen.lineTo(x, y + height);
    pen.closePath();
    pen.fill();
    pen.stroke();
  }
}

/** One of the two marks between which the scope belongs: a post on a float. */
function drawGate(pen: Pen): void {
  pen.fillStyle = PALETTE.navy;
  pen.fillRect(16, 4, 8, 60);
  pen.beginPath();
  pen.roundRect(5, 52, 30, 30, 12);
  pen.fill();
  pen.fillStyle = PALETTE.brass;
  pen.beginPath();
  pen.roundRect(9, 56, 22, 22, 9);
  pen.fill();
  pen.fillStyle = PALETTE.sail;
  ellipsePath(pen, { x: 20, y: 10, radiusX: 9, radiusY: 9 });
  pen.fill();
}

/** A lamp at the side to which the movement turns. */
function drawBell(pen: Pen): void {
  pen.fillStyle = LINE;
  ellipsePath(pen, { x: 48, y: 48, radiusX: 44, radiusY: 44 });
  pen.fill();
  pen.fillStyle = mixed(PALETTE.sea, PALETTE.navy, 0.4);
  ellipsePath(pen, { x: 48, y: 48, radiusX: 36, radiusY: 36 });
  pen.fill();
  pen.fillStyle = PALETTE.sand;
  ellipsePath(pen, { x: 48, y: 48, radiusX: 20, radiusY: 20 });
  pen.fill();
}

function drawMurk(pen: Pen): void {
  softEllipse(pen, { x: 260, y: 130, radiusX: 255, radiusY: 125 }, [
    [0, faded('#BFDCD6', 0.85)],
    [0.6, faded('#BFDCD6', 0.6)],
    [1, faded('#BFDCD6', 0)],
  ]);
}

function drawShell(pen: Pen, withPearl: boolean): void {
  pen.fillStyle = faded(withPearl ? PALETTE.sand : '#7FB2AE', withPearl ? 1 : 0.55);
  pen.beginPath();
  pen.moveTo(22, 32);
  pen.quadraticCurveTo(-4, 16, 10, 6);
  pen.quadraticCurveTo(22, -2, 34, 6);
  pen.quadraticCurveTo(48, 16, 22, 32);
  pen.fill();
  if (!withPearl) return;
  pen.fillStyle = PALETTE.sail;
  ellipsePath(pen, { x: 22, y: 18, radiusX: 9, radiusY: 9 });
  pen.fill();
  pen.strokeStyle = PALETTE.navy;
  pen.lineWidth = 2.5;
  pen.stroke();
}

function drawBubble(pen: Pen): void {
  pen.strokeStyle = faded(PALETTE.foam, 0.9);
  pen.lineWidth = 3;
  ellipsePath(pen, { x: 20, y: 20, radiusX: 16, radiusY: 16 });
  pen.stroke();
  pen.fillStyle = faded(PALETTE.foam, 0.25);
  pen.fill();
}

function drawFish(pen: Pen): void {
  pen.fillStyle = faded(PALETTE.navy, 0.5);
  ellipsePath(pen, { x: 52, y: 23, radiusX: 34, radiusY: 14 });
  pen.fill();
  pen.beginPath();
  pen.moveTo(26, 23);
  pen.lineTo(4, 6);
  pen.lineTo(4, 40);
  pen.fill();
}
