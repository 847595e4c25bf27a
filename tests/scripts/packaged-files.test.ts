import { describe, expect, it } from 'vitest';
import { isPackaged, servesPlatform } from '../../scripts/packaged-files.ts';

describe('isPackaged', () => {
  it.each([
    '',
    '/package.json',
    '/dist/main/main.cjs',
    '/dist/renderer/assets/index.js',
    '/node_modules',
    '/node_modules/@libsql',
    '/node_modules/@libsql/linux-x64-gnu/index.node',
    '/node_modules/@neon-rs',
    '/node_modules/libsql/index.js',
    '/node_modules/node-hid/prebuilds/HID_hidraw-linux-x64/node-napi-v4.node',
  ])('keeps %j', (path) => {
    expect(isPackaged(path)).toBe(true);
  });

  it.each([
    '/core/units.ts',
    '/dist/main/main.cjs.map',
    '/distant',
    '/package-lock.json',
    '/.git',
    '/node_modules/phaser',
    '/node_modules/libsql-other',
    '/node_modules/node-addon-api/index.js',
    '/node_modules/node-hid/hidapi/linux/hid.c',
  ])('leaves %j out', (path) => {
    expect(isPackaged(path)).toBe(false);
  });
});

describe('servesPlatform', () => {
  it.each([
    ['HID_hidraw-linux-x64', 'linux', 'x64', true],
    ['HID-linux-arm64', 'linux', 'x64', false],
    ['HID-win32-x64', 'win32', 'x64', true],
    ['linux-x64-gnu', 'linux', 'x64', true],
    ['linux-x64-musl', 'linux', 'x64', false],
    ['win32-x64-msvc', 'win32', 'x64', true],
    ['darwin-arm64', 'darwin', 'arm64', true],
    ['darwin-arm64', 'darwin', 'x64', false],
  ])('%s for %s %s: %s', (folder, platform, arch, expected) => {
    expect(servesPlatform(folder, platform, arch)).toBe(expected);
  });
});
