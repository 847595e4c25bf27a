/** `keel devices`: which boards and motion sensors there are, how they fare, and where the centre of pressure is. */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type Frame, FrameFlag, hasFlag, unpackFrames } from '#core/contract/frame.ts';
import type { DeviceStatus, MotionStatus, SensorMessage } from '#core/contract/sensors.ts';
import type { ErrorData } from '#core/errors.ts';
import { sayDeviceName } from '#core/contract/device-name.ts';
import { type HelpPlatform, NO_BOARD_HELP } from '#core/contract/no-board-help.ts';
import { systemClock } from '#electron/sensors/host-time.ts';
import { createNodeHidPort } from '#electron/sensors/node-hid-adapter.ts';
import { SensorHost } from '#electron/sensors/sensor-host.ts';
import { ENGLISH } from '#locales/load/english.ts';
import { Refusal } from './refusal.ts';

const DEFAULT_SECONDS = 5;
const LONGEST_SECONDS = 3600;

/** A device in plain words, as it is printed. */
export interface DeviceReport extends Omit<DeviceStatus, 'model' | 'warnings' | 'error'> {
  readonly model: string;
  readonly warnings: readonly string[];
  readonly error?: Omit<ErrorData, 'message'> & { readonly message: string };
  /** As last seen while the board was in use; absent without enough load. */
  readonly loadKg?: number;
  readonly copMlMm?: number;
  readonly copApMm?: number;
}

/** @returns 0 when a board or a motion sensor is ready, 1 when there is none. @throws Refusal `invalid-argument`. */
export async function devicesCommand(args: readonly string[]): Promise<number> {
  const { json, seconds } = optionsOf(args);
  const reports = await observe(seconds);
  if (json) console.log(JSON.stringify({ devices: reports }, undefined, 2));
  else for (const line of describe(reports, process.platform)) console.log(line);
  return reports.some((report) => report.state === 'ready') ? 0 : 1;
}

function optionsOf(args: readonly string[]): { json: boolean; seconds: number } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { json: { type: 'boolean', default: false }, seconds: { type: 'string' } },
    });
    const seconds = Number(values.seconds ?? DEFAULT_SECONDS);
    if (!(seconds > 0 && seconds <= LONGEST_SECONDS))
      throw new Error(`--seconds takes 0 to ${LONGEST_SECONDS}`);
    return { json: values.json, seconds };
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    throw new Refusal('invalid-argument', `keel devices [--json] [--seconds N]: ${reason}`, {
      cause: thrown,
    });
  }
}

/** Uses the first board that is ready and all motion sensors for so long, and tells what became of all of them. */
async function observe(seconds: number): Promise<DeviceReport[]> {
  let devices: readonly DeviceStatus[] = [];
  let frame: Frame | undefined;
  const host = new SensorHost(createNodeHidPort(), systemClock);
  host.connect((message: SensorMessage) => {
    if (message.type === 'devices') devices = message.devices;
    if (message.type === 'batch') frame = unpackFrames(message.frames).at(-1) ?? frame;
    if (message.type === 'problem') console.error(ENGLISH.sayMessage(message.error.message));
  });
  host.command({ type: 'use-hid' });
  host.command({ type: 'motion-sensors', assignments: {}, discover: true });
  await sleep(1000 * seconds);
  const reports = devices.map((device) => ({ ...said(device), ...(device.inUse ? placeOf(frame) : {}) }));
  await host.close();
  return reports;
}

function said({ error, ...device }: DeviceStatus): DeviceReport {
  return {
    ...device,
    model: sayDeviceName(device.model, ENGLISH),
    warnings: device.warnings.map(ENGLISH.sayMessage),
    ...(error === undefined ? {} : { error: { ...error, message: ENGLISH.sayMessage(error.message) } }),
  };
}

function placeOf(frame: Frame | undefined): Pick<DeviceReport, 'loadKg' | 'copMlMm' | 'copApMm'> {
  if (frame === undefined) return {};
  const { loadKg, copMlMm, copApMm } = frame;
  return hasFlag(frame, FrameFlag.valid) ? { loadKg, copMlMm, copApMm } : { loadKg };
}

/** What to print; without a board, what to do about it. */
export function describe(reports: readonly DeviceReport[], platform: string): string[] {
  if (reports.length > 0) return reports.flatMap(describeOne);
  const help = NO_BOARD_HELP[isHelpPlatform(platform) ? platform : 'linux'];
  const steps = help.steps.flatMap(({ text, code }, index) => [
    `${index + 1}. ${ENGLISH.sayMessage(text)}`,
    ...(code === undefined
      ? []
      : code
          .trimEnd()
          .split('\n')
          .map((line) => (line === '' ? '' : `     ${line}`))),
  ]);
  return [`No board found. What to do on ${help.system}:`, ...steps];
}

function describeOne(report: DeviceReport): string[] {
  const cop =
    report.copMlMm === undefined || report.copApMm === undefined
      ? []
      : [`  centre of pressure ${report.copMlMm.toFixed(1)} mm right, ${report.copApMm.toFixed(1)} mm front`];
  const facts = report.motion === undefined ? boardFacts(report) : sensorFacts(report, report.motion);
  return [
    `${report.model} ${report.serial}: ${facts.join(', ')}`,
    ...cop,
    ...report.warnings.map((warning) => `  Warning: ${warning}`),
    ...(report.error === undefined ? [] : [`  ${report.error.message}`]),
  ];
}

function boardFacts(report: DeviceReport): string[] {
  return [
    report.state,
    ...(report.inUse ? ['in use'] : []),
    ...(report.batteryBars === undefined ? [] : [`battery ${report.batteryBars} of 4`]),
    ...(report.temperatureC === undefined ? [] : [`${report.temperatureC} °C`]),
    ...(report.inUse ? [`${report.rateHz.toFixed(1)} reports/s`, `gaps ${report.gaps}`] : []),
    ...(report.loadKg === undefined ? [] : [`load ${report.loadKg.toFixed(1)} kg`]),
  ];
}

function sensorFacts({ state, rateHz, gaps }: DeviceReport, motion: MotionStatus): string[] {
  const { kind, batteryPercent, charging, lossPercent, signalDbm, needsProfile } = motion;
  const isRead = rateHz > 0;
  return [
    needsProfile === true ? 'must be learnt on the Devices screen' : state,
    kind,
    ...(batteryPercent === undefined ? [] : [`battery ${batteryPercent.toFixed(0)} %`]),
    ...(charging === true ? ['charging'] : []),
    ...(isRead ? [`${rateHz.toFixed(1)} samples/s`, `lost ${lossPercent.toFixed(1)} %`, `gaps ${gaps}`] : []),
    ...(signalDbm === undefined ? [] : [`signal ${signalDbm} dBm`]),
  ];
}

function isHelpPlatform(platform: string): platform is HelpPlatform {
  return platform in NO_BOARD_HELP;
}
