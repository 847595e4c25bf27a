/** What each posture makes of a body: how far it reaches, how much it sways, and what bears it. Sources: README.md. */
import type { Posture } from '../contract/stimulus.ts';
import { BASE_OF_SUPPORT_MM, type Limits } from './base-of-support.ts';

interface Axes {
  readonly ml: number;
  readonly ap: number;
}

export interface Stance {
  readonly support: 'feet' | 'seat' | 'chair';
  readonly limitsMm: Limits;
  /** Sway with eyes open against that of feet apart. */
  readonly sway: Axes;
  /** How many times more with eyes closed. */
  readonly eyesClosed: Axes;
}

/** RMS of 3.3 and 5.0 mm with eyes open, 3.4 and 6.3 mm closed (PMC3966255, table 3, laboratory). */
const EYES_CLOSED: Axes = { ml: 1.03, ap: 1.26 };

const FEET_APART: Stance = {
  support: 'feet',
  limitsMm: BASE_OF_SUPPORT_MM,
  sway: { ml: 1, ap: 1 },
  eyesClosed: EYES_CLOSED,
};

/** Twice the sway of both legs with eyes open, nearly four times with eyes closed. */
const ONE_LEG: Stance = {
  ...FEET_APART,
  limitsMm: { ...BASE_OF_SUPPORT_MM, side: 45 },
  sway: { ml: 2, ap: 2 },
  eyesClosed: { ml: 1.9, ap: 1.9 },
};

const SITTING: Stance = {
  support: 'seat',
  limitsMm: { side: 75, front: 100, back: 100 },
  sway: { ml: 0.2, ap: 0.2 },
  eyesClosed: EYES_CLOSED,
};

export const STANCES: Readonly<Record<Posture, Stance>> = {
  'feet-apart': FEET_APART,
  'feet-together': {
    ...FEET_APART,
    limitsMm: { ...BASE_OF_SUPPORT_MM, side: 80 },
    sway: { ml: 1.5, ap: 1.1 },
  },
  'semi-tandem': {
    ...FEET_APART,
    limitsMm: { ...BASE_OF_SUPPORT_MM, side: 70 },
    sway: { ml: 1.7, ap: 1.2 },
  },
  'one-leg-left': ONE_LEG,
  'one-leg-right': ONE_LEG,
  'sitting-on-board': SITTING,
  'sitting-on-chair': { ...SITTING, support: 'chair' },
};

/** Share of the body mass on the seat, feet on the ground: 49.5 of 65.4 kg (Mbada et al. 2016). */
export const SEAT_SHARE = 0.76;
