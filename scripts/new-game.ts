/** `npm run new-game NAME`: a folder, two lines and the words of a new exercise, which runs, replays and is tested. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { sortCatalogues, writeMessageTypes } from './messages/catalogue.ts';
import { newGame, withMessages, withScene } from './new-game/new-game.ts';

const root = resolve(import.meta.dirname, '..');

try {
  const game = newGame(process.argv[2], process.argv[3]);
  if (existsSync(join(root, 'games', game.id))) throw new RangeError(`games/${game.id} is there already.`);
  for (const [path, text] of game.files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  rewrite('games/registry.ts', game.registered);
  rewrite('games/scenes.ts', (text) => withScene(text, game.id, game.pascal));
  for (const language of ['en', 'de', 'es', 'fr'] as const) {
    rewrite(`locales/${language}.json`, (text) => withMessages(text, game, language));
  }
  sortCatalogues();
  writeMessageTypes();
  console.log(`games/${game.id} is there. Look at it:`);
  console.log(`  npm start -- --demo --game ${game.id} --out pictures`);
  console.log('games/README.md says what comes next.');
} catch (error) {
  if (!(error instanceof RangeError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}

function rewrite(path: string, change: (text: string) => string): void {
  const file = join(root, path);
  writeFileSync(file, change(readFileSync(file, 'utf8')));
}
