/**
 * What earlier sessions tell, skill by skill and movement by movement. Like is compared with like: training on real
 * devices knows only training on real devices, a try-out only try-outs of its own kind.
 */
import { z } from 'zod';
import { skillKey } from '#core/exercise/skill.ts';
import type { Skill } from '#core/exercise/skill.ts';
import { movementPointSchema, skillPointSchema } from '#core/ipc/records.ts';
import type { MovementPoint, SessionRow, SkillPoint } from '#core/ipc/records.ts';
import type { MovementTask } from '#core/movement-tests/tasks.ts';
import { LAST_SESSIONS } from '#core/profile/change-over-sessions.ts';
import { skillOutcomeSchema } from '#core/session/result.ts';
import type { SummaryMetrics } from '#core/session/setup.ts';
import { checkedRow, checkedText } from './checked.ts';
import type { Database, SqlRow } from './database.ts';
import { unpacked, unpackedJson } from './packed.ts';
import { skillOfKey } from './skill-columns.ts';

export interface PlayedSkill {
  readonly skill: Skill;
  readonly sessions: number;
  readonly lastAt: string;
}

export interface SkillFacts {
  /** Completed sessions with this skill. */
  readonly sessions: number;
  /** When it was played last, ISO 8601; undefined: never. */
  readonly lastAt: string | undefined;
  readonly history: readonly SummaryMetrics[];
}

export class Histories {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Every skill that was played, the most recently played first. */
  skills(patient: number): PlayedSkill[] {
    const rows = this.#database.all(
      `SELECT o.skill, count(*) AS sessions, max(s.started_at) AS last_at
       FROM sessions s JOIN skill_outcomes o ON o.session = s.number
       WHERE s.patient = :patient GROUP BY o.skill ORDER BY last_at DESC, o.skill`,
      { patient },
    );
    return rows.map((row) => ({
      skill: skillOfKey(row['skill']),
      sessions: Number(row['sessions']),
      lastAt: checkedText(row['last_at']),
    }));
  }

  /** The newest so many sessions of a skill, up to a moment; oldest first. @param until ISO 8601. */
  ofSkill(patient: number, skill: Skill, limit: number, until = '9999'): SkillPoint[] {
    const sets = `FROM blocks b WHERE b.session = s.number AND b.skill = :skill AND b.role = 'set'`;
    const rows = this.#database.all(
      `SELECT s.id, s.started_at, s.status, s.source, o.packed,
         (SELECT sum(b.trials) ${sets}) AS trials, (SELECT sum(b.successes) ${sets}) AS successes
       FROM sessions s JOIN skill_outcomes o ON o.session = s.number AND o.skill = :skill
       WHERE s.patient = :patient AND s.started_at <= :until
       ORDER BY s.started_at DESC, s.number DESC LIMIT :limit`,
      { patient, skill: skillKey(skill), limit, until },
    );
    return rows.toReversed().map(skillPointOf);
  }

  /** What a session of this source goes by. */
  factsOf(patient: number, skill: Skill, source: SessionRow['source']): SkillFacts {
    const about = { patient, skill: skillKey(skill), source };
    const row = this.#database.first(
      `SELECT count(*) FILTER (WHERE s.status = 'completed') AS sessions, max(s.started_at) AS last_at
       FROM sessions s JOIN skill_outcomes o ON o.session = s.number AND o.skill = :skill
       WHERE s.patient = :patient AND s.source = :source`,
      about,
    );
    const lastAt = row?.['last_at'] ?? undefined;
    return {
      sessions: Number(row?.['sessions']),
      lastAt: lastAt === undefined ? undefined : checkedText(lastAt),
      history: this.#summaries(about, LAST_SESSIONS),
    };
  }

  /** The sessions of this source that later ones are compared with, oldest first. */
  baselineOf(patient: number, skill: Skill, source: SessionRow['source']): readonly SummaryMetrics[] {
    return this.#summaries({ patient, skill: skillKey(skill), source }, 0);
  }

  /** Recorded movements, oldest first; of one kind where it is named, before a moment where that is. */
  movements(
    patient: number,
    { task, before }: { task?: MovementTask | undefined; before?: string },
  ): MovementPoint[] {
    const rows = this.#database.all(
      `SELECT s.id, s.started_at, s.source, m.position, m.task, m.packed
       FROM sessions s JOIN movements m ON m.session = s.number
       WHERE s.patient = :patient AND s.started_at < :before AND (:task IS NULL OR m.task = :task)
       ORDER BY s.started_at, s.number, m.position`,
      { patient, task, before: before ?? '9999' },
    );
    return rows.map(movementPointOf);
  }

  /** Undefined where there is none at this position. */
  movement(session: number, position: number): MovementPoint | undefined {
    const row = this.#database.first(
      `SELECT s.id, s.started_at, s.source, m.position, m.task, m.packed
       FROM movements m JOIN sessions s ON s.number = m.session
       WHERE m.session = :session AND m.position = :position`,
      { session, position },
    );
    return row && movementPointOf(row);
  }

  /** Of completed sessions, oldest first: those of the baseline, and the last so many. Only these are unpacked. */
  #summaries(about: AboutSkill, last: number): readonly SummaryMetrics[] {
    const baseline = this.#database.all(
      `${COMPLETED} AND o.in_baseline = 1 ORDER BY s.started_at, s.number`,
      about,
    );
    const newest = this.#database.all(`${COMPLETED} ORDER BY s.started_at DESC, s.number DESC LIMIT :last`, {
      ...about,
      last,
    });
    const rows = new Map([...baseline, ...newest].map((row) => [Number(row['number']), row]));
    return [...rows.values()]
      .map((row) => unpacked(skillOutcomeSchema, row['packed']).summary)
      .toSorted((one, other) => Date.parse(one.startedAt) - Date.parse(other.startedAt));
  }
}

type AboutSkill = { readonly patient: number; readonly skill: string; readonly source: string };

const COMPLETED = `SELECT s.number, o.packed
  FROM sessions s JOIN skill_outcomes o ON o.session = s.number AND o.skill = :skill
  WHERE s.patient = :patient AND s.source = :source AND s.status = 'completed'`;

/** What a packed outcome gives to a point. */
const storedOutcomeSchema = z.looseObject({
  skill: z.unknown(),
  summary: z.unknown(),
  ability: z.unknown().optional(),
  abilityChange: z.unknown().optional(),
  judgements: z.unknown(),
});

function skillPointOf(row: SqlRow): SkillPoint {
  const outcome = checkedRow(storedOutcomeSchema, unpackedJson(row['packed']));
  const trials = Number(row['trials'] ?? 0);
  return checkedRow(skillPointSchema, {
    sessionId: row['id'],
    startedAt: row['started_at'],
    status: row['status'],
    source: row['source'],
    skill: outcome.skill,
    summary: outcome.summary,
    ability: outcome.ability,
    abilityChange: outcome.abilityChange,
    judgements: outcome.judgements,
    success: trials === 0 ? undefined : Number(row['successes']) / trials,
    trials,
  });
}

function movementPointOf(row: SqlRow): MovementPoint {
  return checkedRow(movementPointSchema, {
    sessionId: row['id'],
    startedAt: row['started_at'],
    source: row['source'],
    position: row['position'],
    task: row['task'],
    record: unpackedJson(row['packed']),
  });
}
