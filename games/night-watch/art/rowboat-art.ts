/** A rowing boat with two oars and a lantern at its bow, seen from behind and above. */
import { softEllipse } from '#games/shared/art/pen.ts';
import type { Pen } from '#games/shared/art/pen.ts';
import { faded } from '#games/shared/palette.ts';

/** Origin: the middle of the hull on the water; the lantern hangs above it. */
export const ROWBOAT = { width: 280, height: 240, originX: 140, originY: 168, lanternY: -110 } as const;

export function drawRowboat(pen: Pen): void {
  pen.translate(ROWBOAT.originX, ROWBOAT.originY);
  softEllipse(pen, { x: 0, y: 16, radiusX: 92, radiusY: 48 }, [
    [0, faded('#020810', 0.7)],
    [0.6, faded('#020810', 0.4)],
    [1, faded('#020810', 0)],
  ]);
  drawOars(pen);
  hullPath(pen, 0);
  const side = pen.createLinearGradient(-60, 0, 60, 0);
  side.addColorStop(0, '#5A3A28');
  side.addColorStop(0.5, '#9A6A44');
  side.addColorStop(1, '#4A2F22');
  pen.fillStyle = side;
  pen.fill();
  pen.lineJoin = 'round';
  pen.lineWidth = 6;
  pen.strokeStyle = '#F4E3C2';
  pen.stroke();
  hullPath(pen, 13);
  const inside = pen.createRadialGradient(0, -62, 6, 0, -40, 96);
  inside.addColorStop(0, '#FFDFA0');
  inside.addColorStop(0.4, '#C98F55');
  inside.addColorStop(1, '#3F291D');
  pen.fillStyle = inside;
  pen.fill();
  for (const [y, half] of [
    [-28, 39],
    [10, 41],
  ] as const) {
    pen.strokeStyle = '#4A3021';
    pen.lineWidth = 13;
    pen.beginPath();
    pen.moveTo(-half, y);
    pen.lineTo(half, y);
    pen.stroke();
    pen.strokeStyle = '#B98252';
    pen.lineWidth = 7;
    pen.beginPath();
    pen.moveTo(-half, y - 2);
    pen.lineTo(half, y - 2);
    pen.stroke();
  }
  drawLantern(pen, ROWBOAT.lanternY);
}

/** Two oars, out to the sides and a little back. */
function drawOars(pen: Pen): void {
  pen.lineCap = 'round';
  for (const side of [-1, 1]) {
    pen.strokeStyle = '#E4C79A';
    pen.lineWidth = 6;
    pen.beginPath();
    pen.moveTo(side * 30, -14);
    pen.lineTo(side * 104, 22);
    pen.stroke();
    pen.fillStyle = '#F4E3C2';
    pen.beginPath();
    pen.ellipse(side * 114, 27, 21, 8, side * 0.45, 0, 2 * Math.PI);
    pen.fill();
  }
}

/** The gunwale seen from behind and above, bow up; `inset` draws it smaller. */
function hullPath(pen: Pen, inset: number): void {
  const wide = 54 - inset;
  pen.beginPath();
  pen.moveTo(-wide * 0.7, 42 - inset * 0.6);
  pen.bezierCurveTo(-wide * 1.22, 6, -wide * 0.98, -58, 0, -98 + inset * 1.3);
  pen.bezierCurveTo(wide * 0.98, -58, wide * 1.22, 6, wide * 0.7, 42 - inset * 0.6);
  pen.quadraticCurveTo(0, 52 - inset, -wide * 0.7, 42 - inset * 0.6);
  pen.closePath();
}

/** A lantern on its pole: the brightest thing in the boat. */
function drawLantern(pen: Pen, y: number): void {
  pen.strokeStyle = '#1A120C';
  pen.lineWidth = 6;
  pen.lineCap = 'round';
  pen.beginPath();
  pen.moveTo(0, y + 44);
  pen.lineTo(0, y + 18);
  pen.stroke();
  softEllipse(pen, { x: 0, y, radiusX: 46, radiusY: 46 }, [
    [0, faded('#FFF1C4', 0.95)],
    [0.4, faded('#FFD27E', 0.55)],
    [1, faded('#FFD27E', 0)],
  ]);
  pen.fillStyle = '#1A120C';
  pen.beginPath();
  pen.roundRect(-15, y - 20, 30, 40, 6);
  pen.fill();
  pen.fillStyle = '#FFF4D2';
  pen.beginPath();
  pen.roundRect(-10, y - 13, 20, 27, 4);
  pen.fill();
  pen.fillStyle = '#1A120C';
  pen.beginPath();
  pen.moveTo(-19, y - 18);
  pen.lineTo(0, y - 34);
  pen.lineTo(19, y - 18);
  pen.fill();
}
