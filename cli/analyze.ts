/** `keel analyze`: the sway measures of anyone's recordings. */
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { BoardGeometry } from '#core/contract/board-geometry.ts';
import { describeSway } from '#core/stabilometry/descriptors.ts';
import { prepareSway } from '#core/stabilometry/prepare.ts';
import type { PipelineName } from '#core/stabilometry/prepare.ts';
import { parsedArguments } from './arguments.ts';
import { Refusal, refusal, wordsOf } from './refusal.ts';
import { AXES } from './analyze-conventions.ts';
import { outputOf } from './analyze-output.ts';
import type { Analysis } from './analyze-output.ts';
import { isRecording, readSegments } from './analyze-recording.ts';
import { readText } from './analyze-text.ts';
import type { TextOptions, TextRecording } from './analyze-text.ts';

export interface AnalyzeOptions extends TextOptions {
  readonly pipeline: PipelineName;
}

export const ANALYZE_USAGE =
  'analyze FILE... [--rate HZ] [--pipeline standard|raw] [--json] [--columns time,ml,ap] [--unit mm|cm|m] [--axes ml,ap|ap,ml] [--board 433x238] [--plot FILE.svg]';

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
      console.error(`${file}: ${wordsOf(thrown)}`);
    }
    // A long list stays interruptible.
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (values.plot !== undefined) await writePlots(done, values.plot);
  const text = outputOf(done, files.length, values.json);
  if (text !== '') console.log(text);
  return failed === 0 ? 0 : 1;
}

function parse(args: readonly string[]): {
  readonly values: { readonly json: boolean; readonly plot?: string | undefined };
  readonly files: readonly string[];
  readonly options: AnalyzeOptions;
} {
  const { values, positionals } = parseChecked(args);
  if (positionals.length === 0) throw refusal(`Name at least one file: keel ${ANALYZE_USAGE}`);
  const { pipeline, unit } = values;
  const axes = AXES.find((known) => known === values.axes);
  if (axes !== values.axes) throw refusal(`--axes is ${AXES.join(' or ')}: what x and y are.`);
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
      axes,
      rateHz,
      columns: values.columns?.split(',').map((name) => name.trim()),
      board: values.board === undefined ? undefined : geometryOf(values.board),
    },
  };
}

function parseChecked(args: readonly string[]) {
  return parsedArguments(
    {
      args: [...args],
      options: {
        rate: { type: 'string' },
        pipeline: { type: 'string', default: 'standard' },
        json: { type: 'boolean', default: false },
        columns: { type: 'string' },
        unit: { type: 'string' },
        axes: { type: 'string' },
        board: { type: 'string' },
        plot: { type: 'string' },
      },
      allowPositionals: true,
    },
    ANALYZE_USAGE,
  );
}

function geometryOf(text: string): BoardGeometry {
  const match = /^(\d+(?:\.\d+)?)x(\d+(?:\.\d+)?)$/.exec(text);
  const [sensorSpacingMlMm, sensorSpacingApMm] = [Number(match?.[1]), Number(match?.[2])];
  if (sensorSpacingMlMm > 0 && sensorSpacingApMm > 0) return { sensorSpacingMlMm, sensorSpacingApMm };
  throw refusal('--board is the distance between its load cells, across x along, in mm: --board 433x238.');
}

/**
 * Every segment of a file, measured. A segment of a Keel recording that can't be measured is left out when another can.
 * @throws KeelError or Refusal when nothing of it can be.
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
      failures.push(`${name}: ${wordsOf(thrown)}`);
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
    throw new Refusal(missing ? 'not-found' : 'storage-failed', message, { cause });
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

/** Several segments or files: `sway.svg`, `sway-2.svg`, ... */
async function writePlots(done: readonly Analysis[], path: string): Promise<void> {
  // Loaded when asked for: a document to draw on takes a second to load.
  const { plotSway } = await import('./analyze-plot.ts');
  for (const [index, { file, segment, sway }] of done.entries()) {
    const target = index === 0 ? path : path.replace(/(\.svg)?$/i, `-${index + 1}$1`);
    try {
      writeFileSync(target, plotSway(sway, `${basename(file)}, ${segment}`));
    } catch (cause) {
      throw new Refusal('storage-failed', `The picture ${target} could not be written.`, { cause });
    }
  }
}
