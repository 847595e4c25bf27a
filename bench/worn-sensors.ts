/** What a second of a whole body costs: a board at 100 Hz and three motion sensors at 200 Hz. */
import type { BoardReading, HubInput, MotionReading } from '#core/contract/reading.ts';
import { OrientationFilter } from '#core/imu/orientation-filter.ts';
import type { ImuSample } from '#core/imu/orientation-filter.ts';
import { Hub } from '#core/session/hub.ts';
import { timeCalls } from './table.ts';
import type { BenchRow, Spread } from './table.ts';

const RATE_HZ = 200;
const STEP_MS = 1000 / RATE_HZ;
const ROLES = ['thorax', 'pelvis', 'board'] as const;
const BOARD_SLOT = ROLES.length;

/** Swings by some 10 deg, so that nothing rests. */
function sampleAt(tMs: number): ImuSample {
  const turn = (tMs % 1000) / 1000 - 0.5;
  return { gyroRadS: [turn, 0.3 - turn, 0.5 * turn], accMS2: [0.4 * turn, 0.2, 9.8] };
}

function motionAt(slot: number, hostMs: number): MotionReading {
  return { type: 'motion', slot, hostMs, deviceMs: hostMs, ...sampleAt(hostMs), button: false };
}

function boardAt(hostMs: number): BoardReading {
  const sway = (hostMs % 1000) / 1000;
  return {
    type: 'board',
    slot: BOARD_SLOT,
    hostMs,
    button: false,
    frontRightKg: 17 + sway,
    backRightKg: 18 - sway,
    frontLeftKg: 17 - sway,
    backLeftKg: 18 + sway,
  };
}

function attachments(): HubInput[] {
  const facts = { hostMs: 0, source: 'hid', model: 'bench' } as const;
  const board: HubInput = {
    ...facts,
    type: 'attached',
    slot: BOARD_SLOT,
    serial: 'board',
    sensorSpacingMlMm: 433,
    sensorSpacingApMm: 238,
    loadScale: 1,
  };
  const sensors = ROLES.flatMap((role, slot): HubInput[] => [
    {
      ...facts,
      type: 'sensor-attached',
      slot,
      kind: 'motion',
      role,
      axes: 6,
      nominalRateHz: RATE_HZ,
      serial: role,
    },
    { type: 'alignment', slot, hostMs: 0, segmentToSensor: [1, 0, 0, 0] },
  ]);
  return [board, ...sensors];
}

/** The hub, beside the fusion of the same samples without clocks, grid, angles and board. */
export function benchWornSensors(): BenchRow {
  const hub = new Hub();
  for (const input of attachments()) hub.push(input);
  const filters = ROLES.map(() => new OrientationFilter(RATE_HZ));
  let [tMs, sink] = [0, 0];
  const whole = timeCalls(
    () => {
      for (const endMs = tMs + 1000; tMs < endMs; tMs += STEP_MS) {
        for (const slot of ROLES.keys()) sink += hub.push(motionAt(slot, tMs)).length;
        if (tMs % 10 === 0) sink += hub.push(boardAt(tMs)).length;
      }
    },
    1,
    100,
  );
  const fusion = timeCalls(
    () => {
      for (const endMs = tMs + 1000; tMs < endMs; tMs += STEP_MS) {
        for (const filter of filters) {
          filter.push(sampleAt(tMs));
          sink += filter.orientation6[0];
        }
      }
    },
    1,
    100,
  );
  if (!Number.isFinite(sink)) throw new Error('The hub gave no numbers.');
  return {
    name: 'whole hub: board at 100 Hz, three sensors at 200 Hz',
    ...shareOfOneCore(whole),
    unit: '% of a core',
    baseline: shareOfOneCore(fusion).median,
    baselineName: 'fusion of the same samples alone',
  };
}

/** From µs a second. */
function shareOfOneCore({ median, p99 }: Spread): Spread {
  return { median: median / 10_000, p99: p99 / 10_000 };
}
