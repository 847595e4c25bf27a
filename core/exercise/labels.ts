/** What units and axes are called. */
import type { Steering } from '../contract/stimulus.ts';
import type { PlainMessageId } from '../language/message.ts';
import type { Axis, UnitCode } from './info.ts';
import { unitOf } from './steering.ts';

/** As in "% of limits" or "mm"; undefined for a number without a unit. */
export function unitLabel(unit: UnitCode, steering: Steering): PlainMessageId | undefined {
  const inMillimetres = unitOf(steering) === 'mm';
  switch (unit) {
    case 'none':
    case 'count':
      return undefined;
    case 'percent-of-range':
      return steering === 'centre-of-pressure' ? 'unit.percent-of-limits' : 'unit.percent-of-range';
    case 'percent':
    case 'share':
      return 'unit.percent';
    case 'second':
    case 'millisecond':
    case 'times-quiet':
    case 'hertz':
    case 'per-second':
    case 'per-minute':
    case 'bits-per-second':
      return `unit.${unit}`;
    case 'kilogram':
      return 'unit.kg';
    case 'degree':
      return 'unit.deg';
    case 'degree-per-second':
      return 'unit.deg-per-second';
    case 'steering':
      return inMillimetres ? 'unit.mm' : 'unit.deg';
    case 'steering-per-second':
      return inMillimetres ? 'unit.mm-per-second' : 'unit.deg-per-second';
  }
}

export function axisLabel(axis: Axis): PlainMessageId {
  return `axis.${axis.toLowerCase() as Lowercase<Axis>}`;
}
