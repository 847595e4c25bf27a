/** Small pictures of Night Watch: the rowing boat, bell buoys, the beam, a closed eye, marks of the chart. */
import { ellipsePath, softEllipse } from '#games/shared/art/pen.ts';
import type { Pen } from '#games/shared/art/pen.ts';
import type { Piece } from '#games/shared/art/sheet.ts';
import { FONT_FAMILY, PALETTE, faded } from '#games/shared/palette.ts';
import { ROWBOAT, drawRowboat } from './rowboat-art.ts';

/** Origin: the water line. */
export const BUOY = { width: 130, height: 200, originX: 65, originY: 166, lampY: -128 } as const;
/** Origin: the lamp, at the left end. */
export const BEAM = { width: 1000, height: 260 } as const;
export const EYE = { width: 500, height: 230 } as const;
const GLINT = { width: 420, height: 226 } as const;
const MARK = { width: 64, height: 64 } as const;

/** A buoy with the number of its place; 0 has none. */
export function buoyKey(number: number): string {
  return `bell-buoy-${number}`;
}

const NUMBERS = [0, 1, 2, 3] as const;

export const NIGHT_WATCH_PIECES: readonly Piece[] = [
  { key: 'rowboat', width: ROWBOAT.width, height: ROWBOAT.height, draw: drawRowboat },
  ...NUMBERS.map((number) => ({
    key: buoyKey(number),
    width: BUOY.width,
    height: BUOY.height,
    draw: (pen: Pen) => drawBuoy(pen, number),
  })),
  { key: 'beam', width: BEAM.width, height: BEAM.height, draw: drawBeam },
  { key: 'glint', width: GLINT.width, height: GLINT.height, draw: drawGlint },
  { key: 'eye-closed', width: EYE.width, height: EYE.height, draw: drawClosedEye },
  { key: 'mark-asked', width: MARK.width, height: MARK.height, draw: drawAsked },
  { key: 'mark-found', width: MARK.width, height: MARK.height, draw: drawFound },
  { key: 'mark-line', width: 16, height: 10, draw: drawLine },
];

/** A bell in a frame on a float, a lamp on top, and the number of its place on a plate. */
function drawBuoy(pen: Pen, number: number): void {
  pen.translate(BUOY.originX, BUOY.originY);
  pen.lineJoin = 'round';
  pen.lineCap = 'round';
  softEllipse(pen, { x: 0, y: 12, radiusX: 62, radiusY: 22 }, [
    [0, faded('#020810', 0.7)],
    [1, faded('#020810', 0)],
  ]);
  pen.fillStyle = '#F4EFE0';
  pen.beginPath();
  pen.moveTo(-48, -8);
  pen.quadraticCurveTo(0, 30, 48, -8);
  pen.lineTo(40, -30);
  pen.lineTo(-40, -30);
  pen.closePath();
  pen.fill();
  pen.fillStyle = PALETTE.navy;
  pen.beginPath();
  pen.moveTo(-45, -14);
  pen.quadraticCurveTo(0, 14, 45, -14);
  pen.lineTo(43, -22);
  pen.lineTo(-43, -22);
  pen.closePath();
  pen.fill();
  pen.strokeStyle = '#F4EFE0';
  pen.lineWidth = 8;
  for (const side of [-1, 1]) {
    pen.beginPath();
    pen.moveTo(side * 34, -30);
    pen.lineTo(side * 13, -108);
    pen.stroke();
  }
  pen.lineWidth = 6;
  pen.beginPath();
  pen.moveTo(-16, -104);
  pen.lineTo(16, -104);
  pen.stroke();
  if (number === 0) drawBell(pen);
  else drawNumber(pen, number);
  pen.fillStyle = '#FFF6DC';
  pen.beginPath();
  pen.arc(0, BUOY.lampY, 17, 0, 2 * Math.PI);
  pen.fill();
  pen.lineWidth = 5;
  pen.strokeStyle = PALETTE.brass;
  pen.stroke();
}

function drawBell(pen: Pen): void {
  pen.fillStyle = PALETTE.brass;
  pen.beginPath();
  pen.moveTo(-22, -44);
  pen.quadraticCurveTo(-14, -52, -13, -70);
  pen.quadraticCurveTo(-11, -88, 0, -88);
  pen.quadraticCurveTo(11, -88, 13, -70);
  pen.quadraticCurveTo(14, -52, 22, -44);
  pen.closePath();
  pen.fill();
  pen.beginPath();
  pen.arc(0, -40, 6, 0, 2 * Math.PI);
  pen.fill();
}

function drawNumber(pen: Pen, number: number): void {
  pen.fillStyle = PALETTE.navy;
  pen.beginPath();
  pen.arc(0, -66, 34, 0, 2 * Math.PI);
  pen.fill();
  pen.lineWidth = 5;
  pen.strokeStyle = '#F4EFE0';
  pen.stroke();
  pen.fillStyle = '#FFF6DC';
  pen.font = `700 52px ${FONT_FAMILY}`;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.fillText(String(number), 0, -63);
}

/** A cone of light that widens from the lamp and dies away before its end; its edges are soft. */
function drawBeam(pen: Pen): void {
  const { width, height } = BEAM;
  const layers = 14;
  for (let layer = 1; layer <= layers; layer++) {
    const share = layer / layers;
    const half = share * (height / 2 - 4);
    const light = pen.createLinearGradient(0, 0, width, 0);
    light.addColorStop(0, faded('#FFF0C2', 0.12));
    light.addColorStop(0.7, faded('#FFE9B4', 0.06));
    light.addColorStop(1, faded('#FFE9B4', 0));
    pen.fillStyle = light;
    pen.beginPath();
    pen.moveTo(0, height / 2 - 5 * share);
    pen.lineTo(width, height / 2 - half);
    pen.lineTo(width, height / 2 + half);
    pen.lineTo(0, height / 2 + 5 * share);
    pen.fill();
  }
}

/** Where a light falls on the water. */
function drawGlint(pen: Pen): void {
  const { width, height } = GLINT;
  softEllipse(pen, { x: width / 2, y: height / 2, radiusX: width / 2 - 2, radiusY: height / 2 - 2 }, [
    [0, faded('#FFE9B4', 0.6)],
    [0.45, faded('#FFDF9C', 0.3)],
    [1, faded('#FFDF9C', 0)],
  ]);
}

/** A closed eye: a lid and its lashes. */
function drawClosedEye(pen: Pen): void {
  const { width } = EYE;
  pen.strokeStyle = PALETTE.foam;
  pen.lineCap = 'round';
  pen.lineWidth = 20;
  pen.beginPath();
  pen.moveTo(50, 60);
  pen.quadraticCurveTo(width / 2, 236, width - 50, 60);
  pen.stroke();
  pen.lineWidth = 17;
  for (const [x, y, dx, dy] of [
    [94, 108, -38, 40],
    [170, 140, -20, 54],
    [250, 148, 0, 60],
    [330, 140, 20, 54],
    [406, 108, 38, 40],
  ] as const) {
    pen.beginPath();
    pen.moveTo(x, y);
    pen.lineTo(x + dx, y + dy);
    pen.stroke();
  }
}

/** Where a light was: an open ring. */
function drawAsked(pen: Pen): void {
  for (const [radius, width, colour] of [
    [20, 14, PALETTE.navy],
    [20, 8, '#FFF6DC'],
  ] as const) {
    pen.strokeStyle = colour;
    pen.lineWidth = width;
    ellipsePath(pen, { x: 32, y: 32, radiusX: radius, radiusY: radius });
    pen.stroke();
  }
}

/** Where it was found: a full diamond. */
function drawFound(pen: Pen): void {
  pen.beginPath();
  pen.moveTo(32, 10);
  pen.lineTo(54, 32);
  pen.lineTo(32, 54);
  pen.lineTo(10, 32);
  pen.closePath();
  pen.fillStyle = PALETTE.brass;
  pen.fill();
  pen.lineJoin = 'round';
  pen.lineWidth = 5;
  pen.strokeStyle = PALETTE.navy;
  pen.stroke();
}

function drawLine(pen: Pen): void {
  pen.fillStyle = PALETTE.foam;
  pen.fillRect(0, 2, 16, 6);
}
