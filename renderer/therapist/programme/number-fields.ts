/** The numbers of a programme: what each is called, and what the schema lets it be. Keys are paths in phase or block. */
import type { z } from 'zod';
import { type Message, message, type PlainMessageId } from '#core/language/message.ts';
import { doseSchema, exerciseBlockSchema, qualityGateSchema } from '#core/programme/block.ts';
import { painRulesSchema, programmePhaseSchema, programmeSchema } from '#core/programme/programme.ts';

export interface NumberFieldSpec {
  readonly label: PlainMessageId;
  readonly min: number;
  readonly max: number;
  readonly unit?: PlainMessageId;
  readonly step?: number;
  readonly whole: boolean;
}

type Range = Pick<z.ZodNumber, 'minValue' | 'maxValue'>;
type Look = Partial<Pick<NumberFieldSpec, 'unit' | 'step' | 'whole'>>;

function field(label: PlainMessageId, { minValue, maxValue }: Range, look: Look = {}): NumberFieldSpec {
  return { label, min: minValue ?? 0, max: maxValue ?? 1000, whole: true, ...look };
}

const [timedDose, countedDose] = doseSchema.options;
const { limit, riseStepsBack, riseEnds } = painRulesSchema.shape;
const { shape } = programmeSchema;
const SECONDS = { unit: 'unit.second', step: 5 } as const;
const DEGREES = { unit: 'unit.deg', whole: false } as const;

export const NUMBER_FIELDS = {
  sessionsPerWeek: field('programme.field.sessions-per-week', shape.sessionsPerWeek),
  weeks: field('programme.field.weeks', shape.weeks),
  rangeEveryDays: field('programme.field.range-every-days', shape.rangeEveryDays, { unit: 'unit.days' }),
  sessionMinutes: field('programme.field.session-minutes', shape.sessionMinutes, { unit: 'unit.minute' }),
  coolDownSeconds: field('programme.field.cool-down', shape.coolDownSeconds, SECONDS),
  'pain.limit': field('programme.field.pain-limit', limit),
  'pain.riseStepsBack': field('programme.field.pain-steps-back', riseStepsBack),
  'pain.riseEnds': field('programme.field.pain-ends', riseEnds),
  'trunk.leanDeg': field('programme.field.trunk-lean', shape.trunk.shape.leanDeg, DEGREES),
  'trunk.speedDegS': field('programme.field.trunk-speed', shape.trunk.shape.speedDegS, {
    unit: 'unit.deg-per-second',
    step: 10,
    whole: false,
  }),
  fromWeek: field('programme.field.from-week', programmePhaseSchema.shape.fromWeek),
  'dose.sets': field('programme.field.sets', timedDose.shape.sets),
  'dose.seconds': field('programme.field.seconds', timedDose.shape.seconds, SECONDS),
  'dose.repetitions': field('programme.field.repetitions', countedDose.shape.repetitions),
  restSeconds: field('programme.field.rest', exerciseBlockSchema.shape.restSeconds, SECONDS),
  'qualityGate.trunkLeanDeg': field(
    'programme.field.rib-cage-lean',
    qualityGateSchema.shape.trunkLeanDeg.unwrap(),
    DEGREES,
  ),
} as const;
export type NumberKey = keyof typeof NUMBER_FIELDS;

export function isNumberKey(key: string): key is NumberKey {
  return Object.hasOwn(NUMBER_FIELDS, key);
}

/** What would be right. */
export function rangeOf(key: NumberKey): Message {
  const { min, max, whole } = NUMBER_FIELDS[key];
  return message(whole ? 'programme.remedy.whole-number' : 'programme.remedy.number', { min, max });
}
