/**
 * The unit and the axes of a centre of pressure in a file: as told, as its header says, as the layout of a known data
 * set has them, or as plausibility decides, which a note says; otherwise they are asked for.
 */
import { meanVelocityMmS } from '#core/stabilometry/dynamic.ts';
import { isStandingSway } from '#core/stabilometry/plausibility.ts';
import { rmsDistanceMm } from '#core/stabilometry/positional.ts';
import { prepareSway } from '#core/stabilometry/prepare.ts';
import type { RawRecording } from '#core/stabilometry/quality.ts';
import { refusal } from './refusal.ts';

export const MM_IN = { mm: 1, cm: 10, m: 1000 } as const;
export type LengthUnit = keyof typeof MM_IN;
const UNITS: readonly LengthUnit[] = ['mm', 'cm', 'm'];

/** What x and y are, or the first and the second column of the point. */
export const AXES = ['ml,ap', 'ap,ml'] as const;
export type Axes = (typeof AXES)[number];

export interface Conventions {
  readonly unit: LengthUnit;
  readonly axes: Axes;
  readonly notes: readonly string[];
}

/** What is already known; undefined: not said. */
export interface Stated {
  readonly unit: LengthUnit | undefined;
  readonly axes: Axes | undefined;
}

interface Layout {
  readonly fits: (header: readonly string[]) => boolean;
  readonly unit: LengthUnit;
  readonly axes: Axes;
  readonly source: string;
}

const SANTOS_AND_DUARTE = {
  unit: 'cm',
  axes: 'ap,ml',
  source: 'Santos & Duarte 2016 (x to the front, in cm)',
} as const;

/** Headers of data sets whose documentation says what the file itself does not. */
const LAYOUTS: readonly Layout[] = [
  { ...SANTOS_AND_DUARTE, fits: (header) => header.join() === 'f_time,copX,copY' },
  {
    ...SANTOS_AND_DUARTE,
    fits: (header) => ['Fx[N]', 'Fz[N]', 'COPx[cm]', 'COPy[cm]'].every((name) => header.includes(name)),
  },
];

/**
 * Sway is larger to front and back than to the sides in nine of ten trials; by this much and more the other way round
 * in one of 44 (966 trials, Santos & Duarte 2016, PeerJ 4:e2648).
 */
const LARGER_BY = 1.25;

/**
 * @param recording with the values of the file taken for mm, x or the first column for ML.
 * @param names of the two columns; empty without a header.
 * @throws Refusal 'invalid-argument' that names the option to say, or for what no sway can be prepared from.
 */
export function conventionsOf(
  recording: RawRecording,
  header: readonly string[],
  names: readonly [x: string, y: string],
  stated: Stated,
): Conventions {
  const layout = LAYOUTS.find(({ fits }) => fits(header));
  const notes: string[] = [];
  if (layout !== undefined && (stated.unit === undefined || stated.axes === undefined)) {
    notes.push(`The header is that of ${layout.source}: its unit and axes were taken where none were said.`);
  }
  const unit = stated.unit ?? layout?.unit ?? likelyUnit();
  const axes = stated.axes ?? layout?.axes ?? likelyAxes();
  return { unit, axes, notes };

  function likelyUnit(): LengthUnit {
    const sway = prepareSway(recording);
    const [velocity, rms] = [meanVelocityMmS(sway, 'plane'), rmsDistanceMm(sway, 'plane')];
    const likely = UNITS.filter((unit) => isStandingSway(MM_IN[unit] * velocity, MM_IN[unit] * rms));
    const [only] = likely;
    const shown = `sway of RMS ${rms.toPrecision(3)} at ${velocity.toPrecision(3)} a second`;
    if (only === undefined || likely.length > 1) {
      const fits = only === undefined ? `no unit fits` : `${likely.join(' and ')} both fit`;
      throw refusal(`The file does not say its unit, and ${fits} its ${shown}: say it, as in --unit mm.`);
    }
    notes.push(
      `The file does not say its unit: taken for ${only}, as ${shown} is a person standing in no other. --unit says it.`,
    );
    return only;
  }

  function likelyAxes(): Axes {
    const sway = prepareSway(recording);
    const [x, y] = names[0] === '' ? (['the first column', 'the second column'] as const) : names;
    const longer = rmsDistanceMm(sway, 'ap') / rmsDistanceMm(sway, 'ml');
    if (longer < LARGER_BY) {
      throw refusal(
        `Nothing says whether ${x} or ${y} is side to side: say it, as in --axes ml,ap (${x} is) or --axes ap,ml (${y} is).`,
      );
    }
    notes.push(
      `Nothing says which column is side to side: ${x} was taken for ML and ${y}, whose sway is ${longer.toFixed(1)} times as large, for AP, which is wrong about once in 44. --axes says it.`,
    );
    return 'ml,ap';
  }
}
