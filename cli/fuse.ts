/** `keel fuse`: the orientation of a recorded motion sensor. */
import { fuseRecording } from '#core/imu/fuse-recording.ts';
import type { FusedRecording } from '#core/imu/fuse-recording.ts';
import { parsedArguments } from './arguments.ts';
import { refusal } from './refusal.ts';
import { readBytes } from './files.ts';
import { readSamples } from './fuse-text.ts';

export const FUSE_USAGE = 'fuse FILE [--filter 6|9] [--json]';

/** @returns the exit code 0. @throws Refusal or KeelError for arguments or a file that can't be fused. */
export async function fuseCommand(args: readonly string[]): Promise<number> {
  const { file, filter, json } = parse(args);
  const { samples, hasMag } = readSamples(readBytes(file).toString('utf8'));
  if (filter === 9 && !hasMag) throw refusal('--filter 9 needs the columns mag_x_ut, mag_y_ut and mag_z_ut.');
  const axes = filter ?? (hasMag ? 9 : 6);
  const fused = fuseRecording(samples, axes);
  const notes = notesOf(fused);
  if (json) {
    for (const note of notes) console.error(note);
    console.log(jsonOf(fused));
  } else {
    console.log([...summaryOf(fused, axes), ...notes].join('\n'));
  }
  return 0;
}

function parse(args: readonly string[]): { file: string; filter: 6 | 9 | undefined; json: boolean } {
  const { values, positionals } = parseChecked(args);
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw refusal(`Name one file: keel ${FUSE_USAGE}`);
  const { filter, json } = values;
  if (filter !== undefined && filter !== '6' && filter !== '9') {
    throw refusal('--filter is 6 (gyroscope and accelerometer) or 9 (magnetometer too).');
  }
  return { file, filter: filter === undefined ? undefined : filter === '6' ? 6 : 9, json };
}

function parseChecked(args: readonly string[]) {
  return parsedArguments(
    {
      args: [...args],
      options: { filter: { type: 'string' }, json: { type: 'boolean', default: false } },
      allowPositionals: true,
    },
    FUSE_USAGE,
  );
}

function jsonOf({ rateHz, quaternions }: FusedRecording): string {
  const rate = Math.round(rateHz * 1e6) / 1e6;
  const rows = quaternions.map((quaternion) => `    ${JSON.stringify(quaternion)}`);
  return `{\n  "rate_hz": ${rate},\n  "quaternions": [\n${rows.join(',\n')}\n  ]\n}`;
}

function summaryOf(fused: FusedRecording, axes: 6 | 9): string[] {
  const { rateHz, quaternions, gyroBiasRadS, restSamples, magDisturbedSamples } = fused;
  const biasDegS = gyroBiasRadS.map((radS) => ((radS * 180) / Math.PI).toFixed(3));
  const last = quaternions.at(-1)?.map((part) => part.toFixed(4)) ?? [];
  const percent = (count: number): string => `${((100 * count) / quaternions.length).toFixed(0)} %`;
  const field = `Magnetic  field disturbed or not yet known in ${percent(magDisturbedSamples)} of the samples`;
  return [
    `Samples   ${quaternions.length}, ${rateHz.toFixed(2)} a second, ${axes} axes`,
    `At rest   ${percent(restSamples)} of the samples`,
    ...(axes === 9 ? [field] : []),
    `Bias      ${biasDegS.join(' ')} deg/s (x y z, at the end)`,
    `At last   ${last.join(' ')} (w x y z, sensor to earth)`,
  ];
}

function notesOf(fused: FusedRecording): string[] {
  const { filledGaps, longGaps, repeatedTimes, missingGyro, missingAcc, inBursts } = fused;
  const notes = [
    ['Gaps of up to a second, filled in on straight lines', filledGaps],
    ['Longer gaps, after which the heading is a guess', longGaps],
    ['Samples at the time of the one before, which turn nothing', repeatedTimes],
    ['Samples without gyroscope, up to a second filled in, then taken as no turning', missingGyro],
    ['Samples without accelerometer, which correct nothing', missingAcc],
  ] as const;
  const counted = notes.filter(([, count]) => count > 0).map(([what, count]) => `${what}: ${count}`);
  const bursts = 'The times come in bursts: the samples are taken as evenly spaced.';
  return inBursts ? [bursts, ...counted] : counted;
}
