/** What the page can't do, tried in the real Electron. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Channel } from '#core/ipc/ipc.ts';
import { CONTENT_SECURITY_POLICY } from '#electron/main/content-security-policy.ts';
import { startForeignServer } from './support/foreign-server.ts';
import type { ForeignServer } from './support/foreign-server.ts';
import { launchKeel, removeFolders } from './support/keel-app.ts';
import type { KeelApp } from './support/keel-app.ts';

const HOME = 'app://bundle/index.html';
/** Long enough for a navigation on this machine to have begun, had it been let. */
const SETTLE_MS = 120;
/** What Chromium shows where it let nothing in. */
const EMPTY_FRAMES = new Set(['', 'about:blank', 'chrome-error://chromewebdata/']);

/** Electron has it on every WebContents, its typings on none. */
interface WithPreferences {
  getLastWebPreferences(): Electron.WebPreferences;
}

let keel: KeelApp;
let foreign: ForeignServer;

beforeAll(async () => {
  foreign = await startForeignServer();
  keel = await launchKeel();
});

afterAll(async () => {
  await keel.close();
  foreign.close();
  removeFolders();
});

/** Runs a script of the page and gives what it tried time to happen. */
async function attempt(script: string): Promise<void> {
  await keel.page.evaluate(script);
  await keel.page.waitForTimeout(SETTLE_MS);
}

describe('navigation', () => {
  beforeEach(async () => {
    await keel.page.evaluate('window.stillHere = true');
  });

  async function expectStillHome(): Promise<void> {
    expect({
      url: keel.page.url(),
      samePage: await keel.page.evaluate('window.stillHere === true'),
      windows: keel.app.windows().length,
      requests: foreign.requests,
      frames: keel.page
        .frames()
        .map((frame) => frame.url())
        .filter((url) => !EMPTY_FRAMES.has(url)),
    }).toEqual({ url: HOME, samePage: true, windows: 1, requests: [], frames: [HOME] });
  }

  const ways: Readonly<Record<string, (url: string) => string>> = {
    'a link': (url) => clicked('a', { href: url }),
    'a link to a new window': (url) => clicked('a', { href: url, target: '_blank' }),
    'a link to the top': (url) => clicked('a', { href: url, target: '_top' }),
    'window.open': (url) => `void window.open(${JSON.stringify(url)})`,
    location: (url) => `setTimeout(() => { location.href = ${JSON.stringify(url)} })`,
    'location.replace': (url) => `setTimeout(() => location.replace(${JSON.stringify(url)}))`,
    'a form': (url) => `{
      const form = document.body.appendChild(document.createElement('form'));
      form.action = ${JSON.stringify(url)};
      form.method = 'post';
      form.submit();
    }`,
    'a refresh': (url) => `{
      const meta = document.head.appendChild(document.createElement('meta'));
      meta.httpEquiv = 'refresh';
      meta.content = ${JSON.stringify(`0; url=${url}`)};
    }`,
    'a frame': (url) => inserted('iframe', { src: url }),
    'a webview': (url) => inserted('webview', { src: url }),
    'an object': (url) => inserted('object', { data: url, type: 'text/html' }),
  };
  const urls = [
    'FOREIGN/page',
    'FOREIGN/redirect',
    'https://example.org/',
    'file:///etc/passwd',
    'app://bundle.example/index.html',
    'app://elsewhere/index.html',
    'data:text/html,<title>elsewhere</title>',
    'javascript:window.stillHere=false',
  ];

  for (const [way, script] of Object.entries(ways)) {
    it.each(urls)(`by ${way} does not lead to %s`, async (url) => {
      await attempt(script(url.replace('FOREIGN', foreign.origin)));
      await expectStillHome();
    });
  }

  it('does not lead elsewhere even when main itself is made to load another site', async () => {
    const error = await keel.app.evaluate(async ({ BrowserWindow }, url) => {
      const window = new BrowserWindow({ show: false });
      try {
        await window.loadURL(url);
        return 'loaded';
      } catch (thrown) {
        return String(thrown);
      } finally {
        window.destroy();
      }
    }, `${foreign.origin}/page`);
    expect(error).toContain('ERR_BLOCKED_BY_CLIENT');
    expect(foreign.requests).toEqual([]);
  });

  it('does not download', async () => {
    await attempt(clicked('a', { href: 'data:text/plain,x', download: 'x.txt' }));
    await attempt(`{
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob(['x']));
      link.download = 'x.txt';
      link.click();
    }`);
    await expectStillHome();
  });
});

describe('the page', () => {
  it('has no Node, and of main only the bridge', async () => {
    const seen = await keel.page.evaluate(() => ({
      node: ['require', 'process', 'module', 'Buffer', 'global', '__dirname'].filter(
        (name) => name in window,
      ),
      bridge: Object.keys(window.keel ?? {}).toSorted(),
      frozen: Object.isFrozen(window.keel),
    }));
    expect(seen).toEqual({ node: [], bridge: ['acquireSensorsPort', 'call', 'onEvent'], frozen: true });
  });

  it('runs in a window with every protection on', async () => {
    const preferences = await keel.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as WithPreferences;
      return contents.getLastWebPreferences();
    });
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      nodeIntegrationInSubFrames: false,
    });
  });

  it('came with the content security policy', async () => {
    const policy = await keel.page.evaluate(
      async (url) => (await fetch(url)).headers.get('content-security-policy'),
      HOME,
    );
    expect(policy).toBe(CONTENT_SECURITY_POLICY);
  });

  it.each<[string, string]>([
    ['eval', later(`eval('1 + 1')`)],
    ['new Function', later(`new Function('return 1')()`)],
    [
      'a timer of text',
      `new Promise((done) => { window.ran = false; setTimeout('window.ran = true'); setTimeout(() => done(window.ran), 50) })`,
    ],
    [
      'an inline script',
      `{ const script = document.createElement('script'); script.textContent = 'window.ran = true'; window.ran = false; document.head.append(script); window.ran }`,
    ],
    [
      'an inline handler',
      `{ const button = document.createElement('button'); button.setAttribute('onclick', 'window.ran = true'); window.ran = false; button.click(); window.ran }`,
    ],
    [
      'a script of another site',
      `new Promise((done) => { const script = document.createElement('script'); script.src = 'FOREIGN/page'; script.onerror = () => done(false); script.onload = () => done('loaded'); document.head.append(script) })`,
    ],
    [
      'a script from data',
      `new Promise((done) => { const script = document.createElement('script'); script.src = 'data:text/javascript,1'; script.onerror = () => done(false); script.onload = () => done('loaded'); document.head.append(script) })`,
    ],
    [
      'a worker',
      `new Promise((done) => { try { const worker = new Worker(URL.createObjectURL(new Blob(['postMessage(1)']))); worker.onerror = () => done(false); worker.onmessage = () => done('ran') } catch { done(false) } })`,
    ],
    ['a request to another site', `fetch('FOREIGN/page').then(() => 'answered', () => false)`],
    ['a file of the machine', `fetch('file:///etc/passwd').then(() => 'answered', () => false)`],
    [
      'a socket',
      `new Promise((done) => { try { const socket = new WebSocket('FOREIGN'.replace('http', 'ws')); socket.onopen = () => done('open'); socket.onerror = () => done(false) } catch { done(false) } })`,
    ],
    ['a beacon', `navigator.sendBeacon('FOREIGN/page'), false`],
    [
      'a picture of another site',
      `new Promise((done) => { const image = new Image(); image.onload = () => done('loaded'); image.onerror = () => done(false); image.src = 'FOREIGN/page' })`,
    ],
  ])('cannot use %s', async (_what, script) => {
    const outcome = await runInPage(script.replace('FOREIGN', foreign.origin));
    expect(outcome).toBe(false);
    expect(foreign.requests).toEqual([]);
  });

  it.each(['../package.json', '..%2fpackage.json', '%2e%2e/%2e%2e/etc/passwd', 'assets/', 'no-such-file.js'])(
    'cannot read %s from the bundle',
    async (path) => {
      const status = await keel.page.evaluate(
        async (url) => (await fetch(url)).status,
        `app://bundle/${path}`,
      );
      expect(status).toBe(404);
    },
  );
});

describe('permissions', () => {
  it('are all refused without asking', async () => {
    const states = await keel.page.evaluate(async () => {
      const names = [
        'geolocation',
        'notifications',
        'camera',
        'microphone',
        'midi',
        'clipboard-read',
        'persistent-storage',
      ];
      const query = async (name: string): Promise<string> =>
        (await navigator.permissions.query({ name: name as PermissionName })).state;
      return Promise.all(names.map(query));
    });
    expect(new Set(states)).toEqual(new Set(['denied']));
  });

  it.each<[string, string]>([
    ['camera', 'navigator.mediaDevices.getUserMedia({ video: true })'],
    ['microphone', 'navigator.mediaDevices.getUserMedia({ audio: true })'],
    ['screen', 'navigator.mediaDevices.getDisplayMedia({ video: true })'],
    ['place', 'new Promise((done, fail) => navigator.geolocation.getCurrentPosition(done, fail))'],
    ['clipboard', 'navigator.clipboard.readText()'],
    ['midi', 'navigator.requestMIDIAccess({ sysex: true })'],
    ['wake lock', `navigator.wakeLock.request('screen')`],
    [
      'fonts',
      'window.queryLocalFonts().then((fonts) => { if (fonts.length === 0) throw new Error("none") })',
    ],
  ])('%s is not given', async (_what, script) => {
    const outcome = await runInPage(`(async () => { await ${script}; return 'given' })().catch(() => false)`);
    expect(outcome).toBe(false);
  });

  it('full screen is not given', async () => {
    await attempt('void document.documentElement.requestFullscreen().catch(() => {})');
    expect(await keel.page.evaluate('document.fullscreenElement === null')).toBe(true);
  });

  it.each(['hid', 'usb', 'serial', 'bluetooth'])('no %s device is given, nor listed', async (kind) => {
    const request =
      kind === 'serial'
        ? 'requestPort()'
        : kind === 'hid'
          ? 'requestDevice({ filters: [] })'
          : 'requestDevice({ filters: [{}] })';
    const script = `(async () => {
      const api = navigator[${JSON.stringify(kind)}];
      if (api === undefined) return false;
      const given = await api.${request}.catch(() => undefined);
      return Array.isArray(given) ? given.length > 0 : given !== undefined;
    })()`;
    expect(await runInPage(script)).toBe(false);
  });
});

describe('calls', () => {
  it.each<[string, unknown]>([
    ['no:such-call', undefined],
    ['constructor', undefined],
    ['__proto__', undefined],
    ['report:data', undefined],
    ['demo:capture', { name: 'x' }],
  ])('%s is refused', async (channel, input) => {
    expect(await callRaw(channel, input)).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
  });

  it.each<[string, unknown]>([
    ['settings:set', 7],
    ['settings:set', { cueVolume: 'loud' }],
    ['vault:create', { passphrase: 'short' }],
    ['vault:unlock', { passphrase: 12_345_678 }],
    ['therapist:leave', { please: true }],
  ])('%s with malformed arguments is refused: %j', async (channel, input) => {
    expect(await callRaw(channel, input)).toMatchObject({ ok: false, error: { code: 'invalid-argument' } });
  });

  it.each([
    'patient:list',
    'patient:tiles',
    'patient:page',
    'session:start',
    'report:save',
    'recording:export',
  ])('%s is locked while nobody has opened anything', async (channel) => {
    expect(await callRaw(channel, {})).toMatchObject({ ok: false, error: { code: 'locked' } });
  });

  it('from another window are refused, whatever it shows and however it asks', async () => {
    const answers = await keel.app.evaluate(
      async ({ BrowserWindow }, { preload, url }) => {
        const ask = async (webPreferences: Electron.WebPreferences, script: string): Promise<unknown> => {
          const window = new BrowserWindow({ show: false, webPreferences });
          try {
            await window.loadURL(url);
            const answer: unknown = await window.webContents.executeJavaScript(script);
            return answer;
          } finally {
            window.destroy();
          }
        };
        return {
          samePage: await ask({ preload }, `window.keel.call('app:info', undefined)`),
          ownIpc: await ask(
            { nodeIntegration: true, contextIsolation: false, sandbox: false },
            `require('electron').ipcRenderer.invoke('keel:call', 'app:info', undefined)`,
          ),
          port: await ask(
            { preload },
            `new Promise((done) => {
              addEventListener('message', () => done('port'));
              window.keel.acquireSensorsPort('nonce');
              setTimeout(() => done('nothing'), 500);
            })`,
          ),
        };
      },
      { preload: await preloadPath(), url: HOME },
    );
    const refused = { ok: false, error: { code: 'not-allowed' } };
    expect(answers).toMatchObject({ samePage: refused, ownIpc: refused, port: 'nothing' });
  });

  it('cannot come from a frame within the page, which has no bridge', async () => {
    const bridge = await keel.page.evaluate(() => {
      const frame = document.body.appendChild(document.createElement('iframe'));
      const kind = typeof frame.contentWindow?.window.keel;
      frame.remove();
      return kind;
    });
    expect(bridge).toBe('undefined');
  });
});

/** What a script of the page comes to. */
async function runInPage(script: string): Promise<unknown> {
  return keel.page.evaluate(script);
}

/** Runs in a task of the page's own: what Playwright runs itself may evaluate whatever the policy says. */
function later(script: string): string {
  return `new Promise((done) => setTimeout(() => { try { ${script}; done('ran') } catch { done(false) } }))`;
}

async function callRaw(channel: string, input: unknown): Promise<unknown> {
  return keel.page.evaluate(async ({ name, argument }) => window.keel?.call(name, argument), {
    name: channel as Channel,
    argument: input,
  });
}

async function preloadPath(): Promise<string> {
  return keel.app.evaluate(({ app }) => `${app.getAppPath()}/dist/preload/preload.cjs`);
}

function clicked(tag: string, attributes: Readonly<Record<string, string>>): string {
  return `{ ${element(tag, attributes)} document.body.append(element); element.click(); element.remove(); }`;
}

function inserted(tag: string, attributes: Readonly<Record<string, string>>): string {
  return `{ ${element(tag, attributes)} document.body.append(element); setTimeout(() => element.remove(), ${SETTLE_MS}); }`;
}

function element(tag: string, attributes: Readonly<Record<string, string>>): string {
  const entries = JSON.stringify(Object.entries(attributes));
  return `const element = document.createElement(${JSON.stringify(tag)});
    for (const [name, value] of ${entries}) element.setAttribute(name, value);`;
}
