/** What stands still: the sky down to the horizon, and the water below it. Drawn once for each place in its light. */
import type * as Phaser from 'phaser';
import { uniform } from '#core/signal/random.ts';
import { faded, mixed } from '../palette.ts';
import type { Light, WaterTones } from '../light.ts';
import { lightOf } from '../place.ts';
import type { Place, SettingIndex } from '../place.ts';
import { STAGE } from '../plane.ts';
import type { DisplaySettings } from '../scene-feed.ts';
import { artRandom, lens, softEllipse } from './pen.ts';
import type { Pen } from './pen.ts';
import { drawn } from './sheet.ts';

/** Drawn over the edge on every side, for windows of other shapes and for the roll of the ship. */
const BEYOND = 40;

export function skyHeightOf({ horizonY }: Place): number {
  return horizonY + BEYOND;
}

export function waterHeightOf({ horizonY }: Place): number {
  return STAGE.height - horizonY + BEYOND;
}

export interface BackdropKeys {
  readonly sky: string;
  readonly water: string;
}

/** The textures of one backdrop at a time are kept: each is as large as the screen. */
const KEPT = /^(?:sky|water)-/;

/** The pictures behind everything. Those of another place or light are let go. */
export function addBackdrop(
  textures: Phaser.Textures.TextureManager,
  place: Place,
  setting: SettingIndex,
  display: DisplaySettings,
): BackdropKeys {
  const name = `${place.id}-${setting}${display.highContrast ? '-high-contrast' : ''}`;
  const keys = { sky: `sky-${name}`, water: `water-${name}` };
  if (textures.exists(keys.sky)) return keys;
  for (const key of textures.getTextureKeys()) if (KEPT.test(key)) textures.remove(key);
  const light = lightOf(place, setting, display);
  const skyHeight = skyHeightOf(place);
  const waterHeight = waterHeightOf(place);
  textures.addCanvas(
    keys.sky,
    drawn(STAGE.width, skyHeight, (pen) => {
      drawAir(pen, skyHeight, light, place.hasDisc);
      pen.translate(0, skyHeight);
      place.paintSky?.({ pen, light, setting });
    }),
  );
  textures.addCanvas(
    keys.water,
    drawn(STAGE.width, waterHeight, (pen) => {
      drawWater(pen, waterHeight, light, place.hasDisc);
      place.paintWater?.({ pen, light, setting });
    }),
  );
  return keys;
}

function drawAir(pen: Pen, height: number, light: Light, hasDisc: boolean): void {
  const air = pen.createLinearGradient(0, 0, 0, height);
  const [top, high, low, horizon] = light.sky;
  air.addColorStop(0, top);
  air.addColorStop(0.55, high);
  air.addColorStop(0.86, low);
  air.addColorStop(1, horizon);
  pen.fillStyle = air;
  pen.fillRect(0, 0, STAGE.width, height);
  if (light.stars) drawStars(pen, height);
  if (!hasDisc) return;
  const { x, aboveHorizon } = light.disc;
  softEllipse(pen, { x, y: height - aboveHorizon / 2, radiusX: 620, radiusY: 240 }, [
    [0, faded(light.glow, 0.95 * light.glowStrength)],
    [0.25, faded(light.glow, 0.5 * light.glowStrength)],
    [1, faded(light.glow, 0)],
  ]);
}

function drawStars(pen: Pen, height: number): void {
  const random = artRandom(61);
  for (let index = 0; index < 120; index += 1) {
    const y = uniform(random, 0, 1) * height * 0.86;
    const size = uniform(random, 0.8, 2.2);
    pen.fillStyle = faded('#F4FAFF', uniform(random, 0.25, 0.9) * (1 - y / height));
    pen.beginPath();
    pen.arc(uniform(random, 0, STAGE.width), y, size, 0, 2 * Math.PI);
    pen.fill();
  }
}

function drawWater(pen: Pen, height: number, light: Light, hasDisc: boolean): void {
  const tones = light.water;
  const depth = pen.createLinearGradient(0, 0, 0, height);
  depth.addColorStop(0, tones.far);
  depth.addColorStop(0.2, tones.middle);
  depth.addColorStop(0.58, tones.near);
  depth.addColorStop(1, tones.front);
  pen.fillStyle = depth;
  pen.fillRect(0, 0, STAGE.width, height);
  if (hasDisc) drawLightPath(pen, light);
  drawSwells(pen, height, tones);
}

/** Light on the water below sun or moon: short strokes that widen towards the viewer. */
function drawLightPath(pen: Pen, { disc, glow, glowStrength }: Light): void {
  softEllipse(pen, { x: disc.x, y: 0, radiusX: 330, radiusY: 190 }, [
    [0, faded(glow, 0.55 * glowStrength)],
    [1, faded(glow, 0)],
  ]);
  const random = artRandom(7);
  for (let row = 0; row < 46; row += 1) {
    const share = row / 46;
    const y = 3 + share * share * 330;
    const half = (26 + share * 120) * uniform(random, 0.3, 1);
    const x = disc.x + uniform(random, -1, 1) * (18 + share * 90);
    pen.fillStyle = faded(mixed(glow, '#FFFFFF', 0.3), glowStrength * (0.5 * (1 - share) + 0.04));
    lens(pen, [x - half, y], [x + half, y], 0, 1 + share * 2.4);
  }
}

/** Long quiet swells: bands of a lighter and a darker blue, broader towards the viewer. */
function drawSwells(pen: Pen, height: number, tones: WaterTones): void {
  const random = artRandom(19);
  for (let row = 0; row < 15; row += 1) {
    const share = (row + 1) / 15;
    const y = share * share * height;
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
