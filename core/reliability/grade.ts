/** How far a measure can be trusted. */
import { z } from 'zod';
import type { PlainMessageId } from '../language/message.ts';

/** `primary`: reliable enough for one person over time. `research`: shown as a trend only, with its settings. */
export const gradeSchema = z.enum(['primary', 'research', 'not-supported']);
export type Grade = z.infer<typeof gradeSchema>;

export interface MeasureGrade {
  readonly grade: Grade;
  readonly reason: PlainMessageId;
}
