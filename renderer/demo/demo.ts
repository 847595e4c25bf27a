/**
 * The unattended demonstration: the virtual patient plays a whole session through the real screens, by the same calls
 * and actions a person's taps make, with a picture of every screen on the way.
 */
import type { SessionResult } from '#core/session/result.ts';
import type { Phase } from '#core/session/state.ts';
import { valueOf } from '#core/errors.ts';
import { DEFAULT_SQUALL_PROGRAMME } from '#core/programme/programme.ts';
import { resumesByItself } from '#core/session/safety.ts';
import { call } from '#renderer/bridge/client.ts';
import { appStore } from '../app/app-store.ts';
import type { AppInfo } from '../app/app-store.ts';
import { goTo } from '../app/screens.ts';
import type { Screen } from '../app/screens.ts';
import { changeSettings } from '../app/settings-store.ts';
import { currentDriver } from '../session/current-session.ts';
import type { SessionDriver, SessionView } from '../session/session-view.ts';
import { sendToSensors, virtualPatientStore } from '../sensors/sensors-store.ts';
import { pause, press, screenShown, tickAll } from './ui-driver.ts';

type DemoOptions = NonNullable<AppInfo['demo']>;

const SCREEN_SETTLES_MS = 600;
const POLL_MS = 20;
/** What is worth a picture while a block plays: this long after it began. */
const PLAYING_PICTURE_AFTER_MS = 14_000;

export async function playDemo(options: DemoOptions): Promise<void> {
  virtualPatientStore.update((body) => ({ ...body, seed: options.seed }));
  await changeSettings({ inputSource: 'virtual-patient', fullScreen: false });
  const therapist = valueOf(await call('therapist:enter', { passphrase: options.passphrase }));
  appStore.update((app) => ({ ...app, therapist }));
  const patient = await enrol();
  await show({ name: 'devices' }, 'devices');
  await show({ name: 'start' }, 'start');
  await show({ name: 'programme', patientId: patient.id }, 'programme');
  goTo({ name: 'session', patientId: patient.id, patientName: patient.name });
  const result = await playSession(appStore.get().info?.simulationSpeed ?? 1);
  await show({ name: 'patient', patientId: patient.id }, 'patient');
  await show({ name: 'session-detail', patientId: patient.id, sessionId: result.sessionId }, 'session');
  valueOf(await call('demo:finish', { patientId: patient.id, sessionId: result.sessionId, result }));
}

async function enrol(): Promise<{ id: string; name: string }> {
  const patient = valueOf(
    await call('patient:create', {
      name: 'Robin Harbour',
      heightCm: 172,
      painSite: 'low-back',
      dominantSide: 'right',
      screened: true,
      screenedBy: 'Demo',
      notes: 'Plays by itself: a simulated body, not a person.',
    }),
  );
  valueOf(await call('programme:save', { patientId: patient.id, programme: DEFAULT_SQUALL_PROGRAMME }));
  return patient;
}

async function show(screen: Screen, picture: string): Promise<void> {
  goTo(screen);
  await captureNow(picture);
}

async function captureNow(name: string): Promise<void> {
  await pause(SCREEN_SETTLES_MS);
  await capture(name);
}

async function capture(name: string): Promise<void> {
  valueOf(await call('demo:capture', { name }));
}

/** Answers every phase as a willing patient would, until the session is over. */
async function playSession(speed: number): Promise<SessionResult> {
  const driver = await waitForDriver();
  const pictured = new Set<string>();
  for (;;) {
    const view = driver.view();
    if (view.problem !== undefined) throw new Error(view.problem);
    const picture = pictureOf(view);
    if (picture !== undefined && !pictured.has(picture)) {
      pictured.add(picture);
      await captureInRealTime(picture, speed);
    }
    if (view.phase.name === 'summary' && view.result !== undefined) return view.result;
    await answer(view.phase);
    await pause(POLL_MS);
  }
}

/** A moving scene holds still for its picture only at the speed it is made for. */
async function captureInRealTime(picture: string, speed: number): Promise<void> {
  sendToSensors({ type: 'speed', factor: 1 });
  await pause(SCREEN_SETTLES_MS);
  await capture(picture);
  sendToSensors({ type: 'speed', factor: speed });
}

async function answer(phase: Phase): Promise<void> {
  if (phase.name === 'refused') throw new Error('The demo patient was refused.');
  if (phase.name === 'check-in') await checkIn();
  if (phase.name === 'check-out') await checkOut();
  if (phase.name === 'paused' && !resumesByItself(phase.cause)) await press('Go on');
}

async function checkIn(): Promise<void> {
  await press('3, ');
  await captureNow('check-in');
  await press('Next');
  await screenShown('check-in-safety');
  tickAll();
  await captureNow('check-in-safety');
  await press('All true');
}

async function checkOut(): Promise<void> {
  await press('2, ');
  await captureNow('check-out');
  await press('Next');
  await screenShown('check-out-effort');
  await press('4, ');
  await captureNow('check-out-effort');
  await press('Done');
}

/** Phases that wait for an answer are pictured with it. */
function pictureOf({ phase, step, nowMs }: SessionView): string | undefined {
  if (['check-in', 'check-out', 'releasing'].includes(phase.name)) return undefined;
  if (phase.name !== 'playing') return phase.name;
  if (step.kind !== 'block' || nowMs - phase.sinceMs < PLAYING_PICTURE_AFTER_MS) return undefined;
  return step.role === 'limits' ? 'limits' : `squall-${step.role}`;
}

async function waitForDriver(): Promise<SessionDriver> {
  for (;;) {
    const driver = currentDriver();
    if (driver !== undefined) return driver;
    await pause(POLL_MS);
  }
}
