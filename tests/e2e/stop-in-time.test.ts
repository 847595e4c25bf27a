/**
 * Stop rules in the real Electron, in real time, while the page's thread is blocked: the session worker must not notice.
 * Times are of the worker's own clock, from the moment at which a reading reached it.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { valueOf } from '#core/errors.ts';
import { decodeInputs } from '#core/recording/input-codec.ts';
import { STEP_OFF_LOAD_FRACTION } from '#core/session/safety.ts';
import { say } from '../support/english.ts';
import { programmeOf, squallBlock } from '../support/programmes.ts';
import {
  checkOut,
  enterAsTherapist,
  onScreen,
  openClinic,
  playUntil,
  tapNameAndCheckIn,
} from './support/clinic-day.ts';
import { launchKeel, removeFolders, shrinkWindow } from './support/keel-app.ts';
import type { KeelApp } from './support/keel-app.ts';
import { press } from './support/ui-driver.ts';
import { WorkerSpy } from './support/worker-spy.ts';
import type { WorkerLog } from './support/worker-spy.ts';

const NAME = 'Billie Bowline';
/** The virtual patient weighs this much unless told otherwise. */
const MASS_KG = 70;
const STEP_OFF_MS = 500;
const CALM_WITHIN_MS = 200;
const HELD_UP_MS = 3000;
const ATTEMPTS = 3;

describe('a page that draws three pictures a second', () => {
  let keel: KeelApp;
  let spy: WorkerSpy;
  let patientId: string;

  beforeAll(async () => {
    keel = await launchKeel({ args: ['--speed', '20'] });
    const block = squallBlock({ surface: 'foam', dose: { sets: 1, seconds: 300 }, probe: false });
    ({ id: patientId } = await openClinic(keel, NAME, programmeOf([block])));
    await onScreen(keel.page, 'start');
    await shrinkWindow(keel);
    spy = await WorkerSpy.on(keel.page);
    await tapNameAndCheckIn(keel.page, NAME);
    await keel.page
      .locator('[data-screen="playing"]', { hasText: say('exercise.squall.name') })
      .waitFor({ timeout: 120_000 });
    await spy.command({ type: 'speed', factor: 1 });
    await blockPage(keel, 330);
  });

  afterAll(async () => {
    await keel.close();
    removeFolders();
  });

  it('stops in time when the patient steps off, and is calm in time', async () => {
    const { batches, phases } = await stopped('step-off', () => spy.stepOff(true));
    const offMs = batches.find(({ inputs }) => isOff(inputs))?.atMs ?? Number.NaN;
    expect((phases[0]?.atMs ?? Infinity) - offMs).toBeLessThanOrEqual(STEP_OFF_MS);
    const paused = phases.at(-1);
    expect(paused).toMatchObject({ name: 'paused', cause: 'step-off' });
    expect((paused?.atMs ?? Infinity) - offMs).toBeLessThanOrEqual(STEP_OFF_MS + CALM_WITHIN_MS);
  });

  it('stops and says so when it is held up for more than three seconds', async () => {
    await blockPage(keel, 0);
    const { batches, phases } = await stopped('held-up', () =>
      keel.page.evaluate((durationMs) => {
        const untilMs = performance.now() + durationMs;
        while (performance.now() < untilMs);
      }, HELD_UP_MS + 500),
    );
    // It was held up at some time after the first batch.
    const heldUpMs = (phases[0]?.atMs ?? Infinity) - (batches[0]?.atMs ?? Number.NaN);
    expect(heldUpMs).toBeGreaterThanOrEqual(HELD_UP_MS - 200);
    expect(heldUpMs).toBeLessThanOrEqual(HELD_UP_MS + 500);
    expect(await keel.page.locator('[data-screen="paused"]').innerText()).toContain(say('stop.held-up.text'));
  });

  it('keeps both stops with the session, as main derives them from the recording', async () => {
    await press(keel.page, say('session.end'));
    await press(keel.page, say('session.menu.reason.other'));
    await checkOut(keel.page);
    await enterAsTherapist(keel);
    const [session] = valueOf(await keel.call('patient:sessions', { patientId, limit: 1 }));
    const sessionId = session?.id ?? '';
    const status = async () => valueOf(await keel.call('session:detail', { sessionId })).row.status;
    await expect.poll(status, { timeout: 60_000 }).toBe('stopped');
    const detail = valueOf(await keel.call('session:detail', { sessionId }));
    expect(detail.row.differs).toBe(false);
    const stops = detail.result?.stops ?? [];
    expect(stops.map(({ cause }) => cause)).toEqual(expect.arrayContaining(['step-off', 'held-up']));
    for (const { releasedAfterMs } of stops) expect(releasedAfterMs).toBeLessThanOrEqual(CALM_WITHIN_MS);
  });

  /**
   * Plays, lets something happen, and tells what the worker heard and told until all is paused. Where this computer is
   * so busy that the sensors fall silent first, that is a stop too, and it is tried again.
   */
  async function stopped(cause: string, happens: () => Promise<void>): Promise<WorkerLog> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      await spy.stepOff(false);
      await playUntil(keel.page, 'playing');
      await spy.clear();
      await happens();
      await onScreen(keel.page, 'paused');
      const log = await spy.log();
      const stops = log.phases.filter((phase) => phase.cause !== undefined);
      if (stops.at(-1)?.cause === cause) return { ...log, phases: stops };
    }
    throw new Error(`In ${ATTEMPTS} attempts something else stopped it before "${cause}".`);
  }
});

/** Blocks the page's thread for so long in every animation frame; 0: no more. */
async function blockPage(keel: KeelApp, durationMs: number): Promise<void> {
  await keel.page.evaluate((blockMs) => {
    const page = window as unknown as { blockMs?: number };
    const running = page.blockMs !== undefined;
    page.blockMs = blockMs;
    const block = (): void => {
      const untilMs = performance.now() + (page.blockMs ?? 0);
      while (performance.now() < untilMs);
      requestAnimationFrame(block);
    };
    if (!running) requestAnimationFrame(block);
  }, durationMs);
}

/** Whether a board's reading among these says that most of the weight is gone. */
function isOff(inputs: readonly number[]): boolean {
  return decodeInputs(Uint8Array.from(inputs)).some(
    (input) =>
      input.type === 'board' &&
      input.frontLeftKg + input.frontRightKg + input.backLeftKg + input.backRightKg <
        STEP_OFF_LOAD_FRACTION * MASS_KG,
  );
}
