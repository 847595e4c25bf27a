/** The small pictures of the river mouth: the boat, its water, the banks and what grows and stands on them. */
import { uniform } from '#core/signal/random.ts';
import { artRandom, lens, softEllipse } from '#games/shared/art/pen.ts';
import type { Pen } from '#games/shared/art/pen.ts';
import type { Piece } from '#games/shared/art/sheet.ts';
import { PALETTE, faded, mixed } from '#games/shared/palette.ts';

const REED = mixed(mixed(PALETTE.sea, PALETTE.brass, 0.5), PALETTE.navy, 0.25);
const REED_LIGHT = mixed(mixed(PALETTE.sea, PALETTE.brass, 0.62), PALETTE.sand, 0.35);

export const LAUNCH = { width: 150, height: 220, originX: 75, originY: 128 } as const;
export const REED_KEYS = ['reeds-0', 'reeds-1', 'reeds-2'] as const;
/** Across it, from its inner edge (left) outwards. */
export const BANK_WIDTH = 190;

export const RIVER_PIECES: readonly Piece[] = [
  { key: 'launch', width: LAUNCH.width, height: LAUNCH.height, draw: drawLaunch },
  { key: 'launch-shade', width: 220, height: 150, draw: drawShade },
  { key: 'deep', width: 128, height: 64, draw: drawDeep },
  { key: 'bank', width: BANK_WIDTH, height: 64, draw: drawBank },
  ...REED_KEYS.map((key, index) => ({
    key,
    width: 150,
    height: 120,
    draw: (pen: Pen) => drawReeds(pen, index),
  })),
  { key: 'pool', width: 260, height: 60, draw: drawPool },
  { key: 'post-left', width: 60, height: 190, draw: (pen) => drawPost(pen, 'left') },
  { key: 'post-right', width: 60, height: 190, draw: (pen) => drawPost(pen, 'right') },
  { key: 'float', width: 60, height: 60, draw: drawFloat },
  { key: 'glint', width: 170, height: 26, draw: drawGlint },
  { key: 'trail', width: 60, height: 40, draw: drawTrail },
  { key: 'silt', width: 240, height: 120, draw: drawSilt },
  { key: 'mist', width: 64, height: 220, draw: drawMist },
];

/** Seen from behind and above, its bow up: an open launch with a low cabin, nothing that hides the way. */
function drawLaunch(pen: Pen): void {
  pen.translate(LAUNCH.originX, LAUNCH.originY);
  pen.lineJoin = 'round';
  const side = pen.createLinearGradient(-56, 0, 56, 0);
  side.addColorStop(0, mixed(PALETTE.navy, '#000000', 0.25));
  side.addColorStop(1, mixed(PALETTE.navy, PALETTE.sea, 0.5));
  pen.fillStyle = side;
  hullPath(pen, 0, 10);
  pen.fill();
  pen.fillStyle = PALETTE.sail;
  hullPath(pen, 0, 0);
  pen.fill();
  pen.fillStyle = mixed(PALETTE.sand, PALETTE.brass, 0.38);
  hullPath(pen, 9, 0);
  pen.fill();
  pen.save();
  hullPath(pen, 9, 0);
  pen.clip();
  pen.strokeStyle = faded(mixed(PALETTE.brass, PALETTE.navy, 0.5), 0.4);
  pen.lineWidth = 2;
  for (let x = -44; x <= 44; x += 11) {
    pen.beginPath();
    pen.moveTo(x, 70);
    pen.quadraticCurveTo(x, -50, x * 0.2, -120);
    pen.stroke();
  }
  pen.restore();
  // The well with its bench.
  pen.fillStyle = mixed(PALETTE.navy, PALETTE.sea, 0.3);
  pen.beginPath();
  pen.roundRect(-35, 12, 70, 42, 13);
  pen.fill();
  pen.fillStyle = mixed(PALETTE.sand, PALETTE.brass, 0.55);
  pen.fillRect(-33, 38, 66, 10);
  // The cabin.
  pen.fillStyle = mixed(PALETTE.sea, PALETTE.navy, 0.25);
  pen.beginPath();
  pen.roundRect(-31, -42, 62, 50, 15);
  pen.fill();
  pen.fillStyle = PALETTE.brass;
  pen.beginPath();
  pen.roundRect(-26, -38, 52, 36, 11);
  pen.fill();
  pen.fillStyle = mixed(PALETTE.brass, PALETTE.sail, 0.45);
  pen.beginPath();
  pen.roundRect(-20, -33, 40, 12, 6);
  pen.fill();
}

function hullPath(pen: Pen, inset: number, lower: number): void {
  const half = 54 - inset;
  const bow = -116 + 1.5 * inset;
  const stern = 66 - inset + lower;
  pen.beginPath();
  pen.moveTo(-half + 12, stern);
  pen.bezierCurveTo(-half - 3, 20 + lower, -half - 2, -50 + lower, 0, bow + lower);
  pen.bezierCurveTo(half + 2, -50 + lower, half + 3, 20 + lower, half - 12, stern);
  pen.quadraticCurveTo(0, stern + 13, -half + 12, stern);
  pen.closePath();
}

function drawShade(pen: Pen): void {
  softEllipse(pen, { x: 110, y: 75, radiusX: 108, radiusY: 74 }, [
    [0, faded(PALETTE.navy, 0.6)],
    [0.6, faded(PALETTE.navy, 0.3)],
    [1, faded(PALETTE.navy, 0)],
  ]);
}

/** White, for the light of the place to colour: darkest in the middle, where it is deepest. */
function drawDeep(pen: Pen): void {
  const across = pen.createLinearGradient(0, 0, 128, 0);
  for (const [at, shade] of [
    [0, 1],
    [0.18, 0.86],
    [0.5, 0.7],
    [0.82, 0.86],
    [1, 1],
  ] as const) {
    across.addColorStop(at, mixed('#000000', '#FFFFFF', shade));
  }
  pen.fillStyle = across;
  pen.fillRect(0, 0, 128, 64);
}

/** From the water outwards: a line of foam, the steep dark edge, the green of the bank, the sand of the flats. */
function drawBank(pen: Pen): void {
  const at = (px: number): number => px / BANK_WIDTH;
  const across = pen.createLinearGradient(0, 0, BANK_WIDTH, 0);
  across.addColorStop(0, faded(PALETTE.foam, 0));
  across.addColorStop(at(12), faded(PALETTE.foam, 0.28));
  across.addColorStop(at(24), faded(PALETTE.foam, 0.9));
  across.addColorStop(at(28), mixed(REED, PALETTE.navy, 0.4));
  across.addColorStop(at(46), REED);
  across.addColorStop(at(84), REED_LIGHT);
  across.addColorStop(at(120), faded(mixed(REED_LIGHT, PALETTE.sand, 0.6), 0.75));
  across.addColorStop(1, faded(PALETTE.sand, 0));
  pen.fillStyle = across;
  pen.fillRect(0, 0, BANK_WIDTH, 64);
}

function drawReeds(pen: Pen, variant: number): void {
  const random = artRandom(300 + variant);
  pen.lineCap = 'round';
  softEllipse(pen, { x: 75, y: 108, radiusX: 66, radiusY: 12 }, [
    [0, faded(PALETTE.navy, 0.42)],
    [1, faded(PALETTE.navy, 0)],
  ]);
  for (let blade = 0; blade < 26; blade += 1) {
    const foot = 75 + uniform(random, -44, 44);
    const height = uniform(random, 42, 98) * (1 - Math.abs(foot - 75) / 90);
    const bend = uniform(random, -16, 24);
    pen.strokeStyle = mixed(REED, REED_LIGHT, uniform(random, 0, 1));
    pen.lineWidth = uniform(random, 2.6, 4.6);
    pen.beginPath();
    pen.moveTo(foot, 110);
    pen.quadraticCurveTo(foot + bend * 0.2, 110 - height * 0.6, foot + bend, 110 - height);
    pen.stroke();
    if (blade % 5 !== 0) continue;
    pen.strokeStyle = mixed(PALETTE.brass, PALETTE.navy, 0.45);
    pen.lineWidth = 7;
    pen.beginPath();
    pen.moveTo(foot + bend, 110 - height);
    pen.lineTo(foot + bend * 1.1, 96 - height);
    pen.stroke();
  }
}

/** Shallow water left on the flats. */
function drawPool(pen: Pen): void {
  softEllipse(pen, { x: 130, y: 30, radiusX: 126, radiusY: 24 }, [
    [0, faded(PALETTE.foam, 0.5)],
    [0.7, faded(PALETTE.foam, 0.34)],
    [1, faded(PALETTE.foam, 0)],
  ]);
}

/** A withy: bound upwards like a broom on the right, with a basket on the left, so that shape tells the side. */
function drawPost(pen: Pen, side: 'left' | 'right'): void {
  pen.translate(30, 182);
  softEllipse(pen, { x: 0, y: 0, radiusX: 24, radiusY: 7 }, [
    [0, faded(PALETTE.navy, 0.5)],
    [1, faded(PALETTE.navy, 0)],
  ]);
  pen.fillStyle = mixed(PALETTE.navy, PALETTE.sand, 0.2);
  pen.fillRect(-5, -140, 10, 142);
  pen.fillStyle = PALETTE.sail;
  pen.fillRect(-5, -74, 10, 18);
  pen.lineWidth = 4;
  pen.strokeStyle = PALETTE.navy;
  pen.fillStyle = side === 'left' ? PALETTE.brass : PALETTE.sail;
  pen.beginPath();
  if (side === 'left') {
    pen.roundRect(-17, -174, 34, 40, 5);
  } else {
    pen.moveTo(0, -178);
    pen.lineTo(20, -136);
    pen.lineTo(-20, -136);
    pen.closePath();
  }
  pen.fill();
  pen.stroke();
}

/** Marks the middle of the way: a ball with its light and its reflection. */
function drawFloat(pen: Pen): void {
  softEllipse(pen, { x: 30, y: 44, radiusX: 24, radiusY: 9 }, [
    [0, faded(PALETTE.navy, 0.55)],
    [1, faded(PALETTE.navy, 0)],
  ]);
  pen.fillStyle = PALETTE.sail;
  pen.beginPath();
  pen.arc(30, 30, 16, 0, 2 * Math.PI);
  pen.fill();
  pen.fillStyle = PALETTE.brass;
  pen.beginPath();
  pen.arc(30, 30, 16, 0.12 * Math.PI, 0.88 * Math.PI);
  pen.fill();
}

/** Light on a small wave. */
function drawGlint(pen: Pen): void {
  pen.fillStyle = faded(PALETTE.foam, 0.34);
  lens(pen, [6, 13], [120, 13], 4, 3.4);
  lens(pen, [84, 19], [162, 19], 3, 2.4);
}

/** Foam that the boat leaves. */
function drawTrail(pen: Pen): void {
  softEllipse(pen, { x: 30, y: 20, radiusX: 29, radiusY: 18 }, [
    [0, faded(PALETTE.foam, 0.75)],
    [0.5, faded(PALETTE.foam, 0.4)],
    [1, faded(PALETTE.foam, 0)],
  ]);
}

/** What the keel stirs up where it touches. */
function drawSilt(pen: Pen): void {
  softEllipse(pen, { x: 120, y: 60, radiusX: 116, radiusY: 56 }, [
    [0, faded(mixed(PALETTE.sand, PALETTE.brass, 0.35), 0.95)],
    [0.6, faded(mixed(PALETTE.sand, PALETTE.brass, 0.25), 0.6)],
    [1, faded(PALETTE.sand, 0)],
  ]);
}

/** White, thickest at the horizon, two thirds down. */
function drawMist(pen: Pen): void {
  const down = pen.createLinearGradient(0, 0, 0, 220);
  down.addColorStop(0, faded('#FFFFFF', 0));
  down.addColorStop(0.28, faded('#FFFFFF', 0.75));
  down.addColorStop(0.6, faded('#FFFFFF', 0.8));
  down.addColorStop(1, faded('#FFFFFF', 0));
  pen.fillStyle = down;
  pen.fillRect(0, 0, 64, 220);
}
