/**
 * Settings of an exercise: parameters that stay out of its difficulty. They are played as the therapist sets them, in
 * the sets of a block; practice and probe are played as usual, so that probes can be compared. A block holds only what
 * differs from usual, and so does the record of what was played.
 */
import type { PlainMessageId } from '../language/message.ts';
import type { Parameters } from './exercise.ts';
import type { UnitCode } from './info.ts';

export interface SettingSpec {
  readonly key: string;
  readonly label: PlainMessageId;
  readonly unit: UnitCode;
  /** Played where nothing is set: the exercise as its difficulty was calibrated. */
  readonly usual: number;
  readonly min: number;
  readonly max: number;
  /** Least and most at home; left out: all of it. */
  readonly atHome?: { readonly min: number; readonly max: number } | undefined;
  /** One sentence for the therapist. */
  readonly description: PlainMessageId;
}

/** What is wrong with one setting. */
export type SettingProblem =
  | { readonly key: string; readonly code: 'unknown-setting' | 'no-number' }
  | {
      readonly key: string;
      readonly code: 'outside' | 'not-at-home';
      readonly min: number;
      readonly max: number;
    };

/** Everything that is wrong with these settings; empty when they can be played. */
export function checkSettings(
  specs: readonly SettingSpec[],
  settings: Parameters,
  where: 'clinic' | 'home',
): readonly SettingProblem[] {
  return Object.entries(settings).flatMap(([key, value]): SettingProblem[] => {
    const spec = specs.find((candidate) => candidate.key === key);
    if (spec === undefined) return [{ key, code: 'unknown-setting' }];
    if (!Number.isFinite(value)) return [{ key, code: 'no-number' }];
    const { min, max, atHome } = spec;
    if (value < min || value > max) return [{ key, code: 'outside', min, max }];
    const tooMuch = where === 'home' && atHome !== undefined && (value < atHome.min || value > atHome.max);
    return tooMuch ? [{ key, code: 'not-at-home', ...atHome }] : [];
  });
}

/** What of these settings is played: without those that are usual, and without those that can't be. */
export function playableSettings(
  specs: readonly SettingSpec[],
  settings: Parameters,
  where: 'clinic' | 'home',
): Parameters {
  const faults = new Set(checkSettings(specs, settings, where).map(({ key }) => key));
  return Object.fromEntries(
    specs.flatMap(({ key, usual }) => {
      const value = settings[key];
      return value === undefined || value === usual || faults.has(key) ? [] : [[key, value]];
    }),
  );
}

/** The settings that were played otherwise than usual. */
export function unusualSettings(
  specs: readonly SettingSpec[],
  played: Parameters,
): readonly { readonly spec: SettingSpec; readonly value: number }[] {
  return specs.flatMap((spec) => {
    const value = played[spec.key];
    return value === undefined || value === spec.usual ? [] : [{ spec, value }];
  });
}
