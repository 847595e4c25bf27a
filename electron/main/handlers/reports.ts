import type { BrowserWindow } from 'electron';
import type { CallOutput } from '#core/ipc/ipc.ts';
import type { ReportPrinter, ReportRequest } from '#electron/reports/report-printer.ts';
import type { Clinic } from '#electron/storage/clinic.ts';
import type { AppLanguage } from '../app-language.ts';
import type { Background } from '../background.ts';
import type { Handlers } from '../ipc.ts';
import { saveWithDialog } from '../save-dialog.ts';
import { movementDetail } from './sessions.ts';

export interface ReportHandlerOptions {
  readonly clinic: Clinic;
  readonly background: Background;
  readonly printer: ReportPrinter;
  readonly window: () => BrowserWindow;
  readonly language: Pick<AppLanguage, 'translator'>;
}

type ReportChannel =
  | 'report:data'
  | 'report:movement-data'
  | 'report:ready'
  | 'report:save'
  | 'report:save-movement';

/** Of each skill a report draws so many sessions at most. */
const HISTORY_SESSIONS = 100;

export function reportHandlers(options: ReportHandlerOptions): Pick<Handlers, ReportChannel> {
  const { clinic, printer } = options;
  return {
    'report:data': (request) => {
      printer.checkSubject(request);
      return reportData(clinic, request.sessionId);
    },
    'report:movement-data': (request) => {
      printer.checkSubject(request);
      return movementDetail(options, request);
    },
    'report:ready': () => printer.ready(),
    'report:save': (request) => saved(options, request, 'report'),
    'report:save-movement': (request) => saved(options, request, 'movement'),
  };
}

async function saved(
  { clinic, printer, window, language }: ReportHandlerOptions,
  request: ReportRequest,
  kind: 'report' | 'movement',
): Promise<CallOutput<'report:save'>> {
  const { patientId, startedAt } = clinic.store().sessions.row(request.sessionId);
  const file = await saveWithDialog(window(), {
    title: 'file.save-report',
    fileName: `keel-${kind}-${startedAt.slice(0, 10)}.pdf`,
    kind: { name: 'file.kind-pdf', extension: 'pdf' },
    translator: language.translator,
    content: await printer.print(request),
  });
  if (file !== undefined) clinic.store().audit.add('report-saved', Date.now(), patientId);
  return file;
}

function reportData(clinic: Clinic, sessionId: string): CallOutput<'report:data'> {
  const store = clinic.store();
  const session = store.sessions.detail(sessionId);
  const { patientId, startedAt } = session.row;
  const skills = session.result?.skills ?? [];
  return {
    page: store.patientPage(patientId),
    session,
    history: skills.flatMap(({ skill }) =>
      store.sessions.skillHistory(patientId, skill, HISTORY_SESSIONS, startedAt),
    ),
  };
}
