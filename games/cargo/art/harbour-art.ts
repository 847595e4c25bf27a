/** The harbour of Cargo: far warehouses and masts along the horizon, a breakwater, and the quay's foot in the water. */
import { uniform } from '#core/signal/random.ts';
import { artRandom } from '#games/shared/art/pen.ts';
import type { Pen } from '#games/shared/art/pen.ts';
import { PALETTE, faded, mixed } from '#games/shared/palette.ts';
import type { Light } from '#games/shared/light.ts';
import type { Place, SettingIndex } from '#games/shared/place.ts';
import { STAGE } from '#games/shared/plane.ts';
import { DECK_PIECES } from './deck-art.ts';
import { LOAD_PIECES } from './load-art.ts';
import { QUAY, QUAY_PIECES } from './quay-art.ts';

const HORIZON_Y = 330;
const BRICKS = ['#A86C4E', '#8E5B4A', '#B98A63', '#7C5A55'] as const;
const LAMP = '#FFD58A';

export const HARBOUR: Place = {
  id: 'harbour',
  horizonY: HORIZON_Y,
  lights: ['day', 'dusk', 'night'],
  crests: 34,
  clouds: 4,
  currentPxS: 0,
  hasDisc: true,
  paintSky({ pen, light, setting }) {
    drawFarShore(pen, light, 71 + setting);
    VESSELS[setting](pen, light);
    drawBreakwater(pen, light);
  },
  paintWater({ pen, light }) {
    drawQuayFoot(pen, light);
    drawReflections(pen, light);
  },
  pieces: [...QUAY_PIECES, ...DECK_PIECES, ...LOAD_PIECES],
};

/** Lamps are lit when the sun is low. */
export function isLampLit({ name }: Light): boolean {
  return name === 'dusk' || name === 'night';
}

/** Gabled warehouses shoulder to shoulder, lower towards the harbour mouth. */
function drawFarShore(pen: Pen, light: Light, seed: number): void {
  const random = artRandom(seed);
  pen.fillStyle = light.land[0];
  pen.fillRect(0, -16, 1420, 18);
  for (let x = 380; x < 1270; ) {
    const width = uniform(random, 66, 118);
    const nearer = 1 - (x - 380) / 1300;
    const height = uniform(random, 44, 92) * nearer;
    const brick = BRICKS[Math.floor(uniform(random, 0, BRICKS.length))] ?? BRICKS[0];
    drawGable(pen, { x, width, height, wall: mixed(brick, light.land[0], 0.7), light });
    x += width + uniform(random, -2, 14);
  }
}

interface Gable {
  readonly x: number;
  readonly width: number;
  readonly height: number;
  readonly wall: string;
  readonly light: Light;
}

function drawGable(pen: Pen, { x, width, height, wall, light }: Gable): void {
  const roof = height + width * 0.34;
  pen.fillStyle = wall;
  pen.beginPath();
  pen.moveTo(x, 1);
  pen.lineTo(x, -height);
  pen.lineTo(x + width / 2, -roof);
  pen.lineTo(x + width, -height);
  pen.lineTo(x + width, 1);
  pen.fill();
  pen.strokeStyle = faded(mixed(wall, PALETTE.navy, 0.6), 0.7);
  pen.lineWidth = 4;
  pen.beginPath();
  pen.moveTo(x - 4, -height + 3);
  pen.lineTo(x + width / 2, -roof);
  pen.lineTo(x + width + 4, -height + 3);
  pen.stroke();
  pen.fillStyle = isLampLit(light) ? LAMP : faded(PALETTE.navy, 0.45);
  const columns = Math.max(2, Math.floor(width / 26));
  for (let row = 0; row < 2; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      // Not every window is lit.
      if (isLampLit(light) && (column * 7 + row * 5 + Math.round(x)) % 3 === 0) continue;
      pen.fillRect(x + ((column + 0.5) * width) / columns - 4, -height * (0.8 - 0.4 * row), 8, 11);
    }
  }
}

/** What lies in the roads on each of the three visits. */
const VESSELS: Readonly<Record<SettingIndex, (pen: Pen, light: Light) => void>> = {
  0: drawMasts,
  1: drawSteamer,
  2: drawFishingBoats,
};

function hullTone({ land }: Light): string {
  return mixed(land[1], PALETTE.navy, 0.5);
}

function drawMasts(pen: Pen, light: Light): void {
  pen.strokeStyle = faded(hullTone(light), 0.8);
  for (const [x, height] of [
    [1316, 120],
    [1346, 146],
    [1392, 104],
  ] as const) {
    pen.lineWidth = 3.5;
    pen.beginPath();
    pen.moveTo(x, 0);
    pen.lineTo(x, -height);
    pen.moveTo(x - 22, -height * 0.66);
    pen.lineTo(x + 22, -height * 0.66);
    pen.stroke();
    pen.lineWidth = 1.2;
    pen.beginPath();
    pen.moveTo(x - 40, 0);
    pen.lineTo(x, -height);
    pen.lineTo(x + 40, 0);
    pen.stroke();
  }
}

/** A steamer at her moorings, her funnel banded. */
function drawSteamer(pen: Pen, light: Light): void {
  const tone = hullTone(light);
  pen.save();
  pen.translate(-170, 0);
  pen.fillStyle = tone;
  pen.beginPath();
  pen.moveTo(1180, -34);
  pen.lineTo(1452, -30);
  pen.lineTo(1436, 1);
  pen.lineTo(1200, 1);
  pen.fill();
  pen.fillStyle = mixed(PALETTE.sail, light.land[0], 0.45);
  pen.fillRect(1262, -62, 118, 30);
  pen.fillRect(1290, -82, 44, 22);
  pen.fillStyle = PALETTE.brass;
  pen.fillRect(1340, -112, 26, 52);
  pen.fillStyle = tone;
  pen.fillRect(1340, -112, 26, 13);
  pen.fillStyle = isLampLit(light) ? LAMP : tone;
  for (let x = 1270; x < 1372; x += 19) pen.fillRect(x, -52, 9, 8);
  pen.strokeStyle = tone;
  pen.lineWidth = 3;
  for (const x of [1222, 1416]) {
    pen.beginPath();
    pen.moveTo(x, -30);
    pen.lineTo(x, -118);
    pen.stroke();
  }
  pen.restore();
}

/** Two small boats with a lamp each. */
function drawFishingBoats(pen: Pen, light: Light): void {
  for (const x of [1210, 1530]) {
    pen.fillStyle = hullTone(light);
    pen.beginPath();
    pen.moveTo(x, -15);
    pen.lineTo(x + 84, -19);
    pen.lineTo(x + 72, 3);
    pen.lineTo(x + 10, 3);
    pen.fill();
    pen.fillRect(x + 40, -74, 4, 58);
    pen.fillRect(x + 18, -36, 22, 20);
    pen.fillStyle = LAMP;
    pen.beginPath();
    pen.arc(x + 42, -78, 5, 0, 2 * Math.PI);
    pen.fill();
  }
}

/** A low wall with a small beacon that closes the harbour to the right. */
function drawBreakwater(pen: Pen, light: Light): void {
  const stone = mixed(light.land[1], PALETTE.navy, 0.25);
  pen.fillStyle = stone;
  pen.beginPath();
  pen.moveTo(1640, 1);
  pen.lineTo(1664, -15);
  pen.lineTo(STAGE.width, -21);
  pen.lineTo(STAGE.width, 1);
  pen.fill();
  pen.fillStyle = mixed(PALETTE.sail, light.land[1], 0.3);
  pen.beginPath();
  pen.moveTo(1682, -14);
  pen.lineTo(1687, -66);
  pen.lineTo(1705, -66);
  pen.lineTo(1710, -14);
  pen.fill();
  pen.fillStyle = isLampLit(light) ? LAMP : PALETTE.brass;
  pen.fillRect(1688, -80, 16, 15);
  pen.fillStyle = stone;
  pen.beginPath();
  pen.moveTo(1684, -80);
  pen.lineTo(1696, -92);
  pen.lineTo(1708, -80);
  pen.fill();
}

/** The quay goes on beyond the stage, for windows wider than it. */
function drawQuayFoot(pen: Pen, light: Light): void {
  pen.fillStyle = mixed(PALETTE.navy, light.land[1], 0.5);
  pen.beginPath();
  pen.moveTo(0, 0);
  pen.lineTo(QUAY.farX, 0);
  pen.lineTo(QUAY.nearX, STAGE.height - HORIZON_Y);
  pen.lineTo(0, STAGE.height - HORIZON_Y);
  pen.fill();
}

/** The far shore in still water: soft upright strokes. */
function drawReflections(pen: Pen, light: Light): void {
  const random = artRandom(83);
  const tone = isLampLit(light) ? LAMP : mixed(light.land[1], PALETTE.navy, 0.3);
  for (let index = 0; index < 40; index += 1) {
    const x = uniform(random, 620, 1300);
    const length = uniform(random, 22, 84);
    const fall = pen.createLinearGradient(0, 2, 0, 2 + length);
    fall.addColorStop(0, faded(tone, 0.3));
    fall.addColorStop(1, faded(tone, 0));
    pen.fillStyle = fall;
    pen.fillRect(x, 2, uniform(random, 4, 16), length);
  }
}
