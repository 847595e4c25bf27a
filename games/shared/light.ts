/** The light of a day in four moments: what it makes of sky, water, clouds and crests. One sea, one palette. */
import { PALETTE, mixed } from './palette.ts';

export type LightName = 'dawn' | 'day' | 'dusk' | 'night';

export interface WaterTones {
  readonly far: string;
  readonly middle: string;
  readonly near: string;
  readonly front: string;
}

export interface Light {
  readonly name: LightName;
  /** From the top of the sky to the horizon. */
  readonly sky: readonly [string, string, string, string];
  readonly water: WaterTones;
  /** Land far away and nearer. */
  readonly land: readonly [string, string];
  /** Around the sun or the moon, and its path on the water. */
  readonly glow: string;
  /** How much of the glow there is, 0 to 1. */
  readonly glowStrength: number;
  /** The disc: its place on the stage, and its size, 1 as painted. */
  readonly disc: { readonly x: number; readonly aboveHorizon: number; readonly size: number };
  /** What this light leaves of white on clouds, crests and things on the water; tints that multiply. */
  readonly cloudTint: number;
  readonly crestTint: number;
  readonly thingTint: number;
  readonly stars: boolean;
}

const DAY: Light = {
  name: 'day',
  sky: [
    mixed(PALETTE.sea, PALETTE.foam, 0.62),
    mixed(PALETTE.foam, PALETTE.sea, 0.12),
    PALETTE.sand,
    mixed(PALETTE.sand, PALETTE.brass, 0.16),
  ],
  water: {
    far: mixed(PALETTE.sea, PALETTE.foam, 0.5),
    middle: mixed(PALETTE.sea, PALETTE.foam, 0.14),
    near: mixed(PALETTE.sea, PALETTE.navy, 0.12),
    front: mixed(PALETTE.sea, PALETTE.navy, 0.5),
  },
  land: [mixed(PALETTE.sea, PALETTE.foam, 0.62), mixed(PALETTE.sea, PALETTE.foam, 0.4)],
  glow: '#FFF0CC',
  glowStrength: 1,
  disc: { x: 1500, aboveHorizon: 60, size: 1 },
  cloudTint: 0xffffff,
  crestTint: 0xffffff,
  thingTint: 0xffffff,
  stars: false,
};

const DAWN: Light = {
  name: 'dawn',
  sky: ['#8FB2C8', '#D5D6DD', '#F5DCC8', '#F3C39A'],
  water: { far: '#C7B9B5', middle: '#7398A8', near: '#3F7088', front: '#234E66' },
  land: ['#A9B4C0', '#8597A8'],
  glow: '#FFE0BC',
  glowStrength: 1,
  disc: { x: 640, aboveHorizon: 60, size: 0.92 },
  cloudTint: 0xffe3d2,
  crestTint: 0xffeee2,
  thingTint: 0xfff3ea,
  stars: false,
};

const DUSK: Light = {
  name: 'dusk',
  sky: ['#3B5676', '#7C7C9C', '#D3A189', '#EBB877'],
  water: { far: '#A58F8C', middle: '#506F8B', near: '#2F526C', front: '#18374E' },
  land: ['#6A7690', '#4F6079'],
  glow: '#FFD08C',
  glowStrength: 0.9,
  disc: { x: 1440, aboveHorizon: 66, size: 1.05 },
  cloudTint: 0xc9a3a8,
  crestTint: 0xe8cfc8,
  thingTint: 0xf2e0d6,
  stars: false,
};

const NIGHT: Light = {
  name: 'night',
  sky: ['#0A1D2F', '#12324C', '#1E4A66', '#31667F'],
  water: { far: '#2D5C74', middle: '#184259', near: '#103146', front: '#0A2030' },
  land: ['#1C4055', '#12303F'],
  glow: '#CBE3EF',
  glowStrength: 0.45,
  disc: { x: 1380, aboveHorizon: 150, size: 0.7 },
  cloudTint: 0x3d5b74,
  crestTint: 0x86a9bd,
  thingTint: 0xc3d3de,
  stars: true,
};

export const LIGHTS: Readonly<Record<LightName, Light>> = { dawn: DAWN, day: DAY, dusk: DUSK, night: NIGHT };

/** Where things must stand out from the water as far as they can: the sky of the day over dark water. */
const DARK_WATER: WaterTones = {
  far: mixed(PALETTE.navy, PALETTE.sea, 0.75),
  middle: mixed(PALETTE.navy, PALETTE.sea, 0.3),
  near: PALETTE.navy,
  front: mixed(PALETTE.navy, '#000000', 0.35),
};

export const HIGH_CONTRAST_LIGHT: Light = { ...DAY, water: DARK_WATER };
