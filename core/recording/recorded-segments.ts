/** The segments of a recorded session that can be measured: quiet stance, and each block that was played on a board. */
import { z } from 'zod';
import { FrameFlag, hasFlag } from '../contract/frame.ts';
import type { Frame } from '../contract/frame.ts';
import { postureSchema } from '../contract/stimulus.ts';
import { surfaceSchema } from '../programme/block.ts';
import { placeKey } from '../session/plan.ts';
import { BLOCK_ROLES } from '../session/plan-step.ts';
import type { SessionSetup } from '../session/setup.ts';
import type { SessionDependencies, SessionState } from '../session/state.ts';
import type { RawRecording } from '../stabilometry/quality.ts';
import type { RecordingEntry } from './recording.ts';
import { replayState } from './replay.ts';

/** Which segment it is. */
export const segmentSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('quiet'), posture: postureSchema, surface: surfaceSchema }),
  z.object({
    kind: z.literal('exercise'),
    block: z.string(),
    role: z.enum(BLOCK_ROLES),
    number: z.number().int(),
    exercise: z.string(),
  }),
]);
export type Segment = z.infer<typeof segmentSchema>;

export interface RecordedSegment {
  readonly segment: Segment;
  readonly recording: RawRecording;
}

interface Sample {
  readonly frame: Frame;
  /** Time of the session: the hub's own begins again when its process was replaced. */
  readonly nowMs: number;
}

interface Collected {
  readonly segment: Segment;
  samples: Sample[];
}

/**
 * Replays the readings through the hub and keeps the frames of each segment, in the order of the session. A quiet
 * segment is what the session itself took for it: the last attempt in that place that was completed (else the last),
 * without its settling second. Frames without a trustworthy centre of pressure are left out, so that they show as gaps.
 * Nothing stood or played on a board: no segment.
 */
export function recordedSegments(
  setup: SessionSetup,
  entries: Iterable<RecordingEntry>,
  dependencies: SessionDependencies,
): readonly RecordedSegment[] {
  const segments = new Map<string, Collected>();
  let attempt: Sample[] = [];
  let before: SessionState | undefined;
  const into = (key: string, segment: Segment): Collected => {
    const collected = segments.get(key) ?? { segment, samples: [] };
    segments.set(key, collected);
    return collected;
  };
  const samplesFor = (state: SessionState): Sample[] | undefined => {
    const { place, quiet, block, phase, places } = state;
    if (quiet !== before?.quiet && quiet.frames > 0 && place?.onBoard === true) {
      if (quiet.frames === 1) attempt = [];
      const key = placeKey(place);
      const completed = before?.places[key] !== undefined && places === before.places;
      if (!completed) into(key, quietSegment(place)).samples = attempt;
      return attempt;
    }
    const played = phase.name === 'playing' && block !== undefined && block.step.needs.includes('board');
    if (!played || !measuresSway(dependencies, block.step.exercise)) return undefined;
    const { block: id, role, number, exercise } = block.step;
    return into(`${id}/${role}/${number}`, { kind: 'exercise', block: id, role, number, exercise }).samples;
  };
  replayState(setup, entries, dependencies, (state) => {
    const { frame, nowMs } = state;
    if (frame !== undefined && frame !== before?.frame) {
      const samples = samplesFor(state);
      if (hasFlag(frame, FrameFlag.valid)) samples?.push({ frame, nowMs });
    }
    before = state;
  });
  return [...segments.values()].map(({ segment, samples }) => ({ segment, recording: recordingOf(samples) }));
}

function quietSegment({ posture, surface }: NonNullable<SessionState['place']>): Segment {
  return { kind: 'quiet', posture, surface };
}

function measuresSway({ exercises }: SessionDependencies, exercise: string): boolean {
  return exercises[exercise]?.info.segmentMeasures === 'sway';
}

function recordingOf(samples: readonly Sample[]): RawRecording {
  return {
    timeS: samples.map(({ nowMs }) => nowMs / 1000),
    mlMm: samples.map(({ frame }) => frame.copMlMm),
    apMm: samples.map(({ frame }) => frame.copApMm),
    saturatedSamples: samples.filter(({ frame }) => hasFlag(frame, FrameFlag.saturated)).length,
  };
}
