import { describe, expect, it } from 'vitest';
import { message } from '#core/language/message.ts';
import { describeResult } from '../../cli/replay.ts';
import { sayMessage } from '../support/english.ts';
import { resultOf, setRecord, turnRecord } from '../electron/storage/support/results.ts';

const SETUP = { sessionId: '4f0c2b52-6d9f-4f0e-9a39-0f3f6d7c1f11', startedAt: '2026-03-02T09:00:00.000Z' };

describe('keel replay', () => {
  it('tells a session block by block, and each skill by itself', () => {
    const text = describeResult(resultOf(SETUP));
    expect(text).toContain('Status    completed, 600 s');
    expect(text).toContain('feet, squall set 1, centre-of-pressure, feet-apart: 3 trials, quality good');
    expect(text).toMatch(/^ {4}latencyMs +412\.50 ± 11\.25 {2}\(2\)$/m);
    expect(text).toContain('turn, turn 1: 0 of 0 repetitions whole, 30 s, quality good, algorithm 1');
    expect(text).toContain('Ability   squall/thorax/sitting: 0.25 logits (95 % -0.75 to 1.25), 12 trials');
    expect(text).toContain('Stopped at 40.0 s: board-edge');
  });

  it('tells what a recorded movement gave, with what is to be read with care', () => {
    const { result, ...record } = turnRecord();
    const reason = message('quality.movement.sensor-slipped', { segment: 'pelvis' });
    const flags = [{ code: 'sensor-slipped' as const, reason }];
    const mean = { value: 2.5, standardError: 0.1, trials: 5, flags };
    const measures = [{ key: 'durationS' as const, side: 'left' as const, ...mean }];
    const blocks = [{ ...record, result: { ...result, flags, measures } }];
    const text = describeResult(resultOf(SETUP, { blocks }));
    expect(text).toContain(`    ! ${sayMessage(reason)}`);
    expect(text).toMatch(/^ {4}durationS +left +2\.50 ± 0\.10 s {2}\(5, [A-Z]\+?\) {2}! sensor-slipped$/m);
  });

  it('says what was broken off, left out and ended', () => {
    const text = describeResult(
      resultOf(SETUP, {
        blocks: [setRecord({ completed: false })],
        changes: [
          { kind: 'sensor-missing', block: 'chest', sensor: 'thorax' },
          { kind: 'left-out', tMs: 1, block: 'feet', reason: 'pain' },
          { kind: 'time-limit', tMs: 2 },
          { kind: 'ended', tMs: 3, reason: 'tired' },
        ],
      }),
    );
    expect(text).toContain('feet-apart, broken off: 3 trials');
    expect(text).toContain('Changed   chest left out, no thorax');
    expect(text).toContain('Changed   feet left-out: pain');
    expect(text).toContain('Changed   the time of the session was over');
    expect(text).toContain('Changed   ended early: tired');
  });
});
