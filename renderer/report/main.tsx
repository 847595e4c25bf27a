/** The page that is printed to PDF: asks for its data, draws, and tells main when everything stands. */
import '@fontsource-variable/atkinson-hyperlegible-next';
import './report.css';
import { createRoot } from 'react-dom/client';
import { valueOf } from '#core/errors.ts';
import { call } from '#renderer/bridge/client.ts';
import { PALETTE, paletteEntries } from '../app/theme.ts';
import { Report } from './Report.tsx';

async function drawReport(host: HTMLElement): Promise<void> {
  const query = new URLSearchParams(window.location.search);
  const request = { patientId: query.get('patient') ?? '', sessionId: query.get('session') ?? '' };
  const data = valueOf(await call('report:data', request));
  for (const [name, colour] of paletteEntries(PALETTE)) host.style.setProperty(name, colour);
  createRoot(host).render(<Report data={data} nowMs={Date.now()} onDrawn={() => void tellReady()} />);
}

async function tellReady(): Promise<void> {
  valueOf(await call('report:ready', undefined));
}

const root = document.getElementById('root');
if (root === null) throw new Error('report.html has no #root');
void drawReport(root);
