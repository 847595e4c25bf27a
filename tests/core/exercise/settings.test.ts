import { describe, expect, it } from 'vitest';
import { checkSettings, playableSettings, unusualSettings } from '#core/exercise/settings.ts';
import { PERTURBATION_SETTINGS as SPECS } from '#games/perturbations/settings.ts';

describe('settings of an exercise', () => {
  it.each([
    ['in its range', { gain: 2 }, 'clinic', []],
    ['that does not exist', { colour: 1 }, 'clinic', [{ key: 'colour', code: 'unknown-setting' }]],
    ['that is no number', { gain: Number.NaN }, 'clinic', [{ key: 'gain', code: 'no-number' }]],
    ['out of its range', { gain: 9 }, 'clinic', [{ key: 'gain', code: 'outside', min: 0.5, max: 2.5 }]],
    ['of more than half a second of delay in the clinic', { delayMs: 750 }, 'clinic', []],
    ['of just that at home', { delayMs: 500 }, 'home', []],
    [
      'of more than that at home',
      { delayMs: 510 },
      'home',
      [{ key: 'delayMs', code: 'not-at-home', min: 0, max: 500 }],
    ],
  ] as const)('%s', (_, settings, where, problems) => {
    expect(checkSettings(SPECS, settings, where)).toEqual(problems);
  });

  it('are played without what is usual and what can not be', () => {
    const settings = { gain: 1, delayMs: 750, noisePercent: 5, colour: 3 };
    expect(playableSettings(SPECS, settings, 'clinic')).toEqual({ delayMs: 750, noisePercent: 5 });
    expect(playableSettings(SPECS, settings, 'home')).toEqual({ noisePercent: 5 });
  });

  it('are told where they differ from usual', () => {
    const told = unusualSettings(SPECS, { amplitudePercent: 30, gain: 1, delayMs: 250 });
    expect(told.map(({ spec, value }) => [spec.key, value])).toEqual([['delayMs', 250]]);
  });
});
