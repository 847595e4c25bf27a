/** Pictures of what moves on the water and in the sky. */
import { uniform } from '#core/signal/random.ts';
import { PALETTE, faded, mixed } from '../palette.ts';
import { artRandom, ellipsePath, lens, pointInside, softEllipse } from './pen.ts';
import type { Pen } from './pen.ts';
import type { Piece } from './sheet.ts';

const CREST = { width: 210, height: 26 } as const;
const CLOUD = { width: 460, height: 130 } as const;
const PAW = { width: 600, height: 290 } as const;
const FOG = { width: 560, height: 330 } as const;
const STREAK = { width: 270, height: 36 } as const;

export const CREST_KEYS = ['crest-0', 'crest-1', 'crest-2'] as const;
export const CLOUD_KEYS = ['cloud-0', 'cloud-1', 'cloud-2'] as const;

export const SEA_PIECES: readonly Piece[] = [
  ...CREST_KEYS.map((key, index) => ({ key, ...CREST, draw: (pen: Pen) => drawCrest(pen, index) })),
  ...CLOUD_KEYS.map((key, index) => ({ key, ...CLOUD, draw: (pen: Pen) => drawCloud(pen, index) })),
  { key: 'paw', ...PAW, draw: (pen) => drawPaw(pen, PALETTE.navy) },
  { key: 'paw-bright', ...PAW, draw: (pen) => drawPaw(pen, mixed(PALETTE.sea, PALETTE.foam, 0.25)) },
  { key: 'sun', width: 124, height: 124, draw: drawSun },
  { key: 'streak', ...STREAK, draw: drawStreak },
  { key: 'fog', ...FOG, draw: drawFog },
  { key: 'foam', width: 72, height: 40, draw: drawFoam },
  { key: 'ripple', width: 200, height: 110, draw: drawRipple },
];

/** One crest: a light stroke with its shade below. */
function drawCrest(pen: Pen, variant: number): void {
  const { width } = CREST;
  const left = 8 + variant * 10;
  const right = width - 8 - variant * 16;
  const middle = 13;
  pen.fillStyle = faded(PALETTE.navy, 0.3);
  lens(pen, [left + 6, middle + 5], [right - 2, middle + 5], 4, 3);
  pen.fillStyle = faded(PALETTE.foam, 0.92);
  lens(pen, [left, middle + 2], [right, middle + 2], 5, 3.4 - variant * 0.5);
  if (variant === 1) lens(pen, [left + 40, middle + 9], [left + 96, middle + 9], 2, 1.8);
}

/** A fair-weather cloud: flat below, round above, warm where the sun is. */
function drawCloud(pen: Pen, variant: number): void {
  const random = artRandom(100 + variant);
  const base = CLOUD.height - 26;
  const puffs = 5 + variant;
  const shapes: [number, number, number][] = [];
  for (let index = 0; index < puffs; index += 1) {
    const share = (index + 0.5) / puffs;
    const height = Math.sin(share * Math.PI);
    const radius = 20 + height * uniform(random, 22, 36);
    shapes.push([60 + share * (CLOUD.width - 120), base - radius * 0.5, radius]);
  }
  const body = (offsetX: number, offsetY: number, colour: string): void => {
    pen.fillStyle = colour;
    pen.beginPath();
    for (const [x, y, radius] of shapes) {
      pen.moveTo(x + radius + offsetX, y + offsetY);
      pen.arc(x + offsetX, y + offsetY, radius, 0, 2 * Math.PI);
    }
    pen.roundRect(42 + offsetX, base - 22 + offsetY, CLOUD.width - 84, 26, 13);
    pen.fill();
  };
  body(0, 0, mixed(PALETTE.sand, PALETTE.sea, 0.14));
  pen.globalCompositeOperation = 'source-atop';
  body(9, -11, mixed(PALETTE.sail, PALETTE.sand, 0.25));
  body(16, -24, PALETTE.sail);
}

/** A cat's-paw: the roughened water that a gust draws over the sea; dark, or bright on dark water. */
function drawPaw(pen: Pen, tone: string): void {
  const all = { x: PAW.width / 2, y: PAW.height / 2, radiusX: PAW.width / 2, radiusY: PAW.height / 2 };
  softEllipse(pen, all, [
    [0, faded(tone, 0.82)],
    [0.55, faded(tone, 0.66)],
    [0.82, faded(tone, 0.24)],
    [1, faded(tone, 0)],
  ]);
  const random = artRandom(77);
  const inner = { ...all, radiusX: all.radiusX * 0.86, radiusY: all.radiusY * 0.84 };
  for (let index = 0; index < 150; index += 1) {
    const [x, y] = pointInside(random, inner);
    const half = uniform(random, 9, 26);
    const light = index % 3 === 0;
    pen.fillStyle = light ? faded(PALETTE.foam, uniform(random, 0.25, 0.6)) : faded(tone, 0.6);
    lens(pen, [x - half, y], [x + half, y], 3, light ? 1.6 : 3);
  }
}

/** A stroke of blown spray: a bright head (right), a long fading tail, a thinner one beside it. */
function drawStreak(pen: Pen): void {
  const light = pen.createLinearGradient(0, 0, STREAK.width, 0);
  light.addColorStop(0, faded(PALETTE.foam, 0));
  light.addColorStop(0.6, faded(PALETTE.foam, 0.55));
  light.addColorStop(0.95, PALETTE.sail);
  pen.lineCap = 'round';
  pen.strokeStyle = light;
  pen.lineWidth = 7;
  pen.beginPath();
  pen.moveTo(4, 15);
  pen.quadraticCurveTo(STREAK.width / 2, 8, STREAK.width - 10, 13);
  pen.stroke();
  pen.lineWidth = 4;
  pen.beginPath();
  pen.moveTo(30, 28);
  pen.quadraticCurveTo(110, 23, 190, 26);
  pen.stroke();
}

/** A bank of fog: even in the middle, thin and puffy to all sides, a little darker below. */
function drawFog(pen: Pen): void {
  const random = artRandom(57);
  const middle = { x: FOG.width / 2, y: FOG.height / 2 };
  const puffs = 48;
  for (let index = 0; index < puffs; index += 1) {
    // Evenly over an ellipse: by turns of the golden angle.
    const reach = Math.sqrt((index + 0.5) / puffs);
    const angle = index * 2.399963;
    const x = middle.x + Math.cos(angle) * reach * FOG.width * 0.31;
    const y = middle.y + Math.sin(angle) * reach * FOG.height * 0.26;
    const radiusX = uniform(random, 62, 96);
    const tone = mixed(PALETTE.foam, PALETTE.sea, y > middle.y ? 0.16 : 0.03);
    softEllipse(pen, { x, y, radiusX, radiusY: radiusX * uniform(random, 0.6, 0.75) }, [
      [0, faded(tone, 0.42)],
      [0.6, faded(tone, 0.26)],
      [1, faded(tone, 0)],
    ]);
  }
}

function drawFoam(pen: Pen): void {
  softEllipse(pen, { x: 36, y: 20, radiusX: 35, radiusY: 19 }, [
    [0, faded(PALETTE.foam, 0.85)],
    [0.5, faded(PALETTE.foam, 0.5)],
    [1, faded(PALETTE.foam, 0)],
  ]);
}

function drawRipple(pen: Pen): void {
  const ring = { x: 100, y: 55, radiusX: 92, radiusY: 47 };
  pen.strokeStyle = faded(PALETTE.foam, 0.9);
  pen.lineWidth = 4;
  ellipsePath(pen, ring);
  pen.stroke();
  pen.strokeStyle = faded(PALETTE.foam, 0.35);
  pen.lineWidth = 3;
  ellipsePath(pen, { ...ring, radiusX: 74, radiusY: 37 });
  pen.stroke();
}

function drawSun(pen: Pen): void {
  softEllipse(pen, { x: 62, y: 62, radiusX: 60, radiusY: 60 }, [
    [0, '#FFFBEF'],
    [0.88, '#FFFBEF'],
    [1, faded('#FFFBEF', 0)],
  ]);
}
