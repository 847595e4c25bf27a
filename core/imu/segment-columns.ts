/** The angles of a segment under their names in a frame. */
import type { BodyAngles } from '../contract/body-angles.ts';
import type { CardanAngles } from './cardan.ts';

type Columns<Names extends string> = Pick<BodyAngles, Extract<keyof BodyAngles, `${Names}${string}`>>;

export function thoraxColumns(angles: CardanAngles, rates: CardanAngles): Columns<'thorax'> {
  return {
    thoraxFlexionDeg: angles.flexionDeg,
    thoraxLateralDeg: angles.lateralDeg,
    thoraxAxialDeg: angles.axialDeg,
    thoraxFlexionDegS: rates.flexionDeg,
    thoraxLateralDegS: rates.lateralDeg,
    thoraxAxialDegS: rates.axialDeg,
  };
}

export function pelvisColumns(angles: CardanAngles, rates: CardanAngles): Columns<'pelvis'> {
  return {
    pelvisFlexionDeg: angles.flexionDeg,
    pelvisLateralDeg: angles.lateralDeg,
    pelvisAxialDeg: angles.axialDeg,
    pelvisFlexionDegS: rates.flexionDeg,
    pelvisLateralDegS: rates.lateralDeg,
    pelvisAxialDegS: rates.axialDeg,
  };
}

export function trunkColumns(angles: CardanAngles): Columns<'trunk'> {
  return {
    trunkFlexionDeg: angles.flexionDeg,
    trunkLateralDeg: angles.lateralDeg,
    trunkAxialDeg: angles.axialDeg,
  };
}
