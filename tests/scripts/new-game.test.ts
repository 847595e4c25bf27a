/** `npm run new-game`: what it writes compiles into an exercise that keeps what all promise. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import type { Exercise } from '#core/exercise/exercise.ts';
import { newGame, withMessages, withScene } from '../../scripts/new-game/new-game.ts';
import { valueTypes } from '../../scripts/messages/message-types.ts';
import { STILL, drive, roundContext } from '../games/drive.ts';

const root = resolve(import.meta.dirname, '../..');
/** Within the project, whose names of folders the sources use. */
const folder = join(root, '.cache/new-game');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const game = newGame('tide-pool', 'SENSE');

async function written(): Promise<Exercise> {
  for (const [path, text] of game.files) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text.replaceAll(/'\.\.\/((?:input|block-setup|block-result)\.ts)'/g, "'#games/$1'"));
  }
  const index: unknown = await import(pathToFileURL(join(folder, 'games/tide-pool/index.ts')).href);
  return (index as { readonly TIDE_POOL: Exercise }).TIDE_POOL;
}

describe('a new game', () => {
  it('runs, scores, and gives the same result for the same seed', async () => {
    const exercise = await written();
    const play = () => drive(exercise, {}, roundContext(80, 30_000), 3, () => STILL);
    expect(exercise.info).toMatchObject({ id: 'tide-pool', axis: 'SENSE' });
    expect(play().trials.length).toBeGreaterThan(3);
    expect(play().trials.every(({ success }) => success === false)).toBe(true);
    expect(play().state).toEqual(play().state);
  });

  it('comes with a scene, a curve and a test', () => {
    expect([...game.files.keys()]).toEqual([
      'games/tide-pool/info.ts',
      'games/tide-pool/curve.ts',
      'games/tide-pool/model.ts',
      'games/tide-pool/scene.ts',
      'games/tide-pool/index.ts',
      'tests/games/tide-pool/model.test.ts',
    ]);
    expect([...game.files.values()].join('')).not.toContain('{{');
  });

  it('is the last line of the registry, and a line of the scenes in their order', () => {
    const registry = game.registered(readFileSync(join(root, 'games/registry.ts'), 'utf8'));
    expect(registry).toMatch(/\nimport \{ TIDE_POOL \} from '\.\/tide-pool\/index\.ts';\n\nexport const/);
    expect(registry).toMatch(/,\n {2}'tide-pool': TIDE_POOL,\n\};\n/);
    const scenes = withScene(readFileSync(join(root, 'games/scenes.ts'), 'utf8'), game.id, game.pascal);
    expect(scenes).toMatch(/ {2}squall: SquallScene,\n {2}'tide-pool': TidePoolScene,\n/);
  });

  it.each(['en', 'de', 'es', 'fr'] as const)('has its words in %s, all of them the same ids', (language) => {
    const words = JSON.parse(withMessages('{}', game, language)) as Record<string, string>;
    const english = JSON.parse(withMessages('{}', game, 'en')) as Record<string, string>;
    expect(Object.keys(words)).toEqual(Object.keys(english));
    for (const [id, text] of Object.entries(words)) {
      expect(Object.fromEntries(valueTypes(id, text))).toEqual(
        Object.fromEntries(valueTypes(id, english[id] ?? '')),
      );
    }
  });

  it('is refused a name that is no folder, and an axis that there is not', () => {
    expect(() => newGame(undefined)).toThrow('Usage: npm run new-game NAME');
    expect(() => newGame('Tide Pool')).toThrow('tide-pool');
    expect(() => newGame('tide-pool', 'STRENGTH')).toThrow('HOLD, TRACK');
  });
});
