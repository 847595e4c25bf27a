import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { valueOf } from '#core/errors.ts';
import type { SessionDetail } from '#core/ipc/ipc.ts';
import type { Patient } from '#core/ipc/records.ts';
import { presetMovement } from '#core/programme/presets.ts';
import { withError } from '#renderer/ui/numbers.ts';
import { programmeOf, squallBlock } from '../support/programmes.ts';
import {
  enterAsTherapist,
  giveMotionSensors,
  onScreen,
  openClinic,
  playToTheEnd,
  playUntil,
  tapNameAndCheckIn,
} from './support/clinic-day.ts';
import { launchKeel, newUserData, removeFolders, root, sensorsProcess } from './support/keel-app.ts';
import type { KeelApp } from './support/keel-app.ts';

const NAME = 'Wilhelmina Quartermaster';

/** Standing by the feet, sitting by the rib cage, a recorded turn, and a probe of the first. */
const PROGRAMME = programmeOf(
  [
    squallBlock({ id: 'feet', dose: { sets: 2, seconds: 40 }, restSeconds: 10, probe: true }),
    squallBlock({
      id: 'chest',
      steering: 'thorax',
      posture: 'sitting-on-chair',
      dose: { sets: 1, seconds: 40 },
      restSeconds: 10,
      probe: false,
    }),
    presetMovement('turn', 'turn'),
  ],
  { coolDownSeconds: 10 },
);

describe('a session of five blocks on the virtual patient', () => {
  let keel: KeelApp;
  let patient: Patient;
  let stored: SessionDetail;
  const files = newUserData();

  beforeAll(async () => {
    keel = await launchKeel({ args: ['--speed', '20'] });
    patient = await openClinic(keel, NAME, PROGRAMME);
    await giveMotionSensors(keel.page);
    await tapNameAndCheckIn(keel.page, NAME);
    await playToTheEnd(keel.page);
    await keel.page.getByRole('button', { name: 'Done' }).click();
    await onScreen(keel.page, 'start');
    await enterAsTherapist(keel);
    const [row] = valueOf(await keel.call('patient:sessions', { patientId: patient.id, limit: 10 }));
    stored = await storedDetail(keel, row?.id ?? '');
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
    for (const { ability } of skills) expect(ability?.trials).toBeGreaterThan(5);
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
    valueOf(await keel.call('report:save', { sessionId: stored.row.id }));
    const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
    const pages = execFileSync('pdfinfo', [file], { encoding: 'utf8' });
    expect(pages).toMatch(/Pages:\s+1\n/);
    expect(pages).toMatch(/Page size:.*A4/);
    expect(text).toContain(NAME);
    expect(text).toMatch(/Squall/);
    expect(text).toMatch(/sitting on a chair/i);
    expect(text).toMatch(/Turn/);
    expect(text).toMatch(/Not a diagnosis/i);
    const set = stored.result?.blocks.find((block) => block.kind === 'exercise' && block.role === 'set');
    const peak = set?.kind === 'exercise' ? set.result.metrics['peakPercent'] : undefined;
    expect(text).toContain(withError(peak?.value ?? Number.NaN, peak?.standardError));
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

  it('stops, has the board zeroed again, and plays on', async () => {
    const keel = await launchKeel({ args: ['--speed', '20'] });
    const block = squallBlock({ dose: { sets: 1, seconds: 40 }, probe: false });
    const { id: patientId } = await openClinic(keel, NAME, programmeOf([block]));
    await onScreen(keel.page, 'start');
    await tapNameAndCheckIn(keel.page, NAME);
    await playUntil(keel.page, 'playing');
    process.kill(await sensorsProcess(keel), 'SIGKILL');
    await playToTheEnd(keel.page);
    await enterAsTherapist(keel);
    const [row] = valueOf(await keel.call('patient:sessions', { patientId, limit: 1 }));
    const { row: kept, result } = await storedDetail(keel, row?.id ?? '');
    expect(kept.status).toBe('completed');
    expect(result?.stops.length).toBeGreaterThanOrEqual(1);
    expect(result?.blocks.every(({ completed }) => completed)).toBe(true);
    await keel.close();
  });
});

/** Main derives it from the recording, in its own time. */
async function storedDetail(keel: KeelApp, sessionId: string): Promise<SessionDetail> {
  for (;;) {
    const detail = valueOf(await keel.call('session:detail', { sessionId }));
    if (detail.row.status !== 'running') return detail;
    await keel.page.waitForTimeout(100);
  }
}

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
