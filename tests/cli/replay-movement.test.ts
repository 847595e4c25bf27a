import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { analyseMovement } from '#core/movement-tests/analyse-movement.ts';
import { replayMovement } from '#core/movement-tests/replay-movement.ts';
import { encodeEntry, encodeMovementHeader } from '#core/recording/recording.ts';
import { exportRecording } from '#electron/storage/recording-file.ts';
import { replayCommand } from '../../cli/replay.ts';
import { END_MS, entriesOf } from '../support/recorded-movement.ts';

const folder = mkdtempSync(join(tmpdir(), 'keel-replay-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const entries = entriesOf('end', END_MS);
const path = join(folder, 'movement.keelrec');
exportRecording(
  {
    fileId: Buffer.alloc(16, 7),
    sealing: 'none',
    header: Buffer.from(
      encodeMovementHeader({
        recordingId: '2f0c5d3e-7f5b-4c1e-9a57-0d3c3f1f5b11',
        startedAt: '2026-03-02T09:00:00.000Z',
        task: 'bend',
        source: 'hid',
        versions: { app: '0', hub: 2, movement: 1 },
      }),
    ),
    chunks: [Buffer.concat(entries.map(encodeEntry))],
    truncated: false,
  },
  path,
);

async function printed(args: readonly string[]): Promise<string> {
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  try {
    expect(await replayCommand(args)).toBe(0);
    return log.mock.calls.map(([line]) => String(line)).join('\n');
  } finally {
    log.mockRestore();
  }
}

describe('keel replay of a movement', () => {
  it('gives the measures that the readings give', async () => {
    const result: unknown = JSON.parse(await printed([path, '--json']));
    expect(result).toEqual(analyseMovement('bend', replayMovement(entries).frames));
  });

  it('tells them in words, with error, trials and grade', async () => {
    const text = await printed([path]);
    expect(text).toMatch(/^Movement {2}bend, 26 s, 5 of 5 repetitions whole\nQuality {3}good/);
    expect(text).toMatch(/thoraxFlexionRangeDeg +(59|60)\.\d\d ± 0\.\d\d deg {2}\(5, B\)/);
  });
});
