/** A sensor host on a manual clock with fake boards, and everything it says, decoded. */
import { type Frame, unpackFrames } from '#core/contract/frame.ts';
import type { HubInput } from '#core/contract/reading.ts';
import type { DeviceStatus, SensorCommand, SensorMessage } from '#core/contract/sensors.ts';
import type { ErrorData } from '#core/errors.ts';
import { decodeInputs } from '#core/recording/input-codec.ts';
import { SensorHost } from '#electron/sensors/sensor-host.ts';
import { FakeHidPort } from './fake-hid-port.ts';
import { ManualClock } from './manual-clock.ts';

export class SensorRig {
  readonly clock = new ManualClock();
  readonly port = new FakeHidPort(this.clock);
  readonly host = new SensorHost(this.port, this.clock);
  messages: SensorMessage[] = [];
  onBatch: (frames: Frame[]) => void = () => undefined;

  constructor() {
    this.connect();
  }

  connect(): void {
    this.messages = [];
    const messages = this.messages;
    this.host.connect((message) => {
      messages.push(message);
      if (message.type === 'batch') this.onBatch(unpackFrames(message.frames));
    });
  }

  send(command: SensorCommand): void {
    this.host.command(command);
  }

  run(durationMs: number): Promise<void> {
    return this.clock.advance(durationMs);
  }

  get batches(): Extract<SensorMessage, { type: 'batch' }>[] {
    return this.messages.filter((message) => message.type === 'batch');
  }

  get inputs(): HubInput[] {
    return this.batches.flatMap((batch) => decodeInputs(batch.inputs));
  }

  inputsOf<T extends HubInput['type']>(type: T): Extract<HubInput, { type: T }>[] {
    return this.inputs.filter((input): input is Extract<HubInput, { type: T }> => input.type === type);
  }

  get frames(): Frame[] {
    return this.batches.flatMap((batch) => unpackFrames(batch.frames));
  }

  /** As last told. */
  get devices(): readonly DeviceStatus[] {
    return this.messages.findLast((message) => message.type === 'devices')?.devices ?? [];
  }

  device(serial: string): DeviceStatus | undefined {
    return this.devices.find((device) => device.serial === serial);
  }

  get problems(): ErrorData[] {
    return this.messages.filter((message) => message.type === 'problem').map((message) => message.error);
  }
}
