/** What a session came to, in the patient's words. Pure. */
import { countedSuccesses } from '#core/exercise/trial.ts';
import type { Translator } from '#core/language/translator.ts';
import type { Block } from '#core/programme/block.ts';
import type { BlockRecord, ExerciseRecord, MovementRecord, SessionResult } from '#core/session/result.ts';
import { EXERCISES } from '#games/registry.ts';
import { repetitionText } from '../movement/movement-text.ts';
import { blockTitle } from './step-text.ts';

export interface DoneLine {
  readonly key: string;
  readonly name: string;
  readonly words: string;
}

/** One line for each block that was played, in the order in which they were played first. */
export function whatWasDone(
  { blocks: records }: SessionResult,
  blocks: readonly Block[],
  translator: Translator,
): readonly DoneLine[] {
  const played = [...new Set(records.filter(counts).map(({ block }) => block))];
  return played.map((id) => {
    const block = blocks.find((candidate) => candidate.id === id);
    return {
      key: id,
      name: block === undefined ? id : blockTitle(block, blocks, translator),
      words: wordsOf(
        records.filter((record) => record.block === id && counts(record)),
        translator,
      ),
    };
  });
}

/** A range and a first try are no training. */
function counts(record: BlockRecord): boolean {
  return record.kind === 'movement' || record.role === 'set' || record.role === 'probe';
}

function wordsOf(records: readonly BlockRecord[], translator: Translator): string {
  const exercises = records.filter((record): record is ExerciseRecord => record.kind === 'exercise');
  if (exercises.length > 0) return exerciseWords(exercises, translator);
  const movements = records.filter((record): record is MovementRecord => record.kind === 'movement');
  const whole = movements.filter(({ completed }) => completed);
  // What was broken off is told where nothing else was recorded.
  return (whole.length > 0 ? whole : movements.slice(-1))
    .map((record) => movementWords(record, translator))
    .join('; ');
}

/** As in "2 sets and the closing set, 18 caught, 3 missed". */
function exerciseWords(records: readonly ExerciseRecord[], { say }: Translator): string {
  const trials = records.flatMap(({ result }) => countedSuccesses(result.trials));
  const outcomes = EXERCISES[records[0]?.exercise ?? '']?.info.outcomes;
  const sets = say('session.summary.sets', playedSets(records));
  if (trials.length === 0 || outcomes === undefined) return sets;
  const succeeded = trials.filter(Boolean).length;
  return say('session.summary.outcomes', {
    sets,
    succeeded: say(outcomes.successes, { count: succeeded }),
    failed: say(outcomes.failures, { count: trials.length - succeeded }),
  });
}

function playedSets(records: readonly ExerciseRecord[]): {
  readonly sets: number;
  readonly probe: 'none' | 'only' | 'after';
} {
  const sets = records.filter(({ role }) => role === 'set').length;
  if (!records.some(({ role }) => role === 'probe')) return { sets, probe: 'none' };
  return { sets, probe: sets === 0 ? 'only' : 'after' };
}

/** As in "5 to the left, 5 to the right"; of typing, how long. */
function movementWords({ result }: MovementRecord, translator: Translator): string {
  if (result.task !== 'type') return repetitionText(result, translator);
  return translator.say('session.summary.minutes', { minutes: Math.round(result.durationMs / 60_000) });
}
