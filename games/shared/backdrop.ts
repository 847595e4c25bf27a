/**
 * Sky and water behind everything: two pictures, each drawn by the smallest shader that does it. They cover the whole
 * screen, so on a machine without a graphics card they decide how many frames there are.
 */
import type * as Phaser from 'phaser';
import { addBackdrop, skyHeightOf, waterHeightOf } from './art/backdrop-art.ts';
import { clamped } from './easing.ts';
import type { Place, SettingIndex } from './place.ts';
import { STAGE } from './plane.ts';
import type { DisplaySettings } from './scene-feed.ts';
import type { Layer } from './sheets.ts';

const SKY_SHADER = `
precision mediump float;
varying vec2 outTexCoord;
uniform sampler2D uMainSampler;
uniform float uLight;
void main() {
  gl_FragColor = vec4(texture2D(uMainSampler, outTexCoord).rgb * uLight, 1.0);
}`;

/** The painted swells heave: slowly, and more the nearer they are. uSway slides the near water sideways. */
const WATER_SHADER = `
precision highp float;
varying vec2 outTexCoord;
uniform sampler2D uMainSampler;
uniform float uLight;
uniform float uPhase;
uniform float uSway;
void main() {
  float near = 1.0 - outTexCoord.y;
  float heave = sin(outTexCoord.x * 14.0 + near * 9.0 + uPhase);
  float drift = sin(26.0 / (near + 0.25) + uPhase * 1.7);
  vec2 at = outTexCoord + vec2(near * uSway + drift * (0.0012 + 0.0036 * near), heave * 0.011 * near);
  gl_FragColor = vec4(texture2D(uMainSampler, at).rgb * uLight, 1.0);
}`;

/** Time for one heave of the water, ms. */
const HEAVE_MS = 5200;

type SetUniform = (name: string, value: number) => void;

export class Backdrop {
  readonly #sky: Phaser.GameObjects.Shader;
  readonly #water: Phaser.GameObjects.Shader;
  readonly #place: Place;
  #light = 1;
  #phase = 0;
  #sway = 0;

  constructor(layer: Layer, place: Place, setting: SettingIndex, display: DisplaySettings) {
    this.#place = place;
    const { scene, container } = layer;
    const keys = addBackdrop(scene.textures, place, setting, display);
    const common = (set: SetUniform): void => {
      set('uMainSampler', 0);
      set('uLight', this.#light);
    };
    const sky = { name: 'KeelSky', fragmentSource: SKY_SHADER, setupUniforms: common };
    const water = {
      name: 'KeelWater',
      fragmentSource: WATER_SHADER,
      setupUniforms: (set: SetUniform): void => {
        common(set);
        set('uPhase', this.#phase);
        set('uSway', this.#sway);
      },
    };
    const { x, y } = { x: STAGE.width / 2, y: place.horizonY };
    this.#water = scene.add
      .shader(water, x, y, STAGE.width, waterHeightOf(place), [keys.water])
      .setOrigin(0.5, 0);
    this.#sky = scene.add.shader(sky, x, y, STAGE.width, skyHeightOf(place), [keys.sky]).setOrigin(0.5, 1);
    container.add([this.#water, this.#sky]);
  }

  /** Fills this width of the stage, and this much above and below it. */
  fill(width: number, beyond: number): void {
    this.#sky.setDisplaySize(width, skyHeightOf(this.#place) + beyond);
    this.#water.setDisplaySize(width, waterHeightOf(this.#place) + beyond);
  }

  /** Light on sky and water: 0 as painted, negative darker. */
  light(change: number): void {
    this.#light = clamped(1 + change, 0, 1);
  }

  /** Lets time pass for the water. @param sway -1 to 1: which way the near water slides. */
  update(elapsedMs: number, sway: number): void {
    this.#phase = (this.#phase + (elapsedMs / HEAVE_MS) * 2 * Math.PI) % (200 * Math.PI);
    this.#sway = -0.02 * clamped(sway, -1, 1);
  }
}
