/** Where the angles of a segment stand in a frame's row. */
import { COLUMN } from '../contract/frame.ts';
import type { CardanAngles } from './cardan.ts';

interface Places {
  readonly flexion: number;
  readonly lateral: number;
  readonly axial: number;
}

export const ANGLES = {
  thorax: anglesOf('thorax'),
  pelvis: anglesOf('pelvis'),
  trunk: anglesOf('trunk'),
} as const;

export const RATES = { thorax: ratesOf('thorax'), pelvis: ratesOf('pelvis') } as const;

export function writeAngles(row: Float64Array, places: Places, angles: CardanAngles): void {
  row[places.flexion] = angles.flexionDeg;
  row[places.lateral] = angles.lateralDeg;
  row[places.axial] = angles.axialDeg;
}

function anglesOf(segment: 'thorax' | 'pelvis' | 'trunk'): Places {
  return {
    flexion: COLUMN[`${segment}FlexionDeg`],
    lateral: COLUMN[`${segment}LateralDeg`],
    axial: COLUMN[`${segment}AxialDeg`],
  };
}

function ratesOf(segment: 'thorax' | 'pelvis'): Places {
  return {
    flexion: COLUMN[`${segment}FlexionDegS`],
    lateral: COLUMN[`${segment}LateralDegS`],
    axial: COLUMN[`${segment}AxialDegS`],
  };
}
