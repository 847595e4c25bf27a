/** Where the window was when it was closed last. Kept beside the settings, but never worth a message when lost. */
import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

const placementSchema = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int(),
  height: z.number().int(),
  maximized: z.boolean(),
});
export type WindowPlacement = z.infer<typeof placementSchema>;

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const SMALLEST_WINDOW = { width: 1024, height: 700 } as const;
export const FIRST_WINDOW = { width: 1280, height: 800 } as const;

/** The stored placement; undefined when there is none that can be read. */
export function readPlacement(file: string): WindowPlacement | undefined {
  try {
    return placementSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

/** Losing it costs nothing but the window's place, so that a full disk must not keep the app from closing. */
export function writePlacement(file: string, placement: WindowPlacement): void {
  try {
    writeFileSync(file, JSON.stringify(placement));
  } catch {
    return;
  }
}

/** The placement if its title bar can still be reached on one of the displays, and big enough to use. */
export function usablePlacement(
  placement: WindowPlacement | undefined,
  displays: readonly Area[],
): WindowPlacement | undefined {
  if (placement === undefined) return undefined;
  const reachable = displays.some(
    (display) =>
      placement.x < display.x + display.width - 100 &&
      placement.x + placement.width > display.x + 100 &&
      placement.y >= display.y - 10 &&
      placement.y < display.y + display.height - 50,
  );
  if (!reachable) return undefined;
  return {
    ...placement,
    width: Math.max(SMALLEST_WINDOW.width, placement.width),
    height: Math.max(SMALLEST_WINDOW.height, placement.height),
  };
}
