import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { startApp } from './app/start-app.ts';

// In a plain browser, while screens are being made; packed builds hold none of it.
if (import.meta.env.DEV && window.keel === undefined) {
  const { installFakeBridge } = await import('./bridge/fake/fake-bridge.ts');
  installFakeBridge();
}

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

createRoot(root).render(<App />);
void startApp();
