import type { BrowserWindow } from 'electron';
import { udevRules } from '#electron/sensors/devices.ts';
import type { Clinic } from '#electron/storage/clinic.ts';
import type { Handlers } from '../ipc.ts';
import { askWhereToSave, saveWithDialog } from '../save-dialog.ts';

/** After the distribution's own rules and before 73-seat-late.rules, which acts on the tag that ours set. */
const UDEV_RULE_FILE = '70-keel.rules';

export function fileHandlers(
  clinic: Clinic,
  window: () => BrowserWindow,
): Pick<Handlers, 'recording:export' | 'devices:save-udev-rule'> {
  return {
    'recording:export': async ({ sessionId }) => {
      const store = clinic.store();
      const { patientId, startedAt } = store.sessions.row(sessionId);
      const path = await askWhereToSave(window(), {
        title: 'Save a copy of the recording that is not encrypted',
        fileName: `keel-recording-${startedAt.slice(0, 10)}.keelrec`,
        kind: { name: 'Keel recording', extension: 'keelrec' },
      });
      if (path === undefined) return undefined;
      store.recordings.export(sessionId, path);
      store.audit.add('recording-exported', Date.now(), patientId);
      return { path };
    },
    'devices:save-udev-rule': () =>
      saveWithDialog(window(), {
        title: 'Save the udev rule',
        fileName: UDEV_RULE_FILE,
        kind: { name: 'udev rules', extension: 'rules' },
        content: udevRules(),
      }),
  };
}
