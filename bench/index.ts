/** `npm run bench`: what things cost, each beside a baseline measured in the same run. */
import { cpus } from 'node:os';
import { benchAssessmentDecision, benchTrainingDecision } from './decision.ts';
import { benchDescriptors } from './descriptors.ts';
import { benchFusion } from './fusion.ts';
import { benchLatency } from './latency.ts';
import { benchPreview } from './preview.ts';
import { benchReplay } from './replay.ts';
import { benchSessionReplay } from './session-replay.ts';
import { benchStartUp } from './start-up.ts';
import { benchExercises, benchHub, benchRunner } from './steps.ts';
import { benchStorage } from './storage.ts';
import { printTable } from './table.ts';
import { benchWornSensors } from './worn-sensors.ts';
import { setup } from '../tests/support/slow-setup.ts';

console.log(
  `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.versions.node}\n`,
);
const storage = await benchStorage();
const rows = [
  benchHub(),
  ...benchExercises(),
  benchRunner(),
  benchTrainingDecision(),
  benchAssessmentDecision(),
  benchPreview(),
  ...benchFusion(),
  benchWornSensors(),
  ...benchReplay(),
  benchSessionReplay(),
  ...(await benchDescriptors()),
  ...storage.rows,
];
const tearDown = await setup();
try {
  if (process.platform === 'linux') rows.push(await benchLatency());
  rows.push(await benchStartUp());
} finally {
  tearDown?.();
}
printTable(rows);
console.log(`\n${storage.lines.join('\n')}`);
