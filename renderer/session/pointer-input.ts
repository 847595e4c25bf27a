/**
 * Mouse and keyboard as a board: the pointer's place in the window is where the weight goes, arrow keys move it too.
 */
import type { PageCommand } from '../session-worker/messages.ts';

const KEY_STEP = 0.12;
const SEND_EVERY_MS = 16;
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/**
 * Starts sending pointer positions; returns what ends it.
 * @param standing Whether the person should be on the board now: nobody can step off a mouse.
 */
export function startPointerInput(send: (command: PageCommand) => void, standing: () => boolean): () => void {
  let x = 0;
  let y = 0;
  const onMove = (event: PointerEvent): void => {
    x = clamp((event.clientX / window.innerWidth) * 2 - 1);
    y = clamp(1 - (event.clientY / window.innerHeight) * 2);
  };
  const onKey = (event: KeyboardEvent): void => {
    const arrow = ARROWS[event.key];
    if (arrow === undefined) return;
    x = clamp(x + arrow[0] * KEY_STEP);
    y = clamp(y + arrow[1] * KEY_STEP);
  };
  const timer = setInterval(() => send({ type: 'pointer', x, y, standing: standing() }), SEND_EVERY_MS);
  window.addEventListener('pointermove', onMove);
  window.addEventListener('keydown', onKey);
  return () => {
    clearInterval(timer);
    window.removeEventListener('pointermove', onMove);
    window.removeEventListener('keydown', onKey);
  };
}

function clamp(value: number): number {
  return Math.min(1, Math.max(-1, value));
}
