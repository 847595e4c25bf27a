/**
 * The unattended demonstration: the virtual patient plays a whole session of five blocks through the real screens, by
 * the same calls and actions a person's taps make, with a picture of every screen on the way.
 */
import { valueOf } from '#core/errors.ts';
import { resumesByItself } from '#core/session/safety.ts';
import type { Programme } from '#core/programme/programme.ts';
import type { SessionDetail } from '#core/ipc/ipc.ts';
import type { Phase } from '#core/session/state.ts';
import { ENGLISH } from '#locales/load/english.ts';
import { call } from '#renderer/bridge/client.ts';
import { appStore } from '../app/app-store.ts';
import type { AppInfo } from '../app/app-store.ts';
import { currentTranslator } from '../app/language.tsx';
import { goTo } from '../app/screens.ts';
import type { Screen } from '../app/screens.ts';
import { changeSettings } from '../app/settings-store.ts';
import { sendToSensors, virtualPatientStore } from '../sensors/sensors-store.ts';
import { currentDriver } from '../session/current-session.ts';
import type { SessionDriver, SessionView } from '../session/session-view.ts';
import { effortText, painText } from '../ui/RatingRow.tsx';
import { checkLayout } from './check-layout.ts';
import { DEMO_PEOPLE } from './demo-people.ts';
import { demoProgramme, gameProgramme } from './demo-programme.ts';
import { buttonShown, canPress, isShown, pause, press, rate, screenShown, tickAll } from './ui-driver.ts';

type DemoOptions = NonNullable<AppInfo['demo']>;

const THERAPIST = DEMO_PEOPLE.therapist;
const SCREEN_SETTLES_MS = 600;
const POLL_MS = 20;
/**
 * As fast as the pictures are made for, and no less: above 1 the virtual patient waits for the page, so that nothing is
 * lost while a machine is busy with a picture.
 */
const PICTURE_SPEED = 1.01;
/** For screens that stand still: taking a place is over in a second. */
const STILL_PICTURE_SPEED = 0.2;
/** What is worth a picture while a block plays: this long after it began. */
const PLAYING_PICTURE_AFTER_MS = 14_000;
/** A first try is stopped once, and goes on. */
const STOPPED_AFTER = 'squall-practice-centre-of-pressure';

export async function playDemo(options: DemoOptions): Promise<void> {
  virtualPatientStore.update((body) => ({ ...body, seed: options.seed, sensors: 'soft-tissue' }));
  const { language } = options;
  await changeSettings({ inputSource: 'virtual-patient', fullScreen: false, speech: false, language });
  await enterTherapistArea(options);
  if (options.game !== undefined) return playGame(options.game, language);
  const patient = await enrol(language, demoProgramme(crypto.randomUUID(), THERAPIST, todayIso()));
  await show({ name: 'patients' }, 'patients');
  await show({ name: 'patient-form', patientId: patient.id }, 'patient-form');
  await show({ name: 'settings' }, 'settings');
  await show({ name: 'devices' }, 'devices');
  await show({ name: 'sensor-set-up', back: { name: 'devices' } }, 'sensors-find');
  await show({ name: 'start' }, 'start');
  await show({ name: 'programme', patientId: patient.id }, 'programme');
  goTo({ name: 'session', patientId: patient.id, patientName: patient.name, language });
  const { sessionId, movementAt } = await playSession(appStore.get().info?.simulationSpeed ?? 1);
  await enterTherapistArea(options);
  await show({ name: 'patient', patientId: patient.id }, 'patient');
  await show({ name: 'session-detail', patientId: patient.id, sessionId }, 'session');
  goTo({ name: 'movement-detail', patientId: patient.id, sessionId, position: movementAt });
  await buttonShown('movement.whole-session');
  await captureNow('movement');
  valueOf(await call('demo:finish', { patientId: patient.id, sessionId }));
}

/** It locks itself where a session takes long. */
async function enterTherapistArea({ passphrase }: DemoOptions): Promise<void> {
  const therapist = valueOf(await call('therapist:enter', { passphrase, name: THERAPIST }));
  appStore.update((app) => ({ ...app, therapist }));
}

/** One exercise alone: five pictures of a set, the files of a session. */
async function playGame(game: string, language: string): Promise<void> {
  const programme = gameProgramme(crypto.randomUUID(), THERAPIST, todayIso(), game);
  const patient = await enrol(language, programme);
  goTo({ name: 'session', patientId: patient.id, patientName: patient.name, language });
  const { sessionId } = await playSession(appStore.get().info?.simulationSpeed ?? 1, pictureOfSet);
  valueOf(await call('demo:finish', { patientId: patient.id, sessionId }));
}

/** Shares of a set at which it is pictured. */
const SET_PICTURES_AT = [0.06, 0.25, 0.45, 0.65, 0.88] as const;

function pictureOfSet({ phase, step, nowMs }: SessionView): string | undefined {
  if (phase.name !== 'playing' || step.kind !== 'exercise' || step.role !== 'set') return undefined;
  const share = (nowMs - phase.sinceMs) / step.durationMs;
  const number = SET_PICTURES_AT.findLastIndex((at) => share >= at) + 1;
  return number === 0 ? undefined : `${step.exercise}-${number}`;
}

function todayIso(): string {
  return new Date().toISOString().slice(0, 10);
}

async function enrol(language: string, programme: Programme): Promise<{ id: string; name: string }> {
  const patient = valueOf(
    await call('patient:create', {
      name: DEMO_PEOPLE.patient,
      heightCm: 172,
      painSite: 'low-back',
      dominantSide: 'right',
      language,
      screened: true,
      screenedBy: THERAPIST,
      notes: currentTranslator().say('demo.notes'),
    }),
  );
  valueOf(await call('programme:save', { patientId: patient.id, programme }));
  return patient;
}

async function show(screen: Screen, picture: string): Promise<void> {
  goTo(screen);
  await captureNow(picture);
}

async function captureNow(name: string): Promise<void> {
  if (!isWanted(name)) return;
  await pause(SCREEN_SETTLES_MS);
  await capture(name);
}

/** Of a game alone, only the game. */
function isWanted(picture: string): boolean {
  const game = appStore.get().info?.demo?.game;
  return game === undefined || picture.startsWith(`${game}-`);
}

async function capture(name: string): Promise<void> {
  if (appStore.get().info?.demo?.checkLayout === true) await checkLayout(name);
  valueOf(await call('demo:capture', { name }));
}

/** Answers every phase as a willing patient would, until the session is over and stored. */
async function playSession(
  speed: number,
  pictureAt: (view: SessionView) => string | undefined = pictureOf,
): Promise<Played> {
  const driver = await waitForDriver();
  const pictured = new Set<string>();
  for (;;) {
    const view = driver.view();
    if (view.problem !== undefined) throw new Error(ENGLISH.sayMessage(view.problem));
    const picture = pictureAt(view);
    if (picture !== undefined && !pictured.has(picture)) {
      pictured.add(picture);
      await captureSlowly(picture, view.phase.name === 'playing' ? PICTURE_SPEED : STILL_PICTURE_SPEED);
      sendToSensors({ type: 'speed', factor: speed });
    }
    if (view.stored !== undefined) return playedOf(view.stored);
    await answer(view.phase, speed);
    await pause(POLL_MS);
  }
}

/** What is shown of a session once it is stored. */
interface Played {
  readonly sessionId: string;
  /** Of the recorded movement, among the blocks. */
  readonly movementAt: number;
}

function playedOf({ row, result }: SessionDetail): Played {
  const movementAt = result?.blocks.findIndex(({ kind }) => kind === 'movement') ?? -1;
  return { sessionId: row.id, movementAt };
}

/** A moving scene holds still for its picture only at the speed it is made for. */
async function captureSlowly(picture: string, factor: number): Promise<void> {
  sendToSensors({ type: 'speed', factor });
  await captureNow(picture);
  if (picture === 'rest') await pictureMenu();
  if (picture === STOPPED_AFTER) await press('session.stop');
}

/** The menu as anybody finds it in a rest; nothing is changed. */
async function pictureMenu(): Promise<void> {
  await press('session.change');
  await screenShown('menu');
  await captureNow('menu');
  await press('session.end');
  await screenShown('menu-why');
  await captureNow('menu-why');
  await press('session.menu.nothing');
}

async function answer(phase: Phase, speed: number): Promise<void> {
  if (phase.name === 'refused') throw new Error('The demo patient was refused.');
  if (phase.name === 'check-in') await checkIn();
  if (phase.name === 'sensors') await putSensorsOn(speed);
  if (phase.name === 'check-out') await checkOut();
  if (phase.name === 'paused' && !resumesByItself(phase.cause)) await press('action.go-on');
}

async function checkIn(): Promise<void> {
  await screenShown('check-in-plan');
  await captureNow('check-in-plan');
  await press('action.go-on');
  await rate(3, painText);
  await captureNow('check-in');
  await press('action.next');
  await screenShown('check-in-safety');
  tickAll();
  await captureNow('check-in-safety');
  await press('session.safety.all-true');
  await phaseOver('check-in');
}

/** Strapped on, stood still, bowed once: at the speed at which the drawings move. */
async function putSensorsOn(speed: number): Promise<void> {
  sendToSensors({ type: 'speed', factor: PICTURE_SPEED });
  await screenShown('sensors-strap');
  await captureNow('sensors-strap');
  await press('sensor-set-up.strap.done');
  await screenShown('sensors-stand-still');
  await captureNow('sensors-stand-still');
  await press('sensor-set-up.calibrate.begin');
  let isPictured = false;
  while (currentDriver()?.view().phase.name === 'sensors') {
    if (canPress('action.try-again')) await press('action.try-again');
    if (!isPictured && isShown('sensors-calibration-bend')) {
      isPictured = true;
      await captureNow('sensors-calibration-bend');
    }
    await pause(POLL_MS);
  }
  sendToSensors({ type: 'speed', factor: speed });
}

async function checkOut(): Promise<void> {
  await rate(2, painText);
  await captureNow('check-out');
  await press('action.next');
  await screenShown('check-out-effort');
  await rate(4, effortText);
  await captureNow('check-out-effort');
  await press('action.done');
  await phaseOver('check-out');
}

/** The session hears of an answer a moment after it was given. */
async function phaseOver(name: Phase['name']): Promise<void> {
  while (currentDriver()?.view().phase.name === name) await pause(POLL_MS);
}

/** Phases that wait for an answer are pictured with it. */
function pictureOf(view: SessionView): string | undefined {
  const { phase, step, nowMs, stored } = view;
  switch (phase.name) {
    case 'check-in':
    case 'sensors':
    case 'check-out':
    case 'releasing':
      return undefined;
    case 'summary':
      return stored === undefined ? undefined : 'summary';
    case 'movement':
      return phase.stage === 'moving' && !isCounting(view) ? undefined : `movement-${phase.stage}`;
    case 'take-place':
    case 'quiet':
      return step.kind === 'quiet' ? `${phase.name}-${step.posture}` : undefined;
    case 'ready':
      return step.kind === 'exercise' ? `ready-${step.steering}` : undefined;
    case 'playing': {
      const shown = step.kind === 'exercise' && nowMs - phase.sinceMs >= PLAYING_PICTURE_AFTER_MS;
      return shown ? `${step.exercise}-${step.role}-${step.steering}` : undefined;
    }
    default:
      return phase.name;
  }
}

/** A repetition to each side has been counted. */
function isCounting({ repetitions }: SessionView): boolean {
  return repetitions !== undefined && repetitions.whole.left > 0 && repetitions.whole.right > 0;
}

async function waitForDriver(): Promise<SessionDriver> {
  for (;;) {
    const driver = currentDriver();
    if (driver !== undefined) return driver;
    await pause(POLL_MS);
  }
}
