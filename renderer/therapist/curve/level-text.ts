/** Levels and what the bounds leave of them, in words. */
import type { ParameterSpec } from '#core/exercise/info.ts';
import { type Allowed, LEVELS, type Level } from '#core/difficulty/levels.ts';
import { ENGLISH } from '#locales/load/english.ts';
import { inBothUnits } from './physical.ts';
import type { Reach } from './physical.ts';

/** "Gust strength 24 % of limits (1.1 cm), time to recover 2.3 s, ..." */
export function describeLevel(
  { natural, played, forbidden }: Level,
  specs: readonly ParameterSpec[],
  reach: Reach,
): string {
  const values = forbidden === undefined ? played : natural;
  const told = specs.map((spec, index) => {
    const name = index === 0 ? ENGLISH.say(spec.label) : ENGLISH.say(spec.label).toLowerCase();
    return `${name} ${inBothUnits(spec, values[spec.key] ?? 0, reach)}`;
  });
  return `${told.join(', ')}.`;
}

/** What the bounds leave of the levels. @param levels Finely spaced, the easiest first. */
export function describeRange(
  levels: readonly Level[],
  specs: readonly ParameterSpec[],
  { bounds, homeCeiling }: Allowed,
): string {
  const locked = specs.every(({ key }) => bounds[key]?.locked !== undefined);
  if (locked) return 'Every value is locked: Keel measures, but never adapts.';
  const playable = levels.filter(({ forbidden }) => forbidden === undefined);
  const [first, last] = [playable[0]?.level, playable.at(-1)?.level];
  if (first === undefined || last === undefined) {
    return 'These bounds lie between two levels: there is next to nothing left to adapt.';
  }
  if (first === 1 && last === LEVELS) return `All ${LEVELS} levels can be played.`;
  const home = homeCeiling !== undefined && levels.some(({ forbidden }) => forbidden === 'home-ceiling');
  const sides = [
    ...(first > 1 ? [`what is easier than level ${first.toFixed(1)}`] : []),
    ...(last < LEVELS && !home ? [`what is harder than level ${last.toFixed(1)}`] : []),
  ];
  return [
    ...(sides.length > 0 ? [`Your bounds forbid ${sides.join(' and ')} (hatched).`] : []),
    ...(home
      ? [`At home nothing gets harder than level ${last.toFixed(1)}: that went well in the clinic.`]
      : []),
  ].join(' ');
}
