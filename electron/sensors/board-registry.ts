/** The known boards by serial number: the slot each one feeds, its geometry and its correction. */
import type { BoardGeometry } from '#core/contract/board-geometry.ts';

export interface BoardSettings extends BoardGeometry {
  /** Correction from a check with a known weight; 1 when never checked. */
  readonly loadScale: number;
}

export class BoardRegistry {
  readonly #slots = new Map<string, number>();
  readonly #settings = new Map<string, BoardSettings>();

  /** The same serial number always has the same slot, whichever way the board comes back. */
  slotOf(serial: string): number {
    const slot = this.#slots.get(serial) ?? this.#slots.size;
    this.#slots.set(serial, slot);
    return slot;
  }

  settingsOf(serial: string, geometry: BoardGeometry): BoardSettings {
    return this.#settings.get(serial) ?? { ...geometry, loadScale: 1 };
  }

  /** False when nothing changed by it. */
  remember(serial: string, settings: BoardSettings): boolean {
    const { sensorSpacingMlMm, sensorSpacingApMm, loadScale } = settings;
    const before = this.#settings.get(serial);
    this.#settings.set(serial, { sensorSpacingMlMm, sensorSpacingApMm, loadScale });
    return (
      before?.sensorSpacingMlMm !== sensorSpacingMlMm ||
      before.sensorSpacingApMm !== sensorSpacingApMm ||
      before.loadScale !== loadScale
    );
  }
}
