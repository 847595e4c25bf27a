import { describe, expect, it } from 'vitest';
import { FrameFlag, hasFlag } from '#core/contract/frame.ts';
import type { HubInput } from '#core/contract/reading.ts';
import { Hub } from '#core/session/hub.ts';
import { frameAt, pushAll, ticks } from '../session/board-player.ts';
import { play, strapAttached } from '../../support/worn-sensors.ts';
import { DELAY_MS, lastOf, run, still, stillPelvis, thorax, tiltOf } from './body-player.ts';

describe('who is who', () => {
  it('knows a sensor that comes back in another slot', () => {
    const back = thorax({ slot: 7, serial: 'thorax 1' });
    const { hub, frames } = run([thorax()], 12_000, [{ type: 'detached', slot: 1, hostMs: 11_500 }]);
    expect(hasFlag(lastOf(frames), FrameFlag.thoraxAttached)).toBe(false);
    expect(hub.body.segments).toEqual([]);
    const more = pushAll(hub, [strapAttached(back, 12_000), ...play([back], 12_000, 15_000)]);
    expect(hub.body.segments[0]).toMatchObject({ serial: 'thorax 1', aligned: true });
    expect(hasFlag(lastOf(more), FrameFlag.thoraxValid)).toBe(true);
    const { tMs, thoraxFlexionDeg, thoraxLateralDeg } = lastOf(more);
    const [flexion, lateral] = thorax().anglesAt(tMs - DELAY_MS);
    expect(Math.abs(tiltOf([thoraxFlexionDeg, thoraxLateralDeg]) - tiltOf([flexion, lateral]))).toBeLessThan(
      0.5,
    );
  });

  it('takes a sensor in another role for strapped elsewhere', () => {
    const { hub } = run([still()], 12_000);
    pushAll(hub, [
      strapAttached(still({ role: 'pelvis', serial: 'thorax 1' }), 12_000),
      ...ticks(12_000, 12_100),
    ]);
    expect(hub.body.segments).toMatchObject([{ role: 'pelvis', aligned: false }]);
  });

  it('knows nothing of how sensors are strapped once they go to another person, also of one that is away', () => {
    const { hub } = run([still(), stillPelvis()], 12_000, [{ type: 'detached', slot: 2, hostMs: 11_000 }]);
    const frames = pushAll(hub, [
      { type: 'clear-alignment', hostMs: 12_000 },
      strapAttached(stillPelvis(), 12_000),
      ...play([still(), stillPelvis()], 12_000, 13_000),
    ]);
    expect(hub.body.segments.map(({ aligned }) => aligned)).toEqual([false, false]);
    const valid = FrameFlag.thoraxValid | FrameFlag.pelvisValid;
    expect(frames.slice(-50).some((frame) => hasFlag(frame, valid))).toBe(false);
    pushAll(hub, [{ type: 'calibration-bend', hostMs: 13_000, durationMs: 5000 }, ...ticks(13_000, 13_100)]);
    expect(hub.body.calibration?.problem?.id).toBe('sensor-set-up.problem.up-unknown');
  });

  it('goes by the one attached last in a role, and by the one before when that goes', () => {
    const [first, second] = [
      thorax({ anglesAt: () => [10, 0, 0] }),
      thorax({ slot: 3, anglesAt: () => [20, 0, 0] }),
    ];
    const known = (slot: number): HubInput => ({
      type: 'alignment',
      slot,
      hostMs: 100,
      segmentToSensor: [1, 0, 0, 0],
    });
    const hub = new Hub();
    const inputs = [first, second].map((strap) => strapAttached(strap, 0));
    const others: HubInput[] = [known(1), known(3), { type: 'detached', slot: 3, hostMs: 1000 }];
    // Named again without a change, the first does not become the newest.
    others.push(strapAttached(first, 500));
    const frames = pushAll(hub, [...inputs, ...play([first, second], 0, 2000, others)]);
    expect(frameAt(frames, 990).thoraxFlexionDeg).toBeCloseTo(20, 1);
    expect(lastOf(frames).thoraxFlexionDeg).toBeCloseTo(10, 1);
  });

  it('tells which sensor is being moved, worn or not', () => {
    const waved = thorax({ role: 'none', slot: 3, anglesAt: (tMs) => [20 * Math.sin(tMs / 200), 0, 0] });
    const lying = thorax({ role: 'none', slot: 4, anglesAt: () => [0, 0, 0] });
    const { hub } = run([waved, lying], 3000);
    expect(hub.body.segments.map(({ movingDegS }) => movingDegS)).toEqual([
      expect.closeTo(100 / Math.SQRT2, -1.5),
      expect.closeTo(0, 3),
    ]);
  });

  it('takes tilt from a board that tells it', () => {
    const hub = new Hub();
    const board = strapAttached(thorax({ role: 'board', slot: 5 }), 0);
    const tilts: HubInput[] = Array.from({ length: 100 }, (_, index) => ({
      type: 'tilt',
      slot: 5,
      hostMs: 10 * index,
      tiltMlDeg: index / 10,
      tiltApDeg: -index / 20,
    }));
    const frames = pushAll(hub, [{ ...board, kind: 'tilt' }, ...tilts, ...ticks(1000, 1200)]);
    expect(frameAt(frames, 900)).toMatchObject({ boardTiltMlDeg: 8.8, boardTiltApDeg: -4.4 });
    expect(hasFlag(frameAt(frames, 900), FrameFlag.tiltValid)).toBe(true);
    expect(hasFlag(lastOf(frames), FrameFlag.tiltValid)).toBe(false);
    expect(hub.body.segments).toMatchObject([{ role: 'board', aligned: true }]);
  });
});
