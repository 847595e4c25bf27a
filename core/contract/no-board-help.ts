/**
 * What to do when no board is found, for each operating system: the same words on the Devices screen and on the
 * command line. Pairing: the board takes part in Bluetooth only for a while after its red SYNC button, in the battery
 * bay, was pressed; afterwards its power button brings it back.
 */

import { type Message, message } from '../language/message.ts';

export type HelpPlatform = 'linux' | 'win32' | 'darwin';

export interface HelpStep {
  readonly text: Message;
  /** To be typed, or saved as a file, as it stands. */
  readonly code?: string;
}

export interface NoBoardHelp {
  /** As its maker calls it. */
  readonly system: string;
  /** In the order in which to try them. */
  readonly steps: readonly HelpStep[];
}

/** Where the device rule belongs on Linux. Rules that hand out access must come before number 73. */
export const UDEV_RULES_PATH = '/etc/udev/rules.d/70-keel.rules';

/** Made from the table of devices (electron/sensors/devices.ts); a test keeps the two equal. */
export const UDEV_RULES = `# Keel: lets the person at the screen use balance boards and motion sensors.

# wii-balance-board
SUBSYSTEM=="hidraw", ATTRS{idVendor}=="057e", ATTRS{idProduct}=="0306", MODE="0660", TAG+="uaccess"
KERNEL=="hidraw*", KERNELS=="*:057E:0306.*", MODE="0660", TAG+="uaccess"

# joy-con
SUBSYSTEM=="hidraw", ATTRS{idVendor}=="057e", ATTRS{idProduct}=="2006", MODE="0660", TAG+="uaccess"
KERNEL=="hidraw*", KERNELS=="*:057E:2006.*", MODE="0660", TAG+="uaccess"
SUBSYSTEM=="hidraw", ATTRS{idVendor}=="057e", ATTRS{idProduct}=="2007", MODE="0660", TAG+="uaccess"
KERNEL=="hidraw*", KERNELS=="*:057E:2007.*", MODE="0660", TAG+="uaccess"
SUBSYSTEM=="hidraw", ATTRS{idVendor}=="057e", ATTRS{idProduct}=="2009", MODE="0660", TAG+="uaccess"
KERNEL=="hidraw*", KERNELS=="*:057E:2009.*", MODE="0660", TAG+="uaccess"
SUBSYSTEM=="hidraw", ATTRS{idVendor}=="057e", ATTRS{idProduct}=="200e", MODE="0660", TAG+="uaccess"
KERNEL=="hidraw*", KERNELS=="*:057E:200E.*", MODE="0660", TAG+="uaccess"

# wii-remote
SUBSYSTEM=="hidraw", ATTRS{idVendor}=="057e", ATTRS{idProduct}=="0306", MODE="0660", TAG+="uaccess"
KERNEL=="hidraw*", KERNELS=="*:057E:0306.*", MODE="0660", TAG+="uaccess"
SUBSYSTEM=="hidraw", ATTRS{idVendor}=="057e", ATTRS{idProduct}=="0330", MODE="0660", TAG+="uaccess"
KERNEL=="hidraw*", KERNELS=="*:057E:0330.*", MODE="0660", TAG+="uaccess"

# dualshock-4
SUBSYSTEM=="hidraw", ATTRS{idVendor}=="054c", ATTRS{idProduct}=="05c4", MODE="0660", TAG+="uaccess"
KERNEL=="hidraw*", KERNELS=="*:054C:05C4.*", MODE="0660", TAG+="uaccess"
SUBSYSTEM=="hidraw", ATTRS{idVendor}=="054c", ATTRS{idProduct}=="09cc", MODE="0660", TAG+="uaccess"
KERNEL=="hidraw*", KERNELS=="*:054C:09CC.*", MODE="0660", TAG+="uaccess"
SUBSYSTEM=="hidraw", ATTRS{idVendor}=="054c", ATTRS{idProduct}=="0ba0", MODE="0660", TAG+="uaccess"
KERNEL=="hidraw*", KERNELS=="*:054C:0BA0.*", MODE="0660", TAG+="uaccess"

# dualsense
SUBSYSTEM=="hidraw", ATTRS{idVendor}=="054c", ATTRS{idProduct}=="0ce6", MODE="0660", TAG+="uaccess"
KERNEL=="hidraw*", KERNELS=="*:054C:0CE6.*", MODE="0660", TAG+="uaccess"
SUBSYSTEM=="hidraw", ATTRS{idVendor}=="054c", ATTRS{idProduct}=="0df2", MODE="0660", TAG+="uaccess"
KERNEL=="hidraw*", KERNELS=="*:054C:0DF2.*", MODE="0660", TAG+="uaccess"

# slimevr-receiver
SUBSYSTEM=="hidraw", ATTRS{idVendor}=="1209", ATTRS{idProduct}=="7690", MODE="0660", TAG+="uaccess"
KERNEL=="hidraw*", KERNELS=="*:1209:7690.*", MODE="0660", TAG+="uaccess"
SUBSYSTEM=="hidraw", ATTRS{idVendor}=="1209", ATTRS{idProduct}=="7692", MODE="0660", TAG+="uaccess"
KERNEL=="hidraw*", KERNELS=="*:1209:7692.*", MODE="0660", TAG+="uaccess"

# hid-sensor
KERNEL=="hidraw*", ATTRS{modalias}=="hid:b????g0003v*", MODE="0660", TAG+="uaccess"

# tilt-board
KERNEL=="hidraw*", PROGRAM=="/bin/sh -c 'od -An -tx1 -N4 /sys%p/device/report_descriptor | grep -q 05.01.09.0[458]'", MODE="0660", TAG+="uaccess"
`;

const WAKE: HelpStep = { text: message('devices.help.wake') };
const WAIT: HelpStep = { text: message('devices.help.wait') };

export const NO_BOARD_HELP: Readonly<Record<HelpPlatform, NoBoardHelp>> = {
  linux: {
    system: 'Linux',
    steps: [
      WAKE,
      {
        text: message('devices.help.linux.pair'),
        code: 'bluetoothctl\nscan on\npair 00:00:00:00:00:00\ntrust 00:00:00:00:00:00\nconnect 00:00:00:00:00:00',
      },
      { text: message('devices.help.linux.rule', { path: UDEV_RULES_PATH }), code: UDEV_RULES },
      {
        text: message('devices.help.linux.reload'),
        code: 'sudo udevadm control --reload && sudo udevadm trigger',
      },
      { text: message('devices.help.linux.bluez') },
      WAIT,
    ],
  },
  win32: {
    system: 'Windows',
    steps: [
      WAKE,
      { text: message('devices.help.windows.pair') },
      { text: message('devices.help.windows.adapter') },
      WAIT,
    ],
  },
  darwin: {
    system: 'macOS',
    steps: [WAKE, { text: message('devices.help.macos.pair') }, WAIT],
  },
};
