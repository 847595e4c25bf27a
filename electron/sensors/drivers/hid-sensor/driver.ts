/**
 * A sensor of the HID sensor page (0x20): asks for the feature reports that hold its settings, turns it on in them,
 * and reads samples by its report descriptor.
 */
import type { DeviceName } from '#core/contract/device-name.ts';
import type { ErrorData } from '#core/errors.ts';
import { parseDescriptor } from '#core/hid-descriptor/parse.ts';
import { type Message, message } from '#core/language/message.ts';
import type {
  DeviceFacts,
  DriverEvent,
  DriverVerdict,
  FeatureRead,
  MotionDriver,
  MotionDriverOutput,
  MotionDriverReading,
} from '../device-driver.ts';
import { hasMagnetometer, sampleKindOf, type HidSample, SampleReader } from './samples.ts';
import { type FeaturePlan, isTurnedOn, turnOnPlans, withSettings } from './turn-on.ts';

/** So long after it was turned on, or last sent, it is turned on again. */
const TURN_ON_AGAIN_MS = 1000;
const TRIES = 3;
const NOMINAL_RATE_HZ = 100;

interface KnownSensorDevice {
  readonly kind: HidSample['kind'];
  readonly reader: SampleReader;
  readonly hasMagnetometer: boolean;
  readonly plans: readonly FeaturePlan[];
}

const HAS_NO_GYROSCOPE: ErrorData = {
  code: 'device-refused',
  message: message('error.hid-sensor.not-readable'),
};

const SENDS_NOTHING: ErrorData = {
  code: 'device-silent',
  message: message('error.hid-sensor.sends-nothing'),
};

export class HidSensorDriver implements MotionDriver {
  readonly #name: DeviceName;
  readonly #device: KnownSensorDevice | undefined;
  /** Feature reports on the way: asked for, because what they hold besides the settings must stay; then written. */
  readonly #exchanges = new Map<number, 'asked' | 'written'>();
  readonly #refusals = new Map<number, Message>();
  #featureReads: FeatureRead[] = [];
  #featureWrites: Uint8Array[] = [];
  #readings: MotionDriverReading[] = [];
  #received = 0;
  #tries = 0;
  #lastMs = 0;
  #error: ErrorData | undefined;
  #verdict: DriverVerdict = 'continue';

  constructor(facts: DeviceFacts) {
    this.#name = facts.product ?? message('device.hid-sensor');
    this.#device = facts.reportDescriptor === undefined ? undefined : deviceOf(facts.reportDescriptor);
  }

  step(event: DriverEvent): MotionDriverOutput {
    this.#featureReads = [];
    this.#featureWrites = [];
    this.#readings = [];
    switch (event.type) {
      case 'opened':
        this.#open(event.hostMs);
        break;
      case 'recalibrate':
        this.#turnOn(event.hostMs);
        break;
      case 'feature':
        this.#setting(event.bytes[0] ?? 0, event.bytes);
        break;
      case 'feature-failed':
        this.#settingFailed(event.reportId, event.reason);
        break;
      case 'report':
        this.#report(event.bytes, event.hostMs);
        break;
      case 'timeout':
        this.#watch(event.hostMs);
        break;
      case 'write-failed':
      case 'vibrate':
      case 'closing':
        break;
    }
    return this.#output();
  }

  #open(hostMs: number): void {
    if (this.#device === undefined) this.#end('give-up', HAS_NO_GYROSCOPE);
    else this.#turnOn(hostMs);
  }

  #turnOn(hostMs: number): void {
    this.#lastMs = hostMs;
    this.#tries += 1;
    for (const { reportId, length } of this.#device?.plans ?? []) {
      this.#exchanges.set(reportId, 'asked');
      this.#featureReads.push({ reportId, length });
    }
  }

  #setting(reportId: number, report: Uint8Array): void {
    const plan = this.#planOf(reportId);
    if (plan === undefined) return;
    if (this.#exchanges.get(reportId) === 'asked') {
      this.#write(plan, report);
      this.#featureReads.push({ reportId, length: plan.length });
    } else {
      this.#exchanges.delete(reportId);
      if (isTurnedOn(plan, report)) this.#refusals.delete(reportId);
      else this.#refusals.set(reportId, message('warning.hid-sensor.keeps-its-own'));
    }
  }

  /** A report that cannot be read may still be written; one that cannot be written is told. */
  #settingFailed(reportId: number, reason: string): void {
    const plan = this.#planOf(reportId);
    if (plan === undefined) return;
    if (this.#exchanges.get(reportId) === 'asked') this.#write(plan, undefined);
    else this.#refusals.set(reportId, message('warning.hid-sensor.refuses-settings', { reason }));
  }

  #write(plan: FeaturePlan, before: Uint8Array | undefined): void {
    this.#exchanges.set(plan.reportId, 'written');
    this.#featureWrites.push(withSettings(plan, before));
  }

  #planOf(reportId: number): FeaturePlan | undefined {
    return this.#device?.plans.find((plan) => plan.reportId === reportId);
  }

  #report(bytes: Uint8Array, hostMs: number): void {
    const sample = this.#device?.reader.read(bytes, hostMs);
    if (sample === undefined || this.#verdict !== 'continue') return;
    this.#lastMs = hostMs;
    this.#tries = 0;
    this.#received += 1;
    this.#readings.push(readingOf(sample, hostMs));
  }

  #watch(hostMs: number): void {
    if (hostMs - this.#lastMs < TURN_ON_AGAIN_MS || this.#device === undefined) return;
    if (this.#tries < TRIES) this.#turnOn(hostMs);
    else if (this.#received > 0) this.#end('reopen', undefined);
    else this.#end('retry-later', SENDS_NOTHING);
  }

  #end(verdict: DriverVerdict, error: ErrorData | undefined): void {
    this.#verdict = verdict;
    this.#error = error;
  }

  #output(): MotionDriverOutput {
    const tracker = {
      tracker: '',
      name: this.#name,
      kind: this.#device?.kind ?? 'motion',
      axes: this.#device?.hasMagnetometer === true ? 9 : 6,
      nominalRateHz: NOMINAL_RATE_HZ,
      received: this.#received,
      lost: 0,
    } as const;
    return {
      writes: [],
      featureReads: this.#featureReads,
      featureWrites: this.#featureWrites,
      readings: this.#readings,
      status: {
        state: this.#state(),
        warnings: [...this.#refusals.values()],
        trackers: this.#device === undefined ? [] : [tracker],
        ...(this.#error === undefined ? {} : { error: this.#error }),
      },
      wakeAtMs: this.#verdict === 'continue' ? this.#lastMs + TURN_ON_AGAIN_MS : undefined,
      verdict: this.#verdict,
    };
  }

  #state(): MotionDriverOutput['status']['state'] {
    if (this.#verdict === 'reopen') return 'silent';
    if (this.#verdict !== 'continue') return 'failed';
    if (this.#received === 0) return 'initialising';
    return this.#tries > 0 ? 'silent' : 'ready';
  }
}

/** Undefined where the descriptor is damaged or tells of nothing that helps. */
function deviceOf(reportDescriptor: Uint8Array): KnownSensorDevice | undefined {
  try {
    const descriptor = parseDescriptor(reportDescriptor);
    const kind = sampleKindOf(descriptor);
    if (kind === undefined) return undefined;
    const reader = new SampleReader(descriptor, kind);
    return { kind, reader, hasMagnetometer: hasMagnetometer(descriptor), plans: turnOnPlans(descriptor) };
  } catch {
    return undefined;
  }
}

function readingOf(sample: HidSample, hostMs: number): MotionDriverReading {
  const common = { tracker: '', hostMs, deviceMs: hostMs, button: false };
  if (sample.kind === 'orientation') return { ...common, ...sample };
  const { gyroRadS, accMS2, magUt } = sample;
  return { ...common, kind: 'motion', gyroRadS, accMS2, ...(magUt === undefined ? {} : { magUt }) };
}
