/** Virtual people who differ as people do, in body and in what ails them. */
import type { VirtualPatientOptions } from '#core/contract/sensors.ts';

export const IMPAIRMENTS = [
  'tight',
  'loose',
  'slow',
  'one-sided',
  'poor-position-sense',
  'fear',
] as const satisfies readonly VirtualPatientOptions['impairment'][];

/** People of 1.55 to 1.9 m and 55 to 95 kg, each with a body of their own. */
export function virtualPerson(
  index: number,
  impairment: VirtualPatientOptions['impairment'],
  severity: number,
): VirtualPatientOptions {
  const spread = (index * 0.618) % 1;
  return {
    seed: index + 1,
    heightM: 1.55 + 0.35 * spread,
    bodyMassKg: 55 + 40 * spread,
    impairment,
    severity,
  };
}

/** One of many, healthy to strongly impaired, all kinds mixed. */
export function differingPerson(index: number): VirtualPatientOptions {
  const kinds = ['none', ...IMPAIRMENTS] as const;
  const impairment = kinds[index % kinds.length] ?? 'none';
  const severity = impairment === 'none' ? 0 : 0.2 + 0.2 * (Math.floor(index / kinds.length) % 4);
  return virtualPerson(index, impairment, severity);
}
