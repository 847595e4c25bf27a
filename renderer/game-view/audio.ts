/** The one AudioContext of the app: made when a game first needs it, asleep whenever none plays. */

let context: AudioContext | undefined;

/** Wakes the sound and gives it out; undefined on a machine without any, where the pictures say everything. */
export function wakeAudio(): AudioContext | undefined {
  try {
    context ??= new AudioContext({ latencyHint: 'interactive' });
  } catch (error) {
    if (error instanceof DOMException || error instanceof ReferenceError) return undefined;
    throw error;
  }
  // Resuming may take for ever where no sound device answers: nobody waits for it.
  void context.resume().catch(keepSilent);
  return context;
}

export function restAudio(): void {
  void context?.suspend().catch(keepSilent);
}

/** A sound device that refuses is no reason to stop: every sound has its picture. */
function keepSilent(): void {}
