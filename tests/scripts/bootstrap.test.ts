import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { checkIntegrity } from '../../scripts/bootstrap/carried-electron.mjs';
import { needsDisplay } from '../../scripts/bootstrap/display.mjs';
import { findElectron } from '../../scripts/bootstrap/electron.mjs';
import { electronFlags } from '../../scripts/bootstrap/electron-flags.mjs';
import { isSupported } from '../../scripts/bootstrap/node-version.mjs';
import { withProgress } from '../../scripts/bootstrap/progress.mjs';
import { run } from '../../scripts/bootstrap/run.mjs';
import { has64BitTime, notFound } from '../../scripts/bootstrap/system-packages.mjs';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
});

describe('isSupported', () => {
  it.each(['20.19.0', '20.20.2', '22.0.0', '24.21.0', '25.0.0'])('takes Node %s', (version) => {
    expect(isSupported(version)).toBe(true);
  });

  it.each(['16.20.2', '18.20.0', '20.18.3', '21.7.0'])('refuses Node %s', (version) => {
    expect(isSupported(version)).toBe(false);
  });
});

describe('findElectron', () => {
  it('says what to do when KEEL_ELECTRON_DIST names a folder without one', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'keel-dist-'));
    vi.stubEnv('KEEL_ELECTRON_DIST', folder);
    await expect(findElectron()).rejects.toThrow('Name the folder an Electron release was unpacked into');
    rmSync(folder, { recursive: true });
  });
});

describe('checkIntegrity', () => {
  const archive = Buffer.from('archive');
  const hash = 'sha512-CLlLvDZB0ZBQIsHDD2';

  it('refuses an archive other than the pinned one, and shows both hashes', () => {
    expect(() => checkIntegrity(archive, hash)).toThrow(
      /not the one Keel was tested with[^]*expected sha512-CLl/,
    );
  });
});

describe('notFound', () => {
  it('lists the libraries ldd misses, and those alone', () => {
    const report =
      '\tlinux-vdso.so.1 (0x00007ffd)\n\tlibnss3.so => not found\n' +
      '\tlibc.so.6 => /lib/libc.so.6 (0x00007f)\n\tlibgtk-3.so.0 => not found\n';
    expect(notFound(report)).toEqual(['libnss3.so', 'libgtk-3.so.0']);
  });

  it('takes a static binary for complete', () => {
    expect(notFound('\tnot a dynamic executable\n')).toEqual([]);
  });
});

describe('has64BitTime', () => {
  it.each([
    ['ID=debian\nVERSION_ID="12"', false],
    ['ID=debian\nVERSION_ID="13"', true],
    ['PRETTY_NAME="Debian testing"\nID=debian', true],
    ['ID=ubuntu\nVERSION_ID="22.04"', false],
    ['ID=ubuntu\nVERSION_ID="24.04"', true],
    ['ID=fedora\nVERSION_ID=41', false],
    ['', false],
  ])('of %j is %s', (release, expected) => {
    expect(has64BitTime(release)).toBe(expected);
  });
});

describe('needsDisplay', () => {
  it.each([
    [{}, 'linux', true],
    [{ DISPLAY: ':0' }, 'linux', false],
    [{ WAYLAND_DISPLAY: 'wayland-0' }, 'linux', false],
    [{}, 'darwin', false],
  ] as const)('of %j on %s is %s', (env, platform, expected) => {
    expect(needsDisplay(env, platform)).toBe(expected);
  });
});

describe.runIf(process.platform === 'linux')('electronFlags', () => {
  it('gives up the sandbox as root only', () => {
    expect(electronFlags({ ownDisplay: false, env: { DISPLAY: ':0' }, uid: 0 })).toEqual(['--no-sandbox']);
    expect(electronFlags({ ownDisplay: false, env: { DISPLAY: ':0' }, uid: 1000 })).toEqual([]);
  });

  it('draws in software on a display of our own, or when asked to', () => {
    const asked = { DISPLAY: ':0', KEEL_SOFTWARE_GL: '1' };
    expect(electronFlags({ ownDisplay: true, env: {}, uid: 1000 })).toContain('--use-angle=swiftshader');
    expect(electronFlags({ ownDisplay: false, env: asked, uid: 1000 })).toContain('--use-angle=swiftshader');
  });
});

describe('withProgress', () => {
  /** A stream that keeps what is written to it. */
  function memoryStream(isTTY: boolean) {
    const lines: string[] = [];
    const stream = { isTTY, write: (line: string) => lines.push(line) > 0 } as unknown as NodeJS.WriteStream;
    return { stream, lines };
  }
  const after = (ms: number) => new Promise<string>((resolve) => setTimeout(() => resolve('value'), ms));

  it('says nothing about what is done within two seconds', async () => {
    vi.useFakeTimers();
    const { stream, lines } = memoryStream(false);
    const task = withProgress('Thinking', () => after(1900), { stream });
    await vi.advanceTimersByTimeAsync(1900);
    expect(await task).toBe('value');
    expect(lines).toEqual([]);
  });

  it('prints a line every few seconds where there is no terminal', async () => {
    vi.useFakeTimers();
    const { stream, lines } = memoryStream(false);
    const task = withProgress('Thinking', () => after(11_000), { stream });
    await vi.advanceTimersByTimeAsync(11_000);
    await task;
    expect(lines.map((line) => line.trim())).toEqual([
      'Thinking … 2 s',
      'Thinking … 5 s',
      'Thinking … 10 s',
      'Thinking: done after 11 s.',
    ]);
  });

  it('turns a spinner on a terminal, and tells of a failure', async () => {
    vi.useFakeTimers();
    const { stream, lines } = memoryStream(true);
    const failing = async () => {
      await after(2500);
      throw new Error('no');
    };
    const task = withProgress('Thinking', failing, { stream });
    const outcome = task.catch((error: unknown) => String(error));
    await vi.advanceTimersByTimeAsync(2500);
    expect(await outcome).toBe('Error: no');
    expect(lines.at(0)).toBe('\r⠋ Thinking … 2 s ');
    expect(lines.at(-1)?.trim()).toBe('Thinking: failed after 3 s.');
  });
});

describe('run', () => {
  it('collects both outputs and tells failure from success', async () => {
    const script = 'console.log("out"); console.error("err"); process.exit(3)';
    const { ok, output } = await run(process.execPath, ['-e', script]);
    expect(ok).toBe(false);
    expect(output.split('\n').toSorted()).toEqual(['', 'err', 'out']);
  });

  it('reports a command that does not exist as a failure', async () => {
    const { ok, output } = await run('no-such-command', []);
    expect({ ok, output }).toEqual({ ok: false, output: 'spawn no-such-command ENOENT' });
  });
});
