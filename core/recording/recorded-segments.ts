/** The segments of a recorded session that can be measured: quiet stance, and each block that was played. */
import type { Frame } from '../contract/frame.ts';
import { FrameFlag, hasFlag } from '../contract/frame.ts';
import type { RawRecording } from '../stabilometry/quality.ts';
import type { RecordingEntry } from './recording.ts';
import { replayState } from './replay.ts';
import type { SessionDependencies, SessionState } from '../session/runner-state.ts';
import type { SessionSetup } from '../session/session-types.ts';

export interface RecordedSegment {
  /** As in "quiet stance" or "set 2 (squall)". */
  readonly name: string;
  readonly recording: RawRecording;
}

/** The name of the only segment in which the person just stands. */
export const QUIET_STANCE = 'quiet stance';

interface Sample {
  readonly frame: Frame;
  /** Time of the session: the hub's own begins again when its process was replaced. */
  readonly nowMs: number;
}

/**
 * Replays the readings through the hub and keeps the frames of each segment, in the order of the session. Quiet stance is
 * what the session itself took for it: the last attempt that was completed (else the last), without its settling
 * second. Frames without a trustworthy centre of pressure are left out, so that they show as gaps. Nothing stood or
 * played: no segment.
 */
export function recordedSegments(
  setup: SessionSetup,
  entries: Iterable<RecordingEntry>,
  dependencies: SessionDependencies,
): readonly RecordedSegment[] {
  const segments = new Map<string, Sample[]>();
  let attempt: Sample[] = [];
  let before: SessionState | undefined;

  const samplesFor = (state: SessionState): Sample[] | undefined => {
    if (state.stance !== before?.stance && state.stance.frames > 0) {
      if (state.stance.frames === 1) attempt = [];
      const counts = state.quietSway === undefined || state.quietSway !== before?.quietSway;
      if (counts) segments.set(QUIET_STANCE, attempt);
      return attempt;
    }
    if (state.phase.name !== 'playing' || state.block === undefined) return undefined;
    const name = `${state.block.role} ${state.block.number} (${state.block.exercise})`;
    const samples = segments.get(name) ?? [];
    segments.set(name, samples);
    return samples;
  };
  replayState(setup, entries, dependencies, (state) => {
    const { frame, nowMs } = state;
    if (frame !== undefined && frame !== before?.frame) {
      const samples = samplesFor(state);
      if (hasFlag(frame, FrameFlag.valid)) samples?.push({ frame, nowMs });
    }
    before = state;
  });
  return [...segments].map(([name, samples]) => ({ name, recording: recordingOf(samples) }));
}

function recordingOf(samples: readonly Sample[]): RawRecording {
  return {
    timeS: samples.map(({ nowMs }) => nowMs / 1000),
    mlMm: samples.map(({ frame }) => frame.copMlMm),
    apMm: samples.map(({ frame }) => frame.copApMm),
    saturatedSamples: samples.filter(({ frame }) => hasFlag(frame, FrameFlag.saturated)).length,
  };
}
