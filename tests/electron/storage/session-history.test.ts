import type { SessionResult } from '#core/session/result.ts';
import { describe, expect, it } from 'vitest';
import type { SessionRow } from '#core/ipc/records.ts';
import type { StoredSession } from '#core/ipc/ipc.ts';
import { DEFAULT_SQUALL_PROGRAMME } from '#core/programme/programme.ts';
import { earlierSummaryMetrics, latestAbility, recentLimits } from '#electron/storage/session-history.ts';
import { DAY_MS, NOW_MS } from './support/clinics.ts';
import { abilityOf, limitsBlock, limitsOf, resultOf, setBlock } from './support/results.ts';

let count = 0;

/** A stored session of so many days ago. */
function session(
  daysAgo: number,
  changes: { row?: Partial<SessionRow>; result?: Partial<SessionResult> | 'none' } = {},
): StoredSession {
  count += 1;
  const id = `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`;
  const row: SessionRow = {
    id,
    patientId: '00000000-0000-4000-8000-000000000000',
    startedAt: new Date(NOW_MS - daysAgo * DAY_MS).toISOString(),
    status: 'completed',
    source: 'hid',
    programme: DEFAULT_SQUALL_PROGRAMME,
    hasRecording: true,
    ...changes.row,
  };
  return changes.result === 'none' ? { row } : { row, result: resultOf(id, changes.result) };
}

const withLimits = (mm: number): Partial<SessionResult> => ({
  blocks: [limitsBlock(mm), setBlock()],
  limits: limitsOf(mm),
});
const virtual: Partial<SessionRow> = { source: 'virtual-patient' };

describe('the ability a session starts from', () => {
  it('is that of the newest session of the same kind, with its age in days', () => {
    const sessions = [
      session(9, { result: { abilityAfter: abilityOf(1) } }),
      session(4, { result: { abilityAfter: abilityOf(2) } }),
      session(2, { row: virtual, result: { abilityAfter: abilityOf(3) } }),
      session(1, { result: { abilityAfter: undefined } }),
      session(0.5, { result: 'none' }),
    ];
    expect(latestAbility(sessions, 'hid', 'squall', NOW_MS)).toEqual({ state: abilityOf(2), days: 4 });
    expect(latestAbility(sessions, 'virtual-patient', 'squall', NOW_MS)?.state).toEqual(abilityOf(3));
    expect(latestAbility(sessions, 'pointer', 'squall', NOW_MS)).toBeUndefined();
    expect(latestAbility(sessions, 'hid', 'channel', NOW_MS)).toBeUndefined();
  });

  it('counts a session that was stopped, because its trials were played', () => {
    const sessions = [session(1, { row: { status: 'stopped' } })];
    expect(latestAbility(sessions, 'hid', 'squall', NOW_MS)?.state).toEqual(abilityOf(0.125));
  });

  it('is never of the future, whatever the clock says', () => {
    expect(latestAbility([session(-3)], 'hid', 'squall', NOW_MS)?.days).toBe(0);
  });
});

describe('the limits a session need not measure', () => {
  it('are those last measured, while they are recent enough', () => {
    const sessions = [
      session(20, { result: withLimits(50) }),
      session(13, { result: withLimits(60) }),
      session(2),
    ];
    expect(recentLimits(sessions, 'hid', DEFAULT_SQUALL_PROGRAMME, NOW_MS)).toEqual(limitsOf(60));
  });

  it('do not grow younger by being passed on', () => {
    const passedOn: Partial<SessionResult> = { blocks: [setBlock()], limits: limitsOf(60) };
    const sessions = [session(15, { result: withLimits(60) }), session(1, { result: passedOn })];
    expect(recentLimits(sessions, 'hid', DEFAULT_SQUALL_PROGRAMME, NOW_MS)).toBeUndefined();
  });

  it('are not taken from a measurement that was broken off', () => {
    const blocks = [{ ...limitsBlock(60), completed: false }];
    expect(
      recentLimits([session(1, { result: { blocks } })], 'hid', DEFAULT_SQUALL_PROGRAMME, NOW_MS),
    ).toBeUndefined();
  });

  it('are measured anew every session when the programme says so, and in a new stance', () => {
    const sessions = [session(1, { result: withLimits(60) })];
    const everySession = { ...DEFAULT_SQUALL_PROGRAMME, limitsEveryDays: 0 };
    const seated = { ...DEFAULT_SQUALL_PROGRAMME, stance: 'seated' as const };
    expect(recentLimits(sessions, 'hid', everySession, NOW_MS)).toBeUndefined();
    expect(recentLimits(sessions, 'hid', seated, NOW_MS)).toBeUndefined();
  });

  it('of a try-out say nothing about the person', () => {
    const sessions = [session(1, { row: virtual, result: withLimits(60) })];
    expect(recentLimits(sessions, 'hid', DEFAULT_SQUALL_PROGRAMME, NOW_MS)).toBeUndefined();
    expect(recentLimits(sessions, 'virtual-patient', DEFAULT_SQUALL_PROGRAMME, NOW_MS)).toEqual(limitsOf(60));
  });
});

describe('the history a session is compared with', () => {
  it('is that of completed sessions of the same kind, oldest first', () => {
    const sessions = [
      session(5),
      session(4, { row: virtual }),
      session(3, { row: { status: 'stopped' } }),
      session(2, { row: { status: 'recovered' } }),
      session(1),
      session(0, { row: { status: 'running' }, result: 'none' }),
    ];
    const ids = earlierSummaryMetrics(sessions, 'hid', 'squall').map(({ sessionId }) => sessionId);
    expect(ids).toEqual([sessions[0]?.row.id, sessions[4]?.row.id]);
    expect(
      earlierSummaryMetrics(sessions, 'virtual-patient', 'squall').map(({ sessionId }) => sessionId),
    ).toEqual([sessions[1]?.row.id]);
    expect(earlierSummaryMetrics(sessions, 'hid', 'channel')).toEqual([]);
  });
});
