/**
 * What motion sensors say of the body, and of a board that tilts. Last good values where the frame's flags say that
 * they are not valid.
 */
export interface BodyAngles {
  /** Lean of a board that tilts: positive to the person's right. */
  readonly boardTiltMlDeg: number;
  /** Positive to the front. */
  readonly boardTiltApDeg: number;
  /**
   * Angles of each segment against the upright, straight-ahead neutral posture, and of the thorax against the pelvis
   * (`trunk`): Cardan angles in the order flexion, lateral bend, axial rotation (DOMAIN 2.0). Positive: forward, to
   * the right, to the right.
   */
  readonly thoraxFlexionDeg: number;
  readonly thoraxLateralDeg: number;
  readonly thoraxAxialDeg: number;
  readonly pelvisFlexionDeg: number;
  readonly pelvisLateralDeg: number;
  readonly pelvisAxialDeg: number;
  readonly trunkFlexionDeg: number;
  readonly trunkLateralDeg: number;
  readonly trunkAxialDeg: number;
  /** Angular velocity of each segment about its own three axes, signs as above. */
  readonly thoraxFlexionDegS: number;
  readonly thoraxLateralDegS: number;
  readonly thoraxAxialDegS: number;
  readonly pelvisFlexionDegS: number;
  readonly pelvisLateralDegS: number;
  readonly pelvisAxialDegS: number;
}

/** Upright, straight ahead, at rest. */
export const NEUTRAL_BODY: BodyAngles = {
  boardTiltMlDeg: 0,
  boardTiltApDeg: 0,
  thoraxFlexionDeg: 0,
  thoraxLateralDeg: 0,
  thoraxAxialDeg: 0,
  pelvisFlexionDeg: 0,
  pelvisLateralDeg: 0,
  pelvisAxialDeg: 0,
  trunkFlexionDeg: 0,
  trunkLateralDeg: 0,
  trunkAxialDeg: 0,
  thoraxFlexionDegS: 0,
  thoraxLateralDegS: 0,
  thoraxAxialDegS: 0,
  pelvisFlexionDegS: 0,
  pelvisLateralDegS: 0,
  pelvisAxialDegS: 0,
};
