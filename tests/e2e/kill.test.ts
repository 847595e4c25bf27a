import { afterAll, describe, expect, it } from 'vitest';
import { valueOf } from '#core/errors.ts';
import type { StoredSession } from '#core/ipc/ipc.ts';
import { createRandom, uniform } from '#core/signal/random.ts';
import {
  PASSPHRASE,
  onScreen,
  openClinic,
  playToTheEnd,
  setPlaying,
  tapNameAndCheckIn,
  unlock,
} from './support/clinic-day.ts';
import { launchKeel, newUserData, removeFolders, shrinkWindow } from './support/keel-app.ts';
import type { KeelApp } from './support/keel-app.ts';

const NAME = 'Kit Killick';
const KILLS = 20;
const SPEED = 20;
const SET_SECONDS = 120;
/** What a crash may cost: one second of real time. */
const LOSS_ALLOWED_S = 1 * SPEED;

interface Outcome {
  readonly status: string;
  readonly setCompleted: boolean | undefined;
  /** Seconds of the set that the screen had shown as played, less those that were recovered. */
  readonly lostSeconds: number;
}

describe('kill -9 in the middle of a set', () => {
  afterAll(removeFolders);

  it(`${KILLS} times at random moments: the next start has the session up to the last second`, async () => {
    const userData = newUserData();
    const patientId = await firstSession(userData);
    const random = createRandom(20);
    const outcomes: Outcome[] = [];
    let keel = await launchAgain(userData);
    for (let kill = 1; kill <= KILLS; kill++) {
      const playedSeconds = await playAndKill(keel, uniform(random, 1500, 4500));
      keel = await launchAgain(userData);
      outcomes.push(outcomeOf(await lastSession(keel, patientId, kill + 1), playedSeconds));
    }
    await keel.close();
    expect(outcomes.map(({ status, setCompleted }) => [status, setCompleted])).toEqual(
      Array.from({ length: KILLS }, () => ['recovered', false]),
    );
    expect(Math.max(...outcomes.map(({ lostSeconds }) => lostSeconds))).toBeLessThanOrEqual(LOSS_ALLOWED_S);
  }, 900_000);
});

async function launchAgain(userData: string): Promise<KeelApp> {
  const keel = await launchKeel({ userData, args: ['--speed', String(SPEED)] });
  await shrinkWindow(keel);
  await unlock(keel);
  return keel;
}

function outcomeOf({ row, result }: StoredSession, playedSeconds: number): Outcome {
  const set = result?.blocks.find((block) => block.role === 'set');
  const keptSeconds = ((set?.endMs ?? 0) - (set?.startMs ?? 0)) / 1000;
  return { status: row.status, setCompleted: set?.completed, lostSeconds: playedSeconds - keptSeconds };
}

/** Measures the limits once, so that later sessions come to their set sooner. */
async function firstSession(userData: string): Promise<string> {
  const keel = await launchKeel({ userData, args: ['--speed', String(SPEED)] });
  await shrinkWindow(keel);
  const programme = {
    sets: 1,
    secondsPerSet: SET_SECONDS,
    restSeconds: 5,
    probe: false,
    limitsEveryDays: 30,
  };
  const patient = await openClinic(keel, NAME, programme);
  await onScreen(keel.page, 'start');
  await tapNameAndCheckIn(keel.page, NAME);
  await playToTheEnd(keel.page);
  await keel.close();
  return patient.id;
}

/** @returns seconds of the set that the screen had shown as played when the app was killed */
async function playAndKill(keel: KeelApp, afterMs: number): Promise<number> {
  await tapNameAndCheckIn(keel.page, NAME);
  await setPlaying(keel.page, 'set 1 of 1');
  await keel.page.waitForTimeout(afterMs);
  const shown = await keel.page.locator('time').first().textContent();
  const { pid } = keel.app.process();
  if (pid === undefined) throw new Error('The app has no process.');
  process.kill(pid, 'SIGKILL');
  await new Promise((resolve) => keel.app.process().once('exit', resolve));
  return SET_SECONDS - secondsOf(shown ?? '');
}

async function lastSession(keel: KeelApp, id: string, expected: number): Promise<StoredSession> {
  valueOf(await keel.call('therapist:enter', { passphrase: PASSPHRASE }));
  const { sessions } = valueOf(await keel.call('patient:page', { id }));
  expect(sessions).toHaveLength(expected);
  const last = sessions.at(-1);
  if (last === undefined) throw new Error('No session is stored.');
  valueOf(await keel.call('therapist:leave', undefined));
  return last;
}

function secondsOf(shown: string): number {
  const [minutes = '', seconds = ''] = shown.split(':');
  return Number(minutes) * 60 + Number(seconds);
}
