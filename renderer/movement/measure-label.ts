/** What a measure of a movement is called, alone and with its unit. Pure. */
import { message, type PlainMessageId } from '#core/language/message.ts';
import type { Translator } from '#core/language/translator.ts';
import { MOVEMENT_MEASURES } from '#core/movement-tests/measures.ts';
import type { MovementMeasureInfo, MovementMeasureKey } from '#core/movement-tests/measures.ts';
import type { Side } from '#core/movement-tests/tasks.ts';

const UNITS: Readonly<Record<MovementMeasureInfo['unit'], PlainMessageId | undefined>> = {
  deg: 'unit.deg',
  'deg/s': 'unit.deg-per-second',
  s: 'unit.second',
  ms: 'unit.millisecond',
  '%': 'unit.percent',
  '1/h': 'unit.per-hour',
  '': undefined,
};

/** Empty for a number without a unit. */
export function unitText(unit: MovementMeasureInfo['unit'], { say }: Translator): string {
  const id = UNITS[unit];
  return id === undefined ? '' : say(id);
}

/** As in "Time out, s", "Time out, left, s". */
export function measureLabel(
  key: MovementMeasureKey,
  side: Side | undefined,
  { sayMessage }: Translator,
): string {
  const unit = UNITS[MOVEMENT_MEASURES[key].unit];
  const measure = message(`movement.measure.${key}`);
  const label = side === undefined ? measure : message('movement.measure-to-side', { measure, side });
  return sayMessage(unit === undefined ? label : message('metric.with-unit', { label, unit: message(unit) }));
}
