/** What was recorded of a session, block by block as they are prescribed. Pure. */
import type { SessionDetail } from '#core/ipc/ipc.ts';
import type { Block } from '#core/programme/block.ts';
import { phaseOf } from '#core/programme/programme.ts';
import type { BlockRecord, ExerciseRecord, MovementRecord, PlanChange } from '#core/session/result.ts';
import type { Segment } from '#core/recording/recorded-segments.ts';
import { SENSOR_TEXT } from '../ui/programme-problem-text.ts';
import { POSTURE_TEXT, SURFACE_TEXT, TASK_NAMES, blockName, exerciseName } from '../ui/exercise-text.ts';
import { formatClock } from '../ui/numbers.ts';
import { CHANGE_REASON_LABELS, roleLabel } from './labels.ts';
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
export function blockGroups(detail: SessionDetail): readonly BlockGroup[] {
  const records = detail.result?.blocks ?? [];
  const prescribed = blocksOf(detail);
  const others = records.filter(({ block }) => !prescribed.some(({ id }) => id === block));
  const ids = [...prescribed.map(({ id }) => id), ...new Set(others.map(({ block }) => block))];
  return ids.map((id, index) => {
    const block = prescribed.find((candidate) => candidate.id === id);
    const own = records.flatMap((record, position) => (record.block === id ? [{ record, position }] : []));
    return {
      id,
      title: `${index + 1}. ${nameOf(block, own[0]?.record)}`,
      stance: block && stanceText(block),
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

function nameOf(block: Block | undefined, record: BlockRecord | undefined): string {
  if (block !== undefined) return blockName(block);
  if (record === undefined) return '';
  return record.kind === 'movement' ? TASK_NAMES[record.task] : exerciseName(record.exercise);
}

/** As in "Squall left out, for pain". */
export function planChangeText(change: PlanChange, detail: Pick<SessionDetail, 'programme' | 'row'>): string {
  switch (change.kind) {
    case 'sensor-missing':
      return `${blockTitle(change.block, detail)} left out: it needs ${SENSOR_TEXT[change.sensor]}, and there was none.`;
    case 'time-limit':
      return `${formatClock(change.tMs)}: the session had lasted as long as the programme allows; what was left was left out.`;
    case 'ended':
      return `${formatClock(change.tMs)}: ended early, for ${CHANGE_REASON_LABELS[change.reason]}.`;
    case 'left-out':
    case 'repeated':
    case 'played-next':
      return `${formatClock(change.tMs)}: ${blockTitle(change.block, detail)} ${CHANGE_TEXT[change.kind]}, for ${CHANGE_REASON_LABELS[change.reason]}.`;
  }
}

const CHANGE_TEXT = {
  'left-out': 'left out',
  repeated: 'repeated',
  'played-next': 'played next',
} as const;

/** As in "2. Squall". */
export function blockTitle(id: string, detail: Pick<SessionDetail, 'programme' | 'row'>): string {
  const blocks = blocksOf(detail);
  const index = blocks.findIndex((block) => block.id === id);
  const block = blocks[index];
  return block === undefined ? `Block ${id}` : `${index + 1}. ${blockName(block)}`;
}

/** Tells one segment from another. */
export function segmentKey(segment: Segment): string {
  return segment.kind === 'quiet'
    ? `quiet/${segment.posture}/${segment.surface}`
    : `${segment.block}/${segment.role}/${segment.number}`;
}

/** As in "Quiet: standing, feet apart", "2. Squall: set 1". */
export function segmentText(segment: Segment, detail: Pick<SessionDetail, 'programme' | 'row'>): string {
  if (segment.kind === 'quiet') {
    const surface = segment.surface === 'firm' ? '' : `, ${SURFACE_TEXT[segment.surface]}`;
    return `Quiet: ${POSTURE_TEXT[segment.posture]}${surface}`;
  }
  return `${blockTitle(segment.block, detail)}: ${roleLabel(segment).toLowerCase()}`;
}
