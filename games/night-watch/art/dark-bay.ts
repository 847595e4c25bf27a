/** A dark bay at night: a lighthouse on its headland, a village asleep, rocks that close it in. */
import { uniform } from '#core/signal/random.ts';
import { artRandom, softEllipse } from '#games/shared/art/pen.ts';
import type { Pen } from '#games/shared/art/pen.ts';
import { PALETTE, faded, mixed } from '#games/shared/palette.ts';
import type { Place, PlacePicture } from '#games/shared/place.ts';
import { STAGE } from '#games/shared/plane.ts';
import { HORIZON_Y, SKIES, paintNightSky, paintNightWater, strokesOfLight } from './night.ts';
import { NIGHT_WATCH_PIECES } from './pieces.ts';

/** The lamp of the lighthouse on the stage. */
export const LAMP = { x: 1490, y: 152 } as const;
const TOWER = { x: LAMP.x, foot: -44, top: LAMP.y - HORIZON_Y + 22 } as const;
const WARM = '#FFD58A';

export const DARK_BAY: Place = {
  id: 'dark-bay',
  horizonY: HORIZON_Y,
  lights: ['night', 'night', 'night'],
  crests: 34,
  clouds: 2,
  currentPxS: 0,
  hasDisc: false,
  paintSky(picture) {
    if (isNight(picture)) paintNightSky(picture);
    paintLand(picture);
    paintLighthouse(picture.pen);
  },
  paintWater(picture) {
    if (isNight(picture)) paintNightWater(picture);
    paintReflections(picture);
    paintRocks(picture);
  },
  pieces: NIGHT_WATCH_PIECES,
};

/** High contrast is drawn by day. */
function isNight({ light }: PlacePicture): boolean {
  return light.name === 'night';
}

/** Far hills around the bay, the village on the left, the headland of the lighthouse on the right. */
function paintLand(picture: PlacePicture): void {
  const { pen, light, setting } = picture;
  const night = isNight(picture);
  const far = night ? mixed(SKIES[setting][3], '#0A1A2B', 0.55) : light.land[0];
  const near = night ? '#0A1A2A' : light.land[1];
  pen.fillStyle = far;
  hills(pen, 17, 0, STAGE.width, 52, 130);
  pen.fillStyle = near;
  pen.beginPath();
  pen.moveTo(0, 4);
  pen.lineTo(0, -96);
  pen.bezierCurveTo(150, -112, 260, -80, 380, -52);
  pen.bezierCurveTo(470, -32, 540, -16, 640, 4);
  pen.fill();
  pen.beginPath();
  pen.moveTo(1210, 4);
  pen.bezierCurveTo(1300, -10, 1360, -34, 1430, -44);
  pen.lineTo(1560, -46);
  pen.bezierCurveTo(1660, -56, 1780, -84, STAGE.width, -92);
  pen.lineTo(STAGE.width, 4);
  pen.fill();
  paintVillage(pen, night);
}

function hills(pen: Pen, seed: number, from: number, to: number, height: number, wavelength: number): void {
  const random = artRandom(seed);
  pen.beginPath();
  pen.moveTo(from, 4);
  for (let x = from; x <= to + wavelength; x += wavelength) {
    pen.quadraticCurveTo(
      x,
      -height * uniform(random, 0.4, 1.25),
      x + wavelength / 2,
      -height * uniform(random, 0.2, 0.7),
    );
  }
  pen.lineTo(to, 4);
  pen.fill();
}

/** A few houses, a few windows: somebody is awake. */
function paintVillage(pen: Pen, night: boolean): void {
  const houses = [
    [120, -98, 46, 30],
    [182, -96, 38, 26],
    [238, -84, 50, 32],
    [310, -70, 36, 24],
    [366, -58, 42, 28],
  ] as const;
  for (const [x, y, width, height] of houses) {
    pen.fillStyle = night ? '#0F2438' : mixed(PALETTE.sail, PALETTE.sand, 0.4);
    pen.fillRect(x, y - height + 12, width, height);
    pen.fillStyle = night ? '#081421' : PALETTE.navy;
    pen.beginPath();
    pen.moveTo(x - 5, y - height + 13);
    pen.lineTo(x + width / 2, y - height - 10);
    pen.lineTo(x + width + 5, y - height + 13);
    pen.fill();
  }
  if (!night) return;
  for (const [x, y] of [
    [132, -100],
    [148, -100],
    [196, -98],
    [252, -88],
    [268, -88],
    [380, -62],
  ] as const) {
    softEllipse(pen, { x: x + 4, y: y + 5, radiusX: 20, radiusY: 18 }, [
      [0, faded(WARM, 0.5)],
      [1, faded(WARM, 0)],
    ]);
    pen.fillStyle = WARM;
    pen.fillRect(x, y, 7, 9);
  }
}

function paintLighthouse(pen: Pen): void {
  const { x, foot, top } = TOWER;
  const bands = 5;
  const half = (share: number): number => 26 - 10 * share;
  for (let band = 0; band < bands; band++) {
    const low = band / bands;
    const high = (band + 1) / bands;
    const yLow = foot + (top - foot) * low;
    const yHigh = foot + (top - foot) * high;
    const white = band % 2 === 0;
    const shade = pen.createLinearGradient(x - 26, 0, x + 26, 0);
    shade.addColorStop(0, white ? '#D8E0E4' : '#A65A3C');
    shade.addColorStop(1, white ? '#6F8494' : '#5B3430');
    pen.fillStyle = shade;
    pen.beginPath();
    pen.moveTo(x - half(low), yLow);
    pen.lineTo(x - half(high), yHigh);
    pen.lineTo(x + half(high), yHigh);
    pen.lineTo(x + half(low), yLow);
    pen.fill();
  }
  pen.fillStyle = '#0C1D2D';
  pen.fillRect(x - 24, top - 6, 48, 8);
  pen.fillStyle = '#FFF3CF';
  pen.fillRect(x - 12, top - 38, 24, 32);
  pen.fillStyle = '#0C1D2D';
  for (const bar of [-13, -1.5, 10]) pen.fillRect(x + bar, top - 38, 3, 32);
  pen.beginPath();
  pen.moveTo(x - 18, top - 37);
  pen.quadraticCurveTo(x, top - 66, x + 18, top - 37);
  pen.fill();
  pen.fillRect(x - 1.5, top - 68, 3, 14);
  pen.fillStyle = '#12283A';
  pen.fillRect(x + 28, foot - 28, 62, 32);
  pen.beginPath();
  pen.moveTo(x + 22, foot - 26);
  pen.lineTo(x + 59, foot - 52);
  pen.lineTo(x + 96, foot - 26);
  pen.fill();
}

function paintReflections(picture: PlacePicture): void {
  const { pen } = picture;
  if (!isNight(picture)) return;
  for (const [x, radiusX] of [
    [190, 420],
    [1640, 420],
  ] as const) {
    softEllipse(pen, { x, y: 0, radiusX, radiusY: 84 }, [
      [0, faded('#050E19', 0.75)],
      [0.6, faded('#050E19', 0.4)],
      [1, faded('#050E19', 0)],
    ]);
  }
  strokesOfLight(pen, LAMP.x, WARM, 0.5, 34, 190);
  for (const x of [140, 200, 260, 384]) strokesOfLight(pen, x, WARM, 0.4, 9, 70);
}

/** Rocks in the lower corners frame the bay. */
function paintRocks(picture: PlacePicture): void {
  const { pen } = picture;
  const height = STAGE.height - HORIZON_Y + 40;
  const dark = isNight(picture) ? '#050D17' : mixed(PALETTE.navy, '#000000', 0.2);
  const edge = isNight(picture) ? '#0E2236' : mixed(PALETTE.navy, PALETTE.sea, 0.4);
  for (const side of [1, -1]) {
    pen.save();
    pen.translate(side === 1 ? 0 : STAGE.width, 0);
    pen.scale(side, 1);
    for (const [points, tone] of [
      [ROCK_BEHIND, edge],
      [ROCK, dark],
    ] as const) {
      pen.fillStyle = tone;
      roundedPath(pen, points, height);
      pen.fill();
    }
    pen.restore();
  }
}

/** Worn by the sea: through the middles between corners, so that no corner is sharp. */
function roundedPath(pen: Pen, points: readonly (readonly [number, number])[], height: number): void {
  pen.beginPath();
  pen.moveTo(-10, height);
  pen.lineTo(-10, height - (points[0]?.[1] ?? 0));
  for (const [index, [x, up]] of points.entries()) {
    const [nextX, nextUp] = points[index + 1] ?? [x + 60, 0];
    pen.quadraticCurveTo(x, height - up, (x + nextX) / 2, height - (up + nextUp) / 2);
  }
  pen.lineTo((points.at(-1)?.[0] ?? 0) + 60, height);
}

const ROCK_BEHIND = [
  [-10, 330],
  [40, 318],
  [86, 250],
  [150, 226],
  [196, 158],
  [280, 132],
  [330, 70],
  [390, 40],
] as const;
const ROCK = [
  [-10, 306],
  [34, 296],
  [76, 226],
  [138, 206],
  [180, 138],
  [262, 116],
  [312, 56],
  [376, 36],
] as const;
