import { ENGLISH } from '#locales/load/english.ts';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { valueOf } from '#core/errors.ts';
import type { SessionDetail } from '#core/ipc/ipc.ts';
import type { Patient } from '#core/ipc/records.ts';
import { sameSkill, skillOf } from '#core/exercise/skill.ts';
import { countedSuccesses } from '#core/exercise/trial.ts';
import { blockGroups } from '#renderer/therapist/session-blocks.ts';
import { withError } from '#renderer/ui/numbers.ts';
import { say } from '../support/english.ts';
import { fiveBlocks } from './support/five-blocks.ts';
import {
  enterAsTherapist,
  giveMotionSensors,
  newestSession,
  onScreen,
  openClinic,
  playToTheEnd,
  playUntil,
  tapNameAndCheckIn,
} from './support/clinic-day.ts';
import { launchKeel, newUserData, removeFolders, root, sensorsProcess } from './support/keel-app.ts';
import type { KeelApp } from './support/keel-app.ts';
import { pdfText } from './support/pdf.ts';

const NAME = 'Wilhelmina Quartermaster';
/** Roles whose trials teach an ability. */
const TEACHES: ReadonlySet<string> = new Set(['set', 'probe']);

describe('a session of five blocks on the virtual patient', () => {
  let keel: KeelApp;
  let patient: Patient;
  let stored: SessionDetail;
  const files = newUserData();

  beforeAll(async () => {
    keel = await launchKeel({ args: ['--speed', '20'] });
    patient = await openClinic(keel, NAME, fiveBlocks({ feetSets: 2 }));
    await giveMotionSensors(keel.page);
    await tapNameAndCheckIn(keel.page, NAME);
    await playToTheEnd(keel.page);
    await keel.page.getByRole('button', { name: say('action.done') }).click();
    await onScreen(keel.page, 'start');
    await enterAsTherapist(keel);
    stored = await newestSession(keel, patient.id);
  });

  afterAll(async () => {
    await keel.close();
    removeFolders();
  });

  it('is stored with every block, decision and answer', () => {
    const { row, result } = stored;
    expect(row).toMatchObject({
      status: 'completed',
      source: 'virtual-patient',
      hasRecording: true,
      differs: false,
      painBefore: 3,
      painAfter: 2,
      effort: 4,
    });
    expect(result?.summary).toMatchObject({ kind: 'baseline' });
    const blocks = result?.blocks.map((block) =>
      block.kind === 'exercise'
        ? [block.role, block.steering, block.posture, block.completed]
        : [block.task, block.completed],
    );
    expect(blocks).toEqual([
      ['range', 'centre-of-pressure', 'feet-apart', true],
      ['practice', 'centre-of-pressure', 'feet-apart', true],
      ['set', 'centre-of-pressure', 'feet-apart', true],
      ['set', 'centre-of-pressure', 'feet-apart', true],
      ['range', 'thorax', 'sitting-on-chair', true],
      ['practice', 'thorax', 'sitting-on-chair', true],
      ['set', 'thorax', 'sitting-on-chair', true],
      ['turn', true],
      ['probe', 'centre-of-pressure', 'feet-apart', true],
    ]);
    expect(result?.decisions.map(({ block, forSet }) => [block, forSet])).toEqual([
      ['feet', 1],
      ['feet', 2],
      ['chest', 1],
    ]);
  });

  it('teaches two skills, each from its own trials', () => {
    const skills = stored.result?.skills ?? [];
    expect(skills.map(({ skill }) => [skill.exercise, skill.steering, skill.postureClass])).toEqual([
      ['squall', 'centre-of-pressure', 'standing'],
      ['squall', 'thorax', 'sitting'],
    ]);
    for (const { skill, ability } of skills) {
      const played = stored.result?.blocks.flatMap((block) =>
        block.kind === 'exercise' && TEACHES.has(block.role) && sameSkill(skillOf(block), skill)
          ? countedSuccesses(block.result.trials)
          : [],
      );
      expect(played).not.toEqual([]);
      expect(ability?.trials).toBe(played?.length);
    }
  });

  it('counts five turns to each side', () => {
    const turn = stored.result?.blocks.find((block) => block.kind === 'movement');
    const whole = turn?.result.repetitions.filter(({ wholeness }) => wholeness === 'whole') ?? [];
    expect(whole.filter(({ side }) => side === 'left').length).toBeGreaterThanOrEqual(5);
    expect(whole.filter(({ side }) => side === 'right').length).toBeGreaterThanOrEqual(5);
    expect(turn?.result.asymmetries[0]?.asymmetric).toBe(false);
  });

  it('equals the replay of its recording, to the last digit', async () => {
    const file = join(files, 'export.keelrec');
    await answerSaveDialogWith(keel, file);
    valueOf(await keel.call('recording:export', { sessionId: stored.row.id }));
    const replayed: unknown = JSON.parse(
      execFileSync(process.execPath, [join(root, 'cli/keel.ts'), 'replay', file, '--json'], {
        encoding: 'utf8',
      }),
    );
    expect(replayed).toEqual(JSON.parse(JSON.stringify(stored.result)));
  });

  it('is measured segment by segment from its sealed recording', async () => {
    const segments = valueOf(
      await keel.call('session:measures', { sessionId: stored.row.id, pipeline: 'standard' }),
    );
    // Of the centre of pressure: standing quietly, and what was played by the feet.
    const names = segments.map(({ segment }) =>
      segment.kind === 'quiet' ? segment.kind : `${segment.role} ${segment.number}`,
    );
    expect(names).toEqual(['quiet', 'practice 1', 'set 1', 'set 2', 'probe 1']);
    for (const { measures } of segments) {
      expect(measures.find(({ key }) => key === 'mean_velocity_mm_s')).toMatchObject({
        grade: 'primary',
        value: expect.any(Number),
      });
    }
  });

  it('comes out as one page of PDF that shows each block', async () => {
    const file = join(files, 'report.pdf');
    await answerSaveDialogWith(keel, file);
    valueOf(await keel.call('report:save', { sessionId: stored.row.id, language: 'en' }));
    const text = pdfText(file);
    const pages = execFileSync('pdfinfo', [file], { encoding: 'utf8' });
    expect(pages).toMatch(/Pages:\s+1\n/);
    expect(pages).toMatch(/Page size:.*A4/);
    expect(text).toContain(NAME);
    const blocks = blockGroups(stored, ENGLISH);
    expect(blocks.map(({ title }) => title)).toEqual([
      say('block.title', { position: 1, name: say('exercise.squall.name') }),
      say('block.title', { position: 2, name: say('exercise.squall.name') }),
      say('block.title', { position: 3, name: say('task.turn') }),
    ]);
    for (const { title, stance = '' } of blocks) {
      expect(text).toContain(title);
      expect(text).toContain(stance);
    }
    expect(text).toContain(say('therapist.not-a-diagnosis'));
    const set = stored.result?.blocks.find((block) => block.kind === 'exercise' && block.role === 'set');
    const peak = set?.kind === 'exercise' ? set.result.metrics['peakPercent'] : undefined;
    expect(text).toContain(withError(peak?.value ?? Number.NaN, peak?.standardError, ENGLISH));
  });

  it('leaves the name in clear in no file of the data folder', async () => {
    await keel.close();
    const found = filesBelow(keel.userData).filter((file) => {
      const bytes = readFileSync(file);
      return bytes.includes(Buffer.from(NAME, 'utf8')) || bytes.includes(Buffer.from(NAME, 'utf16le'));
    });
    expect(found).toEqual([]);
    expect(filesBelow(keel.userData).some((file) => file.endsWith('.keelrec'))).toBe(true);
    keel = await launchKeel({ userData: keel.userData });
  });
});

describe('a session whose sensors process crashes', () => {
  afterAll(removeFolders);

  it('stops, has what the process knew made anew, and plays on', async () => {
    const keel = await launchKeel({ args: ['--speed', '20'] });
    const { page } = keel;
    const { id: patientId } = await openClinic(keel, NAME, fiveBlocks({ feetSets: 1 }));
    await giveMotionSensors(page);
    await tapNameAndCheckIn(page, NAME);
    // By the feet, which are weighed again at once; then by the rib cage.
    for (let crash = 1; crash <= 2; crash++) {
      await playUntil(page, 'playing');
      process.kill(await sensorsProcess(keel), 'SIGKILL');
      await playUntil(page, 'sensors-strap');
    }
    await playToTheEnd(page);
    await enterAsTherapist(keel);
    const { row: kept, result } = await newestSession(keel, patientId);
    expect(kept).toMatchObject({ status: 'completed', differs: false });
    expect(result?.stops.filter(({ cause }) => cause === 'sensor-lost').map(({ sensor }) => sensor)).toEqual([
      'board',
      'thorax',
    ]);
    expect(result?.blocks.every(({ completed }) => completed)).toBe(true);
    await keel.close();
  }, 300_000);
});

async function answerSaveDialogWith(keel: KeelApp, file: string): Promise<void> {
  await keel.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
}

function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat === undefined) return [];
    return stat.isDirectory() ? filesBelow(path) : stat.isFile() ? [path] : [];
  });
}
