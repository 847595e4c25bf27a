import { useEffect, useState } from 'react';
import { onSensorMessage } from '../sensors/sensors-store.ts';
import { NOTHING_MOVED, movingProgress, watchMoving } from './moving-sensor.ts';

export interface MovedSensor {
  readonly serial: string | undefined;
  /** 0 to 1; at 1 it is chosen, and stays so. */
  readonly progress: number;
}

/** Watches which sensor is moved in the hand. @param placed one that has its place already and may move as it likes */
export function useMovedSensor(placed: string | undefined): MovedSensor {
  const [watch, setWatch] = useState(NOTHING_MOVED);
  useEffect(
    () =>
      onSensorMessage((message) => {
        if (message.type !== 'body') return;
        setWatch((before) =>
          movingProgress(before) === 1 ? before : watchMoving(before, message.body.segments, placed),
        );
      }),
    [placed],
  );
  return { serial: watch.serial, progress: movingProgress(watch) };
}
