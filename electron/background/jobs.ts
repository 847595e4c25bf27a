/** What is done off the main thread: replaying recordings, and reading the whole database. Node only. */
import { z } from 'zod';
import type { SegmentMeasures } from '#core/recording/measures.ts';
import { curvesOf } from '#core/movement-tests/curves.ts';
import type { MovementCurves } from '#core/movement-tests/curves.ts';
import { recordedMovement } from '#core/recording/recorded-movement.ts';
import { recordedSegments } from '#core/recording/recorded-segments.ts';
import { decodeHeader, wholeEntries } from '#core/recording/recording.ts';
import type { RecordingEntry } from '#core/recording/recording.ts';
import { replayRecording } from '#core/recording/replay.ts';
import { measureSegment } from '#core/recording/segment-measures.ts';
import type { SessionOutcome } from '#core/session/session-result.ts';
import type { SessionSetup } from '#core/session/setup.ts';
import { readSource } from '#electron/storage/recordings.ts';
import type { RecordingSource } from '#electron/storage/recordings.ts';
import { isWhole } from '#electron/storage/whole-database.ts';
import { createSessionDependencies } from '#games/session-dependencies.ts';

const key = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
const recording = z.object({ sessionId: z.uuid(), path: z.string(), key });

export const jobSchema = z.discriminatedUnion('type', [
  /** What a session came to. */
  z.object({ type: z.literal('outcome'), recording }),
  /** The measures of what was stood and played on a board. */
  z.object({ type: z.literal('measures'), recording, pipeline: z.enum(['standard', 'raw']) }),
  /** The angles of the recorded movement at this position. */
  z.object({ type: z.literal('movement-curves'), recording, position: z.number().int() }),
  /** Whether all of the database can be read. */
  z.object({ type: z.literal('check-database'), database: z.object({ path: z.string(), key }) }),
]);
export type Job = z.infer<typeof jobSchema>;
export type JobOf<Type extends Job['type']> = Extract<Job, { type: Type }>;

export interface JobAnswers {
  readonly outcome: SessionOutcome;
  readonly measures: readonly SegmentMeasures[];
  readonly 'movement-curves': MovementCurves | undefined;
  readonly 'check-database': boolean;
}

type Jobs = { readonly [Type in Job['type']]: (job: JobOf<Type>) => JobAnswers[Type] };

const JOBS: Jobs = {
  outcome: ({ recording: source }) => {
    const { setup, entries } = read(source);
    return replayRecording(setup, entries, createSessionDependencies());
  },
  measures: ({ recording: source, pipeline }) => {
    const { setup, entries } = read(source);
    const segments = recordedSegments(setup, entries, createSessionDependencies());
    return segments.map((segment) => measureSegment(segment, pipeline));
  },
  'movement-curves': ({ recording: source, position }) => {
    const { setup, entries } = read(source);
    const movement = recordedMovement(setup, entries, createSessionDependencies(), position);
    return movement && curvesOf(movement.task, movement.frames);
  },
  'check-database': ({ database }) => isWhole(database),
};

/** @throws KeelError as `readSource` and `decodeHeader`. */
export function doJob<Type extends Job['type']>(job: JobOf<Type>): JobAnswers[Type] {
  const run: Jobs[Type] = JOBS[job.type];
  return run(job);
}

function read(source: RecordingSource): {
  readonly setup: SessionSetup;
  readonly entries: Iterable<RecordingEntry>;
} {
  const { header, chunks } = readSource(source);
  return { setup: decodeHeader(header), entries: wholeEntries(chunks) };
}
