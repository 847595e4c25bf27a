/** Hull and scope, what is asked of them, and the beat. Everything turns with the body in the same frame. */
import type * as Phaser from 'phaser';
import { approached, clamped } from '#games/shared/easing.ts';
import { SMALL_LIGHT_A_SECOND, createFlashLimiter } from '#games/shared/flash-limit.ts';
import { STAGE } from '#games/shared/plane.ts';
import { ownPiece, piece } from '#games/shared/sheets.ts';
import type { Layer } from '#games/shared/sheets.ts';
import { HULL, SCOPE } from '../art/submarine-art.ts';
import type { BySegment, Plane, Segment } from '../model/state.ts';

/** The foot of the scope, about which both turn. */
const FOOT = { x: STAGE.width / 2, y: 738 } as const;
const LENGTH = SCOPE.footY - SCOPE.eyeY;
/** The asked movement is drawn this large, whatever its size in the body. */
const ASKED_RAD = 0.24;
const MOST_RAD = 0.5;
/** Half the width of the scope's eye: it fits between the marks. */
const GATE_PX = 40;
/** Seen on both sides of the eye. */
const SHIP_SIZE = 1.2;
const BLEND_MS = 350;
const BELL_MS = 420;
const BELL_LUMINANCE = 0.5;
const BELLS_X = 600;
const BELLS_Y = 790;

/** What is drawn of a moment, angles in deg of the plane. */
export interface SubmarinePose {
  readonly plane: Plane;
  readonly at: BySegment<number>;
  readonly asked: BySegment<number>;
  /** Deg of either segment that are drawn as the asked movement. */
  readonly scale: BySegment<number>;
  /** How far the scope may be from the ship, deg. */
  readonly tolerance: number;
  readonly hidden: Segment | undefined;
  readonly isMoving: boolean;
}

export class SubmarineView {
  readonly #ghosts: Readonly<Record<Plane, Phaser.GameObjects.Image>>;
  readonly #hulls: Readonly<Record<Plane, Phaser.GameObjects.Image>>;
  readonly #scope: Phaser.GameObjects.Image;
  readonly #ship: Phaser.GameObjects.Image;
  readonly #gates: readonly [Phaser.GameObjects.Image, Phaser.GameObjects.Image];
  readonly #murk: Phaser.GameObjects.Image;
  readonly #bells: readonly [Bell, Bell];
  readonly #scale: Record<Segment, number> = { pelvis: 1, thorax: 1 };
  readonly #seen: Record<Segment, number> = { pelvis: 1, thorax: 1 };
  #side = 0;
  #guide = 0;

  constructor(layer: Layer, surfaceY: number, tint: number) {
    this.#ship = ownPiece(layer, 'ship').setOrigin(0.5, 1).setScale(SHIP_SIZE).setTint(tint);
    this.#bells = [new Bell(layer, FOOT.x - BELLS_X), new Bell(layer, FOOT.x + BELLS_X)];
    const hull = (key: string): Phaser.GameObjects.Image =>
      ownPiece(layer, key, FOOT.x, FOOT.y).setOrigin(HULL.pivotX / HULL.width, HULL.pivotY / HULL.height);
    this.#scope = ownPiece(layer, 'scope', FOOT.x, FOOT.y)
      .setOrigin(0.5, SCOPE.footY / SCOPE.height)
      .setTint(tint);
    this.#hulls = { lateral: hull('hull-ahead').setTint(tint), flexion: hull('hull-side').setTint(tint) };
    this.#ghosts = { lateral: hull('ghost-ahead'), flexion: hull('ghost-side') };
    this.#murk = ownPiece(layer, 'murk').setAlpha(0);
    this.#gates = [gate(layer, surfaceY), gate(layer, surfaceY)];
    this.#ship.setPosition(FOOT.x, surfaceY + 6);
  }

  /** The beat on one side: -1 left or back, 1 right or front. */
  beat(side: -1 | 1): void {
    this.#bells[side < 0 ? 0 : 1].ring();
  }

  update(elapsedMs: number, pose: SubmarinePose): void {
    this.#follow(elapsedMs, pose);
    const angle = (segment: Segment, deg: number): number =>
      clamped((ASKED_RAD * deg) / this.#scale[segment], -MOST_RAD, MOST_RAD);
    const hull = angle('pelvis', pose.at.pelvis);
    const scope = angle('thorax', pose.at.thorax);
    for (const plane of ['lateral', 'flexion'] as const) {
      const share = plane === 'flexion' ? this.#side : 1 - this.#side;
      this.#hulls[plane]
        .setRotation(hull)
        .setAlpha(share * this.#seen.pelvis)
        .setVisible(share > 0.01);
      this.#ghosts[plane]
        .setRotation(angle('pelvis', pose.asked.pelvis))
        .setAlpha(share * this.#guide)
        .setVisible(share * this.#guide > 0.01);
    }
    this.#scope.setRotation(scope).setAlpha(this.#seen.thorax);
    const shipX = FOOT.x + LENGTH * Math.sin(angle('thorax', pose.asked.thorax));
    this.#ship.setX(shipX);
    const room = GATE_PX + LENGTH * Math.sin(angle('thorax', pose.tolerance));
    this.#gates[0].setX(shipX - room).setAlpha(this.#guide);
    this.#gates[1].setX(shipX + room).setAlpha(this.#guide);
    this.#cloud();
    for (const bell of this.#bells) bell.update(elapsedMs);
  }

  /** What changes between pieces changes slowly: views, sizes, what is hidden. */
  #follow(elapsedMs: number, { plane, scale, hidden, isMoving }: SubmarinePose): void {
    const towards = (now: number, to: number): number => approached(now, to, elapsedMs, BLEND_MS);
    this.#side = towards(this.#side, plane === 'flexion' ? 1 : 0);
    this.#guide = towards(this.#guide, isMoving ? 1 : 0.55);
    for (const segment of ['pelvis', 'thorax'] as const) {
      this.#scale[segment] = towards(this.#scale[segment], Math.max(0.5, scale[segment]));
      this.#seen[segment] = towards(this.#seen[segment], hidden === segment ? 0.06 : 1);
    }
  }

  /** A cloud in the water over what is out of sight. */
  #cloud(): void {
    const gone = 1 - Math.min(this.#seen.pelvis, this.#seen.thorax);
    const ofHull = this.#seen.pelvis < this.#seen.thorax;
    this.#murk
      .setPosition(FOOT.x, ofHull ? FOOT.y + 150 : FOOT.y - LENGTH / 2 - 20)
      .setScale(ofHull ? 1.5 : 1, ofHull ? 1.2 : 1.5)
      .setAlpha(gone)
      .setVisible(gone > 0.01);
  }
}

function gate(layer: Layer, surfaceY: number): Phaser.GameObjects.Image {
  return ownPiece(layer, 'gate', FOOT.x, surfaceY + 22).setOrigin(0.5, 1);
}

/** A lamp that glows with the beat on its side. */
class Bell {
  readonly #glow: Phaser.GameObjects.Image;
  readonly #light = createFlashLimiter(SMALL_LIGHT_A_SECOND);
  #forMs = 0;

  constructor(layer: Layer, x: number) {
    this.#glow = piece(layer, 'halo', x, BELLS_Y).setAlpha(0);
    ownPiece(layer, 'bell', x, BELLS_Y);
  }

  ring(): void {
    this.#forMs = BELL_MS;
  }

  update(elapsedMs: number): void {
    this.#forMs = Math.max(0, this.#forMs - elapsedMs);
    const light = this.#light.towards(this.#forMs > 0 ? BELL_LUMINANCE : 0, elapsedMs);
    const share = clamped(light / BELL_LUMINANCE, 0, 1);
    this.#glow
      .setAlpha(share)
      .setScale(0.7 + 0.35 * share)
      .setVisible(share > 0.01);
  }
}
