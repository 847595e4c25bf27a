/** What `keel analyze` prints: JSON, a table of one file, CSV of many. */
import { DESCRIPTOR_KEYS } from '#core/stabilometry/descriptors.ts';
import type { SwayResult } from '#core/stabilometry/descriptors.ts';
import { gradeOf } from '#core/stabilometry/grades.ts';
import type { PreparedSway } from '#core/stabilometry/prepare.ts';
import type { WeightBearing } from '#core/stabilometry/weight-bearing.ts';
import { ENGLISH } from '#locales/load/english.ts';

/** One segment of one file, measured. */
export interface Analysis extends SwayResult {
  readonly file: string;
  /** Which segment of a Keel recording, or "whole file". */
  readonly segment: string;
  readonly notes: readonly string[];
  readonly weightBearing: WeightBearing | undefined;
  readonly sway: PreparedSway;
}

/** @param files how many were asked for. */
export function outputOf(done: readonly Analysis[], files: number, json: boolean): string {
  const [only] = done;
  if (json) {
    if (files === 1 && done.length === 0) return '';
    const objects = done.map((analysis) => jsonOf(analysis));
    return JSON.stringify(done.length === 1 && files === 1 ? objects[0] : objects, undefined, 2);
  }
  if (files > 1) return csvOf(done);
  return only === undefined ? '' : done.map(tableOf).join('\n\n');
}

/** A measure that could not be computed is null; a flag says why. */
function jsonOf(analysis: Analysis): object {
  const { file, segment, pipeline, settings, flags, notes, weightBearing, descriptors } = analysis;
  const values = DESCRIPTOR_KEYS.map((key) => [key, descriptors[key] ?? null] as const);
  const flagsInWords = flags.map(({ code, reason }) => ({ code, reason: ENGLISH.sayMessage(reason) }));
  return {
    source: { file, segment },
    pipeline,
    settings,
    flags: flagsInWords,
    notes,
    ...(weightBearing === undefined ? {} : { weightBearing }),
    descriptors: Object.fromEntries(values),
  };
}

function tableOf(analysis: Analysis): string {
  const { file, segment, pipeline, settings, flags, notes, weightBearing, descriptors } = analysis;
  const { m, r, standardDeviation } = settings.sampleEntropy;
  const head = [
    `${file}, ${segment}`,
    `Pipeline  ${pipeline.name} ${pipeline.version}: ${pipeline.steps.join('; ')}`,
    `Signal    ${pipeline.durationS.toFixed(1)} s, ${pipeline.inputRateHz.toFixed(1)} samples/s, measured at ${pipeline.rateHz.toFixed(1)}`,
    `Entropy   m = ${m}, r = ${r} of the ${standardDeviation} standard deviation`,
    ...flags.map(({ code, reason }) => `Careful   ${code}: ${ENGLISH.sayMessage(reason)}`),
    ...notes.map((note) => `Note      ${note}`),
    '',
  ];
  if (weightBearing !== undefined) {
    const { rightPercent, frontPercent, meanLoadKg } = weightBearing;
    head.push(
      `Weight    ${meanLoadKg.toFixed(1)} kg: ${rightPercent.toFixed(1)} % right, ${frontPercent.toFixed(1)} % front`,
      '',
    );
  }
  const rows = DESCRIPTOR_KEYS.map((key) => {
    const value = descriptors[key];
    const shown = value === undefined ? '-' : value.toPrecision(6);
    return `  ${key.padEnd(38)} ${shown.padStart(12)}  ${gradeOf(key).grade}`;
  });
  return [...head, ...rows].join('\n');
}

function csvOf(done: readonly Analysis[]): string {
  const head = [
    'file',
    'segment',
    'pipeline',
    'version',
    'rate_hz',
    'duration_s',
    'flags',
    'notes',
    ...DESCRIPTOR_KEYS,
  ];
  const rows = done.map(({ file, segment, pipeline, flags, notes, descriptors }) => [
    file,
    segment,
    pipeline.name,
    pipeline.version,
    pipeline.rateHz,
    pipeline.durationS,
    [...new Set(flags.map((flag) => flag.code))].join(' '),
    notes.join(' '),
    ...DESCRIPTOR_KEYS.map((key) => descriptors[key] ?? ''),
  ]);
  return [head, ...rows].map((row) => row.map(csvCell).join(',')).join('\n');
}

function csvCell(value: string | number): string {
  const text = String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
