/** `npm run bench`: what things cost, each beside a baseline measured in the same run. */
import { cpus } from 'node:os';
import { benchHub, benchModel } from './steps.ts';
import { printTable } from './table.ts';

console.log(
  `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.versions.node}\n`,
);
printTable([benchHub(), benchModel()]);
