/** The near quay: its stone wall and paving in perspective, a warehouse on it, and the crane that reaches over the deck. */
import { uniform } from '#core/signal/random.ts';
import { artRandom } from '#games/shared/art/pen.ts';
import type { Pen } from '#games/shared/art/pen.ts';
import type { Piece } from '#games/shared/art/sheet.ts';
import { PALETTE, faded, mixed } from '#games/shared/palette.ts';
import { STAGE } from '#games/shared/plane.ts';

/**
 * Where the quay's wall meets the water: at the lower edge of the stage, and where it vanishes. It goes on below the
 * stage, for windows that are higher.
 */
export const QUAY = {
  nearX: 70,
  farX: 690,
  topY: 334,
  width: 640,
  height: STAGE.height - 334,
  below: 140,
  splitY: 330,
  nearWidth: 420,
} as const;
export const WAREHOUSE = { width: 330, height: 400 } as const;
/** The jib reaches from its counterweight to beyond the middle of the deck. */
export const JIB = { width: 1020, height: 96 } as const;
/** The mast stands left of the middle, the cabin hangs to its right under the jib. */
export const TOWER = { width: 220, height: 520, mastX: 72 } as const;
export const TROLLEY = { width: 96, height: 44 } as const;
export const BEAM = { width: 740, height: 46 } as const;
export const ROPE = { width: 8, height: 60 } as const;

const STONE = mixed(PALETTE.sand, PALETTE.navy, 0.42);
const PAVING = mixed(PALETTE.sand, PALETTE.navy, 0.26);
const JOINT = faded(PALETTE.navy, 0.34);
const STEEL = mixed(PALETTE.brass, PALETTE.sand, 0.12);
const DARK_STEEL = mixed(PALETTE.brass, PALETTE.navy, 0.62);
/** As far as the quay is drawn towards the viewer: below the lower edge of any window. */
const NEAREST = -0.5;
/** The wall's height as a share of its distance below the horizon. */
const WALL = 0.26;

export const QUAY_PIECES: readonly Piece[] = [
  // In two parts, so that little of what is drawn is empty.
  { key: 'quay-far', width: QUAY.width, height: QUAY.splitY, draw: drawQuay },
  {
    key: 'quay-near',
    width: QUAY.nearWidth,
    height: QUAY.height + QUAY.below - QUAY.splitY,
    draw: (pen) => {
      pen.translate(0, -QUAY.splitY);
      drawQuay(pen);
    },
  },
  { key: 'warehouse', width: WAREHOUSE.width, height: WAREHOUSE.height, draw: drawWarehouse },
  { key: 'warehouse-lamps', width: WAREHOUSE.width, height: WAREHOUSE.height, draw: drawWarehouseLamps },
  { key: 'tower', width: TOWER.width, height: TOWER.height, draw: drawTower },
  { key: 'jib', width: JIB.width, height: JIB.height, draw: drawJib },
  { key: 'trolley', width: TROLLEY.width, height: TROLLEY.height, draw: drawTrolley },
  { key: 'beam', width: BEAM.width, height: BEAM.height, draw: drawBeam },
  { key: 'rope', width: ROPE.width, height: ROPE.height, draw: drawRope },
];

/** The foot of the wall at a share of the way from the lower edge (0) to where it vanishes (1). */
function footAt(share: number): [number, number] {
  return [QUAY.nearX + (QUAY.farX - QUAY.nearX) * share, QUAY.height * (1 - share)];
}

function crownAt(share: number): [number, number] {
  const [x, y] = footAt(share);
  return [x, y * (1 - WALL)];
}

function path(pen: Pen, points: readonly (readonly [number, number])[]): void {
  pen.beginPath();
  for (const [x, y] of points) pen.lineTo(x, y);
  pen.closePath();
}

function drawQuay(pen: Pen): void {
  path(pen, [[0, 4], crownAt(0.985), crownAt(NEAREST), [0, crownAt(NEAREST)[1]]]);
  const ground = pen.createLinearGradient(0, 0, 0, QUAY.height * 0.8);
  ground.addColorStop(0, mixed(PAVING, PALETTE.foam, 0.25));
  ground.addColorStop(1, PAVING);
  pen.fillStyle = ground;
  pen.fill();
  pen.strokeStyle = JOINT;
  pen.lineWidth = 2;
  // Rows of slabs run to the same vanishing point, courses lie across.
  for (const back of [0.09, 0.2, 0.34, 0.52, 0.75]) {
    pen.beginPath();
    pen.moveTo(...crownAt(0.985));
    const [x, y] = crownAt(NEAREST);
    pen.lineTo(x - back * 900, y);
    pen.stroke();
  }
  path(pen, [footAt(0.99), crownAt(0.99), crownAt(NEAREST), footAt(NEAREST)]);
  const wall = pen.createLinearGradient(0, 0, 0, QUAY.height);
  wall.addColorStop(0, mixed(STONE, PALETTE.foam, 0.2));
  wall.addColorStop(1, STONE);
  pen.fillStyle = wall;
  pen.fill();
  drawStones(pen);
  drawCoping(pen);
  drawBollards(pen);
}

/** Courses of stone, and joints closer together the farther away. */
function drawStones(pen: Pen): void {
  pen.save();
  path(pen, [footAt(0.99), crownAt(0.99), crownAt(NEAREST), footAt(NEAREST)]);
  pen.clip();
  const [vanishX, vanishY] = footAt(1);
  pen.strokeStyle = JOINT;
  for (const course of [0.25, 0.5, 0.75]) {
    const [x, y] = footAt(NEAREST);
    pen.lineWidth = 2.4;
    pen.beginPath();
    pen.moveTo(x, y * (1 - WALL * course));
    pen.lineTo(vanishX, vanishY);
    pen.stroke();
  }
  for (let index = 0; index < 26; index += 1) {
    const share = 1 - 1 / (0.78 + index * 0.16);
    const [x, foot] = footAt(share);
    const low = index % 2 === 0 ? 0 : 0.25;
    for (const from of [low, low + 0.5]) {
      pen.lineWidth = 2 * (1 - share) + 0.6;
      pen.beginPath();
      pen.moveTo(x, foot * (1 - WALL * from));
      pen.lineTo(x, foot * (1 - WALL * (from + 0.25)));
      pen.stroke();
    }
  }
  // Wet and dark where the tide stands.
  path(pen, [
    footAt(0.99),
    [vanishX, vanishY],
    [footAt(NEAREST)[0], footAt(NEAREST)[1] * (1 - WALL * 0.2)],
    footAt(NEAREST),
  ]);
  pen.fillStyle = faded(PALETTE.navy, 0.38);
  pen.fill();
  pen.restore();
}

function drawCoping(pen: Pen): void {
  pen.strokeStyle = mixed(PALETTE.sand, PALETTE.sail, 0.4);
  pen.lineWidth = 7;
  pen.beginPath();
  pen.moveTo(...crownAt(NEAREST));
  pen.lineTo(...crownAt(0.9));
  pen.stroke();
}

function drawBollards(pen: Pen): void {
  for (const share of [0.2, 0.46, 0.64, 0.76]) {
    const [x, y] = crownAt(share);
    const size = 1.05 * (1 - share);
    pen.fillStyle = PALETTE.navy;
    pen.beginPath();
    pen.roundRect(x - 40 * size, y - 66 * size, 34 * size, 62 * size, 8 * size);
    pen.roundRect(x - 48 * size, y - 76 * size, 50 * size, 20 * size, 9 * size);
    pen.fill();
  }
}

function drawWarehouse(pen: Pen): void {
  const { width, height } = WAREHOUSE;
  const random = artRandom(29);
  const brick = mixed('#A4634A', PALETTE.navy, 0.12);
  path(pen, [
    [0, height],
    [0, 96],
    [width * 0.42, 8],
    [width - 14, 118],
    [width - 14, height - 62],
  ]);
  const wall = pen.createLinearGradient(0, 0, width, 0);
  wall.addColorStop(0, mixed(brick, PALETTE.navy, 0.2));
  wall.addColorStop(1, brick);
  pen.fillStyle = wall;
  pen.fill();
  pen.save();
  pen.clip();
  pen.fillStyle = faded(PALETTE.sand, 0.13);
  for (let index = 0; index < 130; index += 1) {
    pen.fillRect(
      uniform(random, 0, width),
      Math.floor(uniform(random, 1, 44)) * 9.2,
      uniform(random, 12, 24),
      5,
    );
  }
  pen.restore();
  pen.strokeStyle = mixed(PALETTE.navy, brick, 0.3);
  pen.lineWidth = 14;
  pen.lineCap = 'round';
  pen.beginPath();
  pen.moveTo(0, 92);
  pen.lineTo(width * 0.42, 9);
  pen.lineTo(width - 8, 116);
  pen.stroke();
  for (const [x, y, w, h] of OPENINGS) {
    pen.fillStyle = mixed(PALETTE.sand, brick, 0.4);
    pen.fillRect(x - 5, y - 5, w + 10, h + 10);
    pen.fillStyle = mixed(PALETTE.navy, PALETTE.sea, 0.25);
    pen.fillRect(x, y, w, h);
  }
}

/** Windows, and the door. */
const OPENINGS: readonly (readonly [number, number, number, number])[] = [
  [118, 66, 44, 40],
  [46, 138, 46, 58],
  [132, 138, 46, 58],
  [218, 146, 46, 56],
  [46, 232, 46, 58],
  [218, 232, 46, 56],
  [124, 238, 66, 122],
];

function drawWarehouseLamps(pen: Pen): void {
  for (const [index, [x, y, w, h]] of OPENINGS.entries()) {
    if (index % 3 === 1) continue;
    pen.fillStyle = index === OPENINGS.length - 1 ? '#F2BE70' : '#FFDB98';
    pen.fillRect(x, y, w, h);
    pen.strokeStyle = faded(PALETTE.navy, 0.65);
    pen.lineWidth = 4;
    pen.beginPath();
    pen.moveTo(x + w / 2, y);
    pen.lineTo(x + w / 2, y + h);
    pen.moveTo(x, y + h / 2);
    pen.lineTo(x + w, y + h / 2);
    pen.stroke();
  }
}

/** Diagonals between two chords, from one end to the other. */
function drawLattice(
  pen: Pen,
  from: [number, number],
  to: [number, number],
  half: number,
  bays: number,
): void {
  const [dx, dy] = [(to[0] - from[0]) / bays, (to[1] - from[1]) / bays];
  const isUpright = Math.abs(dy) > Math.abs(dx);
  const point = (bay: number, side: number): [number, number] => [
    from[0] + dx * bay + (isUpright ? side * half : 0),
    from[1] + dy * bay + (isUpright ? 0 : side * half),
  ];
  pen.beginPath();
  for (const side of [-1, 1]) {
    pen.moveTo(...point(0, side));
    pen.lineTo(...point(bays, side));
  }
  for (let bay = 0; bay < bays; bay += 1) {
    pen.moveTo(...point(bay, bay % 2 === 0 ? -1 : 1));
    pen.lineTo(...point(bay + 1, bay % 2 === 0 ? 1 : -1));
  }
  for (const [width, colour] of [
    [13, DARK_STEEL],
    [8, STEEL],
  ] as const) {
    pen.lineWidth = width;
    pen.strokeStyle = colour;
    pen.lineJoin = 'round';
    pen.stroke();
  }
}

function drawTower(pen: Pen): void {
  const { width, height } = TOWER;
  drawLattice(pen, [TOWER.mastX, height - 30], [TOWER.mastX, 20], 34, 10);
  pen.fillStyle = DARK_STEEL;
  pen.beginPath();
  pen.roundRect(4, height - 40, 2 * TOWER.mastX - 8, 34, 8);
  pen.fill();
  // The cabin, its window towards the deck.
  pen.fillStyle = PALETTE.sail;
  pen.strokeStyle = PALETTE.navy;
  pen.lineWidth = 6;
  pen.beginPath();
  pen.roundRect(98, 50, width - 104, 92, 14);
  pen.fill();
  pen.stroke();
  pen.fillStyle = mixed(PALETTE.sea, PALETTE.foam, 0.35);
  pen.beginPath();
  pen.roundRect(128, 64, width - 146, 44, 7);
  pen.fill();
}

function drawJib(pen: Pen): void {
  const { width } = JIB;
  const y = 60;
  drawLattice(pen, [20, y], [width - 16, y], 17, 24);
  pen.fillStyle = mixed(PALETTE.navy, PALETTE.sand, 0.3);
  pen.beginPath();
  pen.roundRect(10, y - 14, 92, 46, 8);
  pen.fill();
  // Stays over the cabin's roof.
  pen.strokeStyle = DARK_STEEL;
  pen.lineWidth = 5;
  pen.beginPath();
  pen.moveTo(40, y - 16);
  pen.lineTo(190, 6);
  pen.lineTo(620, y - 16);
  pen.stroke();
}

function drawTrolley(pen: Pen): void {
  pen.fillStyle = PALETTE.navy;
  pen.beginPath();
  pen.roundRect(6, 8, TROLLEY.width - 12, 26, 8);
  pen.fill();
  pen.fillStyle = PALETTE.brass;
  for (const x of [26, TROLLEY.width - 26]) {
    pen.beginPath();
    pen.arc(x, 14, 9, 0, 2 * Math.PI);
    pen.fill();
  }
}

/** The beam under the trolley, with a sheave at each end. */
function drawBeam(pen: Pen): void {
  const { width, height } = BEAM;
  pen.fillStyle = DARK_STEEL;
  pen.beginPath();
  pen.roundRect(4, 8, width - 8, 26, 13);
  pen.fill();
  pen.fillStyle = STEEL;
  pen.beginPath();
  pen.roundRect(10, 12, width - 20, 16, 8);
  pen.fill();
  for (const x of [BEAM_END, width - BEAM_END]) {
    pen.fillStyle = PALETTE.navy;
    pen.beginPath();
    pen.arc(x, height / 2, 19, 0, 2 * Math.PI);
    pen.fill();
    pen.fillStyle = PALETTE.brass;
    pen.beginPath();
    pen.arc(x, height / 2, 9, 0, 2 * Math.PI);
    pen.fill();
  }
}

/** From the end of the beam to where its rope hangs. */
const BEAM_END = 30;
/** From the middle of the beam to where its ropes hang. */
export const HOOK_X = BEAM.width / 2 - BEAM_END;

function drawRope(pen: Pen): void {
  pen.fillStyle = PALETTE.navy;
  pen.fillRect(1, 0, 6, ROPE.height);
  pen.fillStyle = mixed(PALETTE.sand, PALETTE.brass, 0.4);
  pen.fillRect(2.5, 0, 3, ROPE.height);
}
