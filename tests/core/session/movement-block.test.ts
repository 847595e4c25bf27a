/** A recorded movement as a block of a session, replayed from what two sensors said. */
import { describe, expect, it } from 'vitest';
import type { Frame } from '#core/contract/frame.ts';
import { curvesOf } from '#core/movement-tests/curves.ts';
import { decodeEntries, encodeEntry } from '#core/recording/recording.ts';
import { replayRecording, replayState } from '#core/recording/replay.ts';
import { Hub } from '#core/session/hub.ts';
import { sessionResultSchema } from '#core/session/result.ts';
import type { MovementRecord } from '#core/session/result.ts';
import { BEGIN_MS, BENDING, BENDS, END_MS, bendingEntries, life } from '../../support/recorded-movement.ts';
import type { Happening } from '../../support/recorded-movement.ts';
import { TOY_DEPENDENCIES } from '../../support/session.ts';

/** Every movement of the session, and the frames that the last one rests on, but for its very last. */
function replayed(...happenings: readonly Happening[]): {
  readonly records: readonly MovementRecord[];
  readonly frames: readonly Frame[];
} {
  const entries = bendingEntries(...happenings).flatMap((entry) => decodeEntries(encodeEntry(entry)));
  let frames: readonly Frame[] = [];
  replayState(BENDING, entries, TOY_DEPENDENCIES, ({ movement }) => {
    if (movement !== undefined && movement.frames.length > 0) frames = movement.frames.slice();
  });
  const { result } = replayRecording(BENDING, entries, TOY_DEPENDENCIES);
  expect(sessionResultSchema.parse(JSON.parse(JSON.stringify(result)))).toEqual(
    JSON.parse(JSON.stringify(result)),
  );
  return { records: result.blocks.filter((record) => record.kind === 'movement'), frames };
}

describe('a recorded movement', { timeout: 60_000 }, () => {
  const { records, frames } = replayed();
  const [record] = records;

  it('gives known movements back through sensors, hub, session and analysis', () => {
    const told = (key: string): number =>
      record?.result.measures.find((measure) => measure.key === key)?.value ?? Number.NaN;
    expect(records).toHaveLength(1);
    expect(record).toMatchObject({ block: 'bend', number: 1, task: 'bend', completed: true });
    expect(record?.result.repetitions.map(({ wholeness }) => wholeness)).toEqual(BENDS.map(() => 'whole'));
    expect(Math.abs(told('thoraxFlexionRangeDeg') - 60)).toBeLessThan(1);
    expect(Math.abs(told('pelvisFlexionRangeDeg') - 24)).toBeLessThan(1);
    expect(Math.abs(told('lumbarShareDown2Percent') - 60)).toBeLessThan(3);
    expect(Math.abs(told('pelvisLagMs'))).toBeLessThan(40);
  });

  it('rests on the frames that the hub gave live, from the moment at which the person was told to begin', () => {
    const hub = new Hub();
    const live = life.flatMap((input) => hub.push(input));
    const from = live.findIndex(({ tMs }) => tMs === frames[0]?.tMs);
    expect(frames).toStrictEqual(live.slice(from, from + frames.length));
    expect(Math.abs((frames[0]?.tMs ?? 0) - BEGIN_MS)).toBeLessThanOrEqual(50);
  });

  it('ends by itself a moment after as many whole repetitions as are prescribed', () => {
    const lastBendEnds = 1500 + 5000 * 4 + 3500;
    const durationMs = record?.result.durationMs ?? 0;
    expect(durationMs).toBeGreaterThan(lastBendEnds);
    expect(durationMs).toBeLessThan(END_MS - BEGIN_MS);
    expect((record?.endMs ?? 0) - (record?.startMs ?? 0)).toBe(durationMs + 4000);
    expect(frames).toHaveLength(durationMs / 10 - 1);
  });

  it('ends when somebody says that it is enough, and is complete', () => {
    const early = replayed([BEGIN_MS + 12_000, { type: 'movement-done' }]);
    expect(early.records).toMatchObject([{ completed: true }]);
    expect(early.records[0]?.result.repetitions).toHaveLength(2);
    expect(early.records[0]?.result.flags.map(({ code }) => code)).not.toContain('broken-off');
  });

  it('is broken off where the sensors began anew in the middle, and says so', () => {
    const restarted = replayed([BEGIN_MS + 12_000, { type: 'hub-restarted' }]);
    expect(restarted.records[0]?.result.flags.map(({ code }) => code)).toContain('broken-off');
  });

  it('begins with a new hub when the sensors began anew before it', () => {
    const entries = bendingEntries();
    const anew = [...entries.slice(0, 2), { type: 'action', action: { type: 'hub-restarted' } } as const];
    const again = replayRecording(BENDING, [...anew, ...entries], TOY_DEPENDENCIES).result.blocks;
    expect(again.map((block) => block.kind === 'movement' && block.result)).toEqual([record?.result]);
  });

  it('leaves nothing where nobody was told to begin', () => {
    const { result } = replayRecording(BENDING, bendingEntries().slice(0, 20), TOY_DEPENDENCIES);
    expect(result).toMatchObject({ status: 'interrupted', blocks: [] });
  });
});

describe('the curves of a recorded movement', () => {
  const { frames } = replayed();

  it('are the angles, thinned out', () => {
    const curves = curvesOf('bend', frames);
    expect(curves.stepMs).toBe(40);
    expect(curves.deg.thoraxFlexionDeg).toHaveLength(Math.ceil(frames.length / 4));
    expect(curves.deg.thoraxFlexionDeg[100]).toBeCloseTo(frames[400]?.thoraxFlexionDeg ?? Number.NaN, 4);
    expect(curvesOf('type', frames).deg.trunkAxialDeg).toHaveLength(Math.ceil(frames.length / 20));
  });

  it('have holes where nothing was known', () => {
    const unknown = frames.map((frame, k) => (k < 200 ? { ...frame, flags: 0 } : frame));
    const { deg } = curvesOf('bend', unknown);
    expect([deg.pelvisFlexionDeg[49], Number.isNaN(deg.pelvisFlexionDeg[50])]).toEqual([Number.NaN, false]);
  });
});
