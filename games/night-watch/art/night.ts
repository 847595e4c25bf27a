/** The night over the bay and on its water, in three settings: starlight, moonlight, the last of the dusk. */
import { uniform } from '#core/signal/random.ts';
import { artRandom, lens, softEllipse } from '#games/shared/art/pen.ts';
import type { Pen } from '#games/shared/art/pen.ts';
import { faded } from '#games/shared/palette.ts';
import type { PlacePicture } from '#games/shared/place.ts';
import { STAGE } from '#games/shared/plane.ts';

export const HORIZON_Y = 330;

/** Starlight, moonlight, or the last of the dusk: which visit it is. */
export function paintNightSky({ pen, setting }: PlacePicture): void {
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

export const SKIES = [
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

const WATERS = [
  ['#1B435D', '#103049', '#0B2238', '#061524'],
  ['#4A7690', '#24506C', '#143850', '#0B2234'],
  ['#8A6672', '#46486E', '#222F55', '#101A36'],
] as const;

export function paintNightWater({ pen, setting }: PlacePicture): void {
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
export function strokesOfLight(
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
