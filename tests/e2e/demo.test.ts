/** The unattended demonstration, from the command line to the files it leaves. */
import { createTranslator } from '#core/language/translator.ts';
import { sessionResultSchema } from '#core/session/result.ts';
import { catalogueOf } from '#locales/load/catalogues.ts';
import { PSEUDO_LANGUAGE } from '#locales/load/pseudo.ts';
import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { electronPath, testFlags } from '../support/electron-path.ts';
import { newUserData, removeFolders, root } from './support/keel-app.ts';
import { pdfText } from './support/pdf.ts';

const PSEUDO = createTranslator(PSEUDO_LANGUAGE, catalogueOf(PSEUDO_LANGUAGE));

interface Ended {
  readonly code: unknown;
  readonly stdout: string;
}

/** Runs the app to its own end. */
function runKeel(...args: readonly string[]): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(electronPath(), [...testFlags, root, ...args], { timeout: 560_000 }, (error, stdout) =>
      resolve({ code: error === null ? 0 : error.code, stdout }),
    );
  });
}

/** Every screen of the session, as it is named in its picture. */
const SCREENS = [
  'patients',
  'patient-form',
  'settings',
  'devices',
  'start',
  'programme',
  'check-in-plan',
  'check-in',
  'check-in-safety',
  'sensors-strap',
  'sensors-stand-still',
  'sensors-calibration-bend',
  'empty-board',
  'take-place-feet-apart',
  'quiet-feet-apart',
  'ready-centre-of-pressure',
  'limits-range-centre-of-pressure',
  'squall-set-centre-of-pressure',
  'paused',
  'resuming',
  'rest',
  'menu',
  'menu-why',
  'take-place-sitting-on-chair',
  'quiet-sitting-on-chair',
  'ready-thorax',
  'squall-set-thorax',
  'movement-countdown',
  'movement-moving',
  'squall-probe-centre-of-pressure',
  'cool-down',
  'check-out',
  'check-out-effort',
  'summary',
  'patient',
  'session',
  'movement',
] as const;

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47]);

describe('the demo', () => {
  afterAll(removeFolders);

  it('plays a whole session in the made-up language: no word is cut off, overlaps or was never a message', async () => {
    const out = join(newUserData(), 'new', 'folder');
    const play = ['--demo', '--out', out, '--seed', '4', '--language', PSEUDO_LANGUAGE, '--check-layout'];
    const { code, stdout } = await runKeel(...play);
    expect(stdout).toMatch(/^Session +completed/m);
    expect(JSON.parse(readFileSync(join(out, 'layout.json'), 'utf8'))).toEqual([]);
    expect(code).toBe(0);

    const result = sessionResultSchema.parse(JSON.parse(readFileSync(join(out, 'session.json'), 'utf8')));
    expect(
      result.blocks.map((block) => `${block.block}: ${block.kind === 'movement' ? block.task : block.role}`),
    ).toEqual([
      'standing: range',
      'standing: practice',
      'standing: set',
      'standing: set',
      'sitting: range',
      'sitting: practice',
      'sitting: set',
      'turn: turn',
      'standing: probe',
    ]);
    expect(result.stops.map(({ cause }) => cause)).toContain('stop-button');
    const report = pdfText(join(out, 'report.pdf'));
    // The foot of the page: what did not fit was once cut off in silence.
    expect(report).toContain(PSEUDO.say('therapist.not-a-diagnosis'));
    expect(report).toContain(result.sessionId);
    expect(readFileSync(join(out, 'recording.keelrec')).subarray(0, 7).toString()).toBe('KEELREC');
    const pictures = readdirSync(out).filter((name) => name.endsWith('.png'));
    for (const screen of SCREENS) {
      expect(pictures.filter((name) => name.endsWith(`-${screen}.png`))).toHaveLength(1);
    }
    for (const name of pictures) {
      expect(name).toMatch(/^\d\d-[a-z0-9-]+\.png$/);
      expect(readFileSync(join(out, name)).subarray(0, 4)).toEqual(PNG);
    }
  }, 600_000);

  it('says what is wrong, and ends with 1, when it cannot write', async () => {
    const folder = newUserData();
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'file'), '');
    const { code, stdout } = await runKeel('--demo', '--out', join(folder, 'file'));
    expect(stdout).toMatch(/demo failed/);
    expect(code).toBe(1);
  });
});

describe('the command line', () => {
  it.each([
    [['--help'], 0],
    [['--no-such-option'], 2],
    [['--demo'], 2],
  ] as const)('%j ends with %i', async (args, code) => {
    expect((await runKeel(...args)).code).toBe(code);
  });

  it('checks an installation', async () => {
    const { code, stdout } = await runKeel('--self-check');
    expect(JSON.parse(stdout)).toMatchObject({ ok: true, nodeHid: '3.4.0', libsql: true, problems: [] });
    expect(code).toBe(0);
  });
});
