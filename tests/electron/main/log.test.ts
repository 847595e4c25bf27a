import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { message } from '#core/language/message.ts';
import { KeelError } from '#core/errors.ts';
import { createLog, describeError } from '#electron/main/log.ts';

let directory = '';
beforeEach(() => {
  directory = join(mkdtempSync(join(tmpdir(), 'keel-log-')), 'logs');
});
afterEach(() => rmSync(join(directory, '..'), { recursive: true }));

const now = (): Date => new Date('2026-03-01T12:00:00Z');
const read = (name: string): string => readFileSync(join(directory, name), 'utf8');

describe('the log', () => {
  it('writes one line each, with time, level and scope', () => {
    const log = createLog({ directory, now });
    log.info('app', 'started');
    log.warn('sensors', 'gone');
    expect(read('keel.log')).toBe(
      '2026-03-01T12:00:00.000Z info app: started\n2026-03-01T12:00:00.000Z warn sensors: gone\n',
    );
  });

  it('goes on where the last run stopped', () => {
    createLog({ directory, now }).info('app', 'first');
    createLog({ directory, now }).info('app', 'second');
    expect(read('keel.log').split('\n')).toHaveLength(3);
  });

  it('keeps a bounded number of bounded files, newest first', () => {
    const log = createLog({ directory, maxBytes: 100, keep: 3, now });
    for (let line = 0; line < 20; line++) log.info('app', `line ${line}`);
    expect(readdirSync(directory).toSorted()).toEqual(['keel.1.log', 'keel.2.log', 'keel.log']);
    expect(read('keel.log')).toContain('line 19');
    for (const name of readdirSync(directory)) expect(read(name).length).toBeLessThanOrEqual(100);
  });

  it('does not stop the app when it cannot be written', () => {
    const log = createLog({ directory: '/dev/null/no/folder', now });
    expect(() => log.error('app', 'unheard')).not.toThrow();
    expect(existsSync('/dev/null/no')).toBe(false);
  });

  it('leaves out the words of an error, which may quote a patient', () => {
    const log = createLog({ directory, now });
    log.error('ipc', 'patient:create', new TypeError('bad name "Ada Example"'));
    const text = read('keel.log');
    expect(text).toContain('TypeError');
    expect(text).toContain('log.test.ts');
    expect(text).not.toContain('Ada');
  });
});

describe('describeError', () => {
  it('names the code of our own errors and of the system', () => {
    expect(describeError(new KeelError('damaged-file', message('error.settings-damaged')))).toBe(
      'damaged-file',
    );
    expect(describeError(Object.assign(new Error('x'), { code: 'ENOENT' }))).toMatch(/^Error ENOENT at /);
    expect(describeError('a string')).toBe('string');
  });
});
