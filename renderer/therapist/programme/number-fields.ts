/** The numbers of a programme: what each is called, and what the schema lets it be. Keys are paths in phase or block. */
import type { z } from 'zod';
import { doseSchema, exerciseBlockSchema, qualityGateSchema } from '#core/programme/block.ts';
import { painRulesSchema, programmePhaseSchema, programmeSchema } from '#core/programme/programme.ts';

export interface NumberFieldSpec {
  readonly label: string;
  readonly min: number;
  readonly max: number;
  readonly suffix?: string;
  readonly step?: number;
  readonly whole: boolean;
}

type Range = Pick<z.ZodNumber, 'minValue' | 'maxValue'>;
type Look = Partial<Pick<NumberFieldSpec, 'suffix' | 'step' | 'whole'>>;

function field(label: string, { minValue, maxValue }: Range, look: Look = {}): NumberFieldSpec {
  return { label, min: minValue ?? 0, max: maxValue ?? 1000, whole: true, ...look };
}

const [timedDose, countedDose] = doseSchema.options;
const { limit, riseStepsBack, riseEnds } = painRulesSchema.shape;
const { shape } = programmeSchema;
const SECONDS = { suffix: ' s', step: 5 } as const;
const DEGREES = { suffix: '°', whole: false } as const;

export const NUMBER_FIELDS = {
  sessionsPerWeek: field('Sessions a week', shape.sessionsPerWeek),
  weeks: field('Weeks', shape.weeks),
  rangeEveryDays: field('Measure ranges every', shape.rangeEveryDays, { suffix: ' days' }),
  sessionMinutes: field('Longest session', shape.sessionMinutes, { suffix: ' min' }),
  coolDownSeconds: field('Cool-down', shape.coolDownSeconds, SECONDS),
  'pain.limit': field('Pain limit (0 to 10)', limit),
  'pain.riseStepsBack': field('Rise that steps back', riseStepsBack),
  'pain.riseEnds': field('Rise that ends', riseEnds),
  'trunk.leanDeg': field('Lean of the trunk', shape.trunk.shape.leanDeg, DEGREES),
  'trunk.speedDegS': field('Speed of the trunk', shape.trunk.shape.speedDegS, {
    suffix: '°/s',
    step: 10,
    whole: false,
  }),
  fromWeek: field('From week', programmePhaseSchema.shape.fromWeek),
  'dose.sets': field('Sets', timedDose.shape.sets),
  'dose.seconds': field('Length of a set', timedDose.shape.seconds, SECONDS),
  'dose.repetitions': field('Repetitions a set', countedDose.shape.repetitions),
  restSeconds: field('Rest after a set', exerciseBlockSchema.shape.restSeconds, SECONDS),
  'qualityGate.trunkLeanDeg': field(
    'Lean of the rib cage at most',
    qualityGateSchema.shape.trunkLeanDeg.unwrap(),
    DEGREES,
  ),
} as const;
export type NumberKey = keyof typeof NUMBER_FIELDS;

export function isNumberKey(key: string): key is NumberKey {
  return Object.hasOwn(NUMBER_FIELDS, key);
}

/** What would be right. */
export function remedyOf(key: NumberKey): string {
  const { min, max, whole } = NUMBER_FIELDS[key];
  return `Enter ${whole ? 'a whole number from ' : ''}${min} to ${max}.`;
}
