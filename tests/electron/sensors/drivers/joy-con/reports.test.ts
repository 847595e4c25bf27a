import { describe, expect, it } from 'vitest';
import {
  flashDataOf,
  isBlank,
  type JoyConReport,
  parseReport,
  SubcommandRequests,
  usbRequest,
} from '#electron/sensors/drivers/joy-con/reports.ts';
import { hex } from '../../support/board-registers.ts';

/** From the capture of a real left Joy-Con on the rail of its console (dekuNukem packet_parse, j2c.txt). */
const CAPTURED = {
  moving:
    '30 65 90 00 80 00 31 87 82 00 00 00 a0 | 32 00 fe 08 6f 0c 94 01 b2 ff 27 01 | 29 00 86 08 d5 0c 93 01 95 ff ab 01 | be fe 25 09 2a 0f 19 02 3f ff 7a 01',
  information: `21 6e 80 00 00 00 32 77 82 00 00 00 90 82 02 03 48 01 02 7c bb 8a 9c 67 31 01 01 ${'00'.repeat(22)}`,
  factory: `21 a4 80 00 00 00 32 87 82 00 00 00 c0 90 10 20 60 00 00 18 46 ff ff fe ce 00 00 40 00 40 00 40 02 00 de ff db ff 3b 34 3b 34 3b 34 ${'00'.repeat(5)}`,
  motionOn: `21 b3 80 00 00 00 33 87 82 00 00 00 90 80 40 ${'00'.repeat(34)}`,
};

function parsed<Type extends JoyConReport['type']>(
  text: string,
  type: Type,
): Extract<JoyConReport, { type: Type }> {
  const report = parseReport(hex(text));
  if (report?.type !== type) throw new Error(`Not ${type}: ${text}`);
  return report as Extract<JoyConReport, { type: Type }>;
}

describe('reports of a real Joy-Con', () => {
  it('carry three samples of acceleration and turn rate', () => {
    expect(parsed(CAPTURED.moving, 'full')).toEqual({
      type: 'full',
      timer: 0x65,
      batteryPercent: 100,
      charging: true,
      button: false,
      samples: [
        { acc: [50, 2302, 3183], gyro: [404, -78, 295] },
        { acc: [41, 2182, 3285], gyro: [403, -107, 427] },
        { acc: [-322, 2341, 3882], gyro: [537, -193, 378] },
      ],
    });
  });

  it('answer what the controller is, in place of samples', () => {
    const report = parsed(CAPTURED.information, 'reply');
    expect(report).toMatchObject({ timer: 0x6e, subcommand: 0x02, batteryPercent: 100, charging: false });
    expect(report.data.slice(0, 10)).toEqual(hex('03 48 01 02 7c bb 8a 9c 67 31'));
  });

  it('answer with a block of flash memory, by its address', () => {
    const report = parsed(CAPTURED.factory, 'reply');
    expect(flashDataOf(report, { address: 0x6020, size: 24 })).toEqual(
      hex('46 ff ff fe ce 00 00 40 00 40 00 40 02 00 de ff db ff 3b 34 3b 34 3b 34'),
    );
    expect(flashDataOf(report, { address: 0x6080, size: 24 })).toBeUndefined();
    expect(flashDataOf(report, { address: 0x6020, size: 18 })).toBeUndefined();
    expect(flashDataOf(parsed(CAPTURED.motionOn, 'reply'), { address: 0, size: 0 })).toBeUndefined();
  });

  it('step the timer by three, answers included', () => {
    const timers = ['30 6b', '21 6e', '30 71'].map((start) => {
      const report = parseReport(hex(`${start} 80 ${'00'.repeat(46)}`));
      return report !== undefined && 'timer' in report ? report.timer : undefined;
    });
    expect(timers).toEqual([0x6b, 0x6e, 0x71]);
  });
});

/** Captured too: a Joy-Con (dekuNukem packet_parse) and a Pro Controller over Bluetooth (darthcloud/bt_traces). */
const HELD: readonly (readonly [what: string, report: string, button: boolean])[] = [
  ['a Joy-Con in its rail, which says so among the buttons', CAPTURED.moving, false],
  [
    'a Joy-Con that is left alone',
    '306b90000000329782000000a06800360ad90bfe006f00bb0003001d0a7d0d4a016f00d1008effa609ee0e42019600b800',
    false,
  ],
  [
    'a Pro Controller that is left alone, its sticks not quite in the middle',
    '300380000000f6a780f3777a0b6509bbfa830b0d006cffa2006b09a8fa810b0b006cff92007d0991fa810b050074ff7c00',
    false,
  ],
  [
    'down',
    '305e800000017917777087720c11046100cd0fae017b025e01090452002f0fbc014f025201e50315009c0eab01f7013b01',
    true,
  ],
  [
    'B',
    '300b800400007907776e77720a8e03e6ff820fcbff90000f005f03180019109fff4f00fcff75033000d50fc7ff63000500',
    true,
  ],
  [
    'left',
    '3001800000087817776e777209ab0345ffdb0f8d00570014008a03e4fe2f10910042001500a403dbfee30f560057000a00',
    true,
  ],
  [
    'up',
    '304d800000027817776f67720b43046cffaf0f4b00adff1e00d50349ff2f104b0080ff2000e70312ffe70f1b00a6ff0b00',
    true,
  ],
];

describe('the buttons', () => {
  const withButtons = (...bytes: readonly [number, number, number]): Uint8Array =>
    Uint8Array.of(...hex(`30 00 8e ${'00'.repeat(46)}`).map((byte, at) => bytes[at - 3] ?? byte));

  it.each(HELD)('of real controllers: %s', (_what, report, button) => {
    expect(parsed(report, 'full').button).toBe(button);
  });

  it.each([
    ...['Y', 'X', 'B', 'A', 'SR of the right one', 'SL of the right one', 'R', 'ZR'].map(
      (name, bit) => [name, withButtons(1 << bit, 0, 0)] as const,
    ),
    ...['minus', 'plus', 'the right stick pressed in', 'the left stick pressed in', 'home', 'capture'].map(
      (name, bit) => [name, withButtons(0, 1 << bit, 0)] as const,
    ),
    ...['down', 'up', 'right', 'left', 'SR of the left one', 'SL of the left one', 'L', 'ZL'].map(
      (name, bit) => [name, withButtons(0, 0, 1 << bit)] as const,
    ),
  ])('each count: %s', (_name, bytes) => {
    expect(parseReport(bytes)).toMatchObject({ type: 'full', button: true });
    bytes[0] = 0x21;
    bytes[14] = 0x40;
    expect(parseReport(bytes)).toMatchObject({ type: 'reply', button: true });
  });

  it('are not the grip, nor the bit beside it that nothing is known of', () => {
    expect(parseReport(withButtons(0, 0x80, 0))).toMatchObject({ button: false });
    expect(parseReport(withButtons(0, 0x40, 0))).toMatchObject({ button: false });
  });

  it('are not the sticks, the battery, the connection, the timer or the samples', () => {
    const bytes = new Uint8Array(49).fill(0xff);
    bytes.set([0x30]);
    bytes.set([0, 0, 0], 3);
    expect(parseReport(bytes)).toMatchObject({ type: 'full', button: false });
  });
});

// Made up from the layouts, not captured.
describe('other reports', () => {
  it.each([
    [0x8e, 100, false],
    [0x9e, 100, true],
    [0x6e, 75, false],
    [0x4e, 50, false],
    [0x2e, 25, false],
    [0x3e, 25, true],
    [0x0e, 0, false],
    [0xfe, 100, true],
  ])('say the battery in their third byte: %i', (byte, batteryPercent, charging) => {
    const bytes = hex(CAPTURED.moving);
    bytes[2] = byte;
    expect(parseReport(bytes)).toMatchObject({ batteryPercent, charging });
  });

  it('carry motion with infrared or near-field data behind it', () => {
    const bytes = Uint8Array.of(...hex(CAPTURED.moving), ...new Uint8Array(313));
    bytes[0] = 0x31;
    expect(parseReport(bytes)).toMatchObject({ type: 'full', samples: [{ acc: [50, 2302, 3183] }, {}, {}] });
  });

  it('are simple before the mode is set', () => {
    expect(parseReport(hex('3f 28 ca 08 00 80 00 80 00 80 00 80'))).toEqual({ type: 'simple' });
  });

  it('answer commands over USB', () => {
    expect(parseReport(hex('81 01 00 02 57 30 ea 8a bb 7c'))).toEqual({
      type: 'usb',
      command: 1,
      data: hex('00 02 57 30 ea 8a bb 7c'),
    });
  });

  it.each([
    ['nothing', ''],
    ['a full report without its last byte', CAPTURED.moving.slice(0, -3)],
    ['an answer to nothing', '21 6e 80 00 00 00 32 77 82 00 00 00 90 82'],
    ['a USB answer to nothing', '81'],
    ['a report of the infrared camera', `03 ${'00'.repeat(48)}`],
  ])('are not taken for one: %s', (_name, text) => {
    expect(parseReport(hex(text))).toBeUndefined();
  });

  it('that are cut short bring no flash memory', () => {
    const cut = hex(CAPTURED.factory).slice(0, 43);
    const report = parseReport(cut);
    expect(report && flashDataOf(report, { address: 0x6020, size: 24 })).toBeUndefined();
  });

  it('of a sensor that is off are blank', () => {
    expect(isBlank({ acc: [0, 0, 0], gyro: [0, 0, 0] })).toBe(true);
    expect(isBlank({ acc: [0, 0, 0], gyro: [0, 0, -1] })).toBe(false);
    expect(isBlank({ acc: [0, 1, 0], gyro: [0, 0, 0] })).toBe(false);
  });
});

describe('requests', () => {
  const rest = (length: number): string => '00'.repeat(49 - length);

  it('have the bytes that controllers understand, and are counted from 0 to 15', () => {
    const requests = new SubcommandRequests();
    expect(requests.deviceInformation()).toEqual(hex(`01 00 00 01 40 40 00 01 40 40 02 ${rest(11)}`));
    expect(requests.fullMode()).toEqual(hex(`01 01 00 01 40 40 00 01 40 40 03 30 ${rest(12)}`));
    expect(requests.motionOn()).toEqual(hex(`01 02 00 01 40 40 00 01 40 40 40 01 ${rest(12)}`));
    expect(requests.sensitivity()).toEqual(hex(`01 03 00 01 40 40 00 01 40 40 41 03 00 00 01 ${rest(15)}`));
    expect(requests.playerLight()).toEqual(hex(`01 04 00 01 40 40 00 01 40 40 30 01 ${rest(12)}`));
    expect(requests.readFlash({ address: 0x8026, size: 26 })).toEqual(
      hex(`01 05 00 01 40 40 00 01 40 40 10 26 80 00 00 1a ${rest(16)}`),
    );
    for (let count = 6; count < 16; count++) requests.fullMode();
    expect(requests.fullMode()[1]).toBe(0);
  });

  it('over USB are two bytes long', () => {
    expect(usbRequest(2)).toEqual(hex('80 02'));
  });
});
