/** What was recorded of a session, block by block as they are prescribed. Pure. */
import type { SessionDetail } from '#core/ipc/ipc.ts';
import type { Translator } from '#core/language/translator.ts';
import type { Block } from '#core/programme/block.ts';
import { phaseOf } from '#core/programme/programme.ts';
import type { BlockRecord, ExerciseRecord, MovementRecord, PlanChange } from '#core/session/result.ts';
import type { Segment } from '#core/recording/recorded-segments.ts';
import { blockName, exerciseName } from '../ui/exercise-text.ts';
import { formatClock } from '../ui/numbers.ts';
import { roleLabel } from './labels.ts';
import { stanceText } from './programme/block-text.ts';

export interface RecordedMovement {
  readonly record: MovementRecord;
  /** Among all blocks of the session. */
  readonly position: number;
}

export interface BlockGroup {
  readonly id: string;
  /** As in "2. Squall". */
  readonly title: string;
  /** As in "rib cage, sitting on a chair"; undefined for a block that the programme no longer has. */
  readonly stance: string | undefined;
  /** Ranges, practice, sets and the probe, in the order in which they were played. */
  readonly exercises: readonly ExerciseRecord[];
  readonly movements: readonly RecordedMovement[];
}

/** Every block of the week in its order, played or not. */
export function blockGroups(detail: SessionDetail, translator: Translator): readonly BlockGroup[] {
  const records = detail.result?.blocks ?? [];
  const prescribed = blocksOf(detail);
  const others = records.filter(({ block }) => !prescribed.some(({ id }) => id === block));
  const ids = [...prescribed.map(({ id }) => id), ...new Set(others.map(({ block }) => block))];
  return ids.map((id, index) => {
    const block = prescribed.find((candidate) => candidate.id === id);
    const own = records.flatMap((record, position) => (record.block === id ? [{ record, position }] : []));
    const name = nameOf(block, own[0]?.record, translator);
    return {
      id,
      title: translator.say('block.title', { position: index + 1, name }),
      stance: block && stanceText(block, translator),
      exercises: own.flatMap(({ record }) => (record.kind === 'exercise' ? [record] : [])),
      movements: own.flatMap(({ record, position }) =>
        record.kind === 'movement' ? [{ record, position }] : [],
      ),
    };
  });
}

function blocksOf({ programme, row }: Pick<SessionDetail, 'programme' | 'row'>): readonly Block[] {
  return phaseOf(programme, row.week)?.blocks ?? [];
}

function nameOf(block: Block | undefined, record: BlockRecord | undefined, translator: Translator): string {
  if (block !== undefined) return blockName(block, translator);
  if (record === undefined) return '';
  return record.kind === 'movement'
    ? translator.say(`task.${record.task}`)
    : exerciseName(record.exercise, translator);
}

/** As in "4:10: 2. Squall left out, for pain." */
export function planChangeText(
  change: PlanChange,
  detail: Pick<SessionDetail, 'programme' | 'row'>,
  translator: Translator,
): string {
  const { say } = translator;
  if (change.kind === 'sensor-missing') {
    const { block, sensor } = change;
    return say('plan-change.sensor-missing', { sensor, block: blockTitle(block, detail, translator) });
  }
  const clock = formatClock(change.tMs);
  if (change.kind === 'time-limit') return say('plan-change.time-limit', { clock });
  const reason = say(`change-reason.${change.reason}`);
  if (change.kind === 'ended') return say('plan-change.ended', { clock, reason });
  return say(`plan-change.${change.kind}`, {
    clock,
    reason,
    block: blockTitle(change.block, detail, translator),
  });
}

/** As in "2. Squall". */
export function blockTitle(
  id: string,
  detail: Pick<SessionDetail, 'programme' | 'row'>,
  translator: Translator,
): string {
  const { say } = translator;
  const blocks = blocksOf(detail);
  const index = blocks.findIndex((block) => block.id === id);
  const block = blocks[index];
  if (block === undefined) return say('block.unknown', { block: id });
  return say('block.title', { position: index + 1, name: blockName(block, translator) });
}

/** Tells one segment from another. */
export function segmentKey(segment: Segment): string {
  return segment.kind === 'quiet'
    ? `quiet/${segment.posture}/${segment.surface}`
    : `${segment.block}/${segment.role}/${segment.number}`;
}

/** As in "Quiet: standing, feet apart", "2. Squall: Set 1". */
export function segmentText(
  segment: Segment,
  detail: Pick<SessionDetail, 'programme' | 'row'>,
  translator: Translator,
): string {
  const { say } = translator;
  if (segment.kind === 'quiet') {
    const { posture, surface } = segment;
    const place = say('place.name', { posture: say(`posture.${posture}`), surface, eyes: 'open' });
    return say('session-part.quiet', { place });
  }
  return say('session-part.exercise', {
    block: blockTitle(segment.block, detail, translator),
    part: roleLabel(segment, translator),
  });
}
