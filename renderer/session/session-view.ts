/** What the patient's screens see of a live session, and what they may do to it. */
import type { Message } from '#core/language/message.ts';
import type { SessionDetail } from '#core/ipc/ipc.ts';
import type { SessionAction } from '#core/session/actions.ts';
import type { NextSet } from '#core/session/next-set.ts';
import type { SceneFeed } from '#games/shared/scene-feed.ts';
import type { SessionSnapshot } from '../session-worker/session-snapshot.ts';

/** A picture of the session for React: made anew when the phase changes and otherwise ten times a second. */
export interface SessionView extends SessionSnapshot {
  /** What main derived from the recording and stored. */
  readonly stored: SessionDetail | undefined;
  /** Something the person should know: the session could not be kept. */
  readonly problem: Message | undefined;
}

export interface SessionDriver {
  readonly subscribe: (listener: () => void) => () => void;
  readonly view: () => SessionView;
  act(action: SessionAction): void;
  /** What a therapist chooses for; undefined when no set is left. Costs a decision of the ability model. */
  nextSet(): Promise<NextSet | undefined>;
  /** The present block's scene feed; the same object for the whole block. */
  feed(): SceneFeed<unknown> | undefined;
  dispose(): void;
}
