/** What happens to a session when page, worker or sensors do nothing for a while. */
import { describe, expect, it } from 'vitest';
import type { RecordingEntry } from '#core/recording/recording.ts';
import { toySetup } from '../../support/session.ts';
import { evenRange } from '../../support/toy-exercise.ts';
import { programmeOf, squallBlock } from '../../support/programmes.ts';
import { SessionRig } from './support/session-rig.ts';

function playing(): SessionRig {
  const block = squallBlock({ surface: 'foam', dose: { sets: 1, seconds: 120 } });
  const ranges = [{ steering: 'centre-of-pressure', posture: 'feet-apart', range: evenRange(80) } as const];
  const rig = new SessionRig({ setup: toySetup({}, { programme: programmeOf([block]), ranges }) });
  rig.toPlaying();
  rig.run(1000);
  return rig;
}

function stopsIn(entries: readonly RecordingEntry[]): RecordingEntry[] {
  return entries.filter((entry) => entry.type === 'action' && entry.action.type === 'stop');
}

describe('a page that is held up', () => {
  it('for three seconds stops play, and the worker knows it before the page goes on', () => {
    const rig = playing();
    rig.stallPage(10_000);
    rig.run(2950);
    expect(rig.phase?.name).toBe('playing');
    rig.run(70);
    expect(rig.phase).toMatchObject({ cause: 'held-up' });
    rig.run(200);
    expect(rig.phase).toMatchObject({ name: 'paused', cause: 'held-up' });
    expect(rig.page?.view().phase.name).toBe('playing');
    rig.run(7000);
    expect(rig.page?.view().phase).toMatchObject({ name: 'paused', cause: 'held-up' });
  });

  it('for less does not stop play: the session goes on without it', () => {
    const rig = playing();
    const steps = rig.happenings.length;
    rig.stallPage(2900);
    rig.run(2900);
    expect(rig.happenings.length - steps).toBeGreaterThanOrEqual(289);
    rig.run(1000);
    expect(rig.page?.view().phase.name).toBe('playing');
  });

  it('again and again, at one picture a second, does not stop play', () => {
    const rig = playing();
    for (let count = 0; count < 5; count++) {
      rig.stallPage(990);
      rig.run(1010);
    }
    expect(rig.phase?.name).toBe('playing');
  });

  it('stops nothing while the sensors wait for us', () => {
    const rig = playing();
    rig.send({ type: 'command', command: { type: 'speed', factor: 20 } });
    rig.stallPage(5000);
    rig.run(5000);
    expect(rig.phase?.name).toBe('playing');
  });
});

describe('a worker that is held up', () => {
  it('for three seconds stops play before it takes anything that has waited', () => {
    const rig = playing();
    const steps = rig.happenings.length;
    rig.stallWorker(3100);
    const [first] = rig.happenings.slice(steps);
    expect(first).toMatchObject({ isRelease: true });
    expect(rig.phase).toMatchObject({ name: 'paused', cause: 'held-up' });
    rig.run(500);
    expect(stopsIn(rig.recorded)).toEqual([{ type: 'action', action: { type: 'stop', cause: 'held-up' } }]);
  });

  it('for less takes what has waited, and does not mistake it for silence of the sensors', () => {
    const rig = playing();
    rig.stallWorker(2500);
    rig.run(100);
    expect(rig.phase?.name).toBe('playing');
  });

  it('does not go on by itself', () => {
    const rig = playing();
    rig.stallWorker(3100);
    rig.run(10_000);
    expect(rig.phase).toMatchObject({ name: 'paused', cause: 'held-up' });
    rig.act({ type: 'resume' });
    rig.run(4000);
    expect(rig.phase?.name).toBe('playing');
  });
});

describe('silent sensors', () => {
  it('stop nothing while they wait for us', () => {
    const rig = playing();
    rig.send({ type: 'command', command: { type: 'speed', factor: 20 } });
    rig.sensors.freeze();
    rig.run(2000);
    expect(rig.phase?.name).toBe('playing');
  });

  it('are told to the recording as time that passes', () => {
    const rig = playing();
    const recorded = rig.recorded.length;
    rig.sensors.freeze();
    rig.run(1000);
    const silentMs = rig.recorded.slice(recorded).reduce((sumMs, entry) => {
      const silence = entry.type === 'action' && entry.action.type === 'silence';
      return sumMs + (silence ? entry.action.durationMs : 0);
    }, 0);
    expect(silentMs).toBeGreaterThanOrEqual(600);
    expect(silentMs).toBeLessThanOrEqual(1000);
  });
});
