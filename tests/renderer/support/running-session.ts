/** A real session for the patient's screens, driven frame by frame, with what was done to it written down. */
import { FrameFlag } from '#core/contract/frame.ts';
import type { Frame } from '#core/contract/frame.ts';
import { presetMovement } from '#core/programme/presets.ts';
import type { Programme } from '#core/programme/programme.ts';
import type { SessionAction } from '#core/session/actions.ts';
import { nextSet } from '#core/session/next-set.ts';
import { outcomeOf } from '#core/session/session-result.ts';
import type { SessionSetup } from '#core/session/setup.ts';
import type { Phase } from '#core/session/state.ts';
import { createSessionDependencies } from '#games/session-dependencies.ts';
import type { SessionDriver, SessionView } from '#renderer/session/session-view.ts';
import { snapshotOf } from '#renderer/session-worker/session-snapshot.ts';
import { standing } from '../../support/frames.ts';
import { programmeOf, squallBlock } from '../../support/programmes.ts';
import { SessionUnderTest, toySetup } from '../../support/session.ts';
import { evenRange } from '../../support/toy-exercise.ts';

const SHORT = { sets: 2, seconds: 20 };

/** Squall standing by the centre of pressure (2 sets and a probe), Squall sitting by the chest, a turn. */
export const BLOCKS = [
  squallBlock({ id: 'feet', dose: SHORT, restSeconds: 20 }),
  squallBlock({
    id: 'chest',
    steering: 'thorax',
    posture: 'sitting-on-chair',
    dose: { sets: 1, seconds: 20 },
    restSeconds: 20,
    probe: false,
  }),
  presetMovement('turn', 'turn', 3),
];

const BY_ABILITY: Programme['primaryOutcomes'] = {
  REACT: {
    skill: { exercise: 'squall', steering: 'centre-of-pressure', postureClass: 'standing' },
    metric: 'ability',
  },
};

const WORN =
  FrameFlag.thoraxAttached | FrameFlag.thoraxValid | FrameFlag.pelvisAttached | FrameFlag.pelvisValid;

/** Somebody who stands on the zeroed board with both sensors on. */
export function inPlace(changes: Partial<Frame> = {}): Frame {
  return standing({ flags: FrameFlag.attached | FrameFlag.valid | FrameFlag.tared | WORN, ...changes });
}

export function setupOf(
  changes: Partial<SessionSetup> = {},
  programme: Partial<Programme> = {},
): SessionSetup {
  return {
    ...toySetup(),
    programme: programmeOf(BLOCKS, { coolDownSeconds: 10, primaryOutcomes: BY_ABILITY, ...programme }),
    sensors: ['board', 'thorax', 'pelvis'],
    ranges: [
      { steering: 'centre-of-pressure', posture: 'feet-apart', range: evenRange(80) },
      { steering: 'thorax', posture: 'sitting-on-chair', range: evenRange(20) },
    ],
    ...changes,
  };
}

/** A session that is played so far once, and forked for whoever asks. */
export function playedOnce(play: () => RunningTestSession): () => RunningTestSession {
  let played: RunningTestSession | undefined;
  return () => (played ??= play()).fork();
}

export class RunningTestSession {
  readonly setup: SessionSetup;
  readonly session: SessionUnderTest;
  readonly actions: SessionAction[] = [];
  readonly driver: SessionDriver;
  readonly #listeners = new Set<() => void>();
  #view: SessionView;
  #extra: Partial<SessionView> = {};

  constructor(setup: SessionSetup = setupOf()) {
    this.setup = setup;
    this.session = new SessionUnderTest(setup, createSessionDependencies());
    this.#view = this.#look();
    this.driver = {
      subscribe: (listener) => {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
      },
      view: () => this.#view,
      act: (action) => {
        this.actions.push(action);
        this.session.act(action);
        this.show();
      },
      nextSet: () => Promise.resolve(nextSet(this.session.state, this.session.dependencies)),
      feed: () => undefined,
      dispose: () => undefined,
    };
  }

  /** A session of its own that stands where this one does: what is played once serves many tests. */
  fork(): RunningTestSession {
    const copy = new RunningTestSession(this.setup);
    copy.session.state = this.session.state;
    copy.session.requests.push(...this.session.requests);
    copy.show();
    return copy;
  }

  /** Shows the session as it stands, with parts of the view as they are told here. */
  show(extra: Partial<SessionView> = this.#extra): void {
    this.#extra = extra;
    this.#view = this.#look();
    for (const listener of this.#listeners) listener();
  }

  /** The same frame again and again for this long. */
  feed(ms: number, frame: Frame = inPlace()): this {
    this.session.feed(frame, ms);
    this.show();
    return this;
  }

  /** Through the session as a willing person, until it is as it should be. */
  until(isThere: (view: SessionView) => boolean, frame: Frame = inPlace()): this {
    for (let steps = 0; !isThere(this.#view); steps++) {
      if (steps > 60_000) throw new Error(`still in "${this.session.phase.name}"`);
      this.#answer();
      this.session.feed(this.session.phase.name === 'empty-board' ? this.#empty() : frame, 10);
      this.#view = this.#look();
    }
    this.show();
    return this;
  }

  untilPhase(name: Phase['name']): this {
    return this.until(({ phase }) => phase.name === name);
  }

  #answer(): void {
    const { phase } = this.session;
    if (phase.name === 'check-in') this.session.checkIn();
    if (phase.name === 'check-out') this.session.act({ type: 'check-out', painNrs: 2, effort: 4 });
    if (phase.name === 'paused') this.session.act({ type: 'resume' });
  }

  /** An empty board: it asks to be zeroed once, and is. */
  #empty(): Frame {
    const { phase, requests } = this.session;
    const asked = requests.some(({ type }) => type === 'tare');
    const taring = phase.name === 'empty-board' && phase.taring === true;
    const flag = asked ? (taring ? FrameFlag.tared : FrameFlag.taring) : 0;
    return inPlace({ loadKg: 0.2, loadPercent: 0, flags: FrameFlag.attached | FrameFlag.held | WORN | flag });
  }

  #look(): SessionView {
    const { state, dependencies } = this.session;
    const over = state.phase.name === 'summary' || state.phase.name === 'refused';
    const result = over ? outcomeOf(state, dependencies).result : undefined;
    return {
      ...snapshotOf(state, dependencies, result),
      stored: undefined,
      problem: undefined,
      ...this.#extra,
    };
  }
}
