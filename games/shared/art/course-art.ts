/** Pictures of where the boat belongs: rings, buoys, arrows of the wind, lanterns. */
import { DIRECTIONS, UNIT } from '#core/exercise/directions.ts';
import type { Direction } from '#core/exercise/directions.ts';
import { PALETTE, faded, mixed } from '../palette.ts';
import { COURSE } from '../plane.ts';
import { ellipsePath, softEllipse } from './pen.ts';
import type { Pen } from './pen.ts';
import type { Piece } from './sheet.ts';

/** A circle of the plane as it lies on the water. */
export const FLATNESS = COURSE.radiusY / COURSE.radiusX;
/** The plate under words; its ends are `end` wide and keep their shape when it is stretched. */
export const PLATE = { key: 'plate', width: 160, height: 120, end: 62 } as const;
/** Half width of the ring pictures, as drawn. */
export const RING_RADIUS = 120;

const RING = { width: 2 * RING_RADIUS + 40, height: Math.ceil(2 * RING_RADIUS * FLATNESS) + 40 } as const;
const ARROW = { width: 170, height: 150 } as const;

export function arrowKey(direction: Direction): string {
  return `arrow-${direction}`;
}

export const COURSE_PIECES: readonly Piece[] = [
  { key: 'ring', ...RING, draw: (pen) => drawRing(pen, 9) },
  { key: 'ring-thick', ...RING, draw: (pen) => drawRing(pen, 15) },
  { key: 'ring-glow', ...RING, draw: drawRingGlow },
  { key: 'dash', width: 44, height: 18, draw: drawDash },
  { key: 'pip', width: 34, height: 34, draw: drawPip },
  { key: 'buoy', width: 64, height: 84, draw: drawBuoy },
  { key: 'lantern', width: 90, height: 130, draw: (pen) => drawLantern(pen, false) },
  { key: 'lantern-lit', width: 90, height: 130, draw: (pen) => drawLantern(pen, true) },
  { key: PLATE.key, width: PLATE.width, height: PLATE.height, draw: drawPlate },
  { key: 'halo', width: 320, height: 320, draw: drawHalo },
  ...DIRECTIONS.map((direction) => ({
    key: arrowKey(direction),
    ...ARROW,
    draw: (pen: Pen) => drawArrow(pen, direction),
  })),
];

const ringAt = (radius: number) => ({
  x: RING.width / 2,
  y: RING.height / 2,
  radiusX: radius,
  radiusY: radius * FLATNESS,
});

function drawRing(pen: Pen, thickness: number): void {
  softEllipse(pen, ringAt(RING_RADIUS), [
    [0, faded(PALETTE.foam, 0.3)],
    [0.8, faded(PALETTE.foam, 0.16)],
    [1, faded(PALETTE.foam, 0.05)],
  ]);
  pen.strokeStyle = faded(PALETTE.navy, 0.42);
  pen.lineWidth = thickness + 6;
  ellipsePath(pen, ringAt(RING_RADIUS));
  pen.stroke();
  pen.strokeStyle = PALETTE.sail;
  pen.lineWidth = thickness;
  ellipsePath(pen, ringAt(RING_RADIUS));
  pen.stroke();
}

function drawRingGlow(pen: Pen): void {
  softEllipse(pen, ringAt(RING_RADIUS + 18), [
    [0, faded(PALETTE.sand, 0.5)],
    [0.7, faded(PALETTE.sand, 0.75)],
    [0.84, faded('#FFE9B8', 1)],
    [1, faded(PALETTE.sand, 0)],
  ]);
}

function drawDash(pen: Pen): void {
  pen.fillStyle = faded(PALETTE.navy, 0.4);
  pen.beginPath();
  pen.roundRect(1, 2, 42, 14, 7);
  pen.fill();
  pen.fillStyle = PALETTE.foam;
  pen.beginPath();
  pen.roundRect(4, 5, 36, 8, 4);
  pen.fill();
}

function drawPip(pen: Pen): void {
  pen.fillStyle = PALETTE.navy;
  ellipsePath(pen, { x: 17, y: 17, radiusX: 16, radiusY: 16 });
  pen.fill();
  pen.fillStyle = PALETTE.sail;
  ellipsePath(pen, { x: 17, y: 17, radiusX: 12, radiusY: 12 });
  pen.fill();
}

/** A spar buoy: foam at its foot, a brass ball on top. */
function drawBuoy(pen: Pen): void {
  softEllipse(pen, { x: 32, y: 70, radiusX: 30, radiusY: 12 }, [
    [0, faded(PALETTE.navy, 0.6)],
    [1, faded(PALETTE.navy, 0)],
  ]);
  pen.fillStyle = PALETTE.navy;
  pen.beginPath();
  pen.moveTo(14, 62);
  pen.quadraticCurveTo(32, 78, 50, 62);
  pen.lineTo(40, 30);
  pen.lineTo(24, 30);
  pen.fill();
  pen.fillStyle = PALETTE.sail;
  pen.beginPath();
  pen.moveTo(19, 52);
  pen.lineTo(45, 52);
  pen.lineTo(42, 41);
  pen.lineTo(22, 41);
  pen.fill();
  pen.fillStyle = PALETTE.brass;
  ellipsePath(pen, { x: 32, y: 20, radiusX: 15, radiusY: 15 });
  pen.fill();
  pen.lineWidth = 3;
  pen.strokeStyle = PALETTE.navy;
  pen.stroke();
}

/** A floating lantern. A light edge all around lets it stand out from dark water too. */
function drawLantern(pen: Pen, lit: boolean): void {
  softEllipse(pen, { x: 45, y: 110, radiusX: 43, radiusY: 17 }, [
    [0, faded(PALETTE.navy, 0.6)],
    [1, faded(PALETTE.navy, 0)],
  ]);
  pen.lineJoin = 'round';
  for (const part of LANTERN_PARTS) {
    part(pen);
    pen.strokeStyle = PALETTE.foam;
    pen.lineWidth = 9;
    pen.stroke();
  }
  for (const part of LANTERN_PARTS) {
    part(pen);
    pen.fillStyle = PALETTE.navy;
    pen.fill();
  }
  const glass = pen.createLinearGradient(0, 44, 0, 90);
  glass.addColorStop(0, lit ? '#FFF6DF' : mixed(PALETTE.sea, PALETTE.foam, 0.5));
  glass.addColorStop(1, lit ? PALETTE.brass : mixed(PALETTE.sea, PALETTE.foam, 0.1));
  pen.fillStyle = glass;
  pen.beginPath();
  pen.roundRect(27, 49, 36, 37, 5);
  pen.fill();
  if (!lit) return;
  softEllipse(pen, { x: 45, y: 68, radiusX: 19, radiusY: 20 }, [
    [0, '#FFFFFF'],
    [0.6, faded('#FFFFFF', 0.6)],
    [1, faded('#FFFFFF', 0)],
  ]);
}

/** Paths of the lantern's foot, case, roof and knob. */
const LANTERN_PARTS: readonly ((pen: Pen) => void)[] = [
  (pen) => {
    pen.beginPath();
    pen.moveTo(10, 98);
    pen.quadraticCurveTo(45, 124, 80, 98);
    pen.lineTo(68, 86);
    pen.lineTo(22, 86);
    pen.closePath();
  },
  (pen) => {
    pen.beginPath();
    pen.roundRect(21, 44, 48, 48, 6);
  },
  (pen) => {
    pen.beginPath();
    pen.moveTo(13, 47);
    pen.lineTo(38, 24);
    pen.lineTo(52, 24);
    pen.lineTo(77, 47);
    pen.closePath();
  },
  (pen) => ellipsePath(pen, { x: 45, y: 18, radiusX: 7, radiusY: 7 }),
];

function drawPlate(pen: Pen): void {
  pen.fillStyle = faded(PALETTE.sail, 0.93);
  pen.beginPath();
  pen.roundRect(2, 2, PLATE.width - 4, PLATE.height - 4, PLATE.end - 4);
  pen.fill();
}

function drawHalo(pen: Pen): void {
  softEllipse(pen, { x: 160, y: 160, radiusX: 158, radiusY: 158 }, [
    [0, faded('#FFE7B0', 0.95)],
    [0.22, faded('#FFDE9C', 0.55)],
    [0.55, faded(PALETTE.brass, 0.2)],
    [1, faded(PALETTE.brass, 0)],
  ]);
}

/** A broad arrow that lies on the water and points where the wind blows. */
function drawArrow(pen: Pen, direction: Direction): void {
  const { ml, ap } = UNIT[direction];
  const upright = 0.5 + FLATNESS / 2;
  const point = (ahead: number, aside: number): [number, number] => [
    ARROW.width / 2 + ahead * ml + aside * ap,
    ARROW.height / 2 + (aside * ml - ahead * ap) * upright,
  ];
  pen.lineJoin = 'round';
  pen.beginPath();
  const outline: [number, number][] = [
    [60, 0],
    [2, -56],
    [2, -23],
    [-56, -23],
    [-56, 23],
    [2, 23],
    [2, 56],
  ];
  for (const [ahead, aside] of outline) pen.lineTo(...point(ahead, aside));
  pen.closePath();
  pen.lineWidth = 16;
  pen.strokeStyle = PALETTE.navy;
  pen.stroke();
  pen.lineWidth = 3;
  pen.strokeStyle = PALETTE.sail;
  pen.fillStyle = PALETTE.brass;
  pen.fill();
  pen.stroke();
}
