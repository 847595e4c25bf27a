/** Results of sessions in their parts: the packed rest, one row a block, recorded movements, what skills came to. */
import { countedSuccesses } from '#core/exercise/trial.ts';
import { skillKey, skillOf } from '#core/exercise/skill.ts';
import { movementRecordSchema, sessionResultSchema, skillOutcomeSchema } from '#core/session/result.ts';
import type { BlockRecord, SessionResult, SkillOutcome } from '#core/session/result.ts';
import type { Database, SqlParameters } from './database.ts';
import { packed, unpacked } from './packed.ts';
import { partsOf, resultOf } from './result-parts.ts';

/** A result, ready to be written in one go. */
export interface PackedResult {
  readonly rest: Uint8Array;
  readonly blocks: readonly SqlParameters[];
  readonly movements: readonly SqlParameters[];
  readonly skills: readonly PackedSkill[];
}

export interface PackedSkill {
  readonly outcome: SkillOutcome;
  readonly position: number;
  readonly packed: Uint8Array;
}

/** Packs on other threads: a tenth of a second of work. */
export async function packedResult(result: SessionResult): Promise<PackedResult> {
  const { rest, movements, skills } = partsOf(result);
  return {
    rest: await packed(rest),
    blocks: result.blocks.map(blockColumns),
    movements: await Promise.all(
      movements.map(async ({ position, record }) => ({
        position,
        task: record.task,
        packed: await packed(record),
      })),
    ),
    skills: await Promise.all(
      skills.map(async (outcome, position) => ({
        outcome,
        position,
        packed: await packed(outcome),
      })),
    ),
  };
}

export class Results {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** @param isInBaseline Whether later sessions are compared with what a skill came to. */
  insert(
    session: number,
    { rest, blocks, movements, skills }: PackedResult,
    isInBaseline: (outcome: SkillOutcome) => boolean,
  ): void {
    this.#database.run('INSERT INTO results (session, packed) VALUES (:session, :rest)', { session, rest });
    for (const columns of blocks) this.#insertBlock({ session, ...columns });
    for (const columns of movements) {
      this.#database.run(
        `INSERT INTO movements (session, position, task, packed) VALUES (:session, :position, :task, :packed)`,
        { session, ...columns },
      );
    }
    for (const { outcome, position, packed: bytes } of skills) {
      const skill = skillKey(outcome.skill);
      this.#database.run(
        `INSERT INTO skill_outcomes (session, skill, position, in_baseline, packed)
         VALUES (:session, :skill, :position, :inBaseline, :bytes)`,
        { session, skill, position, inBaseline: Number(isInBaseline(outcome)), bytes },
      );
    }
  }

  /** Undefined where nothing could be measured. @throws KeelError 'damaged-file'. */
  get(session: number): SessionResult | undefined {
    const row = this.#database.first('SELECT packed FROM results WHERE session = :session', { session });
    if (row === undefined) return undefined;
    const movements = this.#database.all(
      'SELECT position, packed FROM movements WHERE session = :session ORDER BY position',
      { session },
    );
    const skills = this.#database.all(
      'SELECT packed FROM skill_outcomes WHERE session = :session ORDER BY position',
      { session },
    );
    return resultOf({
      rest: unpacked(sessionResultSchema, row['packed']),
      movements: movements.map((columns) => ({
        position: Number(columns['position']),
        record: unpacked(movementRecordSchema, columns['packed']),
      })),
      skills: skills.map((columns) => unpacked(skillOutcomeSchema, columns['packed'])),
    });
  }

  #insertBlock(columns: SqlParameters): void {
    this.#database.run(
      `INSERT INTO blocks (session, position, kind, block, role, what, steering, posture, surface, eyes, number,
         start_ms, end_ms, completed, quality, skill, trials, successes)
       VALUES (:session, :position, :kind, :block, :role, :what, :steering, :posture, :surface, :eyes, :number,
         :startMs, :endMs, :completed, :quality, :skill, :trials, :successes)`,
      columns,
    );
  }
}

function blockColumns(record: BlockRecord, position: number): SqlParameters {
  const { kind, block, number, startMs, endMs } = record;
  const completed = Number(record.completed);
  const base = { position, kind, block, number, startMs, endMs, completed, quality: record.result.quality };
  return { ...base, ...(record.kind === 'exercise' ? exerciseColumns(record) : movementColumns(record)) };
}

function exerciseColumns(record: Extract<BlockRecord, { kind: 'exercise' }>): SqlParameters {
  const { role, exercise, steering, posture, surface, eyes } = record;
  const successes = countedSuccesses(record.result.trials);
  return {
    role,
    what: exercise,
    steering,
    posture,
    surface,
    eyes,
    skill: skillKey(skillOf(record)),
    trials: successes.length,
    successes: successes.filter(Boolean).length,
  };
}

function movementColumns({ task }: Extract<BlockRecord, { kind: 'movement' }>): SqlParameters {
  const none = undefined;
  const stance = { role: none, steering: none, posture: none, surface: none, eyes: none };
  return { ...stance, what: task, skill: none, trials: none, successes: none };
}
