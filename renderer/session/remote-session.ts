/**
 * A session as the page has it: what happens is decided in the session worker, and shown here as it is told. What the
 * worker records goes to the disk from here, and when the session is over main is asked for what the recording gives.
 */
import { toErrorData } from '#core/errors.ts';
import type { ExerciseCue } from '#core/exercise/exercise.ts';
import type { SessionDetail } from '#core/ipc/ipc.ts';
import type { SessionAction } from '#core/session/actions.ts';
import type { NextSet } from '#core/session/next-set.ts';
import type { SessionResult } from '#core/session/result.ts';
import type { BlockMoment, SessionNews, SessionOrder } from '../session-worker/messages.ts';
import type { SessionSnapshot } from '../session-worker/session-snapshot.ts';
import { BlockFeed } from './block-feed.ts';
import type { BlockFeedLink } from './block-feed.ts';
import { createRecordingOutlet } from './recording-outlet.ts';
import type { RecordingOutlet } from './recording-outlet.ts';
import type { SessionDriver, SessionView } from './session-view.ts';

export interface RemoteSessionLink extends BlockFeedLink {
  readonly order: (order: SessionOrder) => void;
  /** Seals and writes; rejects with an error for people. */
  readonly append: (bytes: Uint8Array<ArrayBuffer>) => Promise<void>;
  /** @returns what main derived from the recording and stored */
  readonly finish: (shown: SessionResult) => Promise<SessionDetail>;
}

export class RemoteSession implements SessionDriver {
  readonly #link: RemoteSessionLink;
  readonly #outlet: RecordingOutlet;
  readonly #listeners = new Set<() => void>();
  readonly #questions = new Map<number, (set: NextSet | undefined) => void>();
  #view: SessionView;
  #feed: BlockFeed | undefined;
  #asked = 0;

  /** @param first What the worker told first. */
  constructor(first: SessionSnapshot, link: RemoteSessionLink) {
    this.#link = link;
    this.#view = { ...first, stored: undefined, problem: undefined };
    this.#outlet = createRecordingOutlet(link.append, (problem) => this.#change({ problem }));
    link.order({ type: 'taken', what: 'view' });
  }

  /** Takes what the worker tells. */
  hear(news: SessionNews): void {
    switch (news.type) {
      case 'view':
        this.#link.order({ type: 'taken', what: 'view' });
        this.#takeView(news.changes);
        break;
      case 'moment':
        this.#link.order({ type: 'taken', what: 'moment' });
        this.#takeMoment(news);
        break;
      case 'recording':
        this.#outlet.add(news.bytes);
        break;
      case 'next-set':
        this.#questions.get(news.question)?.(news.set);
        this.#questions.delete(news.question);
        break;
      case 'left':
      case 'failed':
        break;
    }
  }

  act(action: SessionAction): void {
    this.#link.order({ type: 'act', action });
  }

  nextSet(): Promise<NextSet | undefined> {
    this.#asked += 1;
    const question = this.#asked;
    return new Promise((resolve) => {
      this.#questions.set(question, resolve);
      this.#link.order({ type: 'next-set', question });
    });
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  view = (): SessionView => this.#view;

  feed(): BlockFeed | undefined {
    return this.#feed;
  }

  /** Leaves the session as it stands; what was recorded so far is still on its way to the disk. */
  dispose(): void {
    this.#listeners.clear();
    this.#link.order({ type: 'leave' });
  }

  #takeView(changes: Partial<SessionSnapshot>): void {
    const isOver = this.#view.result === undefined && changes.result !== undefined;
    this.#change(changes);
    if (isOver && changes.result !== undefined) void this.#finish(changes.result);
  }

  #takeMoment({ moment, cues }: { moment: BlockMoment | undefined; cues: readonly ExerciseCue[] }): void {
    if (moment === undefined) this.#feed = undefined;
    else if (moment.blockStartMs === this.#feed?.blockStartMs) this.#feed.take(moment, cues);
    else this.#feed = new BlockFeed(moment, this.#link);
  }

  async #finish(shown: SessionResult): Promise<void> {
    await this.#outlet.written();
    try {
      this.#change({ stored: await this.#link.finish(shown) });
    } catch (error) {
      this.#change({ problem: toErrorData(error).message });
    }
  }

  #change(changes: Partial<SessionView>): void {
    this.#view = { ...this.#view, ...changes };
    for (const listener of this.#listeners) listener();
  }
}
