/** The page that is printed to PDF: asks for its data, draws, and tells main when everything stands. */
import '@fontsource-variable/atkinson-hyperlegible-next';
import './report.css';
import type { ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import { valueOf } from '#core/errors.ts';
import { call } from '#renderer/bridge/client.ts';
import { PALETTE, paletteEntries } from '../app/theme.ts';
import { MovementReport } from './MovementReport.tsx';
import { Report } from './Report.tsx';
import { ReportPage } from './ReportPage.tsx';

async function drawReport(host: HTMLElement): Promise<void> {
  const query = new URLSearchParams(window.location.search);
  const report = await reportOf(query);
  for (const [name, colour] of paletteEntries(PALETTE)) host.style.setProperty(name, colour);
  const language = query.get('language') ?? undefined;
  createRoot(host).render(<ReportPage language={language}>{report}</ReportPage>);
}

/** The page that was asked for, with its data. */
async function reportOf(query: URLSearchParams): Promise<ReactElement> {
  const drawn = (): void => void tellReady();
  const sessionId = query.get('session') ?? '';
  const position = query.get('position');
  if (position !== null) {
    const detail = valueOf(await call('report:movement-data', { sessionId, position: Number(position) }));
    return <MovementReport detail={detail} nowMs={Date.now()} onDrawn={drawn} />;
  }
  const data = valueOf(await call('report:data', { sessionId }));
  return <Report data={data} nowMs={Date.now()} onDrawn={drawn} />;
}

async function tellReady(): Promise<void> {
  valueOf(await call('report:ready', undefined));
}

const root = document.getElementById('root');
if (root === null) throw new Error('report.html has no #root');
void drawReport(root);
