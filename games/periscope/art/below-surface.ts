/** Below the surface: a strip of sky with a ship on the horizon, and blue-green water lit from above. */
import { uniform } from '#core/signal/random.ts';
import { artRandom, lens, softEllipse } from '#games/shared/art/pen.ts';
import type { Pen } from '#games/shared/art/pen.ts';
import { PALETTE, faded, mixed } from '#games/shared/palette.ts';
import type { Light } from '#games/shared/light.ts';
import type { Place, SettingIndex } from '#games/shared/place.ts';
import { STAGE } from '#games/shared/plane.ts';
import { SUBMARINE_PIECES } from './submarine-art.ts';

/** Low enough for words of two lines above the ship. */
const SURFACE_Y = 415;
const DEPTH = STAGE.height - SURFACE_Y + 40;
const SHAFT_LAYERS = 12;
/** Blue-green: no other place of this sea has it. */
const TEAL = '#1C9C95';
const DEEP = '#0B3F4F';

export const BELOW_SURFACE: Place = {
  id: 'below-surface',
  horizonY: SURFACE_Y,
  lights: ['day', 'dawn', 'dusk'],
  crests: 0,
  clouds: 3,
  currentPxS: 0,
  hasDisc: true,
  paintWater({ pen, light, setting }) {
    paintDepth(pen, light);
    paintRays(pen, light);
    paintGround(pen, light, setting);
    paintSurface(pen, light);
  },
  pieces: SUBMARINE_PIECES,
};

function paintDepth(pen: Pen, light: Light): void {
  const { middle, near, front } = light.water;
  const depth = pen.createLinearGradient(0, 0, 0, DEPTH);
  depth.addColorStop(0, mixed(mixed(middle, TEAL, 0.6), PALETTE.foam, 0.42));
  depth.addColorStop(0.22, mixed(middle, TEAL, 0.72));
  depth.addColorStop(0.62, mixed(near, mixed(TEAL, DEEP, 0.45), 0.75));
  depth.addColorStop(1, mixed(front, DEEP, 0.7));
  pen.fillStyle = depth;
  pen.fillRect(0, 0, STAGE.width, DEPTH);
}

/** Light falls in broad slanting shafts that fade with the depth and to their sides. */
function paintRays(pen: Pen, light: Light): void {
  const random = artRandom(83);
  for (let ray = 0; ray < 11; ray += 1) {
    const x = ray * 200 + uniform(random, -60, 60);
    const width = uniform(random, 60, 130);
    const length = DEPTH * uniform(random, 0.6, 0.95);
    const shaft = pen.createLinearGradient(0, 0, 0, length);
    shaft.addColorStop(0, faded(light.glow, (0.3 * light.glowStrength) / SHAFT_LAYERS));
    shaft.addColorStop(1, faded(light.glow, 0));
    pen.fillStyle = shaft;
    // Layers of growing width: no edge for the moving water to break.
    for (let layer = 1; layer <= SHAFT_LAYERS; layer += 1) {
      const half = (width * layer) / SHAFT_LAYERS;
      pen.beginPath();
      pen.moveTo(x - half, 0);
      pen.lineTo(x + half, 0);
      pen.lineTo(x + 2 * half - 150, length);
      pen.lineTo(x - 2 * half - 150, length);
      pen.fill();
    }
  }
}

/** The surface from below: a bright line that ripples. */
function paintSurface(pen: Pen, light: Light): void {
  const random = artRandom(89);
  pen.fillStyle = faded(mixed(light.glow, PALETTE.foam, 0.6), 0.85);
  pen.fillRect(0, 0, STAGE.width, 5);
  for (let stroke = 0; stroke < 60; stroke += 1) {
    const share = uniform(random, 0, 1);
    const x = uniform(random, -40, STAGE.width);
    pen.fillStyle = faded(PALETTE.foam, 0.5 * (1 - share));
    lens(pen, [x, 8 + 46 * share], [x + uniform(random, 40, 150), 8 + 46 * share], 0, 3);
  }
}

function paintGround(pen: Pen, light: Light, setting: SettingIndex): void {
  const far = mixed(mixed(light.water.near, TEAL, 0.5), DEEP, 0.45);
  const near = mixed(mixed(light.water.front, DEEP, 0.6), PALETTE.navy, 0.4);
  hills(pen, 97 + setting, DEPTH - 250, 110, faded(far, 0.8));
  if (setting === 1) paintArches(pen, far);
  if (setting === 2) paintWreck(pen, mixed(far, near, 0.5));
  hills(pen, 71 + setting, DEPTH - 150, 70, near);
  if (setting === 0) paintKelp(pen, near);
  if (setting === 1) paintCoral(pen, near);
}

function hills(pen: Pen, seed: number, y: number, height: number, colour: string): void {
  const random = artRandom(seed);
  pen.fillStyle = colour;
  pen.beginPath();
  pen.moveTo(-20, DEPTH);
  pen.lineTo(-20, y);
  for (let x = 0; x <= STAGE.width + 200; x += 160) {
    // Lower in the middle, where the boat is.
    const aside = Math.min(1, Math.abs(x - STAGE.width / 2) / 800);
    const top = y - height * aside * uniform(random, 0.3, 1.6) + 40 * (1 - aside);
    pen.quadraticCurveTo(x - 80, top - 16, x, top);
  }
  pen.lineTo(STAGE.width + 200, DEPTH);
  pen.fill();
}

function paintKelp(pen: Pen, colour: string): void {
  const random = artRandom(101);
  pen.lineCap = 'round';
  for (let stalk = 0; stalk < 26; stalk += 1) {
    const left = stalk % 2 === 0;
    const x = left ? uniform(random, 20, 420) : uniform(random, 1500, 1900);
    const top = uniform(random, 60, 380);
    const bend = uniform(random, -50, 50);
    pen.strokeStyle = faded(mixed(colour, TEAL, 0.16), 0.85);
    pen.lineWidth = uniform(random, 6, 13);
    pen.beginPath();
    pen.moveTo(x, DEPTH);
    pen.bezierCurveTo(x + bend, DEPTH - 160, x - bend, top + 160, x + bend * 0.6, top);
    pen.stroke();
    pen.fillStyle = pen.strokeStyle;
    for (let y = top + 20; y < DEPTH - 160; y += 54) {
      const side = Math.round(y / 54) % 2 === 0 ? 1 : -1;
      lens(pen, [x, y + 10], [x + side * 46, y - 16], 6 * side, 12);
    }
  }
}

function paintArches(pen: Pen, colour: string): void {
  pen.fillStyle = faded(colour, 0.9);
  for (const [x, width, top] of [
    [40, 380, 190],
    [1500, 400, 140],
  ] as const) {
    pen.beginPath();
    pen.moveTo(x, DEPTH);
    pen.quadraticCurveTo(x + width * 0.1, top - 40, x + width / 2, top);
    pen.quadraticCurveTo(x + width * 0.95, top - 20, x + width, DEPTH);
    pen.lineTo(x + width * 0.7, DEPTH);
    pen.quadraticCurveTo(x + width * 0.66, top + 150, x + width * 0.5, top + 130);
    pen.quadraticCurveTo(x + width * 0.3, top + 140, x + width * 0.28, DEPTH);
    pen.fill();
  }
}

function paintCoral(pen: Pen, colour: string): void {
  const random = artRandom(107);
  for (let fan = 0; fan < 20; fan += 1) {
    const x = fan % 2 === 0 ? uniform(random, 0, 520) : uniform(random, 1400, STAGE.width);
    const y = uniform(random, DEPTH - 180, DEPTH - 110);
    const radius = uniform(random, 30, 70);
    const tint = fan % 3 === 0 ? PALETTE.brass : fan % 3 === 1 ? PALETTE.sand : TEAL;
    softEllipse(pen, { x, y, radiusX: radius, radiusY: radius * 0.8 }, [
      [0, faded(mixed(colour, tint, 0.4), 0.95)],
      [0.86, faded(mixed(colour, tint, 0.28), 0.95)],
      [1, faded(colour, 0)],
    ]);
  }
}

/** Ribs of an old ship, far off. */
function paintWreck(pen: Pen, colour: string): void {
  pen.strokeStyle = faded(colour, 0.95);
  pen.lineCap = 'round';
  for (let rib = 0; rib < 8; rib += 1) {
    const x = 1370 + rib * 62;
    const top = 230 + Math.abs(rib - 3.5) * 26;
    pen.lineWidth = 15;
    pen.beginPath();
    pen.moveTo(x, DEPTH - 160);
    pen.quadraticCurveTo(x - 46, 370, x + 16, top);
    pen.stroke();
  }
  pen.lineWidth = 22;
  pen.beginPath();
  pen.moveTo(1290, DEPTH - 210);
  pen.quadraticCurveTo(1560, DEPTH - 120, 1890, DEPTH - 250);
  pen.stroke();
}
