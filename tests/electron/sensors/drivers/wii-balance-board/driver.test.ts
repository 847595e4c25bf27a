import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { message } from '#core/language/message.ts';
import type {
  BoardDriverOutput,
  BoardDriverReading,
  DriverStatus,
} from '#electron/sensors/drivers/device-driver.ts';
import { WiiBalanceBoardDriver } from '#electron/sensors/drivers/wii-balance-board/driver.ts';
import { BOARD_A, BOARD_C, EXTENSION_ID, hex, type RegisterImage } from '../../support/board-registers.ts';
import { DriverBench } from '../../support/driver-bench.ts';
import { FakeBoard, type FakeBoardOptions, type Measurement } from '../../support/fake-board.ts';

const SEVENTEEN_KG_EACH: Measurement = { cells: [0x0ed2, 0x4384, 0x0b3a, 0x3069] };
const RESEND_MODE = hex('12 04 34');

type BoardBench = DriverBench<BoardDriverReading, DriverStatus, Measurement>;

function bench(options: FakeBoardOptions = {}): { board: FakeBoard; bench: BoardBench } {
  const board = new FakeBoard(options);
  const driverBench = new DriverBench(new WiiBalanceBoardDriver(), board);
  driverBench.open();
  return { board, bench: driverBench };
}

function ready(options: FakeBoardOptions = {}): { board: FakeBoard; bench: BoardBench } {
  const started = bench(options);
  started.bench.run(6000, SEVENTEEN_KG_EACH);
  expect(started.bench.output.status.state).toBe('ready');
  return started;
}

function writtenIds(board: FakeBoard): number[] {
  return board.written.map((bytes) => bytes[0] ?? 0);
}

function withCalibration(calibration: Uint8Array): RegisterImage {
  return { ...BOARD_A, calibration };
}

describe('a board that is opened', () => {
  it('is asked, switched on, recognised, read and started, in this order and each once', () => {
    const { board } = ready();
    expect(board.written).toEqual([
      hex('15 00'),
      hex(`16 04 A4 00 F0 01 55 ${'00'.repeat(15)}`),
      hex(`16 04 A4 00 FB 01 00 ${'00'.repeat(15)}`),
      hex('17 04 A4 00 FA 00 06'),
      hex('17 04 A4 00 24 00 18'),
      hex('17 04 A4 00 60 00 02'),
      hex('17 04 A4 00 20 00 02'),
      hex('17 04 A4 00 3C 00 04'),
      hex('11 10'),
      RESEND_MODE,
    ]);
    expect(board.led).toBe(true);
  });

  it('gives readings in kg, a temperature and battery bars', () => {
    const {
      bench: { readings, output },
    } = ready();
    expect(readings.length).toBeGreaterThan(150);
    expect(readings.every((reading) => reading.frontRightKg === 17 && reading.backLeftKg === 17)).toBe(true);
    expect(output.status).toEqual({ state: 'ready', warnings: [], temperatureC: 23, batteryBars: 4 });
  });

  it('reports its button', () => {
    const { bench: driverBench } = ready();
    driverBench.run(20, { ...SEVENTEEN_KG_EACH, button: true });
    expect(driverBench.readings.at(-1)?.button).toBe(true);
    driverBench.run(20, SEVENTEEN_KG_EACH);
    expect(driverBench.readings.at(-1)?.button).toBe(false);
    const others = hex(`34 08 F7 0E D2 43 84 0B 3A 30 69 17 00 99 ${'00'.repeat(8)}`);
    driverBench.tell({ type: 'report', hostMs: driverBench.nowMs, bytes: others });
    expect(driverBench.readings.at(-1)).toMatchObject({ frontRightKg: 17, button: false });
  });

  it('is waited for while its sensors are not there yet', () => {
    const { board } = ready({ extensionAfterStatuses: 3 });
    expect(writtenIds(board).filter((id) => id === 0x15)).toHaveLength(4);
  });

  it('works when it only knows the short report', () => {
    const { board, bench: driverBench } = ready({ onlyMode: 0x32 });
    driverBench.run(30_000, SEVENTEEN_KG_EACH);
    expect(driverBench.output.status).toEqual({ state: 'ready', warnings: [] });
    expect(writtenIds(board).filter((id) => id === 0x12)).toHaveLength(4);
  });
});

describe('calibration', () => {
  it('with a wrong checksum is used, with a warning', () => {
    const {
      bench: { output, readings },
    } = ready({ registers: { ...BOARD_A, checksum: hex('5E40E9B7') } });
    expect(readings.at(-1)?.frontRightKg).toBe(17);
    expect(output.status.warnings).toEqual([message('warning.board.checksum-wrong')]);
  });

  it('without a readable checksum is used, with a warning', () => {
    const {
      bench: { output },
    } = ready({ readErrors: new Map([[0xa4003c, 8]]) });
    expect(output.status.warnings).toEqual([message('warning.board.checksum-unread')]);
  });

  it('that is out of order is read again, and taken once it is right', () => {
    const swapped = withCalibration(
      Uint8Array.of(...BOARD_A.calibration.slice(8), ...BOARD_A.calibration.slice(0, 8)),
    );
    const { board, bench: driverBench } = bench({ registers: swapped });
    driverBench.run(60, SEVENTEEN_KG_EACH);
    board.registers = BOARD_A;
    driverBench.run(1000, SEVENTEEN_KG_EACH);
    expect(driverBench.output.status.state).toBe('ready');
    expect(driverBench.readings.every((reading) => reading.backRightKg === 17)).toBe(true);
  });

  it('that stays out of order after three reads makes the board refused, without one reading', () => {
    const blank = withCalibration(new Uint8Array(24).fill(0xff));
    const { board, bench: driverBench } = bench({ registers: blank });
    driverBench.run(3000, SEVENTEEN_KG_EACH);
    expect(board.written.filter((bytes) => bytes[0] === 0x17 && bytes[4] === 0x24)).toHaveLength(3);
    expect(driverBench.output.verdict).toBe('retry-later');
    expect(driverBench.output.status.error).toMatchObject({
      code: 'device-refused',
      message: message('error.board.not-calibrated'),
    });
    expect(driverBench.readings).toEqual([]);
  });

  it('is read and used anew on request', () => {
    const { board, bench: driverBench } = ready();
    board.registers = BOARD_C;
    driverBench.tell({ type: 'recalibrate', hostMs: driverBench.nowMs });
    expect(driverBench.output.status.state).toBe('initialising');
    driverBench.run(1000, { cells: [7299, 8443, 10338, 6877] });
    expect(driverBench.output.status.state).toBe('ready');
    expect(driverBench.readings.at(-1)).toMatchObject({
      frontRightKg: 17,
      backRightKg: 17,
      frontLeftKg: 17,
      backLeftKg: 17,
    });
  });
});

describe('boards and adapters with quirks', () => {
  it('need no acknowledgement of writes', () => {
    const { board } = ready({ acknowledges: false });
    expect(writtenIds(board).filter((id) => id === 0x16)).toHaveLength(2);
  });

  it('may claim sixteen bytes in every answer', () => {
    const {
      bench: { output },
    } = ready({ sizeAlwaysSixteen: true });
    expect(output.status.warnings).toEqual([]);
  });

  it.each([1, 2])('may lose %i answers to every kind of request', (losesAnswers) => {
    const {
      bench: { output },
    } = ready({ losesAnswers });
    expect(output.status.warnings).toEqual([]);
  });

  it('may claim that writes failed which have worked', () => {
    const {
      bench: { output },
    } = ready({ claimedWriteError: 4 });
    expect(output.status.warnings).toEqual([]);
  });

  it('whose writes fail are tried three times over and refused', () => {
    const { board, bench: driverBench } = bench({ writeError: 4 });
    driverBench.run(4000, SEVENTEEN_KG_EACH);
    expect(writtenIds(board).filter((id) => id === 0x16)).toHaveLength(3 * 2 * 3);
    expect(driverBench.output.status.error?.message).toEqual(
      message('error.board.not-read', { what: 'kind', error: 7 }),
    );
  });

  it('that swallow every command give a clear message instead of hanging', () => {
    const { board, bench: driverBench } = bench({ swallows: [0x11, 0x12, 0x15, 0x16, 0x17] });
    driverBench.run(2000);
    expect(writtenIds(board)).toEqual([0x15, 0x15, 0x15]);
    expect(driverBench.output).toMatchObject({
      verdict: 'retry-later',
      wakeAtMs: undefined,
      status: {
        state: 'failed',
        error: { code: 'device-refused', message: message('error.board.no-answer') },
      },
    });
  });

  it('that swallow only short commands give the same message', () => {
    const { bench: driverBench } = bench({ swallows: [0x17] });
    driverBench.run(3000);
    expect(driverBench.output.status.error?.message).toEqual(message('error.board.no-answer'));
  });

  it('whose writes fail pass on what the system said', () => {
    const { bench: driverBench } = bench({ swallows: [0x15] });
    driverBench.tell({
      type: 'write-failed',
      hostMs: driverBench.nowMs,
      reason: 'Cannot write to hid device',
    });
    driverBench.run(2000);
    expect(driverBench.output.status.error?.message).toEqual(
      message('error.said-by-system', {
        problem: message('error.board.no-answer'),
        reason: 'Cannot write to hid device',
      }),
    );
  });

  it('that answer but never send data are called silent', () => {
    const { board, bench: driverBench } = bench({ swallows: [0x12] });
    driverBench.run(3000);
    expect(writtenIds(board).filter((id) => id === 0x12)).toHaveLength(3);
    expect(driverBench.output.status.error?.code).toBe('device-silent');
  });

  it('that refuse to give out their calibration are refused with the error', () => {
    const { bench: driverBench } = bench({ readErrors: new Map([[0xa40024, 8]]) });
    driverBench.run(3000);
    expect(driverBench.output.status.error?.message).toEqual(
      message('error.board.not-read', { what: 'calibration', error: 8 }),
    );
  });
});

describe('what is no balance board', () => {
  it.each(['nunchuk', 'classicController', 'motionPlus'] as const)(
    'is given up with a message: a remote with %s',
    (kind) => {
      const { bench: driverBench } = bench({ extensionId: EXTENSION_ID[kind] });
      driverBench.run(1000, SEVENTEEN_KG_EACH);
      expect(driverBench.output.verdict).toBe('give-up');
      expect(driverBench.output.status.error?.message).toMatchObject({ id: 'error.board.is-wii-remote' });
      expect(driverBench.readings).toEqual([]);
    },
  );

  it('is told after three seconds when it has no extension at all', () => {
    const { bench: driverBench } = bench({ extensionAfterStatuses: 1000 });
    driverBench.run(2500);
    expect(driverBench.output.status.state).toBe('initialising');
    driverBench.run(1500);
    expect(driverBench.output.status.error?.message).toEqual(message('error.board.no-extension'));
  });

  it('is refused when its identity stays garbled', () => {
    const { bench: driverBench } = bench({ extensionId: hex('FF FF FF FF FF FF') });
    driverBench.run(3000);
    expect(driverBench.output.status.error?.message).toEqual(message('error.board.not-recognised'));
  });
});

describe('while it streams', () => {
  it('a status report, which stops the data, is answered with the mode', () => {
    const { board, bench: driverBench } = ready();
    const before = board.written.length;
    driverBench.send(board.status({ batteryLow: true }));
    driverBench.run(100, SEVENTEEN_KG_EACH);
    expect(board.written.slice(before)).toEqual([RESEND_MODE]);
    expect(driverBench.output.status).toMatchObject({
      state: 'ready',
      warnings: [message('warning.board.battery-low')],
    });
  });

  it('a lost extension means a new initialisation, and no reading of what comes meanwhile', () => {
    const { board, bench: driverBench } = ready();
    const before = driverBench.readings.length;
    driverBench.send(board.status({ extension: false }));
    driverBench.run(15, SEVENTEEN_KG_EACH);
    expect(driverBench.output.status.state).toBe('initialising');
    driverBench.run(2000, SEVENTEEN_KG_EACH);
    expect(driverBench.output.status.state).toBe('ready');
    expect(board.written.filter((bytes) => bytes[0] === 0x16)).toHaveLength(4);
    expect(driverBench.readings.slice(before).every((reading) => reading.frontLeftKg === 17)).toBe(true);
  });

  it('an extension that turns blank is no reading', () => {
    const { bench: driverBench } = ready();
    const before = driverBench.readings.length;
    driverBench.tell({
      type: 'report',
      hostMs: driverBench.nowMs,
      bytes: hex(`34 00 00 ${'ff'.repeat(19)}`),
    });
    driverBench.tell({
      type: 'report',
      hostMs: driverBench.nowMs,
      bytes: hex(`34 00 00 ${'00'.repeat(19)}`),
    });
    expect(driverBench.readings).toHaveLength(before);
  });

  it('the short report set by the system is accepted, and the long one asked for again, however often', () => {
    const { board, bench: driverBench } = ready();
    for (let times = 1; times <= 5; times++) {
      board.mode = 0x32;
      driverBench.run(3000, SEVENTEEN_KG_EACH);
      expect(board.mode).toBe(0x34);
    }
    expect(driverBench.readings.length).toBeGreaterThan(2000);
  });

  it('silence of half a second brings the mode again, and data make it ready again', () => {
    const { board, bench: driverBench } = ready();
    board.mode = undefined;
    const before = board.written.length;
    driverBench.run(480, SEVENTEEN_KG_EACH);
    expect(board.written).toHaveLength(before);
    driverBench.run(40, SEVENTEEN_KG_EACH);
    expect(board.written.slice(before)).toEqual([RESEND_MODE]);
    driverBench.run(100, SEVENTEEN_KG_EACH);
    expect(driverBench.output.status.state).toBe('ready');
  });

  it('silence of three seconds asks to open it anew', () => {
    const { board, bench: driverBench } = ready();
    const before = board.written.length;
    driverBench.run(2900);
    expect(driverBench.output).toMatchObject({ verdict: 'continue', status: { state: 'silent' } });
    driverBench.run(200);
    expect(driverBench.output).toMatchObject({
      verdict: 'reopen',
      status: { state: 'silent' },
      wakeAtMs: undefined,
    });
    expect(board.written.slice(before)).toEqual(Array(5).fill(RESEND_MODE));
  });
});

function isSound({ readings, status, wakeAtMs = 0 }: BoardDriverOutput): boolean {
  const numbers = readings.flatMap((reading) =>
    Object.values(reading).filter((value) => typeof value === 'number'),
  );
  const { temperatureC = 0, batteryBars = 0 } = status;
  return [...numbers, temperatureC, wakeAtMs].every(Number.isFinite) && [0, 1, 2, 3, 4].includes(batteryBars);
}

/** Reports of any length and content, most of them with an ID that means something. */
const anyReport = fc
  .tuple(
    fc.oneof(fc.constantFrom(0x20, 0x21, 0x22, 0x32, 0x34, 0x35), fc.nat(255)),
    fc.uint8Array({ minLength: 0, maxLength: 24 }),
  )
  .map(([id, rest]) => Uint8Array.of(id, ...rest));

describe('whatever bytes come', () => {
  it('in any state, the driver never throws and never gives what is no number', () => {
    const sound = fc.property(
      fc.nat(600),
      fc.array(fc.tuple(fc.nat(800), fc.option(anyReport)), { minLength: 1, maxLength: 60 }),
      (startMs, steps) => {
        const { bench: driverBench } = bench();
        driverBench.run(startMs, SEVENTEEN_KG_EACH);
        return steps.every(([waitMs, bytes]) => {
          const hostMs = (driverBench.nowMs += waitMs);
          return isSound(
            driverBench.tell(bytes ? { type: 'report', hostMs, bytes } : { type: 'timeout', hostMs }),
          );
        });
      },
    );
    expect(() => fc.assert(sound, { numRuns: 300, seed: 20 })).not.toThrow();
  });

  it('a truncated report gives no reading', () => {
    const { bench: driverBench } = ready();
    const report = hex('34 00 00 09 B2 4B B5 1E 7E 3F 4C 17 00 99');
    const before = driverBench.readings.length;
    for (let length = 0; length < 11; length++) {
      driverBench.tell({ type: 'report', hostMs: driverBench.nowMs, bytes: report.slice(0, length) });
    }
    expect(driverBench.readings).toHaveLength(before);
  });

  it('an endless flood of answers that lead nowhere ends with an unusable device', () => {
    const { board, bench: driverBench } = bench({ swallows: [0x15] });
    for (let count = 0; count < 400; count++) {
      driverBench.send(board.status({ extension: false }));
      driverBench.run(50);
    }
    expect(driverBench.output.status.state).toBe('failed');
  });
});
