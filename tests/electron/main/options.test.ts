import { describe, expect, it } from 'vitest';
import { parseOptions, UsageError } from '#electron/main/options.ts';

const packaged = (...args: string[]) => parseOptions(['/opt/keel/keel', ...args], false);
const development = (...args: string[]) => parseOptions(['/x/electron', ...args], true);

describe('parseOptions', () => {
  it('starts the app when nothing is asked for', () => {
    expect(packaged()).toEqual({ mode: 'app', speed: 1 });
  });

  it('takes a user data folder', () => {
    expect(packaged('--user-data', '/tmp/a b')).toEqual({ mode: 'app', userDataDir: '/tmp/a b', speed: 1 });
    expect(packaged('--user-data=/tmp/x')).toEqual({ mode: 'app', userDataDir: '/tmp/x', speed: 1 });
  });

  it('skips the app folder and what stands before it when Electron runs a folder', () => {
    expect(development('--inspect=0', '-r', '/srv/app', '--user-data', '/tmp/x')).toEqual({
      mode: 'app',
      userDataDir: '/tmp/x',
      speed: 1,
    });
  });

  it('lets the switches of Chromium through, wherever they stand', () => {
    const args = ['--no-sandbox', '--use-gl=angle', '--self-check', '--remote-debugging-port=0'];
    expect(packaged(...args)).toEqual({ mode: 'self-check' });
  });

  it('fills in speed and seed of the demo', () => {
    expect(packaged('--demo', '--out', 'd')).toEqual({
      mode: 'demo',
      outDir: 'd',
      speed: 20,
      seed: 1,
      language: 'en',
      checkLayout: false,
    });
    expect(packaged('--demo', '--out', 'd', '--speed', '2.5', '--seed', '7')).toEqual({
      mode: 'demo',
      outDir: 'd',
      speed: 2.5,
      seed: 7,
      language: 'en',
      checkLayout: false,
    });
  });

  it('plays one game of the demo alone, in one of three settings', () => {
    expect(packaged('--demo', '--out', 'd', '--game', 'squall')).toMatchObject({ game: 'squall' });
    const set = packaged('--demo', '--out', 'd', '--game', 'squall', '--setting', '2');
    expect(set).toMatchObject({ game: 'squall', setting: 2 });
  });

  it('lets the virtual patient run faster outside the demo too', () => {
    expect(packaged('--speed', '10')).toEqual({ mode: 'app', speed: 10 });
  });

  it('puts --help before everything else', () => {
    expect(packaged('--demo', '--help')).toEqual({ mode: 'help' });
  });

  it.each([
    [['--no-such-thing'], /--no-such-thing/],
    [['a-file'], /a-file/],
    [['--demo'], /--out/],
    [['--demo', '--out', 'd', '--game', 'chess'], /--game is one of .*squall.*, not "chess"/],
    [['--demo', '--out', 'd', '--game', 'limits'], /not "limits"/],
    [['--demo', '--out', 'd', '--setting', '1'], /--setting belongs to --game/],
    [['--game', 'squall'], /--game belongs to --demo/],
    [['--out', 'd'], /--demo/],
    [['--seed', '1'], /--demo/],
    [['--speed', '0.5'], /1 to 20/],
    [['--demo', '--out', 'd', '--user-data', 'u'], /--user-data/],
    [['--demo', '--out', ''], /--out/],
    [['--demo', '--out', 'd', '--speed', '0'], /1 to 20/],
    [['--demo', '--out', 'd', '--speed', '21'], /1 to 20/],
    [['--demo', '--out', 'd', '--speed', 'fast'], /"fast"/],
    [['--demo', '--out', 'd', '--speed', ' '], /1 to 20/],
    [['--demo', '--out', 'd', '--seed', '1.5'], /whole/],
    [['--demo', '--out', 'd', '--seed=-1'], /-1/],
    [['--user-data'], /--user-data/],
    [['--user-data', ''], /--user-data/],
  ])('refuses %j and says why', (args, message) => {
    const attempt = () => packaged(...args);
    expect(attempt).toThrow(UsageError);
    expect(attempt).toThrow(message);
  });
});
