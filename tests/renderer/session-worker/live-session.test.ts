import { describe, expect, it } from 'vitest';
import { replayRecording } from '#core/recording/replay.ts';
import type { SessionSetup } from '#core/session/setup.ts';
import { createSessionDependencies } from '#games/session-dependencies.ts';
import { EXERCISES } from '#games/registry.ts';
import { programmeOf, squallBlock } from '../../support/programmes.ts';
import { toySetup } from '../../support/session.ts';
import { evenRange } from '../../support/toy-exercise.ts';
import { SessionRig } from './support/session-rig.ts';

const RANGE = { steering: 'centre-of-pressure', posture: 'feet-apart', range: evenRange(80) } as const;

/** One short set of Squall on foam, after a practice. */
function squallSetup(): SessionSetup {
  const block = squallBlock({ surface: 'foam', dose: { sets: 1, seconds: 20 }, probe: false });
  return toySetup({}, { programme: programmeOf([block]), ranges: [RANGE] });
}

function momentsOf(rig: SessionRig) {
  return rig.news.flatMap(({ atMs, news }) => (news.type === 'moment' ? [{ atMs, ...news }] : []));
}

describe('a live session', () => {
  it('that was stopped, silent and held up gives the result that its recording gives', () => {
    const rig = new SessionRig({ setup: squallSetup() });
    rig.toPlaying();
    rig.run(3000);
    rig.act({ type: 'stop', cause: 'space-key' });
    rig.run(500);
    rig.act({ type: 'resume' });
    rig.runUntil(() => rig.phase?.name === 'playing');
    rig.stallWorker(3200);
    rig.run(100);
    rig.act({ type: 'resume' });
    rig.runUntil(() => rig.phase?.name === 'playing');
    rig.sensors.body.cells = () => undefined;
    rig.run(700);
    rig.sensors.standOn(70);
    rig.runUntil(() => rig.phase?.name === 'check-out');
    rig.act({ type: 'check-out', painNrs: 1, effort: 3 });
    rig.run(100);
    const { result } = rig;
    expect(result?.stops.map(({ cause }) => cause)).toEqual(['space-key', 'held-up', 'sensor-gap']);
    const replayed = replayRecording(squallSetup(), rig.recorded, createSessionDependencies());
    expect(result).toEqual(replayed.result);
  });

  it('tells its first view whole, and then what changed', () => {
    const rig = new SessionRig({ setup: squallSetup() });
    rig.run(1000);
    const [first, ...others] = rig.news.flatMap(({ news }) => (news.type === 'view' ? [news.changes] : []));
    expect(first).toMatchObject({ phase: { name: 'check-in' }, setsPlanned: 1, setsDone: 0 });
    expect(first?.exercise?.id).toBe('squall');
    expect(others.length).toBeGreaterThanOrEqual(8);
    for (const changes of others) expect(Object.keys(changes)).toEqual(['nowMs', 'frame']);
  });

  it('answers what the next set would be', () => {
    const rig = new SessionRig({ setup: squallSetup() });
    rig.toPlaying();
    rig.order({ type: 'next-set', question: 7 });
    const answer = rig.news.at(-1)?.news;
    expect(answer).toMatchObject({ type: 'next-set', question: 7, set: { step: { role: 'set' } } });
  });

  it('posts the rest of its recording when it is left, and takes nothing after', () => {
    const rig = new SessionRig({ setup: squallSetup() });
    rig.run(150);
    rig.act({ type: 'check-in', painNrs: 1, checklistMet: true });
    rig.order({ type: 'leave' });
    const told = rig.news.length;
    rig.run(1000);
    expect(rig.news.slice(-2).map(({ news }) => news.type)).toEqual(['recording', 'left']);
    expect(rig.recorded.at(-1)).toMatchObject({ type: 'action', action: { type: 'check-in' } });
    expect(rig.news).toHaveLength(told);
  });

  it('that breaks says so, stands still and keeps what was recorded', () => {
    const { exercises, abilityModels } = createSessionDependencies();
    const squall = exercises['squall'];
    if (squall === undefined) throw new Error('no Squall');
    let steps = 0;
    const step: typeof squall.step = (state, input) => {
      steps += 1;
      if (steps > 100) throw new Error('a mistake');
      return squall.step(state, input);
    };
    const broken = { exercises: { ...exercises, squall: { ...squall, step } }, abilityModels };
    const rig = new SessionRig({ setup: squallSetup(), dependencies: broken });
    rig.toPlaying();
    rig.run(2000);
    expect(rig.news.slice(-3).map(({ news }) => news.type)).toEqual(['recording', 'moment', 'failed']);
    expect(momentsOf(rig).at(-1)?.moment?.isStill).toBe(true);
    expect(rig.recorded.at(-1)?.type).toBe('inputs');
  });

  it('that can never begin says why', () => {
    const setup = { ...squallSetup(), sensors: [] };
    const rig = new SessionRig({ setup });
    expect(rig.news.map(({ news }) => news)).toMatchObject([
      { type: 'failed', error: { code: 'not-allowed' } },
    ]);
  });
});

describe('what a scene is told', () => {
  it('is at most one moment on its way to a page at three pictures a second, and every cue', () => {
    const cues = [3, 60].map((picturesPerSecond) => {
      const rig = new SessionRig({ setup: squallSetup(), picturesPerSecond });
      rig.toPlaying();
      const [before, sinceMs] = [momentsOf(rig).length, rig.clock.nowMs()];
      rig.runUntil(() => rig.phase?.name === 'ready');
      const told = momentsOf(rig).slice(before);
      const seconds = (rig.clock.nowMs() - sinceMs) / 1000;
      // One for each picture, and those of the block's beginning and end.
      expect(told.length).toBeLessThanOrEqual(picturesPerSecond * seconds + 4);
      // A cue of the block's last moments has no picture any more.
      return told.flatMap((moment) => moment.cues).filter(({ tMs }) => tMs < 25_000);
    });
    expect(cues[0]?.length).toBeGreaterThan(2);
    expect(cues[0]).toEqual(cues[1]);
  });

  it('is that all stands still, in the very step of a stop, whether or not the page is ready for it', () => {
    const rig = new SessionRig({ setup: squallSetup() });
    rig.toFullDisturbance();
    rig.stallPage(1000);
    rig.run(200);
    rig.act({ type: 'stop', cause: 'stop-button' });
    expect(momentsOf(rig).at(-1)).toMatchObject({ atMs: rig.clock.nowMs(), moment: { isStill: true } });
  });

  it('is over when the block is', () => {
    const rig = new SessionRig({ setup: squallSetup() });
    rig.toPlaying();
    rig.act({ type: 'end', reason: 'tired' });
    expect(momentsOf(rig).at(-1)?.moment).toBeUndefined();
  });

  it.each(Object.keys(EXERCISES))('can be copied to another thread: %s', (id) => {
    const exercise = EXERCISES[id];
    const context = {
      durationMs: 60_000,
      steering: 'centre-of-pressure',
      posture: 'feet-apart',
      range: evenRange(80),
      bodyMassKg: 70,
      neutral: {},
      quietSwayRms: 4,
      latencyMs: 20,
      leanLimitDeg: 30,
    } as const;
    const state = exercise?.init({}, context, 1);
    expect(structuredClone(state)).toStrictEqual(state);
    expect(structuredClone(exercise?.info)).toStrictEqual(exercise?.info);
  });
});
