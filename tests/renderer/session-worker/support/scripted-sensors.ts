/** The sensors process without a process, and a body whose every reading a test decides: 100 a second. */
import { WII_BALANCE_BOARD } from '#core/contract/board-geometry.ts';
import type { CellLoadsKg, HubInput } from '#core/contract/reading.ts';
import type { SensorCommand, SensorMessage } from '#core/contract/sensors.ts';
import { HostTime } from '#electron/sensors/host-time.ts';
import { HubFeed } from '#electron/sensors/hub-feed.ts';
import { readingsOf, strapAttached } from '../../../support/worn-sensors.ts';
import type { Angles, Strap } from '../../../support/worn-sensors.ts';
import type { SteppingClock } from './stepping-clock.ts';

const READING_MS = 10;
const BOARD_SLOT = 0;

/** What the body does now; tests change it as time goes on. */
export interface ScriptedBody {
  /** Loads of the board; undefined: it says nothing. */
  cells: () => CellLoadsKg | undefined;
  boardButton: boolean;
  /** Angles of the thorax at a time. */
  thoraxAt: (tMs: number) => Angles;
  /** The sensor on the thorax sends. */
  thoraxSpeaks: boolean;
  controllerButton: boolean;
}

/** Somebody whose weight is so far out, as shares of the way to the line through the load cells. */
export function cellsOf(loadKg: number, ml = 0, ap = 0): CellLoadsKg {
  const cell = (right: number, front: number): number => (loadKg * (1 + right * ml) * (1 + front * ap)) / 4;
  return {
    frontRightKg: cell(1, 1),
    backRightKg: cell(1, -1),
    frontLeftKg: cell(-1, 1),
    backLeftKg: cell(-1, -1),
  };
}

export class ScriptedSensors {
  readonly body: ScriptedBody = {
    cells: () => cellsOf(0),
    boardButton: false,
    thoraxAt: () => [0, 0, 0],
    thoraxSpeaks: true,
    controllerButton: false,
  };
  readonly commands: SensorCommand[] = [];
  readonly #clock: SteppingClock;
  readonly #feed: HubFeed;
  readonly #thorax: Strap;
  #post: (message: SensorMessage) => void = () => undefined;
  /** The whole process does nothing. */
  #frozen = false;
  #hasBoard = true;

  constructor(clock: SteppingClock) {
    this.#clock = clock;
    this.#feed = new HubFeed(new HostTime(clock));
    this.#thorax = {
      slot: 1,
      role: 'thorax',
      serial: 'T',
      anglesAt: (tMs) => this.body.thoraxAt(tMs),
      buttonAt: () => this.body.controllerButton,
    };
    this.#feed.connect((message) => {
      if (!this.#frozen) this.#post(message);
    });
    this.#attach();
    clock.every(READING_MS, () => this.#read());
  }

  listen(post: (message: SensorMessage) => void): void {
    this.#post = post;
  }

  freeze(): void {
    this.#frozen = true;
  }

  command(command: SensorCommand): void {
    this.commands.push(command);
    const hostMs = this.#clock.nowMs();
    if (command.type === 'restart-hub') this.#feed.restart();
    if (command.type === 'tare' || command.type === 'body-mass' || command.type === 'zero-heading') {
      this.#feed.push({ ...command, hostMs });
    }
  }

  detachBoard(): void {
    this.#hasBoard = false;
    this.#feed.push({ type: 'detached', slot: BOARD_SLOT, hostMs: this.#clock.nowMs() });
  }

  /** In the middle of the board. */
  standOn(massKg: number): void {
    this.body.cells = () => cellsOf(massKg);
  }

  #attach(): void {
    const hostMs = this.#clock.nowMs();
    const attached: readonly HubInput[] = [
      {
        type: 'attached',
        slot: BOARD_SLOT,
        hostMs,
        source: 'hid',
        model: 'test',
        serial: 'B',
        ...WII_BALANCE_BOARD,
        loadScale: 1,
      },
      strapAttached(this.#thorax, hostMs),
      { type: 'alignment', slot: 1, hostMs, segmentToSensor: [1, 0, 0, 0] },
    ];
    for (const input of attached) this.#feed.push(input);
  }

  #read(): void {
    const { cells, boardButton: button, thoraxSpeaks } = this.body;
    const hostMs = this.#clock.nowMs();
    const loads = this.#hasBoard ? cells() : undefined;
    if (thoraxSpeaks) {
      for (const reading of readingsOf(this.#thorax, hostMs, hostMs + READING_MS)) this.#feed.push(reading);
    }
    if (loads !== undefined) this.#feed.push({ type: 'board', slot: BOARD_SLOT, hostMs, button, ...loads });
  }
}
