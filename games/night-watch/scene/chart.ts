/** The errors of the set: where each light was, and where it was found without seeing it. */
import type * as Phaser from 'phaser';
import type { PlaneVector } from '#core/exercise/directions.ts';
import { toFraction } from '#core/exercise/range.ts';
import type { TrialResult } from '#core/exercise/trial.ts';
import { clamped } from '#games/shared/easing.ts';
import { sizeAt } from '#games/shared/plane.ts';
import type { ScreenPoint } from '#games/shared/plane.ts';
import { ownPiece } from '#games/shared/sheets.ts';
import type { Layer } from '#games/shared/sheets.ts';
import type { NightWatchState } from '../model.ts';
import { onStage } from './layout.ts';

/** The newest finds, one after the other. */
const MOST_FINDS = 24;
const APART_MS = 160;
const APPEARING_MS = 400;
/** To be told apart from three metres. */
const MARK_SIZE = 1.4;

interface Mark {
  readonly line: Phaser.GameObjects.Image;
  readonly asked: Phaser.GameObjects.Image;
  readonly found: Phaser.GameObjects.Image;
}

export class Chart {
  readonly #marks: readonly Mark[];
  /** Finds on the chart; undefined while it is not shown. */
  #finds: number | undefined;

  constructor(layer: Layer) {
    const lines = Array.from({ length: MOST_FINDS }, () => ownPiece(layer, 'mark-line'));
    const asked = Array.from({ length: MOST_FINDS }, () => ownPiece(layer, 'mark-asked'));
    const found = Array.from({ length: MOST_FINDS }, () => ownPiece(layer, 'mark-found'));
    this.#marks = lines.flatMap((line, index) => {
      const [one, other] = [asked[index], found[index]];
      return one === undefined || other === undefined ? [] : [{ line, asked: one, found: other }];
    });
    for (const mark of this.#marks) show(mark, 0);
  }

  update(state: NightWatchState): void {
    if (state.phase !== 'chart' && state.phase !== 'done') {
      if (this.#finds !== undefined) for (const mark of this.#marks) show(mark, 0);
      this.#finds = undefined;
      return;
    }
    this.#finds ??= this.#place(findsOf(state));
    const sinceMs = state.phase === 'done' ? Infinity : state.tMs - state.phaseStartMs;
    for (const [index, mark] of this.#marks.entries()) {
      const share = index < this.#finds ? (sinceMs - index * APART_MS) / APPEARING_MS : 0;
      show(mark, clamped(share, 0, 1));
    }
  }

  /** @returns how many there are. */
  #place(finds: readonly Find[]): number {
    for (const [index, { asked, found }] of finds.entries()) {
      const mark = this.#marks[index];
      if (mark === undefined) continue;
      const dx = found.x - asked.x;
      const dy = found.y - asked.y;
      mark.asked.setPosition(asked.x, asked.y).setScale(MARK_SIZE * sizeAt(asked.y));
      mark.found.setPosition(found.x, found.y).setScale(0.75 * MARK_SIZE * sizeAt(found.y));
      mark.line
        .setPosition((asked.x + found.x) / 2, (asked.y + found.y) / 2)
        .setRotation(Math.atan2(dy, dx))
        .setScale(Math.sqrt(dx * dx + dy * dy) / mark.line.width, 1);
    }
    return finds.length;
  }
}

interface Find {
  readonly asked: ScreenPoint;
  readonly found: ScreenPoint;
}

/** Those that were not seen to the end. */
function findsOf({ trials, range }: NightWatchState): Find[] {
  const stagePlace = (place: PlaneVector | undefined): ScreenPoint | undefined =>
    place && onStage(toFraction(range, place));
  return trials
    .filter((trial) => trial.kind !== 'sight' && trial.void === undefined)
    .slice(-MOST_FINDS)
    .flatMap((trial) => {
      const asked = stagePlace(pointOf(trial, 'asked'));
      const found = stagePlace(pointOf(trial, 'found'));
      return asked === undefined || found === undefined ? [] : [{ asked, found }];
    });
}

function pointOf({ values }: TrialResult, which: 'asked' | 'found'): PlaneVector | undefined {
  const ml = values[`${which}Ml`];
  const ap = values[`${which}Ap`];
  return ml === undefined || ap === undefined ? undefined : { ml, ap };
}

function show({ line, asked, found }: Mark, share: number): void {
  asked.setVisible(share > 0).setAlpha(share);
  const later = clamped(2 * share - 1, 0, 1);
  found.setVisible(later > 0).setAlpha(later);
  line.setVisible(later > 0).setAlpha(0.7 * later);
}
