import { describe, expect, it } from 'vitest';
import { UDEV_RULES } from '#core/contract/no-board-help.ts';
import { DEVICES, boardRowOf, motionRowOf, udevRules } from '#electron/sensors/devices.ts';

const BOARD = {
  path: 'a',
  serialNumber: undefined,
  vendorId: 0x057e,
  productId: 0x0306,
  product: undefined,
  usages: [],
};

describe('the table of devices', () => {
  it('recognises a Wii Balance Board, whether or not the system tells its name', () => {
    expect(boardRowOf(BOARD)?.id).toBe('wii-balance-board');
    expect(boardRowOf({ ...BOARD, product: 'Nintendo RVL-WBC-01' })?.id).toBe('wii-balance-board');
    expect(boardRowOf({ ...BOARD, product: 'Nintendo RVL-CNT-01' })).toBeUndefined();
    expect(boardRowOf({ ...BOARD, productId: 0x0330 })).toBeUndefined();
    expect(boardRowOf({ ...BOARD, vendorId: 0x054c })).toBeUndefined();
  });

  it.each([0x2006, 0x2007, 0x2009, 0x200e])('recognises a controller of the Switch: %i', (productId) => {
    expect(motionRowOf({ ...BOARD, productId })?.id).toBe('joy-con');
    expect(motionRowOf({ ...BOARD, vendorId: 0x054c, productId })?.id).not.toBe('joy-con');
    expect(boardRowOf({ ...BOARD, productId })).toBeUndefined();
  });

  it('recognises a Wii Remote; without a name it may be one as well as a board', () => {
    expect(motionRowOf({ ...BOARD, product: 'Nintendo RVL-CNT-01' })?.id).toBe('wii-remote');
    expect(motionRowOf({ ...BOARD, productId: 0x0330, product: 'Nintendo RVL-CNT-01-TR' })?.id).toBe(
      'wii-remote',
    );
    expect(motionRowOf({ ...BOARD, product: 'Nintendo RVL-WBC-01' })).toBeUndefined();
    expect(motionRowOf(BOARD)?.id).toBe('wii-remote');
    expect(motionRowOf({ ...BOARD, vendorId: 0x054c })).toBeUndefined();
  });

  it.each([
    [0x05c4, 'dualshock-4'],
    [0x09cc, 'dualshock-4'],
    [0x0ba0, 'dualshock-4'],
    [0x0ce6, 'dualsense'],
    [0x0df2, 'dualsense'],
  ])("recognises Sony's controllers: %i", (productId, id) => {
    expect(motionRowOf({ ...BOARD, vendorId: 0x054c, productId })?.id).toBe(id);
    expect(motionRowOf({ ...BOARD, productId })?.id).not.toBe(id);
  });

  it.each([0x7690, 0x7692])(
    'recognises what SlimeVR makes, behind which there may be several: %i',
    (productId) => {
      const row = motionRowOf({ ...BOARD, vendorId: 0x1209, productId });
      expect(row).toMatchObject({ id: 'slimevr-receiver', kind: 'orientation', isReceiver: true });
      expect(motionRowOf({ ...BOARD, vendorId: 0x1209, productId: 0x0001 })?.id).not.toBe('slimevr-receiver');
    },
  );

  it('cannot be changed, and gives every device a driver of its own', () => {
    expect(Object.isFrozen(DEVICES)).toBe(true);
    const facts = { ...BOARD, reportDescriptor: undefined, profile: undefined };
    for (const row of DEVICES) expect(row.createDriver(facts)).not.toBe(row.createDriver(facts));
  });
});

describe('udev rules', () => {
  it('let the person at the screen use every device, on USB and on Bluetooth', () => {
    const lines = udevRules().split('\n');
    expect(lines).toContain(
      'SUBSYSTEM=="hidraw", ATTRS{idVendor}=="057e", ATTRS{idProduct}=="0306", MODE="0660", TAG+="uaccess"',
    );
    expect(lines).toContain('KERNEL=="hidraw*", KERNELS=="*:057E:0306.*", MODE="0660", TAG+="uaccess"');
    for (const { id } of DEVICES) expect(lines).toContain(`# ${id}`);
  });

  it('are the ones that the help shows', () => {
    expect(UDEV_RULES).toBe(udevRules());
  });
});
