/** Strokes that several pictures share. */
import { createRandom, uniform } from '#core/signal/random.ts';
import type { Random } from '#core/signal/random.ts';

export type Pen = CanvasRenderingContext2D;

/** Pictures come out the same on every machine. */
export function artRandom(seed: number): Random {
  return createRandom(seed);
}

export interface Ellipse {
  readonly x: number;
  readonly y: number;
  readonly radiusX: number;
  readonly radiusY: number;
}

/** An ellipse that is full in the middle and gone at the edge; `stops` are [place 0 to 1, CSS colour]. */
export function softEllipse(
  pen: Pen,
  { x, y, radiusX, radiusY }: Ellipse,
  stops: readonly [number, string][],
): void {
  pen.save();
  pen.translate(x, y);
  pen.scale(1, radiusY / radiusX);
  const gradient = pen.createRadialGradient(0, 0, 0, 0, 0, radiusX);
  for (const [at, colour] of stops) gradient.addColorStop(at, colour);
  pen.fillStyle = gradient;
  pen.beginPath();
  pen.arc(0, 0, radiusX, 0, 2 * Math.PI);
  pen.fill();
  pen.restore();
}

export function ellipsePath(pen: Pen, { x, y, radiusX, radiusY }: Ellipse): void {
  pen.beginPath();
  pen.ellipse(x, y, radiusX, radiusY, 0, 0, 2 * Math.PI);
}

/** A brush stroke with pointed ends: how crests and ripples are drawn. */
export function lens(
  pen: Pen,
  from: readonly [number, number],
  to: readonly [number, number],
  bow: number,
  thickness: number,
): void {
  const middleX = (from[0] + to[0]) / 2;
  const middleY = (from[1] + to[1]) / 2 - bow;
  pen.beginPath();
  pen.moveTo(from[0], from[1]);
  pen.quadraticCurveTo(middleX, middleY - thickness, to[0], to[1]);
  pen.quadraticCurveTo(middleX, middleY + thickness, from[0], from[1]);
  pen.fill();
}

/** A point inside an ellipse, denser towards its middle. */
export function pointInside(random: Random, { x, y, radiusX, radiusY }: Ellipse): [number, number] {
  const angle = uniform(random, 0, 2 * Math.PI);
  const reach = uniform(random, 0, 1);
  return [x + Math.cos(angle) * reach * radiusX, y + Math.sin(angle) * reach * radiusY];
}
