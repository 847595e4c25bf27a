/** A mast against the sky: a low horizon, tall clouds over a far coast, and the ship's deck below. */
import { uniform } from '#core/signal/random.ts';
import { artRandom, softEllipse } from '#games/shared/art/pen.ts';
import type { Pen } from '#games/shared/art/pen.ts';
import type { Light } from '#games/shared/light.ts';
import { PALETTE, faded, mixed } from '#games/shared/palette.ts';
import type { Place, SettingIndex } from '#games/shared/place.ts';
import { STAGE } from '#games/shared/plane.ts';
import { RIG_PIECES } from './rig-art.ts';
import { DECK_PIECES } from './deck-art.ts';

export const MAST_PLACE: Place = {
  id: 'crows-nest',
  horizonY: 838,
  lights: ['day', 'dusk', 'night'],
  crests: 26,
  clouds: 3,
  currentPxS: 22,
  hasDisc: true,
  paintSky({ pen, light, setting }) {
    drawTowers(pen, light, setting);
    drawCoast(pen, light, setting);
  },
  pieces: [...RIG_PIECES, ...DECK_PIECES],
};

/** Where tall clouds stand, and how high, in each setting. */
const TOWERS: Readonly<Record<SettingIndex, readonly { x: number; height: number; width: number }[]>> = {
  0: [
    { x: 210, height: 430, width: 520 },
    { x: 1700, height: 330, width: 560 },
    { x: 1180, height: 120, width: 420 },
  ],
  1: [
    { x: 420, height: 250, width: 760 },
    { x: 60, height: 380, width: 420 },
    { x: 1830, height: 210, width: 420 },
  ],
  2: [
    { x: 160, height: 190, width: 600 },
    { x: 1760, height: 260, width: 460 },
  ],
};

/** Heaped clouds: round heads, lit from above, melting away towards the horizon. */
function drawTowers(pen: Pen, { cloudTint, sky }: Light, setting: SettingIndex): void {
  const random = artRandom(83 + setting);
  const tint = `#${cloudTint.toString(16).padStart(6, '0')}`;
  const [, , , horizon] = sky;
  for (const { x, height, width } of TOWERS[setting]) {
    for (let index = 0; index < 34; index += 1) {
      const up = 1 - index / 34;
      const radius = (0.13 + 0.14 * (1 - up)) * width * uniform(random, 0.7, 1.15);
      const at = {
        x: x + (0.46 - 0.26 * up) * width * uniform(random, -1, 1),
        y: -height * up * 0.92 - 14,
        radiusX: radius,
        radiusY: radius * 0.74,
      };
      const lit = mixed(horizon, tint, 0.28 + 0.62 * up);
      softEllipse(pen, at, [
        [0, faded(lit, 0.9)],
        [0.62, faded(lit, 0.72)],
        [0.86, faded(lit, 0.2)],
        [1, faded(lit, 0)],
      ]);
    }
  }
}

/** Far land, another in each setting: cliffs, an archipelago, a town with its lights. */
function drawCoast(pen: Pen, { land, glow }: Light, setting: SettingIndex): void {
  const random = artRandom(17 + setting);
  const [far, near] = land;
  drawRidge(pen, { from: -40, to: 760, height: [66, 30, 20][setting] ?? 30, colour: far, seed: 3 + setting });
  drawRidge(pen, {
    from: 1240,
    to: 1960,
    height: [30, 46, 34][setting] ?? 30,
    colour: far,
    seed: 9 + setting,
  });
  drawRidge(pen, {
    from: -40,
    to: 420,
    height: [34, 18, 26][setting] ?? 20,
    colour: near,
    seed: 5 + setting,
  });
  if (setting !== 2) return;
  for (let index = 0; index < 26; index += 1) {
    pen.fillStyle = faded(mixed(glow, PALETTE.brass, 0.7), uniform(random, 0.5, 0.95));
    pen.beginPath();
    pen.arc(uniform(random, 1330, 1820), uniform(random, -16, -3), uniform(random, 1.2, 2.4), 0, 2 * Math.PI);
    pen.fill();
  }
}

interface Ridge {
  readonly from: number;
  readonly to: number;
  readonly height: number;
  readonly colour: string;
  readonly seed: number;
}

function drawRidge(pen: Pen, { from, to, height, colour, seed }: Ridge): void {
  const random = artRandom(seed);
  const parts = 9;
  pen.fillStyle = colour;
  pen.beginPath();
  pen.moveTo(from, 2);
  for (let part = 1; part < parts; part += 1) {
    const share = part / parts;
    const x = from + share * (to - from);
    const edge = from < 0 ? 1 - share : to > STAGE.width ? share : 4 * share * (1 - share);
    const y = -height * edge * uniform(random, 0.6, 1.1);
    pen.quadraticCurveTo(x - (to - from) / parts / 2, y - 4, x, y);
  }
  pen.lineTo(to, 2);
  pen.fill();
}
