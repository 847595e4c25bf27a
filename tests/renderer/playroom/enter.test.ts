import { beforeEach, describe, expect, it } from 'vitest';
import type { SceneFeed } from '#games/shared/scene-feed.ts';
import { enter } from '#renderer/playroom/enter.ts';
import type { OpenRoom } from '#renderer/playroom/enter.ts';
import type { PictureProblem } from '#renderer/playroom/game.ts';

const FEED: SceneFeed<unknown> = {
  moment: () => undefined,
  takeCues: () => [],
  display: { reduceMotion: false, highContrast: false, ambienceVolume: 0, cueVolume: 0 },
};

/** A room that opens and lets people in when the test says so. */
function slowRoom() {
  const inside: string[] = [];
  const doors: (() => void)[] = [];
  const wait = async (): Promise<void> => new Promise((resolve) => doors.push(resolve));
  const visit: OpenRoom['visit'] = async (_host, exercise) => {
    inside.push(exercise);
    await wait();
    return { leave: () => inside.splice(inside.indexOf(exercise), 1) };
  };
  return {
    inside,
    open: async (): Promise<OpenRoom> => {
      await wait();
      return { visit, audio: undefined };
    },
    /** Opens every door there is now, and lets those behind it come as far as they can. */
    openDoors: async (): Promise<void> => {
      for (const open of doors.splice(0)) open();
      for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    },
  };
}

describe('enter', () => {
  let room: ReturnType<typeof slowRoom>;
  let rested: number;
  let problems: (PictureProblem | undefined)[];

  const come = (exercise: string): (() => void) =>
    enter(
      {
        host: {} as HTMLElement,
        exercise,
        feed: FEED,
        onProblem: (problem) => problems.push(problem),
        announce: () => undefined,
      },
      room.open,
      () => {
        rested += 1;
      },
    );

  beforeEach(() => {
    room = slowRoom();
    rested = 0;
    problems = [];
  });

  it('starts the game when the room is open and stops it on the way out', async () => {
    const leave = come('squall');
    expect(room.inside).toEqual([]);
    await room.openDoors();
    await room.openDoors();
    expect(room.inside).toEqual(['squall']);
    leave();
    expect(room.inside).toEqual([]);
    expect(rested).toBe(1);
    expect(problems).toEqual([undefined]);
  });

  it('never starts a game for someone who left while it loaded', async () => {
    come('squall')();
    await room.openDoors();
    await room.openDoors();
    expect(room.inside).toEqual([]);
  });

  it('stops a game that was starting when its person left', async () => {
    const leave = come('squall');
    await room.openDoors();
    leave();
    await room.openDoors();
    expect(room.inside).toEqual([]);
  });

  it('shows one game though React runs its effects twice', async () => {
    come('squall')();
    const leave = come('squall');
    await room.openDoors();
    await room.openDoors();
    expect(room.inside).toEqual(['squall']);
    leave();
    expect(room.inside).toEqual([]);
  });
});
