/** Sessions of a clinic: rows, results, what they taught, recordings and the audit trail together. */
import type { SessionDetail } from '#core/ipc/ipc.ts';
import type { MovementPoint, SessionRow, SkillPoint } from '#core/ipc/records.ts';
import type { Skill } from '#core/exercise/skill.ts';
import { KeelError } from '#core/errors.ts';
import { message } from '#core/language/message.ts';
import type { MovementTask } from '#core/movement-tests/tasks.ts';
import { encodeHeader } from '#core/recording/recording.ts';
import { belongsToBaseline } from '#core/session/kept-history.ts';
import { sessionResultSchema } from '#core/session/result.ts';
import type { SkillOutcome } from '#core/session/result.ts';
import type { SessionOutcome } from '#core/session/session-result.ts';
import type { KnownRange, SessionSetup } from '#core/session/setup.ts';
import { Abilities } from './abilities.ts';
import type { StoredAbility } from './abilities.ts';
import type { Audit } from './audit.ts';
import { checkedInput, isoTime } from './checked.ts';
import type { Database } from './database.ts';
import { Histories } from './histories.ts';
import type { PlayedSkill, SkillFacts } from './histories.ts';
import type { Patients } from './patients.ts';
import type { Programmes } from './programmes.ts';
import { Ranges } from './ranges.ts';
import type { Recordings } from './recordings.ts';
import { packedResult, Results } from './results.ts';
import { Sessions } from './sessions.ts';
import type { EndedSession } from './sessions.ts';

export interface SessionStoreParts {
  readonly database: Database;
  readonly recordings: Recordings;
  readonly audit: Audit;
  readonly patients: Patients;
  readonly programmes: Programmes;
}

/** How a session ended. Without an outcome nothing could be measured. */
export interface SessionEnding {
  readonly status: EndedSession['status'];
  readonly outcome?: SessionOutcome | undefined;
  /** What the page showed is something else. */
  readonly differs?: boolean;
}

export class SessionStore {
  readonly #parts: SessionStoreParts;
  readonly #sessions: Sessions;
  readonly #results: Results;
  readonly #histories: Histories;
  readonly #abilities: Abilities;
  readonly #ranges: Ranges;

  constructor(parts: SessionStoreParts) {
    const { database } = parts;
    this.#parts = parts;
    this.#sessions = new Sessions(database);
    this.#results = new Results(database);
    this.#histories = new Histories(database);
    this.#abilities = new Abilities(database);
    this.#ranges = new Ranges(database);
  }

  /** Opens a session and its recording. @throws KeelError 'not-found'; 'storage-failed'. */
  async open(patientId: string, setup: SessionSetup, nowMs: number): Promise<void> {
    const { database, audit, patients, recordings } = this.#parts;
    const { sessionId } = setup;
    database.transaction(() => {
      this.#sessions.insertRunning(patients.number(patientId), setup);
      audit.add('session-started', nowMs, patientId);
    });
    try {
      await recordings.begin(sessionId, encodeHeader(setup));
      this.#sessions.setHasRecording(sessionId);
    } catch (error) {
      await this.end(sessionId, { status: 'interrupted' }, nowMs);
      throw error;
    }
  }

  /**
   * Stores what a session came to, and closes its recording.
   * @throws KeelError 'invalid-argument', 'not-found', 'conflict', 'storage-failed'.
   */
  async end(id: string, { status, outcome, differs = false }: SessionEnding, nowMs: number): Promise<void> {
    const { database, audit, recordings } = this.#parts;
    const row = this.#sessions.get(id);
    const result = outcome && checkedInput(sessionResultSchema, outcome.result);
    if (result && result.sessionId !== id) {
      throw new KeelError('invalid-argument', message('error.result-of-another-session'));
    }
    const parts = result && (await packedResult(result));
    database.transaction(() => {
      this.#sessions.end(id, { status, result, differs });
      const { session, patient } = this.#sessions.numbers(id);
      const isInBaseline = ({ skill, summary }: SkillOutcome): boolean =>
        status === 'completed' &&
        belongsToBaseline(this.#histories.baselineOf(patient, skill, row.source), summary);
      if (parts) this.#results.insert(session, parts, isInBaseline);
      for (const { skill, ability } of outcome?.abilities ?? [])
        this.#abilities.put(patient, skill, ability, row);
      for (const range of result?.ranges ?? []) this.#ranges.put(patient, range, row);
      audit.add(`session-${status}`, nowMs, row.patientId);
    });
    await recordings.end(id);
  }

  /** @throws KeelError 'not-found'. */
  row(id: string): SessionRow {
    return this.#sessions.get(id);
  }

  /** @throws KeelError 'not-found', 'damaged-file'. */
  detail(id: string): SessionDetail {
    const row = this.#sessions.get(id);
    const { session, patient } = this.#sessions.numbers(id);
    const programme = this.#parts.programmes.revision(patient, row.programmeId, row.programmeRevision);
    const result = this.#results.get(session);
    return { row, programme, ...(result && { result }) };
  }

  /** At start: the sessions that a crash broke off, oldest first. */
  running(): SessionRow[] {
    return this.#sessions.running();
  }

  /** The newest so many, or those before a moment (ISO 8601); newest first. @throws KeelError 'not-found'. */
  ofPatient(patientId: string, limit: number, before?: string): SessionRow[] {
    return this.#sessions.ofPatient(this.#patient(patientId), limit, before);
  }

  idsOfPatient(patientId: string): string[] {
    return this.#sessions.idsOfPatient(this.#patient(patientId));
  }

  /** Sessions that count as training. @param since ISO 8601. @throws KeelError 'not-found'. */
  counted(patientId: string, since: string): { readonly all: number; readonly since: number } {
    return this.#sessions.counted(this.#patient(patientId), since);
  }

  completedOfProgramme(patientId: string, programmeId: string, source: SessionRow['source']): number {
    return this.#sessions.completedOfProgramme(this.#patient(patientId), programmeId, source);
  }

  skills(patientId: string): PlayedSkill[] {
    return this.#histories.skills(this.#patient(patientId));
  }

  /** The newest so many, oldest first; up to a moment (ISO 8601) where one is named. */
  skillHistory(patientId: string, skill: Skill, limit: number, until?: string): SkillPoint[] {
    return this.#histories.ofSkill(this.#patient(patientId), skill, limit, until);
  }

  skillFacts(patientId: string, skill: Skill, source: SessionRow['source']): SkillFacts {
    return this.#histories.factsOf(this.#patient(patientId), skill, source);
  }

  ability(patientId: string, skill: Skill, source: SessionRow['source']): StoredAbility | undefined {
    return this.#abilities.get(this.#patient(patientId), skill, source);
  }

  /** By what a skill is known: training if there is any, else try-outs; undefined for one never played. */
  sourceOfSkill(patientId: string, skill: Skill): SessionRow['source'] | undefined {
    return this.#abilities.source(this.#patient(patientId), skill);
  }

  /** Difficulty of the last set of a skill, logits; undefined before the first. */
  lastDifficulty(patientId: string, skill: Skill): number | undefined {
    const source = this.sourceOfSkill(patientId, skill);
    return source && this.ability(patientId, skill, source)?.state.lastDifficulty;
  }

  /** Ranges measured no longer ago than so many ms. */
  rangesMeasured(
    patientId: string,
    source: SessionRow['source'],
    nowMs: number,
    ageMs: number,
  ): KnownRange[] {
    return this.#ranges.measuredSince(this.#patient(patientId), source, isoTime(nowMs - ageMs));
  }

  movements(patientId: string, task?: MovementTask): MovementPoint[] {
    return this.#histories.movements(this.#patient(patientId), { task });
  }

  /** With the same movement on the same kind of sensors before it. @throws KeelError 'not-found'. */
  movement(
    id: string,
    position: number,
  ): { readonly point: MovementPoint; readonly earlier: MovementPoint[] } {
    const { session, patient } = this.#sessions.numbers(id);
    const point = this.#histories.movement(session, position);
    if (point === undefined) throw new KeelError('not-found', message('error.movement-not-found'));
    const { task, startedAt, source } = point;
    const before = this.#histories.movements(patient, { task, before: startedAt });
    return { point, earlier: before.filter((other) => other.source === source) };
  }

  #patient(patientId: string): number {
    return this.#parts.patients.number(patientId);
  }
}
