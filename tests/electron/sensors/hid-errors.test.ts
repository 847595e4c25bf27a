import { describe, expect, it } from 'vitest';
import { lostError, openError, writeError } from '#electron/sensors/hid-errors.ts';

describe('errors of node-hid', () => {
  it.each([
    'cannot open device with path /dev/hidraw0: Permission denied',
    new Error('hid_open_path: Access is denied.'),
    new TypeError('IOHIDDeviceOpen: (0xE00002C1) privilege violation'),
  ])('that mean a missing right lead to the device rule: %s', (thrown) => {
    expect(openError(thrown)).toMatchObject({ code: 'not-allowed', cause: thrown });
    expect(openError(thrown).message).toMatch(/install the device rule/);
  });

  it('of opening otherwise keep what the system said', () => {
    expect(openError('cannot open device with path /dev/hidraw0: Device or resource busy')).toMatchObject({
      code: 'device-refused',
      message: expect.stringMatching(/Close other programs .* resource busy/),
    });
  });

  it('of reading and writing are typed, whatever was thrown', () => {
    expect(lostError('could not read from HID device')).toMatchObject({
      code: 'device-lost',
      message: expect.stringMatching(/lost.*could not read from HID device/),
    });
    expect(writeError(new TypeError('Cannot write to hid device'))).toMatchObject({
      code: 'device-refused',
      message: 'Cannot write to hid device',
    });
    expect(writeError(undefined).message).toBe('undefined');
  });
});
