/**
 * Sway of quiet stance as metrics of every skill that the centre of pressure steers, where a board and the literature
 * support them (DOMAIN A1: grade A). Less sway is not better: it is told, and compared, without a verdict on it.
 */
import type { SourcedPrior } from '../reliability/within-person.ts';
import type { Axis, MetricSpec } from './info.ts';

export const QUIET_AXIS: Axis = 'HOLD';

/**
 * Three trials of 60 s within the hour, 322 times: the SD of the logarithm within a person, a little widened, since
 * days differ more than hours do and quiet stance lasts 30 s (`bench/change.ts` shows the fit).
 */
function repeated(standardDeviation: number, degreesOfFreedom: number): SourcedPrior {
  const source = 'Santos & Duarte 2016, PeerJ 4:e2648';
  return { scale: 'log', standardDeviation, degreesOfFreedom, source };
}

export interface QuietMetricSpec extends MetricSpec {
  readonly of: 'meanVelocityMmS' | 'rmsMlMm' | 'rmsApMm';
}

export const QUIET_METRICS: readonly QuietMetricSpec[] = [
  {
    key: 'stance.meanVelocityMmS',
    of: 'meanVelocityMmS',
    label: 'metric.quiet.mean-velocity-mm-s.label',
    unit: 'steering-per-second',
    better: 'neither',
    description: 'metric.quiet.mean-velocity-mm-s.description',
    withinPerson: repeated(0.112, 7),
  },
  {
    key: 'stance.rmsMlMm',
    of: 'rmsMlMm',
    label: 'metric.quiet.rms-ml-mm.label',
    unit: 'steering',
    better: 'neither',
    description: 'metric.quiet.rms-ml-mm.description',
    withinPerson: repeated(0.2, 5),
  },
  {
    key: 'stance.rmsApMm',
    of: 'rmsApMm',
    label: 'metric.quiet.rms-ap-mm.label',
    unit: 'steering',
    better: 'neither',
    description: 'metric.quiet.rms-ap-mm.description',
    withinPerson: repeated(0.18, 6),
  },
];
