import type { BrowserWindow } from 'electron';
import type { CallOutput } from '#core/ipc/ipc.ts';
import { curvesOf } from '#core/movement-tests/curves.ts';
import type { ReportPrinter } from '#electron/reports/report-printer.ts';
import type { Clinic } from '#electron/storage/clinic.ts';
import type { Handlers } from '../ipc.ts';
import { measureMovement } from '../measure-movement.ts';
import type { MovementService } from '../movement-service.ts';
import { askWhereToSave, saveWithDialog } from '../save-dialog.ts';

export interface MovementHandlerOptions {
  readonly clinic: Clinic;
  readonly service: MovementService;
  readonly printer: ReportPrinter;
  readonly window: () => BrowserWindow;
}

type MovementChannel =
  | 'movement:start'
  | 'movement:append'
  | 'movement:finish'
  | 'movement:discard'
  | 'movement:of-patient'
  | 'movement:detail'
  | 'movement:export'
  | 'report:movement-data'
  | 'report:save-movement';

export function movementHandlers(options: MovementHandlerOptions): Pick<Handlers, MovementChannel> {
  const { clinic, service, printer, window } = options;
  return {
    'movement:start': (input) => service.start(input),
    'movement:append': (input) => service.append(input),
    'movement:finish': (input) => service.finish(input),
    'movement:discard': (input) => service.discard(input),
    'movement:of-patient': ({ patientId }) => clinic.store().movements.ofPatient(patientId),
    'movement:detail': ({ recordingId }) => movementDetail(clinic, recordingId),
    'movement:export': ({ recordingId }) => exportMovement(clinic, window(), recordingId),
    'report:movement-data': ({ recordingId }) => {
      printer.checkRequest({ recordingId });
      return movementDetail(clinic, recordingId);
    },
    'report:save-movement': async ({ recordingId }) => {
      const { row } = clinic.store().movements.get(recordingId);
      const content = await printer.print({ recordingId });
      const saved = await saveWithDialog(window(), {
        title: 'Save the report',
        fileName: `keel-movement-${row.startedAt.slice(0, 10)}.pdf`,
        kind: { name: 'PDF', extension: 'pdf' },
        content,
      });
      if (saved !== undefined) {
        clinic.store().audit.add('movement report saved', Date.now(), row.patientId);
      }
      return saved;
    },
  };
}

/** The curves are derived anew from the readings each time; the measures are those that were stored. */
async function movementDetail(clinic: Clinic, recordingId: string): Promise<CallOutput<'movement:detail'>> {
  const store = clinic.store();
  const movement = store.movements.get(recordingId);
  const { patient } = store.patientPage(movement.row.patientId);
  const { startedAt, source, task } = movement.row;
  const earlier = store.movements
    .ofPatient(patient.id)
    .filter(({ row }) => row.startedAt < startedAt && row.source === source && row.task === task);
  if (movement.result === undefined || !movement.row.hasRecording) return { patient, movement, earlier };
  const { setup, frames } = await measureMovement(store.recordings, recordingId);
  return { patient, movement, earlier, setup, curves: curvesOf(task, frames) };
}

async function exportMovement(
  clinic: Clinic,
  window: BrowserWindow,
  recordingId: string,
): Promise<CallOutput<'movement:export'>> {
  const store = clinic.store();
  const { row } = store.movements.get(recordingId);
  const path = await askWhereToSave(window, {
    title: 'Save a copy of the recording that is not encrypted',
    fileName: `keel-movement-${row.startedAt.slice(0, 10)}.keelrec`,
    kind: { name: 'Keel recording', extension: 'keelrec' },
  });
  if (path === undefined) return undefined;
  store.recordings.export(recordingId, path);
  store.audit.add('movement recording exported', Date.now(), row.patientId);
  return { path };
}
