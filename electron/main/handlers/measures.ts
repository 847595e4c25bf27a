import type { SessionDependencies } from '#core/session/state.ts';
import type { SegmentMeasures } from '#core/recording/measures.ts';
import { KeelError } from '#core/errors.ts';
import { measureSegment } from '#core/recording/segment-measures.ts';
import { recordedSegments } from '#core/recording/recorded-segments.ts';
import { decodeEntries, sessionSetupIn } from '#core/recording/recording.ts';
import type { Clinic } from '#electron/storage/clinic.ts';
import type { CallArguments, Handlers } from '../ipc.ts';

/** The measures are computed anew each time they are asked for: nothing of them is stored. */
export function measureHandlers(
  clinic: Clinic,
  dependencies: SessionDependencies,
): Pick<Handlers, 'session:measures'> {
  return { 'session:measures': (input) => measured(clinic, dependencies, input) };
}

/** @throws KeelError 'not-found' without a session or its recording; as `Recordings.read`. */
async function measured(
  clinic: Clinic,
  dependencies: SessionDependencies,
  { sessionId, pipeline }: CallArguments<'session:measures'>,
): Promise<SegmentMeasures[]> {
  const store = clinic.store();
  if (!store.session(sessionId).row.hasRecording) {
    throw new KeelError('not-found', 'Nothing was recorded of this session, so nothing can be measured.');
  }
  const { header, chunks } = store.recordings.read(sessionId);
  const segments = recordedSegments(sessionSetupIn(header), chunks.flatMap(decodeEntries), dependencies);
  const answer: SegmentMeasures[] = [];
  for (const segment of segments) {
    // A breath between two segments, so that the window answers meanwhile.
    await new Promise((resolve) => void setImmediate(resolve));
    answer.push(measureSegment(segment, pipeline));
  }
  return answer;
}
