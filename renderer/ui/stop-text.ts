/** Why a session stopped: for the patient, with what to do; `stop.<cause>.short` names it in tables and the report. */
import type { SensorNeed } from '#core/exercise/needs.ts';
import type { PlainMessageId } from '#core/language/message.ts';
import type { StopCause } from '#core/session/actions.ts';

interface StopText {
  readonly title: PlainMessageId;
  readonly text: PlainMessageId;
}

/** @param sensor whose silence it was */
export function stopText(cause: StopCause, sensor: SensorNeed | undefined): StopText {
  const silence = cause === 'sensor-gap' || cause === 'sensor-lost';
  if (!silence || sensor === undefined) return { title: `stop.${cause}.title`, text: `stop.${cause}.text` };
  return { title: `stop.${cause}.${sensor}.title`, text: `stop.${cause}.${sensor}.text` };
}
