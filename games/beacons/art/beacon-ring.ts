/** Where Beacons is played: still water between dark islands, late in the day, and a ring of beacons around the boat. */
import { uniform } from '#core/signal/random.ts';
import { artRandom, ellipsePath, softEllipse } from '#games/shared/art/pen.ts';
import type { Pen } from '#games/shared/art/pen.ts';
import { faded, mixed } from '#games/shared/palette.ts';
import type { Place, PlacePicture } from '#games/shared/place.ts';
import { COURSE, HORIZON_Y, STAGE } from '#games/shared/plane.ts';
import { BEACON_PIECES } from './beacon-art.ts';

/** Where the ring lies on the course, whatever share of the range it is. */
export const RING_PLACE = 0.7;

export const BEACON_RING: Place = {
  id: 'beacon-ring',
  horizonY: HORIZON_Y,
  lights: ['dusk', 'night', 'dawn'],
  crests: 36,
  clouds: 3,
  currentPxS: 8,
  hasDisc: true,
  paintSky,
  paintWater,
  pieces: BEACON_PIECES,
};

/** Islands at either end of the horizon, other ones each visit; the middle stays open. */
function paintSky({ pen, light, setting }: PlacePicture): void {
  const random = artRandom(71 + setting);
  for (const [colour, height, wide] of [
    [light.land[0], 92, 520],
    [light.land[1], 58, 380],
  ] as const) {
    for (const end of [0, STAGE.width])
      drawIsland(pen, random, end, end === 0 ? wide : -wide, height, colour);
  }
}

function drawIsland(
  pen: Pen,
  random: ReturnType<typeof artRandom>,
  from: number,
  wide: number,
  height: number,
  colour: string,
): void {
  pen.fillStyle = colour;
  pen.beginPath();
  pen.moveTo(from, 6);
  pen.lineTo(from, -height * uniform(random, 0.8, 1.1));
  const humps = 4;
  for (let hump = 1; hump <= humps; hump += 1) {
    const share = hump / humps;
    const top = -height * (1 - share) * uniform(random, 0.7, 1.15);
    const middle = from + wide * (share - 0.5 / humps);
    pen.quadraticCurveTo(middle, top - height * 0.3 * (1 - share), from + wide * share, Math.min(0, top));
  }
  pen.lineTo(from + wide, 6);
  pen.fill();
}

/** A pool of quieter, lighter water inside the ring, and the line that the beacons stand on. */
function paintWater({ pen, light }: PlacePicture): void {
  const ring = {
    x: COURSE.x,
    y: COURSE.y - HORIZON_Y,
    radiusX: COURSE.radiusX * RING_PLACE,
    radiusY: COURSE.radiusY * RING_PLACE,
  };
  softEllipse(pen, { ...ring, radiusX: ring.radiusX * 1.25, radiusY: ring.radiusY * 1.25 }, [
    [0, faded(light.water.far, 0.34)],
    [0.6, faded(light.water.far, 0.2)],
    [1, faded(light.water.far, 0)],
  ]);
  pen.strokeStyle = faded(mixed(light.water.far, '#FFFFFF', 0.35), 0.3);
  pen.lineWidth = 5;
  pen.setLineDash([26, 22]);
  ellipsePath(pen, ring);
  pen.stroke();
  pen.setLineDash([]);
}
