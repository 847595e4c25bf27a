/** Packages the app with Forge, as `npm run package` does, and looks at and runs what comes out. */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { beforeAll, describe, expect, it } from 'vitest';
import { electronFlags } from '../../scripts/bootstrap/electron-flags.mjs';

const root = resolve(import.meta.dirname, '../..');
const app = join(root, `out/Keel-${process.platform}-${process.arch}`);
const executable = join(app, 'keel');
const run = promisify(execFile);

// Elsewhere the executable and its resources lie in other places, and Forge needs the official Electron.
describe.runIf(process.platform === 'linux')('the packaged app', () => {
  beforeAll(async () => {
    await run(process.execPath, [join(root, 'scripts/package.mjs')]);
  });

  it('starts, and finds node-hid and the database', async () => {
    const flags = electronFlags({ ownDisplay: false, env: { ...process.env, KEEL_SOFTWARE_GL: '1' } });
    const { stdout } = await run(executable, [...flags, '--self-check'], { cwd: tmpdir() });
    expect(JSON.parse(stdout)).toMatchObject({
      ok: true,
      nodeHid: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      libsql: true,
    });
  });

  it('has its fuses set', async () => {
    const wire = await getCurrentFuseWire(executable);
    expect({
      runAsNode: wire[FuseV1Options.RunAsNode],
      encryptCookies: wire[FuseV1Options.EnableCookieEncryption],
      nodeOptions: wire[FuseV1Options.EnableNodeOptionsEnvironmentVariable],
      inspect: wire[FuseV1Options.EnableNodeCliInspectArguments],
      asarIntegrity: wire[FuseV1Options.EnableEmbeddedAsarIntegrityValidation],
      onlyAsar: wire[FuseV1Options.OnlyLoadAppFromAsar],
      fileExtraPrivileges: wire[FuseV1Options.GrantFileProtocolExtraPrivileges],
    }).toEqual({
      runAsNode: FuseState.DISABLE,
      encryptCookies: FuseState.ENABLE,
      nodeOptions: FuseState.DISABLE,
      inspect: FuseState.DISABLE,
      asarIntegrity: FuseState.ENABLE,
      onlyAsar: FuseState.ENABLE,
      fileExtraPrivileges: FuseState.DISABLE,
    });
  });

  it('holds the bundles and the packages of native code, and nothing else', () => {
    const files = filesInAsar(join(app, 'resources/app.asar'));
    expect(files).toEqual(
      expect.arrayContaining([
        'package.json',
        'dist/main/main.cjs',
        'dist/preload/preload.cjs',
        'dist/sensors/sensors.cjs',
        'dist/renderer/index.html',
      ]),
    );
    const top = new Set(files.map((file) => file.split('/', 1)[0]));
    expect(top).toEqual(new Set(['dist', 'node_modules', 'package.json']));
    expect(files.filter((file) => /\.(map|md|ts)$/.test(file))).toEqual([]);
  });

  it('keeps native code outside the archive, for this platform alone', () => {
    const native = filesInAsar(join(app, 'resources/app.asar')).filter((file) => file.endsWith('.node'));
    expect(native.filter((file) => !file.includes(`linux-${process.arch}`))).toEqual([]);
    expect(native.filter((file) => !existsSync(join(app, 'resources/app.asar.unpacked', file)))).toEqual([]);
    expect(native.some((file) => file.includes('HID_hidraw'))).toBe(true);
    expect(native.some((file) => file.includes('@libsql'))).toBe(true);
  });
});

interface AsarFolder {
  readonly files?: Record<string, AsarFolder>;
}

/**
 * The paths in an asar archive. It begins with four little-endian 32-bit numbers, the last one the length of
 * the JSON directory that follows.
 */
function filesInAsar(archive: string): string[] {
  const bytes = readFileSync(archive);
  const directory: AsarFolder = JSON.parse(bytes.toString('utf8', 16, 16 + bytes.readUInt32LE(12)));
  return pathsIn(directory, '');
}

function pathsIn(folder: AsarFolder, prefix: string): string[] {
  return Object.entries(folder.files ?? {}).flatMap(([name, entry]) =>
    entry.files === undefined ? [prefix + name] : pathsIn(entry, `${prefix}${name}/`),
  );
}
