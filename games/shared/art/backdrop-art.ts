/** What stands still: the sky down to the horizon, and the water below it. Drawn once for each way of showing. */
import type * as Phaser from 'phaser';
import { uniform } from '#core/signal/random.ts';
import { PALETTE, faded, mixed } from '../palette.ts';
import { HORIZON_Y, STAGE } from '../plane.ts';
import { artRandom, lens, softEllipse } from './pen.ts';
import type { Pen } from './pen.ts';
import { drawn } from './sheet.ts';

/** Drawn over the edge on every side, for windows of other shapes and for the roll of the ship. */
export const SKY_HEIGHT = HORIZON_Y + 40;
export const WATER_HEIGHT = STAGE.height - HORIZON_Y + 40;
/** Where the glow in the sky and the path of light on the water are; the disc itself is a picture of its own. */
export const SUN = { x: 1500, aboveHorizon: 60 } as const;

export interface BackdropKeys {
  readonly sky: string;
  readonly water: string;
}

/** The pictures behind everything, added to the textures when they are first asked for. */
export function addBackdrop(textures: Phaser.Textures.TextureManager, highContrast: boolean): BackdropKeys {
  const suffix = highContrast ? '-high-contrast' : '';
  const keys = { sky: `sky${suffix}`, water: `water${suffix}` };
  if (!textures.exists(keys.sky)) {
    textures.addCanvas(keys.sky, drawn(STAGE.width, SKY_HEIGHT, drawSky));
    const tones = highContrast ? DARK_WATER : WATER;
    textures.addCanvas(
      keys.water,
      drawn(STAGE.width, WATER_HEIGHT, (pen) => drawWater(pen, tones)),
    );
  }
  return keys;
}

function drawSky(pen: Pen): void {
  const air = pen.createLinearGradient(0, 0, 0, SKY_HEIGHT);
  air.addColorStop(0, mixed(PALETTE.sea, PALETTE.foam, 0.62));
  air.addColorStop(0.55, mixed(PALETTE.foam, PALETTE.sea, 0.12));
  air.addColorStop(0.86, PALETTE.sand);
  air.addColorStop(1, mixed(PALETTE.sand, PALETTE.brass, 0.16));
  pen.fillStyle = air;
  pen.fillRect(0, 0, STAGE.width, SKY_HEIGHT);
  softEllipse(pen, { x: SUN.x, y: SKY_HEIGHT - SUN.aboveHorizon / 2, radiusX: 620, radiusY: 240 }, [
    [0, faded('#FFF3D6', 0.95)],
    [0.25, faded('#FFEFCB', 0.5)],
    [1, faded('#FFEFCB', 0)],
  ]);
  drawLand(pen, 41, 210, 30, mixed(PALETTE.sea, PALETTE.foam, 0.62));
  drawLand(pen, 43, 120, 19, mixed(PALETTE.sea, PALETTE.foam, 0.4));
  drawLighthouse(pen, 372, SKY_HEIGHT - 15);
}

/** A chain of low hills along the horizon, open towards the sun. */
function drawLand(pen: Pen, seed: number, wavelength: number, height: number, colour: string): void {
  const random = artRandom(seed);
  pen.fillStyle = colour;
  pen.beginPath();
  pen.moveTo(0, SKY_HEIGHT);
  for (let x = 0; x <= STAGE.width; x += wavelength / 2) {
    const fromMiddle = Math.abs(x - 1120) / 900;
    const share = Math.max(0, fromMiddle * 1.5 - 0.62);
    const y = SKY_HEIGHT - share * height * uniform(random, 0.5, 1.5);
    pen.quadraticCurveTo(x - wavelength / 4, y - share * 6, x, y);
  }
  pen.lineTo(STAGE.width, SKY_HEIGHT);
  pen.fill();
}

function drawLighthouse(pen: Pen, x: number, y: number): void {
  pen.fillStyle = mixed(PALETTE.sail, PALETTE.sand, 0.35);
  pen.beginPath();
  pen.moveTo(x - 7, y + 4);
  pen.lineTo(x - 4.5, y - 38);
  pen.lineTo(x + 4.5, y - 38);
  pen.lineTo(x + 7, y + 4);
  pen.fill();
  pen.fillStyle = mixed(PALETTE.warn, PALETTE.sand, 0.35);
  pen.fillRect(x - 5.6, y - 22, 11.2, 9);
  pen.fillStyle = PALETTE.navy;
  pen.fillRect(x - 6, y - 41, 12, 3);
  pen.fillRect(x - 3.5, y - 50, 7, 9);
  pen.fillStyle = PALETTE.brass;
  pen.fillRect(x - 2, y - 48, 4, 6);
}

interface WaterTones {
  readonly far: string;
  readonly middle: string;
  readonly near: string;
  readonly front: string;
}

const WATER: WaterTones = {
  far: mixed(PALETTE.sea, PALETTE.foam, 0.5),
  middle: mixed(PALETTE.sea, PALETTE.foam, 0.14),
  near: mixed(PALETTE.sea, PALETTE.navy, 0.12),
  front: mixed(PALETTE.sea, PALETTE.navy, 0.5),
};

const DARK_WATER: WaterTones = {
  far: mixed(PALETTE.navy, PALETTE.sea, 0.75),
  middle: mixed(PALETTE.navy, PALETTE.sea, 0.3),
  near: PALETTE.navy,
  front: mixed(PALETTE.navy, '#000000', 0.35),
};

function drawWater(pen: Pen, tones: WaterTones): void {
  const depth = pen.createLinearGradient(0, 0, 0, WATER_HEIGHT);
  depth.addColorStop(0, tones.far);
  depth.addColorStop(0.2, tones.middle);
  depth.addColorStop(0.58, tones.near);
  depth.addColorStop(1, tones.front);
  pen.fillStyle = depth;
  pen.fillRect(0, 0, STAGE.width, WATER_HEIGHT);
  drawSunPath(pen);
  drawSwells(pen, tones);
}

/** Light on the water below the sun: short strokes that widen towards the viewer. */
function drawSunPath(pen: Pen): void {
  softEllipse(pen, { x: SUN.x, y: 0, radiusX: 330, radiusY: 190 }, [
    [0, faded('#FFF0CC', 0.55)],
    [1, faded('#FFF0CC', 0)],
  ]);
  const random = artRandom(7);
  for (let row = 0; row < 46; row += 1) {
    const share = row / 46;
    const y = 3 + share * share * 330;
    const half = (26 + share * 120) * uniform(random, 0.3, 1);
    const x = SUN.x + uniform(random, -1, 1) * (18 + share * 90);
    pen.fillStyle = faded('#FFF4DA', 0.5 * (1 - share) + 0.04);
    lens(pen, [x - half, y], [x + half, y], 0, 1 + share * 2.4);
  }
}

/** Long quiet swells: bands of a lighter and a darker blue, broader towards the viewer. */
function drawSwells(pen: Pen, tones: WaterTones): void {
  const random = artRandom(19);
  for (let row = 0; row < 15; row += 1) {
    const share = (row + 1) / 15;
    const y = share * share * WATER_HEIGHT;
    const rise = 3 + share * 20;
    const length = 180 + share * 420;
    const start = uniform(random, -length, 0);
    pen.fillStyle = row % 2 === 0 ? faded(tones.middle, 0.16) : faded(tones.front, 0.15);
    pen.beginPath();
    pen.moveTo(-10, y);
    for (let x = start; x < STAGE.width + length; x += length) {
      pen.quadraticCurveTo(x + length * 0.25, y - rise, x + length * 0.5, y);
      pen.quadraticCurveTo(x + length * 0.75, y + rise * 0.6, x + length, y);
    }
    pen.lineTo(STAGE.width + 10, y + 30 + 70 * share);
    for (let x = STAGE.width + length; x > start; x -= length) {
      pen.quadraticCurveTo(x - length * 0.5, y + (30 + 80 * share) * 0.8, x - length, y + 20 + 46 * share);
    }
    pen.fill();
  }
}
