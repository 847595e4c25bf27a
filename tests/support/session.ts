/** A session on the toy exercise, driven frame by frame. */
import type { Frame } from '#core/contract/frame.ts';
import { FrameFlag } from '#core/contract/frame.ts';
import { createAbilityModels } from '#core/difficulty/ability-models.ts';
import type { Programme, ProgrammePhase } from '#core/programme/programme.ts';
import type { SessionAction } from '#core/session/actions.ts';
import { actOnSession, stepSession } from '#core/session/runner.ts';
import type { SessionSetup } from '#core/session/setup.ts';
import { startSession } from '#core/session/state.ts';
import type { Phase, SensorRequest, SessionDependencies, SessionState } from '#core/session/state.ts';
import type { ExerciseBlock } from '#core/programme/block.ts';
import { emptyBoard, standing } from './frames.ts';
import { programmeOf, toyBlock } from './programmes.ts';
import { evenRange, toyExercise } from './toy-exercise.ts';

export const TOY_DEPENDENCIES: SessionDependencies = {
  exercises: { toy: toyExercise },
  abilityModels: createAbilityModels(),
};

type ProgrammeChanges = Partial<Programme> & Partial<Pick<ProgrammePhase, 'order' | 'conservative'>>;

/** Of one toy block; of a skill that was played before and of which the range is known. */
export function toySetup(
  block: Partial<ExerciseBlock> = {},
  changes: Partial<SessionSetup> = {},
  programme: ProgrammeChanges = {},
): SessionSetup {
  return {
    sessionId: '00000000-0000-4000-8000-000000000001',
    seed: 7,
    startedAt: '2026-01-01T10:00:00.000Z',
    clinicId: 'clinic',
    stationId: 'station',
    source: 'hid',
    programme: programmeOf([toyBlock(block)], programme),
    week: 1,
    sensors: ['board'],
    ranges: [{ steering: 'centre-of-pressure', posture: 'feet-apart', range: evenRange(80) }],
    skills: [],
    sessionsBefore: 0,
    versions: { app: '0', hub: 1, runner: 1, ability: 1, movement: 1, exercises: { toy: 1 } },
    ...changes,
  };
}

export class SessionUnderTest {
  state: SessionState;
  readonly requests: SensorRequest[] = [];
  readonly dependencies: SessionDependencies;

  constructor(setup: SessionSetup = toySetup(), dependencies: SessionDependencies = TOY_DEPENDENCIES) {
    this.dependencies = dependencies;
    this.state = startSession(setup, dependencies);
  }

  get phase(): Phase {
    return this.state.phase;
  }

  act(action: SessionAction): this {
    const output = actOnSession(this.state, this.dependencies, action);
    this.state = output.state;
    this.requests.push(...output.requests);
    return this;
  }

  /** Feeds one frame again and again for this long. */
  feed(frame: Frame, ms: number): this {
    for (let passed = 0; passed < ms; passed += 10) {
      const output = stepSession(this.state, this.dependencies, frame);
      this.state = output.state;
      this.requests.push(...output.requests);
    }
    return this;
  }

  feedUntil(frame: Frame, name: Phase['name'], limitMs = 200_000): this {
    for (let passed = 0; this.phase.name !== name; passed += 10) {
      if (passed > limitMs) throw new Error(`still ${this.phase.name} after ${limitMs} ms, not ${name}`);
      this.feed(frame, 10);
    }
    return this;
  }

  checkIn(painNrs = 2): this {
    return this.act({ type: 'check-in', painNrs, checklistMet: true });
  }

  /** From the empty board to the place on it. */
  zeroed(): this {
    this.feed(emptyBoard(), 600);
    this.feed(emptyBoard(FrameFlag.attached | FrameFlag.taring), 2000);
    return this.feedUntil(emptyBoard(FrameFlag.attached | FrameFlag.tared), 'take-place');
  }

  /** From check-in to the first block playing, standing on the board. */
  toPlaying(frame: Frame = standing()): this {
    return this.checkIn().zeroed().feedUntil(frame, 'playing');
  }
}
