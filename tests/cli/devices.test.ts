import { describe, expect, it } from 'vitest';
import { NO_BOARD_HELP, UDEV_RULES } from '#core/contract/no-board-help.ts';
import { describe as describeDevices, devicesCommand, type DeviceReport } from '../../cli/devices.ts';

const READY: DeviceReport = {
  kind: 'board',
  source: 'hid',
  serial: '00:1f:c5:11:22:33',
  model: 'Wii Balance Board',
  state: 'ready',
  inUse: true,
  batteryBars: 3,
  temperatureC: 22,
  rateHz: 99.96,
  gaps: 1,
  longestGapMs: 62,
  warnings: ['The batteries of the board are nearly empty.'],
  loadKg: 70.04,
  copMlMm: -3.25,
  copApMm: 11.5,
};

describe('keel devices', () => {
  it('prints one board with state, battery, rate, load, centre of pressure and warnings', () => {
    expect(describeDevices([READY], 'linux')).toEqual([
      'Wii Balance Board 00:1f:c5:11:22:33: ready, in use, battery 3 of 4, 22 °C, 100.0 reports/s, gaps 1, load 70.0 kg',
      '  centre of pressure -3.3 mm right, 11.5 mm front',
      '  Warning: The batteries of the board are nearly empty.',
    ]);
  });

  it('prints a motion sensor with what it tells, battery, rate, loss and signal', () => {
    const motion = {
      kind: 'orientation',
      role: 'none',
      axes: 6,
      hasMagnetometer: true,
      canVibrate: false,
      lossPercent: 1.25,
    } as const;
    const sensor: DeviceReport = {
      kind: 'motion',
      source: 'hid',
      serial: 'dongle/3',
      model: 'SlimeVR tracker 3',
      state: 'ready',
      inUse: false,
      rateHz: 99.6,
      gaps: 2,
      longestGapMs: 80,
      warnings: [],
      motion: { ...motion, batteryPercent: 81.4, charging: true, signalDbm: -57 },
    };
    expect(describeDevices([sensor], 'linux')).toEqual([
      'SlimeVR tracker 3 dongle/3: ready, orientation, battery 81 %, charging, 99.6 samples/s, lost 1.3 %, gaps 2, signal -57 dBm',
    ]);
    const unknown = {
      ...sensor,
      rateHz: 0,
      motion: { ...motion, kind: 'tilt', needsProfile: true } as const,
    };
    expect(describeDevices([unknown], 'linux')).toEqual([
      'SlimeVR tracker 3 dongle/3: must be learnt on the Devices screen, tilt',
    ]);
  });

  it('prints why a board does not work', () => {
    const { batteryBars: _, temperatureC: _t, loadKg: _l, copMlMm: _m, copApMm: _a, ...rest } = READY;
    const failed: DeviceReport = {
      ...rest,
      state: 'failed',
      inUse: false,
      warnings: [],
      error: { code: 'device-refused', message: 'This is a Wii Remote.' },
    };
    expect(describeDevices([failed], 'linux')).toEqual([
      'Wii Balance Board 00:1f:c5:11:22:33: failed',
      '  This is a Wii Remote.',
    ]);
  });

  it('says what to do on this system when there is no board, with the device rule where it is needed', () => {
    expect(describeDevices([], 'linux').join('\n')).toContain('KERNELS=="*:057E:0306.*"');
    expect(describeDevices([], 'win32')[0]).toBe('No board found. What to do on Windows:');
    expect(describeDevices([], 'darwin')[0]).toBe('No board found. What to do on macOS:');
    expect(describeDevices([], 'freebsd')[0]).toBe('No board found. What to do on Linux:');
  });

  it.each([['--seconds', '0'], ['--seconds', 'soon'], ['--fast'], ['board']])(
    'refuses %s %s',
    async (...args) => {
      await expect(devicesCommand(args)).rejects.toMatchObject({ code: 'invalid-argument' });
    },
  );
});

describe('the help without a board', () => {
  it('holds the whole device rule for Linux only', () => {
    const codes = (platform: keyof typeof NO_BOARD_HELP): (string | undefined)[] =>
      NO_BOARD_HELP[platform].steps.map((step) => step.code);
    expect(codes('linux')).toContain(UDEV_RULES);
    expect(codes('win32')).not.toContain(UDEV_RULES);
    expect(codes('darwin')).not.toContain(UDEV_RULES);
  });
});
