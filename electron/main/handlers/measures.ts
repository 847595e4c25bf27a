import type { MeasuredPart } from '#core/contract/measures.ts';
import { KeelError } from '#core/errors.ts';
import { measuredPart } from '#core/session/measured-part.ts';
import { recordedParts } from '#core/session/recorded-parts.ts';
import { decodeEntries, sessionSetupIn } from '#core/session/recording.ts';
import type { SessionKit } from '#core/session/runner-state.ts';
import type { Clinic } from '#electron/storage/clinic.ts';
import type { CallArguments, Handlers } from '../ipc.ts';

/** The measures are computed anew each time they are asked for: nothing of them is stored. */
export function measureHandlers(clinic: Clinic, kit: SessionKit): Pick<Handlers, 'session:measures'> {
  return { 'session:measures': (input) => measured(clinic, kit, input) };
}

/** @throws KeelError 'not-found' without a session or its recording; as `Recordings.read`. */
async function measured(
  clinic: Clinic,
  kit: SessionKit,
  { sessionId, pipeline }: CallArguments<'session:measures'>,
): Promise<MeasuredPart[]> {
  const store = clinic.store();
  if (!store.session(sessionId).row.hasRecording) {
    throw new KeelError('not-found', 'Nothing was recorded of this session, so nothing can be measured.');
  }
  const { header, chunks } = store.recordings.read(sessionId);
  const parts = recordedParts(sessionSetupIn(header), chunks.flatMap(decodeEntries), kit);
  const answer: MeasuredPart[] = [];
  for (const part of parts) {
    // A breath between two parts, so that the window answers meanwhile.
    await new Promise((resolve) => void setImmediate(resolve));
    answer.push(measuredPart(part, pipeline));
  }
  return answer;
}
