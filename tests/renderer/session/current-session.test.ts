// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import type { SensorMessage } from '#core/contract/sensors.ts';
import { KeelError } from '#core/errors.ts';
import { message } from '#core/language/message.ts';
import { decodeEntries } from '#core/recording/recording.ts';
import type { SessionSetup } from '#core/session/setup.ts';
import { screenStore } from '#renderer/app/screens.ts';
import { beginSession, currentDriver, leaveSession } from '#renderer/session/current-session.ts';
import { programmeOf, squallBlock } from '../../support/programmes.ts';
import { toySetup } from '../../support/session.ts';
import { installFakeKeel } from '../support/fake-keel.ts';
import { connectFakeSensors } from '../support/fake-sensors-port.ts';

const NOT_SCREENED = message('error.patient-not-screened');
const PATIENT = '4f0c2b52-6d9f-4f0e-9a39-0f3f6d7c1f11';
const hubStarted: SensorMessage = { type: 'hub-started', clockOriginMs: 0 };
const board: SensorMessage = {
  type: 'devices',
  scanning: false,
  devices: [
    {
      kind: 'board',
      source: 'hid',
      serial: 'A',
      model: 'test',
      state: 'ready',
      inUse: true,
      rateHz: 100,
      gaps: 0,
      longestGapMs: 0,
      warnings: [],
    },
  ],
};

function squallSetup(changes: Partial<SessionSetup> = {}): SessionSetup {
  return toySetup({}, { programme: programmeOf([squallBlock()]), ranges: [], ...changes });
}

/** A page that is connected to sensors, before a main that opens this session. */
async function page(setup: () => SessionSetup) {
  const keel = installFakeKeel({ 'session:start': setup, 'session:append': () => undefined });
  const sensors = connectFakeSensors();
  // The port is on its way.
  await Promise.resolve();
  return { keel, sensors };
}

beforeEach(leaveSession);

describe('a session that begins', () => {
  it('is opened with the sensors at hand, begins a hub of its own and waits for answers', async () => {
    const { keel, sensors } = await page(() => squallSetup());
    sensors.say(board);
    expect(await beginSession(PATIENT)).toBeUndefined();
    expect(keel.calls[0]).toEqual({
      channel: 'session:start',
      input: { patientId: PATIENT, source: 'hid', sensors: ['board'] },
    });
    expect(sensors.commands.at(-1)).toEqual({ type: 'restart-hub' });
    expect(currentDriver()?.view().phase.name).toBe('check-in');
  });

  it('is refused with what main says', async () => {
    await page(() => {
      throw new KeelError('not-allowed', NOT_SCREENED);
    });
    expect(await beginSession(PATIENT)).toMatchObject({ message: NOT_SCREENED });
    expect(currentDriver()).toBeUndefined();
  });

  it('is refused with what the worker finds', async () => {
    await page(() => squallSetup({ sensors: [] }));
    expect(await beginSession(PATIENT)).toMatchObject({ code: 'not-allowed' });
    expect(currentDriver()).toBeUndefined();
  });

  it('comes to nothing when it was left before main answered', async () => {
    await page(() => squallSetup());
    const begun = beginSession(PATIENT);
    leaveSession();
    expect(await begun).toBeUndefined();
    expect(currentDriver()).toBeUndefined();
  });
});

describe('a session that goes on', () => {
  it('shows what was done to it, and is kept in the order in which it took effect', async () => {
    const { keel, sensors } = await page(() => squallSetup());
    await beginSession(PATIENT);
    sensors.say(hubStarted);
    currentDriver()?.act({ type: 'check-in', painNrs: 2, checklistMet: true });
    expect(currentDriver()?.view().phase.name).toBe('empty-board');
    leaveSession();
    await new Promise((resolve) => void setTimeout(resolve, 0));
    const appended = keel.calls.flatMap(({ channel, input }) =>
      channel === 'session:append' && input instanceof Object && 'bytes' in input ? [input.bytes] : [],
    );
    const entries = appended.flatMap((bytes) => (bytes instanceof Uint8Array ? decodeEntries(bytes) : []));
    expect(entries).toMatchObject([{ type: 'action', action: { type: 'check-in' } }]);
  });

  it('stops when nobody can see it', async () => {
    const { sensors } = await page(() => squallSetup());
    await beginSession(PATIENT);
    sensors.say(hubStarted);
    currentDriver()?.act({ type: 'check-in', painNrs: 2, checklistMet: true });
    Object.defineProperty(document, 'hidden', { value: true, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
    expect(currentDriver()?.view().phase).toMatchObject({ name: 'paused', cause: 'window-hidden' });
  });

  it('goes back to the start when it breaks', async () => {
    const { sensors } = await page(() => squallSetup());
    await beginSession(PATIENT);
    sensors.say(hubStarted);
    // No whole number of frames: nothing that our own process would send.
    const damaged = { sequence: 0, inputs: new Uint8Array(), frames: new Float64Array(3) };
    expect(() => sensors.say({ type: 'batch', ...damaged })).toThrow(RangeError);
    expect(currentDriver()).toBeUndefined();
    expect(screenStore.get().name).toBe('start');
  });
});
