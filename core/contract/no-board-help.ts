/**
 * What to do when no board is found, for each operating system: the same words on the Devices screen and on the
 * command line. Pairing: the board takes part in Bluetooth only for a while after its red SYNC button, in the battery
 * bay, was pressed; afterwards its power button brings it back.
 */

export type HelpPlatform = 'linux' | 'win32' | 'darwin';

export interface HelpStep {
  readonly text: string;
  /** To be typed, or saved as a file, as it stands. */
  readonly code?: string;
}

export interface NoBoardHelp {
  readonly system: string;
  /** In the order in which to try them. */
  readonly steps: readonly HelpStep[];
}

/** Where the device rule belongs on Linux. Rules that hand out access must come before number 73. */
export const UDEV_RULES_PATH = '/etc/udev/rules.d/70-keel.rules';

/** Made from the table of devices (electron/sensors/devices.ts); a test keeps the two equal. */
export const UDEV_RULES = `# Keel: lets the person at the screen use balance boards and motion sensors.

# Wii Balance Board
SUBSYSTEM=="hidraw", ATTRS{idVendor}=="057e", ATTRS{idProduct}=="0306", MODE="0660", TAG+="uaccess"
KERNEL=="hidraw*", KERNELS=="*:057E:0306.*", MODE="0660", TAG+="uaccess"

# Joy-Con, Pro Controller
SUBSYSTEM=="hidraw", ATTRS{idVendor}=="057e", ATTRS{idProduct}=="2006", MODE="0660", TAG+="uaccess"
KERNEL=="hidraw*", KERNELS=="*:057E:2006.*", MODE="0660", TAG+="uaccess"
SUBSYSTEM=="hidraw", ATTRS{idVendor}=="057e", ATTRS{idProduct}=="2007", MODE="0660", TAG+="uaccess"
KERNEL=="hidraw*", KERNELS=="*:057E:2007.*", MODE="0660", TAG+="uaccess"
SUBSYSTEM=="hidraw", ATTRS{idVendor}=="057e", ATTRS{idProduct}=="2009", MODE="0660", TAG+="uaccess"
KERNEL=="hidraw*", KERNELS=="*:057E:2009.*", MODE="0660", TAG+="uaccess"
SUBSYSTEM=="hidraw", ATTRS{idVendor}=="057e", ATTRS{idProduct}=="200e", MODE="0660", TAG+="uaccess"
KERNEL=="hidraw*", KERNELS=="*:057E:200E.*", MODE="0660", TAG+="uaccess"

# Wii Remote with MotionPlus
SUBSYSTEM=="hidraw", ATTRS{idVendor}=="057e", ATTRS{idProduct}=="0306", MODE="0660", TAG+="uaccess"
KERNEL=="hidraw*", KERNELS=="*:057E:0306.*", MODE="0660", TAG+="uaccess"
SUBSYSTEM=="hidraw", ATTRS{idVendor}=="057e", ATTRS{idProduct}=="0330", MODE="0660", TAG+="uaccess"
KERNEL=="hidraw*", KERNELS=="*:057E:0330.*", MODE="0660", TAG+="uaccess"

# DualShock 4
SUBSYSTEM=="hidraw", ATTRS{idVendor}=="054c", ATTRS{idProduct}=="05c4", MODE="0660", TAG+="uaccess"
KERNEL=="hidraw*", KERNELS=="*:054C:05C4.*", MODE="0660", TAG+="uaccess"
SUBSYSTEM=="hidraw", ATTRS{idVendor}=="054c", ATTRS{idProduct}=="09cc", MODE="0660", TAG+="uaccess"
KERNEL=="hidraw*", KERNELS=="*:054C:09CC.*", MODE="0660", TAG+="uaccess"
SUBSYSTEM=="hidraw", ATTRS{idVendor}=="054c", ATTRS{idProduct}=="0ba0", MODE="0660", TAG+="uaccess"
KERNEL=="hidraw*", KERNELS=="*:054C:0BA0.*", MODE="0660", TAG+="uaccess"

# DualSense
SUBSYSTEM=="hidraw", ATTRS{idVendor}=="054c", ATTRS{idProduct}=="0ce6", MODE="0660", TAG+="uaccess"
KERNEL=="hidraw*", KERNELS=="*:054C:0CE6.*", MODE="0660", TAG+="uaccess"
SUBSYSTEM=="hidraw", ATTRS{idVendor}=="054c", ATTRS{idProduct}=="0df2", MODE="0660", TAG+="uaccess"
KERNEL=="hidraw*", KERNELS=="*:054C:0DF2.*", MODE="0660", TAG+="uaccess"

# SlimeVR receiver
SUBSYSTEM=="hidraw", ATTRS{idVendor}=="1209", ATTRS{idProduct}=="7690", MODE="0660", TAG+="uaccess"
KERNEL=="hidraw*", KERNELS=="*:1209:7690.*", MODE="0660", TAG+="uaccess"
SUBSYSTEM=="hidraw", ATTRS{idVendor}=="1209", ATTRS{idProduct}=="7692", MODE="0660", TAG+="uaccess"
KERNEL=="hidraw*", KERNELS=="*:1209:7692.*", MODE="0660", TAG+="uaccess"

# HID sensor
KERNEL=="hidraw*", ATTRS{modalias}=="hid:b????g0003v*", MODE="0660", TAG+="uaccess"

# Tilt board
KERNEL=="hidraw*", PROGRAM=="/bin/sh -c 'od -An -tx1 -N4 /sys%p/device/report_descriptor | grep -q 05.01.09.0[458]'", MODE="0660", TAG+="uaccess"
`;

const WAKE: HelpStep = {
  text: 'Press the power button of the board. If its light does not come on, put in four fresh AA batteries.',
};

const WAIT: HelpStep = {
  text: 'Keel looks for boards every two seconds. A board that has once been paired connects when its power button is pressed.',
};

export const NO_BOARD_HELP: Readonly<Record<HelpPlatform, NoBoardHelp>> = {
  linux: {
    system: 'Linux',
    steps: [
      WAKE,
      {
        text: 'Pair the board once: open the Bluetooth settings, or bluetoothctl, and while the search is on press the red SYNC button in the battery bay. Use the address that is shown as Nintendo RVL-WBC-01.',
        code: 'bluetoothctl\nscan on\npair 00:00:00:00:00:00\ntrust 00:00:00:00:00:00\nconnect 00:00:00:00:00:00',
      },
      {
        text: `If Keel may not open the board, save this device rule as ${UDEV_RULES_PATH}.`,
        code: UDEV_RULES,
      },
      {
        text: 'Let the system read the rule, then switch the board off and on.',
        code: 'sudo udevadm control --reload && sudo udevadm trigger',
      },
      {
        text: 'If pairing fails, the Bluetooth software may be too new: BlueZ 5.66 pairs boards, versions from 5.72 on are known to have trouble.',
      },
      WAIT,
    ],
  },
  win32: {
    system: 'Windows',
    steps: [
      WAKE,
      {
        text: 'Pair the board once: press the red SYNC button in the battery bay, then choose Settings, Bluetooth and devices, Add device. If Windows asks for a PIN and a blank one fails, use a pairing program for Wii Remotes.',
      },
      {
        text: 'If the board is listed but does not answer, this Bluetooth adapter or its driver does not accept commands for it: use another adapter, or a DolphinBar.',
      },
      WAIT,
    ],
  },
  darwin: {
    system: 'macOS',
    steps: [
      WAKE,
      {
        text: 'Recent versions of macOS do not pair the board in the Bluetooth settings. Keel works with a board that is paired; Linux and Windows are the supported systems.',
      },
      WAIT,
    ],
  },
};
