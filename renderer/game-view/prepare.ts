/**
 * Reads Phaser, makes the game and draws its pictures while the person is still answering questions: half a second of
 * work that would otherwise fall into the first moments of the first block. Calling it again costs nothing.
 */
export async function prepareGameView(): Promise<void> {
  const { prepare } = await import('./game.ts');
  await prepare();
}
