import { afterAll, describe, expect, it } from 'vitest';
import { valueOf } from '#core/errors.ts';
import type { SessionDetail } from '#core/ipc/ipc.ts';
import { createRandom, uniform } from '#core/signal/random.ts';
import { isSoaking } from '../support/soaking.ts';
import { fiveBlocks } from './support/five-blocks.ts';
import {
  enterAsTherapist,
  giveMotionSensors,
  newestSession,
  onScreen,
  openClinic,
  playFor,
  playToTheEnd,
  playUntil,
  tapNameAndCheckIn,
  unlock,
} from './support/clinic-day.ts';
import { launchKeel, newUserData, removeFolders, shrinkWindow } from './support/keel-app.ts';
import type { KeelApp } from './support/keel-app.ts';

const NAME = 'Kit Killick';
/** Each takes half a minute: twenty of them are for `npm run soak`. */
const KILLS = isSoaking() ? 20 : 6;
const SPEED = 20;
/** After the first set began: the sets, ms of the session. */
const LATEST_MS = 100_000;
/** What a crash may cost: one second of real time. */
const LOSS_ALLOWED_MS = 1000 * SPEED;

interface Outcome {
  readonly status: string;
  /** Milliseconds of session time that the screen had shown, less those that were recovered. */
  readonly lostMs: number;
  /** Blocks that were played or begun. */
  readonly blocks: number;
}

describe('kill -9 in the middle of a session', () => {
  afterAll(removeFolders);

  it(`${KILLS} times at random moments: the next start has the session up to the last second`, async () => {
    const userData = newUserData();
    const patientId = await firstSession(userData);
    const random = createRandom(20);
    const outcomes: Outcome[] = [];
    let keel = await launchAgain(userData);
    for (let kill = 1; kill <= KILLS; kill++) {
      const shownMs = await playAndKill(keel, uniform(random, 0, LATEST_MS));
      keel = await launchAgain(userData);
      outcomes.push(outcomeOf(await lastSession(keel, patientId, kill + 1), shownMs));
    }
    await keel.close();
    expect(outcomes.map(({ status }) => status)).toEqual(Array.from({ length: KILLS }, () => 'recovered'));
    expect(Math.max(...outcomes.map(({ lostMs }) => lostMs))).toBeLessThanOrEqual(LOSS_ALLOWED_MS);
    // Random moments: in the first block and in later ones.
    expect(new Set(outcomes.map(({ blocks }) => blocks)).size).toBeGreaterThanOrEqual(KILLS > 6 ? 3 : 2);
  }, 1_500_000);
});

async function launchAgain(userData: string): Promise<KeelApp> {
  const keel = await launchKeel({ userData, args: ['--speed', String(SPEED)] });
  await shrinkWindow(keel);
  await unlock(keel);
  return keel;
}

function outcomeOf({ row, result }: SessionDetail, shownMs: number): Outcome {
  return {
    status: row.status,
    lostMs: shownMs - (result?.durationMs ?? 0),
    blocks: result?.blocks.length ?? 0,
  };
}

/** Measures the ranges, so that later sessions come to their sets sooner. */
async function firstSession(userData: string): Promise<string> {
  const keel = await launchKeel({ userData, args: ['--speed', String(SPEED)] });
  await shrinkWindow(keel);
  const patient = await openClinic(keel, NAME, fiveBlocks({ feetSets: 1, seconds: 20, rangeEveryDays: 30 }));
  await giveMotionSensors(keel.page);
  await tapNameAndCheckIn(keel.page, NAME);
  await playToTheEnd(keel.page);
  await keel.close();
  return patient.id;
}

/** @returns session time that the screen had shown when the app was killed, ms */
async function playAndKill(keel: KeelApp, afterMs: number): Promise<number> {
  await giveMotionSensors(keel.page);
  await tapNameAndCheckIn(keel.page, NAME);
  await playUntil(keel.page, 'playing');
  const shownMs = await playFor(keel.page, afterMs);
  const { pid } = keel.app.process();
  if (pid === undefined) throw new Error('The app has no process.');
  process.kill(pid, 'SIGKILL');
  await new Promise((resolve) => keel.app.process().once('exit', resolve));
  return shownMs;
}

async function lastSession(keel: KeelApp, patientId: string, expected: number): Promise<SessionDetail> {
  await enterAsTherapist(keel);
  const detail = await newestSession(keel, patientId);
  expect(valueOf(await keel.call('patient:sessions', { patientId, limit: 100 }))).toHaveLength(expected);
  valueOf(await keel.call('therapist:leave', undefined));
  await onScreen(keel.page, 'start');
  return detail;
}
