import { describe, expect, it } from 'vitest';
import { replayRecording } from '#core/recording/replay.ts';
import { simulateSession } from '#core/virtual/simulated-session.ts';
import { demoSummary } from '#electron/main/demo-summary.ts';
import { createSessionDependencies } from '#games/session-dependencies.ts';
import { toySetup } from '../../support/session.ts';

describe('demoSummary', () => {
  it('tells a whole session on one screen', () => {
    const dependencies = createSessionDependencies();
    const programme = { exercise: 'squall', sets: 2, secondsPerSet: 20, restSeconds: 5, probe: true };
    const setup = toySetup(programme, { limits: undefined });
    const body = { seed: 3, bodyMassKg: 70, heightM: 1.7, impairment: 'none', severity: 0 } as const;
    const text = demoSummary(
      replayRecording(setup, simulateSession(setup, dependencies, body).entries, dependencies),
    );
    expect(text).toMatch(/^ +Practice +Set 1 +Set 2 +Probe$/m);
    expect(text).toMatch(/^Gusts caught, % +\d+\.?\d* +\d+\.?\d* +\d+\.?\d* +\d+\.?\d*$/m);
    for (const title of ['Pain', 'Limits', 'Ability', 'Stops', 'Change'])
      expect(text).toMatch(new RegExp(`^${title} `, 'm'));
    expect(text).toMatch(/^Session +completed, \d+ min \d+ s/m);
    expect(text).toMatch(/^Body +7\d\.\d kg|^Body +6\d\.\d kg/m);
    expect(text).not.toMatch(/undefined|NaN/);
    expect(text.split('\n').length).toBeLessThanOrEqual(24);
  });
});
