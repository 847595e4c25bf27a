import type { BrowserWindow } from 'electron';
import { KeelError } from '#core/errors.ts';
import type { ReportPrinter } from '#electron/reports/report-printer.ts';
import type { Clinic } from '#electron/storage/clinic.ts';
import type { CallArguments, Handlers } from '../ipc.ts';
import { saveWithDialog } from '../save-dialog.ts';

export interface ReportHandlerOptions {
  readonly clinic: Clinic;
  readonly printer: ReportPrinter;
  readonly window: () => BrowserWindow;
}

type ReportChannel = 'report:data' | 'report:ready' | 'report:save';

export function reportHandlers({
  clinic,
  printer,
  window,
}: ReportHandlerOptions): Pick<Handlers, ReportChannel> {
  return {
    'report:data': (request) => {
      printer.checkRequest(request);
      return reportData(clinic, request);
    },
    'report:ready': () => printer.ready(),
    'report:save': async (request) => {
      const { session } = reportData(clinic, request);
      const content = await printer.print(request);
      const saved = await saveWithDialog(window(), {
        title: 'Save the report',
        fileName: `keel-report-${session.row.startedAt.slice(0, 10)}.pdf`,
        kind: { name: 'PDF', extension: 'pdf' },
        content,
      });
      if (saved !== undefined) clinic.store().audit.add('report saved', Date.now(), request.patientId);
      return saved;
    },
  };
}

function reportData(clinic: Clinic, { patientId, sessionId }: CallArguments<'report:data'>) {
  const page = clinic.store().patientPage(patientId);
  const session = page.sessions.find(({ row }) => row.id === sessionId);
  if (session === undefined) throw new KeelError('not-found', 'This patient has no such session.');
  return { page, session };
}
