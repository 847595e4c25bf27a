/** `keel analyze`: the sway measures of anyone's recordings. */
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { KeelError, toErrorData } from '#core/errors.ts';
import type { BoardGeometry } from '#core/contract/board-geometry.ts';
import { DESCRIPTOR_KEYS, describeSway } from '#core/stabilometry/descriptors.ts';
import type { SwayResult } from '#core/stabilometry/descriptors.ts';
import { gradeOf } from '#core/stabilometry/grades.ts';
import { prepareSway } from '#core/stabilometry/prepare.ts';
import type { PipelineName, PreparedSway } from '#core/stabilometry/prepare.ts';
import type { WeightBearing } from '#core/stabilometry/weight-bearing.ts';
import { isRecording, readSegments } from './analyze-recording.ts';
import { readText } from './analyze-text.ts';
import type { TextOptions, TextRecording } from './analyze-text.ts';

export interface AnalyzeOptions extends TextOptions {
  readonly pipeline: PipelineName;
}

/** One segment of one file, measured. */
export interface Analysis extends SwayResult {
  readonly file: string;
  /** Which segment of a Keel recording, or "whole file". */
  readonly segment: string;
  readonly notes: readonly string[];
  readonly weightBearing: WeightBearing | undefined;
  readonly sway: PreparedSway;
}

export const ANALYZE_USAGE =
  'analyze FILE... [--rate HZ] [--pipeline standard|raw] [--json] [--columns time,ml,ap] [--unit mm|cm|m] [--board 433x238] [--plot FILE.svg]';

/** @returns the exit code: 0 all measured, 1 when a file could not be. */
export async function analyzeCommand(args: readonly string[]): Promise<number> {
  const { values, files, options } = parse(args);
  const done: Analysis[] = [];
  let failed = 0;
  for (const [index, file] of files.entries()) {
    if (files.length > 1) process.stderr.write(`${index + 1} of ${files.length}  ${file}\n`);
    try {
      done.push(...analyzeFile(file, options));
    } catch (thrown) {
      failed += 1;
      console.error(`${file}: ${toErrorData(thrown).message}`);
    }
    // A long list stays interruptible.
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (values.plot !== undefined) await writePlots(done, values.plot);
  const text = outputOf(done, files.length, values.json);
  if (text !== '') console.log(text);
  return failed === 0 ? 0 : 1;
}

function outputOf(done: readonly Analysis[], files: number, json: boolean): string {
  const [only] = done;
  if (json) {
    if (files === 1 && done.length === 0) return '';
    const objects = done.map((analysis) => jsonOf(analysis));
    return JSON.stringify(done.length === 1 && files === 1 ? objects[0] : objects, undefined, 2);
  }
  if (files > 1) return csvOf(done);
  return only === undefined ? '' : done.map(tableOf).join('\n\n');
}

function parse(args: readonly string[]): {
  readonly values: { readonly json: boolean; readonly plot?: string | undefined };
  readonly files: readonly string[];
  readonly options: AnalyzeOptions;
} {
  const { values, positionals } = parseChecked(args);
  if (positionals.length === 0) throw refusal(`Name at least one file: keel ${ANALYZE_USAGE}`);
  const { pipeline, unit } = values;
  if (pipeline !== 'standard' && pipeline !== 'raw') throw refusal('--pipeline is standard or raw.');
  if (unit !== undefined && unit !== 'mm' && unit !== 'cm' && unit !== 'm')
    throw refusal('--unit is mm, cm or m.');
  const rateHz = values.rate === undefined ? undefined : Number(values.rate);
  if (rateHz !== undefined && !(rateHz > 0 && rateHz < 1e6))
    throw refusal('--rate is samples a second, as in --rate 100.');
  return {
    values: { json: values.json, plot: values.plot },
    files: positionals,
    options: {
      pipeline,
      unit,
      rateHz,
      columns: values.columns?.split(',').map((name) => name.trim()),
      board: values.board === undefined ? undefined : geometryOf(values.board),
    },
  };
}

function parseChecked(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        rate: { type: 'string' },
        pipeline: { type: 'string', default: 'standard' },
        json: { type: 'boolean', default: false },
        columns: { type: 'string' },
        unit: { type: 'string' },
        board: { type: 'string' },
        plot: { type: 'string' },
      },
      allowPositionals: true,
    });
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new KeelError('invalid-argument', `${message}\nkeel ${ANALYZE_USAGE}`, { cause });
  }
}

function geometryOf(text: string): BoardGeometry {
  const match = /^(\d+(?:\.\d+)?)x(\d+(?:\.\d+)?)$/.exec(text);
  const [sensorSpacingMlMm, sensorSpacingApMm] = [Number(match?.[1]), Number(match?.[2])];
  if (sensorSpacingMlMm > 0 && sensorSpacingApMm > 0) return { sensorSpacingMlMm, sensorSpacingApMm };
  throw refusal('--board is the distance between its load cells, across x along, in mm: --board 433x238.');
}

function refusal(message: string): KeelError {
  return new KeelError('invalid-argument', message);
}

/**
 * Every segment of a file, measured. A segment of a Keel recording that can't be measured is left out when another can.
 * @throws KeelError when nothing of it can be.
 */
export function analyzeFile(file: string, options: AnalyzeOptions): readonly Analysis[] {
  const bytes = readBytes(file);
  if (!isRecording(bytes)) {
    return [analyzeSegment(file, 'whole file', readText(bytes.toString('utf8'), options), options)];
  }
  const results: Analysis[] = [];
  const failures: string[] = [];
  for (const { name, recording } of readSegments(file)) {
    try {
      results.push(analyzeSegment(file, name, { recording, notes: [] }, options));
    } catch (thrown) {
      failures.push(`${name}: ${toErrorData(thrown).message}`);
    }
  }
  if (results.length === 0) throw refusal(failures.join('\n'));
  for (const failure of failures) console.error(`${file}, ${failure}`);
  return results;
}

function readBytes(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
    const message = missing ? 'There is no such file.' : 'The file could not be read.';
    throw new KeelError(missing ? 'not-found' : 'storage-failed', message, { cause });
  }
}

function analyzeSegment(
  file: string,
  segment: string,
  input: TextRecording,
  options: AnalyzeOptions,
): Analysis {
  const sway = prepareSway(input.recording, { pipeline: options.pipeline });
  const { notes, weightBearing } = input;
  return { file, segment, notes, weightBearing, sway, ...describeSway(sway) };
}

/** A measure that could not be computed is null; a flag says why. */
function jsonOf({ file, segment, pipeline, flags, notes, weightBearing, descriptors }: Analysis): object {
  const values = DESCRIPTOR_KEYS.map((key) => [key, descriptors[key] ?? null] as const);
  return {
    source: { file, segment },
    pipeline,
    flags,
    notes,
    ...(weightBearing === undefined ? {} : { weightBearing }),
    descriptors: Object.fromEntries(values),
  };
}

function tableOf({ file, segment, pipeline, flags, notes, weightBearing, descriptors }: Analysis): string {
  const head = [
    `${file}, ${segment}`,
    `Pipeline  ${pipeline.name} ${pipeline.version}: ${pipeline.steps.join('; ')}`,
    `Signal    ${pipeline.durationS.toFixed(1)} s, ${pipeline.inputRateHz.toFixed(1)} samples/s, measured at ${pipeline.rateHz.toFixed(1)}`,
    ...flags.map(({ code, reason }) => `Careful   ${code}: ${reason}`),
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
    ...DESCRIPTOR_KEYS,
  ];
  const rows = done.map(({ file, segment, pipeline, flags, descriptors }) => [
    file,
    segment,
    pipeline.name,
    pipeline.version,
    pipeline.rateHz,
    pipeline.durationS,
    [...new Set(flags.map((flag) => flag.code))].join(' '),
    ...DESCRIPTOR_KEYS.map((key) => descriptors[key] ?? ''),
  ]);
  return [head, ...rows].map((row) => row.map(csvCell).join(',')).join('\n');
}

function csvCell(value: string | number): string {
  const text = String(value);
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Several segments or files: `sway.svg`, `sway-2.svg`, ... */
async function writePlots(done: readonly Analysis[], path: string): Promise<void> {
  // Loaded when asked for: a document to draw on takes a second to load.
  const { plotSway } = await import('./analyze-plot.ts');
  for (const [index, { file, segment, sway }] of done.entries()) {
    const target = index === 0 ? path : path.replace(/(\.svg)?$/i, `-${index + 1}$1`);
    try {
      writeFileSync(target, plotSway(sway, `${basename(file)}, ${segment}`));
    } catch (cause) {
      throw new KeelError('storage-failed', `The picture ${target} could not be written.`, { cause });
    }
  }
}
