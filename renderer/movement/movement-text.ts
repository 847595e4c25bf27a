/** What a recorded movement is told as, in words. Pure. */
import type { MovementPoint } from '#core/ipc/records.ts';
import type { MovementResult } from '#core/movement-tests/movement-result.ts';
import type { Side } from '#core/movement-tests/tasks.ts';

const SIDE_TEXT: Readonly<Record<Side, string>> = {
  forward: 'forward',
  left: 'to the left',
  right: 'to the right',
};

/** As in "5 to the left, 5 to the right, 1 not whole". */
export function repetitionText({ repetitions }: MovementResult): string {
  const whole = repetitions.filter(({ wholeness }) => wholeness === 'whole');
  const sides = (['forward', 'left', 'right'] as const).flatMap((side) => {
    const count = whole.filter((repetition) => repetition.side === side).length;
    return count === 0 ? [] : [`${count} ${SIDE_TEXT[side]}`];
  });
  const rest = repetitions.length - whole.length;
  const words = [...sides, ...(rest > 0 ? [`${rest} not whole`] : [])];
  return words.length === 0 ? 'None' : words.join(', ');
}

/** Which segment moved first, and how often. */
export function orderText({ onsets: { thorax, pelvis, together } }: MovementResult): string {
  const all = thorax + pelvis + together;
  if (all === 0) return 'Could not be told';
  const parts = [
    ...(thorax > 0 ? [`rib cage ${thorax}`] : []),
    ...(pelvis > 0 ? [`pelvis ${pelvis}`] : []),
    ...(together > 0 ? [`together ${together}`] : []),
  ];
  const words = `${parts.join(', ')} of ${all}`;
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function recordedOn({ source }: Pick<MovementPoint, 'source'>): string {
  return source === 'hid' ? 'Motion sensors' : 'Virtual patient (does not count)';
}
