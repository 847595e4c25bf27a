/** The reports of each step while the board was held, sorted by their numbers. */
import { LEARNING_STEP_IDS, type LearningRecording, type LearningStepId } from './learning-steps.ts';

/** The board arrives and is held: only the end of a step counts. */
const HELD_SHARE = 1 / 12;
/** Tilt stands near the beginning of a report. */
const LONGEST_REPORT = 64;
/** Numbers of one device: a first byte with more values than these is no report number. */
const MOST_REPORT_IDS = 8;

/** Reports of one number, by step. */
export interface ReportGroup {
  /** 0 when the device does not number its reports. */
  readonly reportId: number;
  /** Without the number: bytes that every report of the group has. */
  readonly payloadBytes: number;
  readonly held: LearningRecording;
  /** All of them, also from while the board was moved. */
  readonly all: readonly Uint8Array[];
}

/** @returns undefined when one of the steps has no report and none before it either. */
export function groupReports(recording: LearningRecording): ReportGroup[] | undefined {
  const groups: ReportGroup[] = [];
  for (const reportId of reportIdsOf(recording)) {
    const own = mapSteps((id) => recording[id].filter((report) => isOf(reportId, report)));
    const held = heldReports(own);
    if (held === undefined) continue;
    const all = LEARNING_STEP_IDS.flatMap((id) => own[id]);
    const shortest = all.reduce((length, report) => Math.min(length, report.length), LONGEST_REPORT);
    groups.push({ reportId, payloadBytes: shortest - (reportId === 0 ? 0 : 1), held, all });
  }
  return groups.length > 0 ? groups : undefined;
}

/**
 * The first byte is the report's number if it says nothing about the tilt: never 0, few values, and the same ones in
 * every step.
 */
function reportIdsOf(recording: LearningRecording): number[] {
  const sets = LEARNING_STEP_IDS.map((id) => new Set(recording[id].map((report) => report[0] ?? 0))).filter(
    (set) => set.size > 0,
  );
  const [first = new Set<number>(), ...others] = sets;
  const isSame = others.every((set) => set.size === first.size && [...set].every((id) => first.has(id)));
  return isSame && !first.has(0) && first.size <= MOST_REPORT_IDS ? [...first] : [0];
}

function isOf(reportId: number, report: Uint8Array): boolean {
  return report.length > 0 && (reportId === 0 || report[0] === reportId);
}

/** A device that reports only changes says nothing while it is held: what it said last is still true. */
function heldReports(recording: LearningRecording): LearningRecording | undefined {
  const { level, right, levelAgain, forward } = mapSteps((id) => endOf(recording[id]));
  const start = level.length > 0 ? level : levelAgain;
  if (start.length === 0) return undefined;
  const or = (reports: readonly Uint8Array[], before: readonly Uint8Array[]): readonly Uint8Array[] =>
    reports.length > 0 ? reports : before;
  const atRight = or(right, start);
  const back = or(levelAgain, atRight);
  return { level: start, right: atRight, levelAgain: back, forward: or(forward, back) };
}

function endOf(reports: readonly Uint8Array[]): readonly Uint8Array[] {
  return reports.slice(reports.length - Math.ceil(reports.length * HELD_SHARE));
}

function mapSteps(of: (id: LearningStepId) => readonly Uint8Array[]): LearningRecording {
  return { level: of('level'), right: of('right'), levelAgain: of('levelAgain'), forward: of('forward') };
}
