/** Sessions in memory: recorded, replayed when they end, and asked for in parts, as main does. */
import type { InputSource } from '#core/contract/source.ts';
import type { AbilityState } from '#core/difficulty/ability.ts';
import { KeelError } from '#core/errors.ts';
import { message } from '#core/language/message.ts';
import type { SensorNeed } from '#core/exercise/needs.ts';
import { sameSkill, skillOf } from '#core/exercise/skill.ts';
import type { Skill } from '#core/exercise/skill.ts';
import type { CallOutput, SessionDetail } from '#core/ipc/ipc.ts';
import type { SegmentMeasures } from '#core/recording/measures.ts';
import type { SessionRow, SkillPoint } from '#core/ipc/records.ts';
import { MOVEMENT_VERSION } from '#core/movement-tests/movement-result.ts';
import { weekOf } from '#core/programme/programme.ts';
import type { Programme } from '#core/programme/programme.ts';
import { decodeEntries } from '#core/recording/recording.ts';
import type { RecordingEntry } from '#core/recording/recording.ts';
import { recordedSegments } from '#core/recording/recorded-segments.ts';
import { replayRecording } from '#core/recording/replay.ts';
import { measureSegment } from '#core/recording/segment-measures.ts';
import { rangeKey } from '#core/session/plan.ts';
import type { SessionResult } from '#core/session/result.ts';
import type { SessionOutcome } from '#core/session/session-result.ts';
import type { KnownRange, KnownSkill, SessionSetup } from '#core/session/setup.ts';
import { RUNNER_VERSION } from '#core/session/state.ts';
import type { PipelineName } from '#core/stabilometry/prepare.ts';
import { MS_PER_DAY } from '#core/units.ts';
import { createSessionDependencies } from '#games/session-dependencies.ts';

export const STATION = 'browser';

interface FakeSession {
  row: SessionRow;
  readonly setup: SessionSetup;
  readonly entries: RecordingEntry[];
  outcome?: SessionOutcome;
}

/** Who plays what, on what. */
interface Start {
  readonly patientId: string;
  readonly programme: Programme;
  readonly source: InputSource;
  readonly sensors: readonly SensorNeed[];
}

export class FakeSessions {
  readonly dependencies = createSessionDependencies();
  /** In the order in which they began. */
  readonly #sessions: FakeSession[] = [];

  start({ patientId, programme, source, sensors }: Start): SessionSetup {
    const nowMs = Date.now();
    const startedAt = new Date(nowMs).toISOString();
    const week = Math.max(1, weekOf(programme, nowMs));
    const setup: SessionSetup = {
      sessionId: crypto.randomUUID(),
      seed: this.#sessions.length + 1,
      startedAt,
      clinicId: 'browser',
      stationId: STATION,
      source,
      programme,
      week,
      sensors,
      ranges: this.#ranges(patientId, programme, nowMs),
      skills: this.skills(patientId).flatMap(({ skill }) => this.known(patientId, skill, nowMs) ?? []),
      sessionsBefore: this.#completed(patientId).filter(({ row }) => row.programmeId === programme.id).length,
      versions: this.#versions(),
    };
    const row: SessionRow = {
      id: setup.sessionId,
      patientId,
      startedAt,
      status: 'running',
      source,
      programmeId: programme.id,
      programmeRevision: programme.revision,
      week,
      hasRecording: true,
      differs: false,
    };
    this.#sessions.push({ row, setup, entries: [] });
    return setup;
  }

  append(sessionId: string, bytes: Uint8Array): undefined {
    this.#get(sessionId).entries.push(...decodeEntries(bytes));
  }

  /** What was recorded is what counts; what the page shows is only compared with it. */
  finish(sessionId: string, shown: SessionResult): SessionDetail {
    const session = this.#get(sessionId);
    const outcome = replayRecording(session.setup, session.entries, this.dependencies);
    const { status, durationMs, painBefore, painAfter, effort, stops } = outcome.result;
    session.outcome = outcome;
    session.row = {
      ...session.row,
      status,
      durationMs,
      painBefore,
      painAfter,
      effort,
      differs: JSON.stringify(shown) !== JSON.stringify(outcome.result),
      endedBy: status === 'completed' ? undefined : stops.at(-1)?.cause,
    };
    return this.detail(sessionId);
  }

  detail(sessionId: string): SessionDetail {
    const { row, setup, outcome } = this.#get(sessionId);
    return { row, programme: setup.programme, result: outcome?.result };
  }

  /** With what it takes to replay it. */
  recording(sessionId: string): {
    readonly setup: SessionSetup;
    readonly entries: readonly RecordingEntry[];
  } {
    return this.#get(sessionId);
  }

  measures(sessionId: string, pipeline: PipelineName): SegmentMeasures[] {
    const { setup, entries } = this.#get(sessionId);
    return recordedSegments(setup, entries, this.dependencies).map((segment) =>
      measureSegment(segment, pipeline),
    );
  }

  /** Newest first. @param before ISO 8601. */
  rows(patientId: string, limit: number, before?: string): SessionRow[] {
    const rows = this.#of(patientId).map(({ row }) => row);
    return rows
      .filter(({ startedAt }) => before === undefined || startedAt < before)
      .toReversed()
      .slice(0, limit);
  }

  /** The most recently played first. */
  skills(patientId: string): CallOutput<'patient:skills'> {
    const points = this.#points(patientId).toReversed();
    const skills: { skill: Skill; sessions: number; lastAt: string }[] = [];
    for (const { skill, startedAt } of points) {
      const known = skills.find((other) => sameSkill(other.skill, skill));
      if (known === undefined) skills.push({ skill, sessions: 1, lastAt: startedAt });
      else known.sessions += 1;
    }
    return skills;
  }

  /** Oldest first. */
  history(patientId: string, skill: Skill): SkillPoint[] {
    return this.#points(patientId).filter((point) => sameSkill(point.skill, skill));
  }

  /** Of the skills of a session, up to it. */
  historyUpTo({ row, result }: SessionDetail): SkillPoint[] {
    const skills = result?.skills ?? [];
    return skills
      .flatMap(({ skill }) => this.history(row.patientId, skill))
      .filter(({ startedAt }) => startedAt <= row.startedAt);
  }

  known(patientId: string, skill: Skill, nowMs: number): KnownSkill | undefined {
    const played = this.#completed(patientId).filter(
      ({ outcome }) => abilityIn(outcome, skill) !== undefined,
    );
    const last = played.at(-1);
    const state = abilityIn(last?.outcome, skill);
    const curve = this.dependencies.exercises[skill.exercise]?.curve;
    if (last === undefined || state === undefined || curve === undefined) return undefined;
    const daysSince = Math.max(0, (nowMs - Date.parse(last.row.startedAt)) / MS_PER_DAY);
    return {
      skill,
      ability: this.dependencies.abilityModels.of(curve).carriedOver(state, daysSince),
      sessions: played.length,
      daysSince,
      history: this.history(patientId, skill).map(({ summary }) => summary),
    };
  }

  #points(patientId: string): SkillPoint[] {
    return this.#of(patientId).flatMap(({ row, outcome }) =>
      (outcome?.result.skills ?? []).map(({ skill, summary, ability, abilityChange, judgements }) => ({
        sessionId: row.id,
        startedAt: row.startedAt,
        status: row.status,
        source: row.source,
        skill,
        summary,
        ability,
        abilityChange,
        judgements,
        ...successIn(outcome?.result, skill),
      })),
    );
  }

  /** The newest range of each thing that steers, where it need not be measured again. */
  #ranges(patientId: string, { rangeEveryDays }: Programme, nowMs: number): KnownRange[] {
    const fresh = this.#completed(patientId).filter(
      ({ row }) => nowMs - Date.parse(row.startedAt) <= rangeEveryDays * MS_PER_DAY,
    );
    const newest = new Map<string, KnownRange>();
    for (const { outcome } of rangeEveryDays === 0 ? [] : fresh) {
      for (const known of outcome?.result.ranges ?? []) newest.set(rangeKey(known), known);
    }
    return [...newest.values()];
  }

  #versions(): SessionSetup['versions'] {
    const exercises = Object.values(this.dependencies.exercises).map(({ info }) => [info.id, info.version]);
    return {
      app: '0.0.0',
      hub: 1,
      runner: RUNNER_VERSION,
      ability: this.dependencies.abilityModels.version,
      movement: MOVEMENT_VERSION,
      exercises: Object.fromEntries(exercises) as Record<string, number>,
    };
  }

  #of(patientId: string): readonly FakeSession[] {
    return this.#sessions.filter(({ row }) => row.patientId === patientId);
  }

  #completed(patientId: string): readonly FakeSession[] {
    return this.#of(patientId).filter(({ row }) => row.status === 'completed');
  }

  #get(sessionId: string): FakeSession {
    const session = this.#sessions.find(({ row }) => row.id === sessionId);
    if (session === undefined) throw new KeelError('not-found', message('error.session-not-found'));
    return session;
  }
}

function abilityIn(outcome: SessionOutcome | undefined, skill: Skill): AbilityState | undefined {
  return outcome?.abilities.find((known) => sameSkill(known.skill, skill))?.ability;
}

/** Share of trials that succeeded in the sets of a skill, and how many there were. */
function successIn(result: SessionResult | undefined, skill: Skill): Pick<SkillPoint, 'success' | 'trials'> {
  const scored = (result?.blocks ?? []).flatMap((block) =>
    block.kind === 'exercise' && block.role === 'set' && sameSkill(skillOf(block), skill)
      ? block.result.trials.filter(({ score, void: voided }) => score !== undefined && voided === undefined)
      : [],
  );
  const trials = scored.length;
  if (trials === 0) return { trials };
  return { trials, success: scored.filter(({ success }) => success === true).length / trials };
}
