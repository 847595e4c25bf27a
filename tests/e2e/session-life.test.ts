/** What main does about a session whose page goes away, in the real Electron. */
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SessionRow } from '#core/ipc/records.ts';
import { valueOf } from '#core/errors.ts';
import { encodeEntry } from '#core/recording/recording.ts';
import { programmeOf, squallBlock } from '../support/programmes.ts';
import { openClinic, PASSPHRASE, THERAPIST } from './support/clinic-day.ts';
import { launchKeel, removeFolders } from './support/keel-app.ts';
import type { KeelApp } from './support/keel-app.ts';

describe('a session', () => {
  let keel: KeelApp;
  let patientId: string;

  beforeEach(async () => {
    keel = await launchKeel();
    ({ id: patientId } = await openClinic(keel, 'Bo Sprit', programmeOf([squallBlock()])));
    await keel.page.waitForLoadState();
  });
  afterEach(() => keel.close());
  afterAll(removeFolders);

  async function startSession(): Promise<string> {
    const { sessionId } = valueOf(
      await keel.call('session:start', { patientId, source: 'pointer', sensors: ['board'] }),
    );
    const entry = encodeEntry({
      type: 'action',
      action: { type: 'check-in', painNrs: 1, checklistMet: true },
    });
    const appended = await keel.page.evaluate(
      ({ id, bytes }) => window.keel?.call('session:append', { sessionId: id, bytes: new Uint8Array(bytes) }),
      { id: sessionId, bytes: [...entry] },
    );
    expect(appended).toEqual({ ok: true, value: undefined });
    return sessionId;
  }

  /** How many reasons there are to keep the display awake; Electron counts them from 0. */
  function blockers(): Promise<number> {
    return keel.app.evaluate(
      ({ powerSaveBlocker }) => [0, 1, 2, 3, 4].filter((id) => powerSaveBlocker.isStarted(id)).length,
    );
  }

  /** As the page sees it; asked through main, because Playwright loses a page that crashed. */
  async function storedSessions(): Promise<readonly SessionRow[]> {
    const calls = `(async () => {
      await window.keel.call('therapist:enter', ${JSON.stringify({ passphrase: PASSPHRASE, name: THERAPIST })});
      return window.keel.call('patient:sessions', ${JSON.stringify({ patientId, limit: 10 })});
    })()`;
    const result = await keel.app.evaluate(async ({ BrowserWindow }, script) => {
      const answer: unknown = await BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(script);
      return answer;
    }, calls);
    return (result as { value: readonly SessionRow[] }).value;
  }

  async function expectEnded(sessionId: string): Promise<void> {
    await expect.poll(blockers).toBe(0);
    // Main derives what it holds from the recording, in its own time.
    const stored = async (): Promise<unknown> =>
      (await storedSessions()).map(({ id, status, hasRecording }) => [id, status, hasRecording]);
    await expect.poll(stored, { timeout: 30_000 }).toEqual([[sessionId, 'interrupted', true]]);
  }

  it('keeps the display awake until its page is loaded anew, and is ended then', async () => {
    expect(await blockers()).toBe(0);
    const sessionId = await startSession();
    expect(await blockers()).toBe(1);
    await keel.page.reload();
    await expectEnded(sessionId);
  });

  it('is ended when its page crashes, and the page comes back', async () => {
    const sessionId = await startSession();
    await keel.app.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      const back = new Promise<void>((resolve) => void contents?.once('did-finish-load', () => resolve()));
      contents?.forcefullyCrashRenderer();
      await back;
    });
    await expectEnded(sessionId);
  });

  it('is over for a page that goes on after another began', async () => {
    const first = await startSession();
    valueOf(await keel.call('session:start', { patientId, source: 'pointer', sensors: ['board'] }));
    expect(await blockers()).toBe(1);
    const late = await keel.page.evaluate(
      (id) => window.keel?.call('session:append', { sessionId: id, bytes: new Uint8Array([1]) }),
      first,
    );
    expect(late).toMatchObject({ ok: false, error: { code: 'conflict' } });
  });
});
