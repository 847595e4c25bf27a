import { describe, expect, it, vi } from 'vitest';
import { message } from '#core/language/message.ts';
import { ReportPrinter } from '#electron/reports/report-printer.ts';

const SESSION = '4f0c2b52-6d9f-4f0e-9a39-0f3f6d7c1f11';

const { addresses } = vi.hoisted(() => ({ addresses: [] as string[] }));

vi.mock('electron', () => ({
  BrowserWindow: class {
    readonly webContents = {
      once: () => undefined,
      printToPDF: () => Promise.resolve(Buffer.from('%PDF')),
    };
    once = (): void => undefined;
    destroy = (): void => undefined;
    loadURL = (address: string): Promise<void> => {
      addresses.push(address);
      return Promise.resolve();
    };
  },
}));

describe('the printer of reports', () => {
  it('tells the page what it shows and in which language', async () => {
    const printer = new ReportPrinter('app://bundle', {});
    const printing = printer.print({ sessionId: SESSION, position: 2, language: 'de' });
    printer.ready();
    expect((await printing).toString()).toBe('%PDF');
    expect(addresses.at(-1)).toBe(`app://bundle/report.html?session=${SESSION}&language=de&position=2`);
  });

  it('gives away what is being printed, and nothing else', async () => {
    const printer = new ReportPrinter('app://bundle', {});
    const refused = expect.objectContaining({
      code: 'not-allowed',
      told: message('error.report-not-printed'),
    });
    const check =
      (position?: number, sessionId = SESSION) =>
      () =>
        printer.checkSubject({ sessionId, ...(position !== undefined && { position }) });
    expect(check()).toThrow(refused);
    const printing = printer.print({ sessionId: SESSION, language: 'fr' });
    expect(check()).not.toThrow();
    expect(check(0)).toThrow(refused);
    expect(check(undefined, 'another')).toThrow(refused);
    printer.ready();
    await printing;
    expect(check()).toThrow(refused);
  });

  it('prints one report at a time', async () => {
    const printer = new ReportPrinter('app://bundle', {});
    const printing = printer.print({ sessionId: SESSION, language: 'en' });
    await expect(printer.print({ sessionId: SESSION, language: 'de' })).rejects.toMatchObject({
      code: 'conflict',
      told: message('error.report-running'),
    });
    printer.ready();
    await printing;
  });
});
