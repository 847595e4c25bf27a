/** Levels and what the bounds leave of them, in words. */
import type { ParameterSpec } from '#core/exercise/info.ts';
import { type Allowed, LEVELS, type Level } from '#core/difficulty/levels.ts';
import { type Message, message } from '#core/language/message.ts';
import type { Translator } from '#core/language/translator.ts';
import { inBothUnits } from './physical.ts';
import type { Reach } from './physical.ts';

/** "Gust strength: 24 % of limits (1.1 cm). Time to recover: 2.3 s. ..." */
export function describeLevel(
  { natural, played, forbidden }: Level,
  specs: readonly ParameterSpec[],
  reach: Reach,
  translator: Translator,
): string {
  const { say } = translator;
  const values = forbidden === undefined ? played : natural;
  return specs
    .map((spec) =>
      say('curve.level-value', {
        parameter: say(spec.label),
        value: inBothUnits(spec, values[spec.key] ?? 0, reach, translator),
      }),
    )
    .join(' ');
}

/** What the bounds leave of the levels, in sentences. @param levels Finely spaced, the easiest first. */
export function describeRange(
  levels: readonly Level[],
  specs: readonly ParameterSpec[],
  { bounds, homeCeiling }: Allowed,
): readonly Message[] {
  const locked = specs.every(({ key }) => bounds[key]?.locked !== undefined);
  if (locked) return [message('curve.remaining.all-locked')];
  const playable = levels.filter(({ forbidden }) => forbidden === undefined);
  const [first, last] = [playable[0]?.level, playable.at(-1)?.level];
  if (first === undefined || last === undefined) return [message('curve.remaining.between-levels')];
  if (first === 1 && last === LEVELS) return [message('curve.remaining.all', { levels: LEVELS })];
  const home = homeCeiling !== undefined && levels.some(({ forbidden }) => forbidden === 'home-ceiling');
  return [
    ...forbiddenByBounds(first, home ? LEVELS : last),
    ...(home ? [message('curve.remaining.at-home', { level: last })] : []),
  ];
}

function forbiddenByBounds(first: number, last: number): readonly Message[] {
  if (first > 1 && last < LEVELS) return [message('curve.remaining.from-to', { first, last })];
  if (first > 1) return [message('curve.remaining.from', { first })];
  return last < LEVELS ? [message('curve.remaining.to', { last })] : [];
}
