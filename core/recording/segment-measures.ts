/** All sway measures of one segment of a recorded session, with the grade of each. */
import type { SegmentMeasures } from './measures.ts';
import { KeelError } from '../errors.ts';
import { at } from '../signal/values.ts';
import { DESCRIPTOR_KEYS, describeSway } from '../stabilometry/descriptors.ts';
import { gradeOf } from '../stabilometry/grades.ts';
import { PIPELINE_VERSION, prepareSway } from '../stabilometry/prepare.ts';
import type { PipelineName } from '../stabilometry/prepare.ts';
import type { RawRecording } from '../stabilometry/quality.ts';
import type { RecordedSegment } from './recorded-segments.ts';

/** A segment that can't be measured carries the reason as a flag and no measure. */
export function measureSegment(
  { segment, recording }: RecordedSegment,
  pipeline: PipelineName,
): SegmentMeasures {
  const about = {
    segment,
    seconds: secondsOf(recording),
    pipeline: { name: pipeline, version: PIPELINE_VERSION },
  };
  try {
    const { flags, descriptors } = describeSway(prepareSway(recording, { pipeline }));
    const measures = DESCRIPTOR_KEYS.map((key) => {
      const [value, { grade }] = [descriptors[key], gradeOf(key)];
      return value === undefined ? { key, grade } : { key, value, grade };
    });
    return { ...about, flags: [...flags], measures };
  } catch (thrown) {
    if (!(thrown instanceof KeelError) || thrown.code !== 'invalid-argument') throw thrown;
    return { ...about, flags: [{ code: 'not-computed', reason: thrown.told }], measures: [] };
  }
}

function secondsOf({ timeS }: RawRecording): number {
  return timeS === undefined || timeS.length === 0 ? 0 : at(timeS, timeS.length - 1) - at(timeS, 0);
}
