import type { BrowserWindow } from 'electron';
import { udevRules } from '#electron/sensors/devices.ts';
import type { Clinic } from '#electron/storage/clinic.ts';
import type { AppLanguage } from '../app-language.ts';
import type { Handlers } from '../ipc.ts';
import { askWhereToSave, saveWithDialog } from '../save-dialog.ts';

/** After the distribution's own rules and before 73-seat-late.rules, which acts on the tag that ours set. */
const UDEV_RULE_FILE = '70-keel.rules';

export function fileHandlers(
  clinic: Clinic,
  window: () => BrowserWindow,
  language: Pick<AppLanguage, 'translator'>,
): Pick<Handlers, 'recording:export' | 'devices:save-udev-rule'> {
  return {
    'recording:export': async ({ sessionId }) => {
      const store = clinic.store();
      const { translator } = language;
      const { patientId, startedAt } = store.sessions.row(sessionId);
      const path = await askWhereToSave(window(), {
        title: 'file.save-recording',
        fileName: `keel-recording-${startedAt.slice(0, 10)}.keelrec`,
        kind: { name: 'file.kind-recording', extension: 'keelrec' },
        translator,
      });
      if (path === undefined) return undefined;
      store.recordings.export(sessionId, path);
      store.audit.add('recording-exported', Date.now(), patientId);
      return { path };
    },
    'devices:save-udev-rule': () =>
      saveWithDialog(window(), {
        title: 'file.save-udev-rule',
        fileName: UDEV_RULE_FILE,
        kind: { name: 'file.kind-udev-rules', extension: 'rules' },
        translator: language.translator,
        content: udevRules(),
      }),
  };
}
