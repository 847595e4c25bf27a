/** Open water: low hills along the horizon and a lighthouse far away. */
import { uniform } from '#core/signal/random.ts';
import { PALETTE, mixed } from '../palette.ts';
import type { Place } from '../place.ts';
import { HORIZON_Y, STAGE } from '../plane.ts';
import { artRandom } from './pen.ts';
import type { Pen } from './pen.ts';

export const OPEN_WATER: Place = {
  id: 'open-water',
  horizonY: HORIZON_Y,
  lights: ['day', 'dawn', 'dusk'],
  crests: 72,
  clouds: 5,
  currentPxS: 34,
  hasDisc: true,
  paintSky({ pen, light }) {
    drawLand(pen, 41, 210, 30, light.land[0]);
    drawLand(pen, 43, 120, 19, light.land[1]);
    drawLighthouse(pen, 372, -15);
  },
  pieces: [],
};

/** A chain of low hills along the horizon, open towards the sun. */
function drawLand(pen: Pen, seed: number, wavelength: number, height: number, colour: string): void {
  const random = artRandom(seed);
  pen.fillStyle = colour;
  pen.beginPath();
  pen.moveTo(0, 0);
  for (let x = 0; x <= STAGE.width; x += wavelength / 2) {
    const fromMiddle = Math.abs(x - 1120) / 900;
    const share = Math.max(0, fromMiddle * 1.5 - 0.62);
    const y = -share * height * uniform(random, 0.5, 1.5);
    pen.quadraticCurveTo(x - wavelength / 4, y - share * 6, x, y);
  }
  pen.lineTo(STAGE.width, 0);
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
