/** What a recorded movement is told as, in words. Pure. */
import type { Translator } from '#core/language/translator.ts';
import type { MovementPoint } from '#core/ipc/records.ts';
import type { MovementResult } from '#core/movement-tests/movement-result.ts';

/** As in "5 to the left, 5 to the right and 1 not whole". */
export function repetitionText({ repetitions }: MovementResult, { say, list }: Translator): string {
  const whole = repetitions.filter(({ wholeness }) => wholeness === 'whole');
  const sides = (['forward', 'left', 'right'] as const).flatMap((side) => {
    const count = whole.filter((repetition) => repetition.side === side).length;
    return count === 0 ? [] : [say(`movement.repetitions.${side}`, { count })];
  });
  const count = repetitions.length - whole.length;
  const rest = count === 0 ? [] : [say('movement.repetitions.not-whole', { count })];
  return repetitions.length === 0 ? say('movement.repetitions.none') : list([...sides, ...rest]);
}

/** Which segment moved first, and how often. */
export function orderText(
  { onsets: { thorax, pelvis, together } }: MovementResult,
  { say }: Translator,
): string {
  const all = thorax + pelvis + together;
  if (all === 0) return say('movement.order.unknown');
  return say('movement.order', { thorax, pelvis, together, all });
}

export function recordedOn({ source }: Pick<MovementPoint, 'source'>, { say }: Translator): string {
  return say(source === 'hid' ? 'movement.recorded-on.sensors' : 'movement.recorded-on.virtual-patient');
}
