import type { SessionState } from '#core/session/state.ts';
import { describe, expect, it } from 'vitest';
import { FrameFlag, hasFlag } from '#core/contract/frame.ts';
import type { VirtualPatientOptions } from '#core/contract/sensors.ts';
import { DEFAULT_SQUALL_PROGRAMME } from '#core/programme/programme.ts';
import { Hub } from '#core/session/hub.ts';
import { decodeInputs } from '#core/recording/input-codec.ts';
import { simulateSession, willing } from '#core/virtual/simulated-session.ts';
import { createSessionDependencies } from '#games/session-dependencies.ts';
import { toySetup } from '../../support/session.ts';

const BODY: VirtualPatientOptions = {
  seed: 3,
  bodyMassKg: 70,
  heightM: 1.7,
  impairment: 'none',
  severity: 0,
};

/** As far as the quiet stance that opens a session. */
function opening(sensors: 'none' | 'rigid') {
  const setup = toySetup({ ...DEFAULT_SQUALL_PROGRAMME, sets: 1, secondsPerSet: 20, probe: false });
  const measured = (state: SessionState): boolean => state.quietSway !== undefined;
  return simulateSession(setup, createSessionDependencies(), { ...BODY, sensors }, willing, measured);
}

describe('a simulated session with motion sensors', () => {
  const { state, entries } = opening('rigid');

  it('goes as it goes without', () => {
    expect(state.quietSway).toEqual(opening('none').state.quietSway);
  });

  it('knows how its sensors are strapped: its recording tells the angles of who stands upright', () => {
    const hub = new Hub();
    const inputs = entries.flatMap((entry) => (entry.type === 'inputs' ? decodeInputs(entry.bytes) : []));
    const frames = inputs.flatMap((input) => hub.push(input)).slice(-500);
    const known = FrameFlag.thoraxValid | FrameFlag.pelvisValid;
    expect(frames.every((frame) => (frame.flags & known) === known)).toBe(true);
    expect(frames.some((frame) => hasFlag(frame, FrameFlag.thoraxSlipped))).toBe(false);
    for (const frame of frames) {
      expect(Math.abs(frame.thoraxFlexionDeg)).toBeLessThan(3);
      expect(Math.abs(frame.trunkLateralDeg)).toBeLessThan(3);
    }
  });
});
