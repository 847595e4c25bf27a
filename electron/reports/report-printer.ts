/**
 * Prints the report of one session, or of one recorded movement of it: a hidden window shows the report page, says when
 * it has drawn everything, and is printed to PDF. One at a time.
 */
import { BrowserWindow } from 'electron';
import type { WebContents, WebPreferences } from 'electron';
import { KeelError } from '#core/errors.ts';
import { type Message, message } from '#core/language/message.ts';

/** A whole session, or the recorded movement at a position among its blocks. */
export interface ReportSubject {
  readonly sessionId: string;
  readonly position?: number;
}

export interface ReportRequest extends ReportSubject {
  /** What the report is printed in, BCP 47. */
  readonly language: string;
}

interface RunningPrint {
  readonly request: ReportRequest;
  readonly window: BrowserWindow;
  readonly ready: () => void;
}

/** Fonts and charts come from the local disk; a page that takes longer than this never will be ready. */
const READY_TIMEOUT_MS = 20_000;

export class ReportPrinter {
  readonly #origin: string;
  readonly #webPreferences: WebPreferences;
  #running: RunningPrint | undefined;

  constructor(origin: string, webPreferences: WebPreferences) {
    this.#origin = origin;
    this.#webPreferences = webPreferences;
  }

  /** The hidden window while it prints. */
  get contents(): WebContents | undefined {
    return this.#running?.window.webContents;
  }

  /** @throws KeelError `not-allowed` unless this is what is being printed */
  checkSubject({ sessionId, position }: ReportSubject): void {
    const printed = this.#running?.request;
    if (printed?.sessionId === sessionId && printed.position === position) return;
    throw new KeelError('not-allowed', message('error.report-not-printed'));
  }

  /** The page has drawn everything. */
  ready(): void {
    this.#running?.ready();
  }

  /** @returns the bytes of the PDF: A4, with tags and outline */
  async print(request: ReportRequest): Promise<Buffer> {
    if (this.#running !== undefined) {
      throw new KeelError('conflict', message('error.report-running'));
    }
    const window = new BrowserWindow({
      show: false,
      width: 794,
      height: 1123,
      webPreferences: { ...this.#webPreferences, backgroundThrottling: false },
    });
    try {
      await this.#drawn(window, request);
      return await window.webContents.printToPDF({
        pageSize: 'A4',
        printBackground: true,
        preferCSSPageSize: true,
        generateTaggedPDF: true,
        generateDocumentOutline: true,
      });
    } finally {
      this.#running = undefined;
      window.destroy();
    }
  }

  async #drawn(window: BrowserWindow, request: ReportRequest): Promise<void> {
    const drawn = new Promise<void>((resolve, reject) => {
      this.#running = { request, window, ready: resolve };
      const failed = (told: Message): void => reject(new KeelError('internal', told));
      const timer = setTimeout(() => failed(message('error.report-too-slow')), READY_TIMEOUT_MS);
      window.webContents.once('render-process-gone', () => failed(message('error.report-crashed')));
      window.once('closed', () => clearTimeout(timer));
    });
    await Promise.all([drawn, window.loadURL(`${this.#origin}/report.html?${queryOf(request)}`)]);
  }
}

/** Tells the page what it shows. */
function queryOf({ sessionId, position, language }: ReportRequest): string {
  const at = position === undefined ? {} : { position: String(position) };
  return new URLSearchParams({ session: sessionId, language, ...at }).toString();
}
