/**
 * Are one-sided bodies (weak to the left, severity 0.8) named by the left-right ratio of Beacons, and healthy ones not?
 * Of 100: 92 one-sided by the centre of pressure, standing, and 96 by the thorax, sitting; 2 and 7 healthy ones falsely.
 *
 *   node bench/beacons-sides.ts [people=100] [steering=centre-of-pressure] [posture=feet-apart]
 */
import { mean, sampleStandardDeviation } from '#core/signal/statistics.ts';
import { BEACONS } from '#games/beacons/index.ts';
import { probeOf, slowerSideOf } from './support/beacons-sides.ts';
import { settingFrom } from './support/calibration.ts';

const people = Number(process.argv[2] ?? 100);
const setting = settingFrom(BEACONS, process.argv[3], process.argv[4]);

for (const impairment of ['none', 'one-sided'] as const) {
  const results = Array.from({ length: people }, (_, index) => probeOf(index, impairment, setting));
  const named = results.map(slowerSideOf);
  const indices = results.flatMap(({ metrics }) => metrics.leftRightTimePercent?.value ?? []);
  const count = (side: 'left' | 'right'): number => named.filter((name) => name === side).length;
  console.log(
    `${setting.steering}, ${setting.posture}, ${impairment}: index ${mean(indices).toFixed(1)} ± ` +
      `${sampleStandardDeviation(indices).toFixed(1)} %, left named ${count('left')}, right ${count('right')} of ${people}`,
  );
}
