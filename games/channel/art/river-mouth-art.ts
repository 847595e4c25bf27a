/** The river mouth: flats at low water on both sides, low land behind them, and a channel that winds away. */
import { uniform } from '#core/signal/random.ts';
import { artRandom, lens, softEllipse } from '#games/shared/art/pen.ts';
import type { Pen } from '#games/shared/art/pen.ts';
import type { Light } from '#games/shared/light.ts';
import { PALETTE, faded, mixed } from '#games/shared/palette.ts';
import type { Place } from '#games/shared/place.ts';
import { STAGE } from '#games/shared/plane.ts';
import { HORIZON_Y } from '../scene/perspective.ts';
import { RIVER_PIECES } from './river-pieces.ts';

const BELOW_PX = STAGE.height - HORIZON_Y + 40;
const OLIVE = mixed(PALETTE.sea, PALETTE.brass, 0.5);

export const RIVER_MOUTH: Place = {
  id: 'river-mouth',
  horizonY: HORIZON_Y,
  lights: ['day', 'dawn', 'dusk'],
  crests: 0,
  clouds: 4,
  currentPxS: 0,
  hasDisc: true,
  paintSky({ pen, light, setting }) {
    drawLand(pen, 71, 46, mixed(light.land[0], OLIVE, 0.14));
    drawTrees(pen, 73 + setting, mixed(light.land[1], OLIVE, 0.3));
    if (setting === 0) drawMill(pen, 372, light);
    if (setting === 1) drawChurch(pen, 1424, light);
    if (setting === 2) drawMasts(pen, 520, light);
  },
  paintWater({ pen, light }) {
    drawFlats(pen, light);
  },
  pieces: RIVER_PIECES,
};

function drawLand(pen: Pen, seed: number, height: number, colour: string): void {
  const random = artRandom(seed);
  pen.fillStyle = colour;
  pen.beginPath();
  pen.moveTo(0, 0);
  for (let x = 0; x <= STAGE.width; x += 120) {
    const open = Math.min(1, Math.abs(x - STAGE.width / 2) / 620);
    pen.quadraticCurveTo(
      x - 60,
      -height * open * uniform(random, 0.5, 1),
      x,
      -height * open * uniform(random, 0.4, 0.9),
    );
  }
  pen.lineTo(STAGE.width, 0);
  pen.fill();
}

/** Rows of trees on the land, thinning out towards the open sea in the middle. */
function drawTrees(pen: Pen, seed: number, colour: string): void {
  const random = artRandom(seed);
  pen.fillStyle = colour;
  for (let x = 0; x < STAGE.width; x += uniform(random, 10, 44)) {
    const away = Math.abs(x - STAGE.width / 2) / (STAGE.width / 2);
    if (uniform(random, 0.18, 0.8) > away) continue;
    const size = uniform(random, 7, 20) * (0.45 + 0.75 * away);
    pen.beginPath();
    pen.ellipse(x, -size * 0.8, size * 0.8, size, 0, 0, 2 * Math.PI);
    pen.fill();
  }
  pen.fillRect(0, -4, STAGE.width * 0.34, 5);
  pen.fillRect(STAGE.width * 0.66, -4, STAGE.width * 0.34, 5);
}

function drawMill(pen: Pen, x: number, light: Light): void {
  const wall = mixed(light.land[1], PALETTE.navy, 0.45);
  pen.fillStyle = wall;
  pen.beginPath();
  pen.moveTo(x - 19, 0);
  pen.lineTo(x - 11, -62);
  pen.lineTo(x + 11, -62);
  pen.lineTo(x + 19, 0);
  pen.fill();
  pen.beginPath();
  pen.arc(x, -62, 12, Math.PI, 2 * Math.PI);
  pen.fill();
  pen.strokeStyle = wall;
  pen.lineWidth = 4.5;
  for (const turn of [0.35, 0.35 + Math.PI / 2]) {
    const [dx, dy] = [50 * Math.cos(turn), 50 * Math.sin(turn)];
    pen.beginPath();
    pen.moveTo(x - dx, -64 - dy);
    pen.lineTo(x + dx, -64 + dy);
    pen.stroke();
  }
}

function drawChurch(pen: Pen, x: number, light: Light): void {
  pen.fillStyle = mixed(light.land[1], PALETTE.navy, 0.45);
  pen.fillRect(x - 46, -26, 62, 26);
  pen.fillRect(x + 12, -52, 24, 52);
  pen.beginPath();
  pen.moveTo(x + 8, -52);
  pen.lineTo(x + 24, -96);
  pen.lineTo(x + 40, -52);
  pen.fill();
}

/** Boats that wait for the tide. */
function drawMasts(pen: Pen, x: number, light: Light): void {
  pen.fillStyle = mixed(light.land[1], PALETTE.navy, 0.5);
  pen.strokeStyle = pen.fillStyle;
  pen.lineWidth = 3.5;
  for (const [at, height] of [
    [0, 76],
    [58, 92],
    [104, 64],
    [1180, 70],
    [1236, 88],
  ] as const) {
    pen.beginPath();
    pen.moveTo(x + at, 0);
    pen.lineTo(x + at, -height);
    pen.lineTo(x + at + 17, -16);
    pen.stroke();
    pen.beginPath();
    pen.ellipse(x + at, -3, 24, 8, 0, 0, Math.PI);
    pen.fill();
  }
}

/** Wet sand under a hand's breadth of water: pale, so that the deep channel stands out dark. */
function drawFlats(pen: Pen, light: Light): void {
  const wet = (share: number, tone: string): string => mixed(tone, PALETTE.sand, share);
  const down = pen.createLinearGradient(0, 0, 0, BELOW_PX);
  down.addColorStop(0, mixed(light.sky[3], light.water.far, 0.5));
  down.addColorStop(0.12, mixed(wet(0.5, light.water.far), light.glow, 0.25));
  down.addColorStop(0.5, mixed(wet(0.62, light.water.middle), light.glow, 0.12));
  down.addColorStop(1, wet(0.5, light.water.middle));
  pen.fillStyle = down;
  pen.fillRect(0, 0, STAGE.width, BELOW_PX);
  // The open sea beyond the flats.
  const sea = pen.createLinearGradient(0, 0, 0, 34);
  sea.addColorStop(0, light.water.middle);
  sea.addColorStop(0.5, faded(light.water.middle, 0.7));
  sea.addColorStop(1, faded(light.water.middle, 0));
  pen.fillStyle = sea;
  pen.fillRect(0, 0, STAGE.width, 34);
  const random = artRandom(77);
  // Ripple marks and banks of sand, broader towards the viewer.
  for (let mark = 0; mark < 150; mark += 1) {
    const share = uniform(random, 0.02, 1);
    const y = share * share * BELOW_PX;
    const half = (30 + 240 * share) * uniform(random, 0.4, 1);
    const x = uniform(random, -60, STAGE.width + 60);
    const isDark = mark % 3 !== 0;
    pen.fillStyle = isDark ? faded(mixed(light.water.near, OLIVE, 0.5), 0.13) : faded(PALETTE.sail, 0.2);
    lens(pen, [x - half, y], [x + half, y], 4 * share, 2 + 15 * share);
  }
  for (let patch = 0; patch < 26; patch += 1) {
    const share = uniform(random, 0.1, 1);
    const radiusX = 70 + 260 * share;
    softEllipse(
      pen,
      { x: uniform(random, 0, STAGE.width), y: share * share * BELOW_PX, radiusX, radiusY: radiusX * 0.16 },
      [
        [0, faded(mixed(OLIVE, light.water.near, 0.4), 0.22)],
        [1, faded(OLIVE, 0)],
      ],
    );
  }
}
