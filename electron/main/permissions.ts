/**
 * What a page may ask of the system: nothing. Electron grants everything by default, so each kind that a page of ours
 * might seem to want is written down with the reason why it is refused; what is not listed is refused as well.
 */
export const REFUSED_PERMISSIONS: Readonly<Record<string, string>> = {
  media: 'Keel never looks or listens.',
  'display-capture': 'Pictures of the demo are taken by the main process.',
  geolocation: 'Where the clinic is does not matter.',
  notifications: 'Everything is said on the screen in front of the person.',
  fullscreen: 'Full screen is a setting; the main process applies it.',
  pointerLock: 'The pointer stays free, so that Stop can always be reached.',
  keyboardLock: 'Keys stay with the system, so that one can always leave.',
  'clipboard-read': 'Nothing is pasted by itself.',
  'clipboard-sanitized-write': 'Health data must not land on the clipboard unseen.',
  'deprecated-sync-clipboard-read': 'Nothing is pasted by itself.',
  openExternal: 'No link leaves the app.',
  hid: 'Devices belong to the sensors process.',
  serial: 'Devices belong to the sensors process.',
  usb: 'Devices belong to the sensors process.',
  midi: 'No such device is used.',
  midiSysex: 'No such device is used.',
  sensors: "The computer's own motion sensors are not used.",
  'idle-detection': 'The therapist area is locked by the main process.',
  'screen-wake-lock': 'The display is kept awake by the main process, during a session only.',
  'speaker-selection': 'Sound goes where the system sends it.',
  'window-management': 'Windows are placed by the main process.',
  fileSystem: 'Files are opened and saved by the main process.',
  'persistent-storage': 'A page stores nothing.',
  'storage-access': 'A page stores nothing.',
};

/** @returns why the permission is refused */
export function refusalOf(permission: string): string {
  return REFUSED_PERMISSIONS[permission] ?? 'Keel does not use it.';
}
