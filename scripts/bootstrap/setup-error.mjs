/** Something the person can put right. The message says how; no stack trace is shown. */
export class SetupError extends Error {
  /** @override */
  name = 'SetupError';
}

/**
 * Runs the main function of a script, and turns a SetupError into its message and exit code 1.
 * @param {() => Promise<number>} main resolves to the exit code
 */
export async function runScript(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    console.error(`\n${error.message}\n`);
    process.exitCode = 1;
  }
}
