import type { CallOutput } from '#core/ipc/ipc.ts';
import { KeelError } from '#core/errors.ts';
import { message } from '#core/language/message.ts';
import type { Clinic } from '#electron/storage/clinic.ts';
import type { Background } from '../background.ts';
import type { CallArguments, Handlers } from '../ipc.ts';
import type { SessionService } from '../session-service.ts';

type SessionChannel =
  | 'session:start'
  | 'session:append'
  | 'session:finish'
  | 'session:detail'
  | 'session:measures'
  | 'session:movement';

export interface SessionHandlerOptions {
  readonly clinic: Clinic;
  readonly service: SessionService;
  readonly background: Background;
}

export function sessionHandlers(options: SessionHandlerOptions): Pick<Handlers, SessionChannel> {
  const { clinic, service } = options;
  return {
    'session:start': (input) => service.start(input),
    'session:append': (input) => service.append(input),
    'session:finish': (input) => service.finish(input),
    'session:detail': ({ sessionId }) => clinic.store().sessions.detail(sessionId),
    'session:measures': (input) => measures(options, input),
    'session:movement': (input) => movementDetail(options, input),
  };
}

/**
 * Computed anew each time they are asked for: nothing of them is stored.
 * @throws KeelError 'not-found' without a session or its recording; as `Recordings.read`.
 */
async function measures(
  { clinic, background }: SessionHandlerOptions,
  { sessionId, pipeline }: CallArguments<'session:measures'>,
): Promise<CallOutput<'session:measures'>> {
  const { sessions, recordings } = clinic.store();
  if (!sessions.row(sessionId).hasRecording) {
    throw new KeelError('not-found', message('error.session-without-recording'));
  }
  return [...(await background.run({ type: 'measures', recording: recordings.source(sessionId), pipeline }))];
}

/**
 * The curves are derived anew from the readings each time; the measures are those that were stored.
 * @throws KeelError 'not-found' without such a movement; as `Recordings.read`.
 */
export async function movementDetail(
  { clinic, background }: Pick<SessionHandlerOptions, 'clinic' | 'background'>,
  { sessionId, position }: CallArguments<'session:movement'>,
): Promise<CallOutput<'session:movement'>> {
  const store = clinic.store();
  const { sessions, recordings } = store;
  const { patientId, hasRecording } = sessions.row(sessionId);
  const { point, earlier } = sessions.movement(sessionId, position);
  const recording = recordings.source(sessionId);
  const curves = hasRecording
    ? await background.run({ type: 'movement-curves', recording, position })
    : undefined;
  return { patient: store.patient(patientId), movement: point, earlier, ...(curves && { curves }) };
}
