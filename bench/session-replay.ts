/** What main pays to derive the result of a session from its recording: hub, runner, exercises and ability, all of it. */
import { presetProgramme } from '#core/programme/presets.ts';
import { decodeInputs } from '#core/recording/input-codec.ts';
import type { RecordingEntry } from '#core/recording/recording.ts';
import { replayRecording } from '#core/recording/replay.ts';
import { Hub } from '#core/session/hub.ts';
import type { SessionSetup } from '#core/session/setup.ts';
import { HUB_STEP_MS } from '#core/units.ts';
import { simulateSession } from '#core/virtual/simulated-session.ts';
import { EXERCISES } from '#games/registry.ts';
import { createSessionDependencies } from '#games/session-dependencies.ts';
import { cpuUs } from './replay.ts';
import { spreadOf } from './table.ts';
import type { BenchRow, Spread } from './table.ts';

const ROUNDS = 3;
const BODY = { seed: 1, bodyMassKg: 70, heightM: 1.7, impairment: 'none', severity: 0 } as const;
const SENSORS = ['board', 'thorax', 'pelvis'] as const;

/** The last phase of eight weeks: sets of several stances in random order, and recorded turns. */
const SETUP: SessionSetup = {
  sessionId: '00000000-0000-4000-8000-000000000001',
  seed: 1,
  startedAt: '2026-01-01T00:00:00.000Z',
  clinicId: 'bench',
  stationId: 'bench',
  source: 'virtual-patient',
  programme: presetProgramme(
    { kind: 'eight-weeks' },
    {
      id: '00000000-0000-4000-8000-000000000002',
      name: 'Bench',
      author: 'bench',
      validFrom: '2026-01-01',
      setting: 'clinic',
      sensors: SENSORS,
      catalogue: EXERCISES,
    },
  ),
  week: 7,
  sensors: SENSORS,
  ranges: [],
  skills: [],
  sessionsBefore: 12,
  versions: { app: '0', hub: 1, runner: 1, ability: 1, movement: 1, exercises: {} },
};

/** A whole session replayed, beside the hub alone on the same recording; as the time of one frame of 10 ms. */
export function benchSessionReplay(): BenchRow {
  const dependencies = createSessionDependencies();
  const { state, entries } = simulateSession(SETUP, dependencies, { ...BODY, sensors: 'rigid' });
  const frames = state.nowMs / HUB_STEP_MS;
  const whole = timeFrames(frames, () => {
    const { result } = replayRecording(SETUP, entries, dependencies);
    if (result.durationMs !== state.nowMs) throw new Error('The replay is not of the session.');
  });
  const hub = timeFrames(frames, () => pushAll(entries));
  return {
    name: `replay of a session of ${Math.round(state.nowMs / 60_000)} minutes, a frame`,
    ...whole,
    unit: 'µs',
    baseline: hub.median,
    baselineName: 'its decoding and hub alone',
    timesRealTime: (HUB_STEP_MS * 1000) / whole.median,
  };
}

function timeFrames(frames: number, replay: () => void): Spread {
  const times: number[] = [];
  for (let round = -1; round < ROUNDS; round++) {
    const startUs = cpuUs();
    replay();
    if (round >= 0) times.push((cpuUs() - startUs) / frames);
  }
  return spreadOf(times);
}

function pushAll(entries: readonly RecordingEntry[]): void {
  const hub = new Hub();
  let sink = 0;
  for (const entry of entries) {
    if (entry.type !== 'inputs') continue;
    for (const input of decodeInputs(entry.bytes)) {
      for (const frame of hub.push(input)) sink += frame.copMlMm;
    }
  }
  if (!Number.isFinite(sink)) throw new Error('The hub gave no numbers.');
}
