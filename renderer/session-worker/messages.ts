/** What the page and its session worker say to each other. All of it is plain data; both ends are our own. */
import type { Frame } from '#core/contract/frame.ts';
import type { SensorCommand, SensorMessage } from '#core/contract/sensors.ts';
import type { Movement } from '#core/contract/stimulus.ts';
import type { ErrorData } from '#core/errors.ts';
import type { ExerciseCue } from '#core/exercise/exercise.ts';
import type { SessionAction } from '#core/session/actions.ts';
import type { NextSet } from '#core/session/next-set.ts';
import type { SessionSetup } from '#core/session/setup.ts';
import type { SessionSnapshot } from './session-snapshot.ts';

/** What the page may command the sensors. What a person sees is the session's to tell. */
export type PageCommand = Exclude<SensorCommand, { type: 'stimulus' }>;

/** What the page hears of the sensors: of the frames the newest, as often as it takes one. */
export type SensorNews =
  | Exclude<SensorMessage, { type: 'batch' }>
  | { readonly type: 'frame'; readonly frame: Frame };

/** The running block as a scene may draw it. */
export interface BlockMoment {
  /** When the block began, in session time: tells one from the next. */
  readonly blockStartMs: number;
  readonly previous: unknown;
  readonly current: unknown;
  /** The block is not being played: before it begins, and from a stop until it goes on. */
  readonly isStill: boolean;
}

/** What is done to a session. */
export type SessionOrder =
  | { readonly type: 'act'; readonly action: SessionAction }
  | { readonly type: 'next-set'; readonly question: number }
  /** The page has taken the last message of this kind and is ready for the next. */
  | { readonly type: 'taken'; readonly what: 'view' | 'moment' }
  /** The session is left as it stands. */
  | { readonly type: 'leave' };

export type SessionNews =
  /** What changed since the last; at first all of it. Once it holds a result, all of the recording has been posted. */
  | { readonly type: 'view'; readonly changes: Partial<SessionSnapshot> }
  /** Undefined: no block runs. Cues are those since the last moment, oldest first. */
  | {
      readonly type: 'moment';
      readonly moment: BlockMoment | undefined;
      readonly cues: readonly ExerciseCue[];
    }
  /** Encoded recording entries, whole ones, in order. */
  | { readonly type: 'recording'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly type: 'next-set'; readonly question: number; readonly set: NextSet | undefined }
  /** It was left, and all of its recording has been posted. The last message. */
  | { readonly type: 'left' }
  /** It can't begin, or broke: it stands still from here on. */
  | { readonly type: 'failed'; readonly error: ErrorData };

export type ToWorker =
  /** A port to the sensors process, in place of the one before. */
  | { readonly type: 'sensors-port'; readonly port: MessagePort }
  | { readonly type: 'command'; readonly command: PageCommand }
  /** What the person is asked to do outside a block: people read it, the virtual patient is told. */
  | { readonly type: 'ask-movement'; readonly movement: Movement | undefined }
  | { readonly type: 'frame-taken' }
  | { readonly type: 'begin'; readonly setup: SessionSetup }
  | { readonly type: 'session'; readonly sessionId: string; readonly order: SessionOrder };

export type ToPage =
  | { readonly type: 'sensors'; readonly news: SensorNews }
  | { readonly type: 'session'; readonly sessionId: string; readonly news: SessionNews };
