import { describe, expect, it } from 'vitest';
import { hex } from '../../support/board-registers.ts';
import { DUALSENSE, DUALSHOCK_4, NO_BUTTONS, sensorReport } from '../../support/fake-controller.ts';
import type { MotionBench } from '../../support/motion-bench.ts';
import { COPIES, DUALSENSE_REPORT, DUALSHOCK_4_REPORT, UNTOUCHED, withChecksum } from './captures.ts';
import { type Kind, uncalibrated } from './controllers.ts';

type Buttons = readonly [number, number, number];

const KINDS = ['dualshock-4', 'dualsense'] as const;
const TRANSPORTS = ['usb', 'bluetooth'] as const;
const LAYOUTS = { 'dualshock-4': DUALSHOCK_4, dualsense: DUALSENSE } as const;

function isPressed(bench: MotionBench, bytes: Uint8Array): boolean {
  const [reading] = bench.hear(bytes).readings;
  if (reading?.kind !== 'motion') throw new Error('No reading');
  return reading.button;
}

/** Whether the driver takes these three bytes for a press, each in a report of its own. */
function pressesOf(kind: Kind, transport: 'usb' | 'bluetooth', all: readonly Buttons[]): boolean[] {
  const bench = uncalibrated(kind, transport);
  return all.map((buttons, index) => {
    const sample = { gyro: [0, 0, 0], acc: [0, 8192, 0], ticks: 1000 * (index + 1), buttons } as const;
    return isPressed(bench, sensorReport(LAYOUTS[kind], transport, sample));
  });
}

const bits = (...of: readonly number[]): number[] => of.map((bit) => 1 << bit);
const ALL_BITS = [0, 1, 2, 3, 4, 5, 6, 7] as const;

/** Every button by itself. */
const DIRECTIONS: readonly Buttons[] = ALL_BITS.map((direction) => [direction, 0, 0]);
const FACES: readonly Buttons[] = bits(4, 5, 6, 7).map((face) => [NO_BUTTONS[0] | face, 0, 0]);
const SECOND: readonly Buttons[] = bits(...ALL_BITS).map((button) => [NO_BUTTONS[0], button, 0]);
const third = (...of: readonly number[]): readonly Buttons[] =>
  bits(...of).map((button) => [NO_BUTTONS[0], 0, button]);

describe.each(KINDS)('the buttons of a %s', (kind) => {
  describe.each(TRANSPORTS)('on %s', (transport) => {
    it('are none while it is left alone', () => {
      expect(pressesOf(kind, transport, [NO_BUTTONS])).toEqual([false]);
    });

    it('each count: eight directions, four faces, shoulders, triggers, options, sticks', () => {
      const all = [...DIRECTIONS, ...FACES, ...SECOND];
      expect(all).toHaveLength(20);
      expect(pressesOf(kind, transport, all)).toEqual(all.map(() => true));
    });

    it('count in the third byte as far as the controller has them', () => {
      const [pressed, ignored] =
        kind === 'dualshock-4'
          ? [third(0, 1), third(2, 3, 4, 5, 6, 7)]
          : [third(0, 1, 2, 4, 5, 6, 7), third(3)];
      expect(pressesOf(kind, transport, pressed)).toEqual(pressed.map(() => true));
      expect(pressesOf(kind, transport, ignored)).toEqual(ignored.map(() => false));
    });

    it('are neither sticks nor how far a trigger is pulled, neither touch nor status', () => {
      const { buttons, bluetoothShift, clock, clockBytes } = LAYOUTS[kind];
      const shift = transport === 'usb' ? 0 : bluetoothShift;
      const report = new Uint8Array(transport === 'usb' ? 64 : 74).fill(0xff);
      report[0] = transport === 'usb' ? 0x01 : LAYOUTS[kind].bluetoothId;
      report.set(NO_BUTTONS, buttons + shift);
      report.fill(1, clock + shift, clock + shift + clockBytes);
      const bytes = transport === 'usb' ? report : withChecksum(report);
      expect(isPressed(uncalibrated(kind, transport), bytes)).toBe(false);
    });
  });
});

describe('reports of real controllers', () => {
  it.each([
    ['a DualShock 4', 'dualshock-4'],
    ['another DualShock 4', 'dualshock-4'],
    ['a DualSense', 'dualsense'],
  ] as const)('%s that nobody touches presses nothing', (name, kind) => {
    expect(isPressed(uncalibrated(kind), UNTOUCHED[name])).toBe(false);
  });

  it.each(COPIES)('nor does a copy of the DualShock 4', (report) => {
    expect(isPressed(uncalibrated('dualshock-4', 'usb'), report)).toBe(false);
  });

  it('a DualShock 4 whose square is held, to the lower left', () => {
    expect(isPressed(uncalibrated('dualshock-4'), DUALSHOCK_4_REPORT)).toBe(true);
  });

  it('a DualSense whose left stick is pushed presses nothing', () => {
    expect(DUALSENSE_REPORT.slice(2, 4)).toEqual(hex('bc 06'));
    expect(isPressed(uncalibrated('dualsense'), DUALSENSE_REPORT)).toBe(false);
  });
});
