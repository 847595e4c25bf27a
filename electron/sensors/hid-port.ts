/** The border to HID devices: what the rest of the sensors process needs of node-hid, WebHID or a fake. */

export interface HidDeviceInfo {
  /** Where to open it; changes from one connection to the next. */
  readonly path: string;
  readonly vendorId: number;
  readonly productId: number;
  /** Names the device across connections; a Bluetooth device's address. Not every system tells it. */
  readonly serialNumber: string | undefined;
  readonly product: string | undefined;
  /** What its top-level collections are: usage page times 65536 plus usage, as in 0x0001_0004 for a joystick. */
  readonly usages: readonly number[];
}

export interface HidListeners {
  /** One input report, report ID first. */
  readonly onReport: (bytes: Uint8Array) => void;
  /** The device is gone or its connection broken; nothing more comes. The handle must still be closed. */
  readonly onError: (error: Error) => void;
}

export interface HidHandle {
  /** Sends one output report, report ID first. That it resolves does not prove that the device took it. */
  write(bytes: Uint8Array): Promise<void>;
  /** Sends one feature report, report ID first (0 where the device numbers none). */
  writeFeature(bytes: Uint8Array): Promise<void>;
  /** Asks for a feature report. @param length Most bytes to expect, the report ID included. */
  readFeature(reportId: number, length: number): Promise<Uint8Array>;
  close(): Promise<void>;
}

export interface HidPort {
  list(): Promise<HidDeviceInfo[]>;
  /** The device's report descriptor; undefined where the system does not tell it. Never rejects. */
  reportDescriptor(path: string): Promise<Uint8Array | undefined>;
  /** Reports that come before this resolves may be lost. Rejects with a KeelError that says what to do. */
  open(path: string, listeners: HidListeners): Promise<HidHandle>;
}
