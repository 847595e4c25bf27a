import { describe, expect, it } from 'vitest';
import { unpackFrames } from '#core/contract/frame.ts';
import type { HubInput } from '#core/contract/reading.ts';
import type { BodyStatus, SensorMessage } from '#core/contract/sensors.ts';
import { Hub } from '#core/session/hub.ts';
import { decodeInputs } from '#core/recording/input-codec.ts';
import { HostTime } from '#electron/sensors/host-time.ts';
import { HubFeed } from '#electron/sensors/hub-feed.ts';
import {
  CALIBRATED_MS,
  CALIBRATION,
  type Strap,
  calibrating,
  play,
  strapAttached,
} from '../../support/worn-sensors.ts';
import { ManualClock } from './support/manual-clock.ts';

const THORAX: Strap = { slot: 1, role: 'thorax', serial: 'T', anglesAt: calibrating(50, () => [20, 0, 0]) };
const PELVIS: Strap = { slot: 2, role: 'pelvis', serial: 'P', anglesAt: calibrating(30, () => [10, 0, 0]) };

async function rig() {
  const clock = new ManualClock();
  const feed = new HubFeed(new HostTime(clock));
  const messages: SensorMessage[] = [];
  feed.connect((message) => messages.push(message));
  /** Plays inputs whose times count from now. */
  const feedAll = async (inputs: readonly HubInput[]): Promise<void> => {
    const zeroMs = clock.nowMs();
    for (const input of inputs) {
      const hostMs = zeroMs + input.hostMs;
      if (hostMs > clock.nowMs()) await clock.advance(hostMs - clock.nowMs());
      feed.push({ ...input, hostMs });
    }
  };
  return { clock, feed, feedAll, messages };
}

/** What was posted since the present hub began. */
function sinceRestart(messages: readonly SensorMessage[]): SensorMessage[] {
  return messages.slice(messages.findLastIndex(({ type }) => type === 'hub-started'));
}

function inputsOf(messages: readonly SensorMessage[]): HubInput[] {
  return messages.flatMap((message) => (message.type === 'batch' ? decodeInputs(message.inputs) : []));
}

function bodiesOf(messages: readonly SensorMessage[]): BodyStatus[] {
  return messages.flatMap((message) => (message.type === 'body' ? [message.body] : []));
}

describe('a new hub', () => {
  it('has the sensors attached, strapped as the one before knew, also those that come back later', async () => {
    const { feed, feedAll, messages } = await rig();
    const straps = [THORAX, PELVIS];
    await feedAll([
      ...straps.map((strap) => strapAttached(strap, 0)),
      ...play(straps, 0, CALIBRATED_MS, CALIBRATION),
      { type: 'detached', slot: 2, hostMs: CALIBRATED_MS },
    ]);
    const known = inputsOf(messages).length;
    expect(known).toBeGreaterThan(1000);
    feed.restart();
    await feedAll([strapAttached({ ...PELVIS, slot: 5 }, 10), ...play([THORAX], 10, 300)]);
    feed.flush();
    const inputs = inputsOf(sinceRestart(messages));
    const told = ['sensor-attached', 'gyro-bias', 'alignment'];
    expect(inputs.slice(0, 6).map(({ type }) => type)).toEqual([...told, ...told]);
    expect(inputs.slice(3, 6)).toMatchObject([{ slot: 5 }, { slot: 5 }, { slot: 5 }]);
    expect(
      bodiesOf(messages)
        .at(-1)
        ?.segments.map(({ aligned }) => aligned),
    ).toEqual([true, true]);
  });

  it('does not take a sensor for strapped in a place where it was not', async () => {
    const { feed, feedAll, messages } = await rig();
    await feedAll([strapAttached(THORAX, 0), ...play([THORAX], 0, CALIBRATED_MS, CALIBRATION)]);
    await feedAll([{ type: 'detached', slot: 1, hostMs: 0 }]);
    feed.restart();
    await feedAll([strapAttached({ ...THORAX, role: 'pelvis' }, 0)]);
    feed.flush();
    expect(inputsOf(sinceRestart(messages)).map(({ type }) => type)).toEqual([
      'sensor-attached',
      'gyro-bias',
    ]);
  });

  it('knows of another person only what is the sensors own', async () => {
    const { clock, feed, feedAll, messages } = await rig();
    const straps = [THORAX, PELVIS];
    await feedAll([
      ...straps.map((strap) => strapAttached(strap, 0)),
      ...play(straps, 0, CALIBRATED_MS, CALIBRATION),
      { type: 'detached', slot: 2, hostMs: CALIBRATED_MS },
    ]);
    // The pelvis sensor is away: the second hub never sees it.
    feed.restart();
    await feedAll(play([THORAX], 0, 300));
    feed.push({ type: 'clear-alignment', hostMs: clock.nowMs() });
    feed.restart();
    await feedAll([strapAttached({ ...PELVIS, slot: 5 }, 10)]);
    feed.flush();
    const told = inputsOf(sinceRestart(messages)).map(({ type }) => type);
    expect(told).toEqual(['sensor-attached', 'gyro-bias', 'sensor-attached', 'gyro-bias']);
  });

  it('gives from its inputs alone the frames that were posted', async () => {
    const { feed, feedAll, messages } = await rig();
    await feedAll([strapAttached(THORAX, 0), ...play([THORAX], 0, CALIBRATED_MS, CALIBRATION)]);
    feed.restart();
    await feedAll(play([THORAX], 0, 2000));
    feed.flush();
    const after = sinceRestart(messages);
    const hub = new Hub();
    const frames = after.flatMap((message) => (message.type === 'batch' ? unpackFrames(message.frames) : []));
    expect(frames.length).toBeGreaterThan(190);
    expect(inputsOf(after).flatMap((input) => hub.push(input))).toEqual(frames);
  });
});

describe('how the body fares', () => {
  it('is told every 100 ms while a sensor is attached, and once when the last one goes', async () => {
    const { clock, feed, feedAll, messages } = await rig();
    await clock.advance(1000);
    expect(bodiesOf(messages)).toEqual([]);
    await feedAll([strapAttached(THORAX, 0), ...play([THORAX], 0, 1000)]);
    expect(bodiesOf(messages)).toHaveLength(10);
    feed.push({ type: 'detached', slot: 1, hostMs: clock.nowMs() });
    await clock.advance(1000);
    expect(bodiesOf(messages)).toHaveLength(11);
    expect(bodiesOf(messages).at(-1)).toEqual({ segments: [] });
  });

  it('is told while a sensor is silent', async () => {
    const { clock, feedAll, messages } = await rig();
    await feedAll([strapAttached(THORAX, 0)]);
    await clock.advance(1000);
    expect(bodiesOf(messages).length).toBeGreaterThan(8);
  });

  it('shows a guided step as it goes on', async () => {
    const { feedAll, messages } = await rig();
    await feedAll([strapAttached(THORAX, 0), ...play([THORAX], 0, 4200, CALIBRATION.slice(0, 1))]);
    const progress = bodiesOf(messages).flatMap(({ calibration }) => calibration?.progress ?? []);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
    expect(progress.length).toBeGreaterThan(25);
    expect(bodiesOf(messages).at(-1)?.calibration).toEqual({
      step: 'stand-still',
      state: 'done',
      progress: 1,
    });
  });
});
