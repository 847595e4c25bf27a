/** How far a measure can be trusted. */
import { z } from 'zod';

/** `primary`: reliable enough for one person over time. `research`: shown as a trend only, with its settings. */
export const gradeSchema = z.enum(['primary', 'research', 'not-supported']);
export type Grade = z.infer<typeof gradeSchema>;

export interface MeasureGrade {
  readonly grade: Grade;
  /** The least that makes the number worth reading. */
  readonly minimumData: string;
  readonly reason: string;
}
