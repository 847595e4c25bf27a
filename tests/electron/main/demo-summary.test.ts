import { describe, expect, it } from 'vitest';
import { demoSummary } from '#electron/main/demo-summary.ts';
import { CHEST, FEET, resultOf, setRecord, skillOutcome } from '../storage/support/results.ts';

const SETUP = { sessionId: '4f0c2b52-6d9f-4f0e-9a39-0f3f6d7c1f11', startedAt: '2026-03-02T09:00:00.000Z' };

describe('demoSummary', () => {
  const text = demoSummary(resultOf(SETUP));

  it('has a line for each block: what was done, by what, how often and how well', () => {
    expect(text).toMatch(/^feet +range 1 +limits +centre-of-pressure +feet-apart +0 +- +good$/m);
    expect(text).toMatch(/^feet +set 1 +squall +centre-of-pressure +feet-apart +3 +50 % +good$/m);
    expect(text).toMatch(/^turn +movement 1 +turn +0\/0 +good$/m);
    expect(text).toMatch(/^chest +set 1 +squall +thorax +sitting-on-chair +3 +50 % +good$/m);
  });

  it('tells each skill by itself', () => {
    expect(text).toMatch(
      /^Skill +squall\/centre-of-pressure\/standing: ability 0\.25 ± 0\.50 logits, 12 trials$/m,
    );
    expect(text).toMatch(/^Skill +squall\/thorax\/sitting: ability/m);
  });

  it('fits on one screen, whole', () => {
    for (const title of ['Session', 'Pain', 'Body', 'Range', 'Stops', 'Plan', 'Change'])
      expect(text).toMatch(new RegExp(`^${title} `, 'm'));
    expect(text).toMatch(/^Session +completed, 10 min 0 s/m);
    expect(text).not.toMatch(/undefined|NaN/);
    expect(text.split('\n').length).toBeLessThanOrEqual(24);
  });

  it('says what was broken off and what is not known', () => {
    const result = resultOf(SETUP, {
      blocks: [setRecord({ completed: false })],
      painAfter: undefined,
      bodyMassKg: undefined,
      stops: [],
      skills: [skillOutcome(SETUP, FEET), { ...skillOutcome(SETUP, CHEST), ability: undefined }],
      changes: [{ kind: 'ended', tMs: 1, reason: 'tired' }],
      summary: { kind: 'better', skill: FEET, metric: 'latencyMs', change: -50 },
    });
    const short = demoSummary(result);
    expect(short).toMatch(/good, broken off$/m);
    expect(short).toMatch(/^Pain +3 before, - after/m);
    expect(short).toMatch(/^Body +- kg$/m);
    expect(short).toMatch(/^Skill +squall\/thorax\/sitting: assessed$/m);
    expect(short).toMatch(/^Plan +ended$/m);
    expect(short).toMatch(/better: latencyMs of squall\/centre-of-pressure\/standing by -50\.0/);
  });
});
