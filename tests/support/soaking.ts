/** Whether the tests run as long as they can (`npm run soak`), or as long as everybody waits for them. */
export function isSoaking(): boolean {
  return process.env.KEEL_SOAK === '1';
}
