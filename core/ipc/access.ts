/** Who may make each call. Main refuses everyone else; the preload knows no channel that is not listed here. */
import type { Channel } from './ipc.ts';

/**
 * - public: whenever the app runs;
 * - vault-open: once the database is open, with or without a therapist: what the patient flow needs;
 * - therapist: while the therapist area is open;
 * - report-window: the hidden window that prints a report, and nobody else;
 * - demo: while the app plays by itself.
 */
export type Access = 'public' | 'vault-open' | 'therapist' | 'report-window' | 'demo';

export const ACCESS: Readonly<Record<Channel, Access>> = {
  'app:info': 'public',
  'app:language': 'public',
  'app:quit': 'public',

  'settings:get': 'public',
  'settings:set': 'public',

  'vault:status': 'public',
  'vault:create': 'public',
  'vault:unlock': 'public',

  'therapist:status': 'public',
  'therapist:enter': 'vault-open',
  'therapist:leave': 'public',
  'therapist:change-passphrase': 'therapist',

  'patient:tiles': 'vault-open',
  'patient:set-language': 'vault-open',
  'patient:list': 'therapist',
  'patient:create': 'therapist',
  'patient:update': 'therapist',
  'patient:archive': 'therapist',
  'patient:erase': 'therapist',
  'patient:page': 'therapist',
  'patient:sessions': 'therapist',
  'patient:skills': 'therapist',
  'patient:skill-history': 'therapist',
  'patient:movements': 'therapist',
  'patient:ability': 'therapist',
  'programme:save': 'therapist',
  'programme:override': 'therapist',

  'session:start': 'vault-open',
  'session:append': 'vault-open',
  'session:finish': 'vault-open',
  'session:detail': 'therapist',
  'session:measures': 'therapist',
  'session:movement': 'therapist',

  'report:data': 'report-window',
  'report:movement-data': 'report-window',
  'report:ready': 'report-window',
  'report:save': 'therapist',
  'report:save-movement': 'therapist',
  'recording:export': 'therapist',

  'devices:save-udev-rule': 'public',

  'demo:capture': 'demo',
  'demo:resize': 'demo',
  'demo:layout': 'demo',
  'demo:finish': 'demo',
};
