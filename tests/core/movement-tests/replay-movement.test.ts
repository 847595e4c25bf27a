import { describe, expect, it } from 'vitest';
import { analyseMovement } from '#core/movement-tests/analyse-movement.ts';
import { curvesOf } from '#core/movement-tests/curves.ts';
import { replayMovement } from '#core/movement-tests/replay-movement.ts';
import { Hub } from '#core/session/hub.ts';
import { decodeEntries, encodeEntry } from '#core/recording/recording.ts';
import type { RecordingEntry } from '#core/recording/recording.ts';
import { BEGIN_MS, BENDS, END_MS, entriesOf, life } from '../../support/recorded-movement.ts';

describe('the replay of a recorded movement', () => {
  it('gives the frames that the hub gave live, between beginning and end', () => {
    const hub = new Hub();
    const live = life.flatMap((input) =>
      hub.push(input).filter(() => input.hostMs >= BEGIN_MS && input.hostMs < END_MS),
    );
    const entries = entriesOf('end', END_MS).flatMap((entry) => decodeEntries(encodeEntry(entry)));
    const { frames, brokenOff } = replayMovement(entries);
    expect(brokenOff).toBe(false);
    expect(frames).toStrictEqual(live);
  });

  it('gives known movements back through sensors, hub and analysis', () => {
    const { frames } = replayMovement(entriesOf('end', END_MS));
    const result = analyseMovement('bend', frames);
    const told = (key: string): number =>
      result.measures.find((measure) => measure.key === key)?.value ?? Number.NaN;
    expect(result.repetitions.map(({ wholeness }) => wholeness)).toEqual(BENDS.map(() => 'whole'));
    expect(Math.abs(told('thoraxFlexionRangeDeg') - 60)).toBeLessThan(1);
    expect(Math.abs(told('pelvisFlexionRangeDeg') - 24)).toBeLessThan(1);
    expect(Math.abs(told('lumbarShareDown2Percent') - 60)).toBeLessThan(3);
    expect(Math.abs(told('pelvisLagMs'))).toBeLessThan(40);
  });

  it('ends where the sensors began anew', () => {
    const { frames, brokenOff } = replayMovement(entriesOf('hub-restarted', BEGIN_MS + 12_000));
    expect(brokenOff).toBe(true);
    expect(frames).toHaveLength(1200);
    expect(analyseMovement('bend', frames, brokenOff).flags.map(({ code }) => code)).toContain('broken-off');
  });

  it('begins with a new hub when it began anew before the movement did', () => {
    const [before = { type: 'inputs', bytes: new Uint8Array() }, ...rest] = entriesOf('end', END_MS);
    const anew: RecordingEntry = { type: 'movement-action', action: { type: 'hub-restarted' } };
    const { frames, brokenOff } = replayMovement([before, anew, before, ...rest]);
    expect(brokenOff).toBe(false);
    expect(frames).toStrictEqual(replayMovement([before, ...rest]).frames);
  });

  it('holds nothing where nobody was told to begin', () => {
    expect(replayMovement(entriesOf('end', END_MS).slice(0, 1)).frames).toEqual([]);
  });
});

describe('curves', () => {
  const { frames } = replayMovement(entriesOf('end', END_MS));

  it('are the angles, thinned out', () => {
    const curves = curvesOf('bend', frames);
    expect([curves.stepMs, curves.deg.thoraxFlexionDeg.length]).toEqual([40, 650]);
    expect(curves.deg.thoraxFlexionDeg[100]).toBeCloseTo(frames[400]?.thoraxFlexionDeg ?? Number.NaN, 4);
    expect(curvesOf('type', frames).deg.trunkAxialDeg).toHaveLength(130);
  });

  it('have holes where nothing was known', () => {
    const unknown = frames.map((frame, k) => (k < 200 ? { ...frame, flags: 0 } : frame));
    const { deg } = curvesOf('bend', unknown);
    expect([deg.pelvisFlexionDeg[49], Number.isNaN(deg.pelvisFlexionDeg[50])]).toEqual([Number.NaN, false]);
  });
});
