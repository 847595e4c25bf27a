/** The settings of an exercise whose steering can be perturbed: the ranges are those of the literature (DOMAIN 3C). */
import type { SettingSpec } from '#core/exercise/settings.ts';

export const PERTURBATION_SETTINGS: readonly SettingSpec[] = [
  {
    key: 'gain',
    label: 'perturbation.gain.label',
    unit: 'none',
    usual: 1,
    min: 0.5,
    max: 2.5,
    description: 'perturbation.gain.description',
  },
  {
    key: 'rotationDeg',
    label: 'perturbation.rotation-deg.label',
    unit: 'degree',
    usual: 0,
    min: -45,
    max: 45,
    description: 'perturbation.rotation-deg.description',
  },
  {
    key: 'delayMs',
    label: 'perturbation.delay-ms.label',
    unit: 'millisecond',
    usual: 0,
    min: 0,
    max: 1000,
    // Longer ones change how a person balances, and not only how well: somebody should stand by.
    atHome: { min: 0, max: 500 },
    description: 'perturbation.delay-ms.description',
  },
  {
    key: 'noisePercent',
    label: 'perturbation.noise-percent.label',
    unit: 'percent-of-range',
    usual: 0,
    min: 0,
    max: 30,
    description: 'perturbation.noise-percent.description',
  },
  {
    key: 'blankedPercent',
    label: 'perturbation.blanked-percent.label',
    unit: 'percent',
    usual: 0,
    min: 0,
    max: 60,
    description: 'perturbation.blanked-percent.description',
  },
];
