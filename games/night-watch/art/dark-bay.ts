/** A dark bay at night: a lighthouse on its headland, a village asleep, rocks that close it in. */
import { uniform } from '#core/signal/random.ts';
import { artRandom, lens, softEllipse } from '#games/shared/art/pen.ts';
import type { Pen } from '#games/shared/art/pen.ts';
import { PALETTE, faded, mixed } from '#games/shared/palette.ts';
import type { Place, PlacePicture } from '#games/shared/place.ts';
import { STAGE } from '#games/shared/plane.ts';
import { NIGHT_WATCH_PIECES } from './pieces.ts';

const HORIZON_Y = 330;
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

/** Starlight, moonlight, or the last of the dusk: which visit it is. */
function paintNightSky({ pen, setting }: PlacePicture): void {
  const top = -HORIZON_Y - 40;
  const air = pen.createLinearGradient(0, top, 0, 0);
  const tones = SKIES[setting];
  for (const [index, tone] of tones.entries()) air.addColorStop(index / (tones.length - 1), tone);
  pen.fillStyle = air;
  pen.fillRect(0, top, STAGE.width, -top);
  if (setting === 2) {
    softEllipse(pen, { x: 520, y: 0, radiusX: 900, radiusY: 150 }, [
      [0, faded('#E79A6B', 0.75)],
      [0.5, faded('#B0748A', 0.4)],
      [1, faded('#B0748A', 0)],
    ]);
  }
  if (setting === 0) paintMilkyWay(pen);
  paintStars(pen, setting === 2 ? 70 : setting === 1 ? 110 : 210);
  if (setting === 1) paintMoon(pen);
}

const SKIES = [
  ['#050F1E', '#0A1C33', '#12304C', '#1D4763'],
  ['#0A1B33', '#12304F', '#234C6C', '#44708A'],
  ['#101B3A', '#28305A', '#54466F', '#A9746F'],
] as const;

function paintStars(pen: Pen, count: number): void {
  const random = artRandom(83);
  for (let index = 0; index < count; index++) {
    const y = -40 - uniform(random, 0, 1) * HORIZON_Y;
    const bright = uniform(random, 0, 1);
    pen.fillStyle = faded('#F2F7FF', 0.25 + 0.65 * bright * Math.min(1, -y / 160));
    pen.beginPath();
    pen.arc(uniform(random, 0, STAGE.width), y, 0.8 + 1.9 * bright * bright, 0, 2 * Math.PI);
    pen.fill();
  }
}

/** A band of faint light from the left below to the right above. */
function paintMilkyWay(pen: Pen): void {
  pen.save();
  pen.translate(640, -210);
  pen.rotate(-0.34);
  softEllipse(pen, { x: 0, y: 0, radiusX: 820, radiusY: 74 }, [
    [0, faded('#A9C4DE', 0.26)],
    [0.5, faded('#A9C4DE', 0.12)],
    [1, faded('#A9C4DE', 0)],
  ]);
  const random = artRandom(29);
  for (let index = 0; index < 260; index++) {
    const across = (uniform(random, -1, 1) + uniform(random, -1, 1)) * 36;
    pen.fillStyle = faded('#EAF2FF', uniform(random, 0.1, 0.5));
    pen.fillRect(uniform(random, -760, 760), across, 1.6, 1.6);
  }
  pen.restore();
}

function paintMoon(pen: Pen): void {
  softEllipse(pen, { x: 440, y: -165, radiusX: 330, radiusY: 230 }, [
    [0, faded('#DCE9F2', 0.5)],
    [0.3, faded('#BFD6E6', 0.22)],
    [1, faded('#BFD6E6', 0)],
  ]);
  pen.fillStyle = '#F3F1E2';
  pen.beginPath();
  pen.arc(440, -165, 42, 0, 2 * Math.PI);
  pen.fill();
  pen.fillStyle = faded('#C9CFCB', 0.55);
  for (const [x, y, radius] of [
    [426, -175, 11],
    [452, -156, 8],
    [438, -150, 6],
  ] as const) {
    pen.beginPath();
    pen.arc(x, y, radius, 0, 2 * Math.PI);
    pen.fill();
  }
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

const WATERS = [
  ['#1B435D', '#103049', '#0B2238', '#061524'],
  ['#4A7690', '#24506C', '#143850', '#0B2234'],
  ['#8A6672', '#46486E', '#222F55', '#101A36'],
] as const;

function paintNightWater({ pen, setting }: PlacePicture): void {
  const height = STAGE.height - HORIZON_Y + 40;
  const depth = pen.createLinearGradient(0, 0, 0, height);
  const [far, middle, near, front] = WATERS[setting];
  depth.addColorStop(0, far);
  depth.addColorStop(0.18, middle);
  depth.addColorStop(0.55, near);
  depth.addColorStop(1, front);
  pen.fillStyle = depth;
  pen.fillRect(0, 0, STAGE.width, height);
  const random = artRandom(37);
  for (let row = 0; row < 90; row++) {
    const share = (row + 1) / 90;
    const y = share * share * height;
    const half = 30 + share * 150 * uniform(random, 0.4, 1);
    const x = uniform(random, -60, STAGE.width + 60);
    pen.fillStyle = row % 2 === 0 ? faded(middle, 0.5 - 0.3 * share) : faded(front, 0.4);
    lens(pen, [x - half, y], [x + half, y], 2 + 6 * share, 1.5 + 5 * share);
  }
  if (setting === 1) strokesOfLight(pen, 440, '#DCE9F2', 0.6, 46, 360);
  if (setting === 2) strokesOfLight(pen, 520, '#E79A6B', 0.34, 120, 190);
}

/** Light on the water below something that shines: short strokes, wider and fainter towards the viewer. */
function strokesOfLight(
  pen: Pen,
  x: number,
  colour: string,
  strength: number,
  width: number,
  length: number,
): void {
  const random = artRandom(Math.round(x));
  for (let row = 0; row < 40; row++) {
    const share = row / 40;
    const half = (8 + share * width) * uniform(random, 0.4, 1);
    const at = x + uniform(random, -1, 1) * (4 + share * width * 0.7);
    const y = 3 + share * share * length;
    pen.fillStyle = faded(colour, strength * (1 - share));
    lens(pen, [at - half, y], [at + half, y], 0, 1 + share * 2.6);
  }
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
