/** The measures of a recorded session as they cross from main to the page. */
import { messageSchema } from '../language/message.ts';
import { z } from 'zod';
import { DESCRIPTOR_KEYS } from '../stabilometry/descriptors.ts';
import { segmentSchema } from './recorded-segments.ts';
import type { PipelineName } from '../stabilometry/prepare.ts';
import type { QualityCode } from '../stabilometry/quality.ts';
import { gradeSchema } from '../reliability/grade.ts';

export const pipelineNameSchema = z.enum(['standard', 'raw']) satisfies z.ZodType<PipelineName>;

const qualityCodeSchema = z.enum([
  'too-short',
  'too-noisy',
  'gaps',
  'saturated',
  'wrong-rate',
  'dropped-samples',
  'spikes',
  'implausible',
  'not-computed',
]) satisfies z.ZodType<QualityCode>;

export const segmentMeasuresSchema = z.object({
  segment: segmentSchema,
  /** From the first sample to the last. */
  seconds: z.number().nonnegative(),
  pipeline: z.object({ name: pipelineNameSchema, version: z.number().int() }),
  flags: z.array(z.object({ code: qualityCodeSchema, reason: messageSchema })),
  /** Every measure, without a value where a flag says why; none at all when the segment could not be prepared. */
  measures: z.array(
    z.object({ key: z.enum(DESCRIPTOR_KEYS), value: z.number().optional(), grade: gradeSchema }),
  ),
});
export type SegmentMeasures = z.infer<typeof segmentMeasuresSchema>;
