import { describe, expect, it } from 'vitest';
import { message } from '#core/language/message.ts';
import { lostError, openError, reasonOf } from '#electron/sensors/hid-errors.ts';

describe('errors of node-hid', () => {
  it.each([
    'cannot open device with path /dev/hidraw0: Permission denied',
    new Error('hid_open_path: Access is denied.'),
    new TypeError('IOHIDDeviceOpen: (0xE00002C1) privilege violation'),
  ])('that mean a missing right lead to the device rule: %s', (thrown) => {
    expect(openError(thrown)).toMatchObject({ code: 'not-allowed', cause: thrown });
    expect(openError(thrown).told).toEqual(
      message('error.device.not-allowed', { reason: thrown instanceof Error ? thrown.message : thrown }),
    );
  });

  it('of opening otherwise keep what the system said', () => {
    const reason = 'cannot open device with path /dev/hidraw0: Device or resource busy';
    expect(openError(reason)).toMatchObject({
      code: 'device-refused',
      told: message('error.device.not-opened', { reason }),
    });
  });

  it('of reading and writing are told, whatever was thrown', () => {
    expect(lostError('could not read from HID device')).toMatchObject({
      code: 'device-lost',
      told: message('error.device.lost', { reason: 'could not read from HID device' }),
    });
    expect(reasonOf(new TypeError('Cannot write to hid device'))).toBe('Cannot write to hid device');
    expect(reasonOf('Cannot write to hid device')).toBe('Cannot write to hid device');
    expect(reasonOf(undefined)).toBe('undefined');
  });
});
