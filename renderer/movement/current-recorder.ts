/** Opens the recording of a movement and joins it to the sensors and to main. */
import { valueOf } from '#core/errors.ts';
import type { ErrorData } from '#core/errors.ts';
import type { MovementSetup } from '#core/movement-tests/movement-setup.ts';
import type { MovementTask } from '#core/movement-tests/tasks.ts';
import { call } from '#renderer/bridge/client.ts';
import { askMovement } from '../motion/ask-movement.ts';
import { wornAt } from '../motion/motion-devices.ts';
import { onSensorMessage, sendToSensors, sensorsStore } from '../sensors/sensors-store.ts';
import { createRecordingOutlet } from '../session/recording-outlet.ts';
import { MovementRecorder } from './movement-recorder.ts';

export interface OpenRecorder {
  readonly recorder: MovementRecorder;
  readonly close: () => void;
}

/** @returns the running recorder, or why it can't run */
export async function openRecorder(
  patientId: string,
  task: MovementTask,
): Promise<{ readonly open: OpenRecorder } | { readonly error: ErrorData }> {
  const worn = wornAt(sensorsStore.get().devices, 'thorax');
  const source = worn?.source === 'virtual-patient' ? 'virtual-patient' : 'hid';
  const started = await call('movement:start', { patientId, task, source });
  if (!started.ok) return { error: started.error };
  const { recordingId }: MovementSetup = started.value;
  const recorder = new MovementRecorder(task, {
    send: sendToSensors,
    ask: askMovement,
    recording: createRecordingOutlet(async (bytes) =>
      valueOf(await call('movement:append', { recordingId, bytes })),
    ),
    finish: async () => valueOf(await call('movement:finish', { recordingId })),
    discard: async () => valueOf(await call('movement:discard', { recordingId })),
    clock: () => performance.now(),
  });
  const stopListening = onSensorMessage((message) => recorder.receive(message));
  const close = (): void => {
    stopListening();
    recorder.dispose();
    askMovement(undefined);
  };
  return { open: { recorder, close } };
}
