/** A session's result as rows that SQL can ask about: blocks, trials, decisions, summary metrics. */
import type { TrialResult } from '#core/exercise/trial.ts';
import type { BlockRecord, DecisionRecord, SessionResult } from '#core/session/result.ts';
import type { Database } from './database.ts';

export function insertResultRows(database: Database, sessionId: string, result: SessionResult): void {
  for (const [position, block] of result.blocks.entries()) insertBlock(database, sessionId, position, block);
  for (const [position, decision] of result.decisions.entries()) {
    insertDecision(database, sessionId, position, decision);
  }
  for (const [metric, { value, standardError, trials }] of Object.entries(result.summaryMetrics.metrics)) {
    database.run(
      `INSERT INTO summary_metrics (session_id, metric, value, standard_error, trials)
       VALUES (:sessionId, :metric, :value, :standardError, :trials)`,
      { sessionId, metric, value, standardError, trials },
    );
  }
}

function insertBlock(database: Database, sessionId: string, position: number, block: BlockRecord): void {
  const { role, number, exercise, seed, startMs, endMs } = block;
  database.run(
    `INSERT INTO blocks (session_id, position, role, number, exercise, exercise_version, seed, start_ms, end_ms,
       completed, quality, control_pattern, parameters)
     VALUES (:sessionId, :position, :role, :number, :exercise, :version, :seed, :startMs, :endMs,
       :completed, :quality, :controlPattern, :parameters)`,
    {
      sessionId,
      position,
      role,
      number,
      exercise,
      seed,
      startMs,
      endMs,
      version: block.result.version,
      completed: Number(block.completed),
      quality: block.result.quality,
      controlPattern: block.result.controlPattern,
      parameters: JSON.stringify(block.parameters),
    },
  );
  for (const [trialPosition, trial] of block.result.trials.entries()) {
    insertTrial(database, sessionId, position, trialPosition, trial);
  }
}

function insertTrial(
  database: Database,
  sessionId: string,
  blockPosition: number,
  position: number,
  trial: TrialResult,
): void {
  const { kind, direction, startMs, endMs, score, difficulty } = trial;
  database.run(
    `INSERT INTO trials (session_id, block_position, position, kind, direction, start_ms, end_ms, score, success,
       difficulty, void, trial_values)
     VALUES (:sessionId, :blockPosition, :position, :kind, :direction, :startMs, :endMs, :score, :success,
       :difficulty, :void, :values)`,
    {
      sessionId,
      blockPosition,
      position,
      kind,
      direction,
      startMs,
      endMs,
      score,
      difficulty,
      success: trial.success === undefined ? undefined : Number(trial.success),
      void: trial.void,
      values: JSON.stringify(trial.values),
    },
  );
}

function insertDecision(
  database: Database,
  sessionId: string,
  position: number,
  decision: DecisionRecord,
): void {
  const { tMs, forSet, oldDifficulty, newDifficulty, wantedDifficulty, reason, targetSuccess } = decision;
  database.run(
    `INSERT INTO decisions (session_id, position, t_ms, for_set, old_difficulty, new_difficulty, wanted_difficulty,
       reason, target_success, ability_mean, ability_standard_deviation)
     VALUES (:sessionId, :position, :tMs, :forSet, :oldDifficulty, :newDifficulty, :wantedDifficulty,
       :reason, :targetSuccess, :abilityMean, :abilityStandardDeviation)`,
    {
      sessionId,
      position,
      tMs,
      forSet,
      oldDifficulty,
      newDifficulty,
      wantedDifficulty,
      reason,
      targetSuccess,
      abilityMean: decision.ability.mean,
      abilityStandardDeviation: decision.ability.standardDeviation,
    },
  );
}
