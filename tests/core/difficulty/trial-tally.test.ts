import { describe, expect, it } from 'vitest';
import { talliesOf } from '#core/difficulty/trial-tally.ts';

describe('tallies of a session', () => {
  it('count the trials of each set by grade, with their place in the session', () => {
    const set = [
      { difficulty: -1, score: 0 },
      { difficulty: -1, score: 1, margin: 0.4 },
      { difficulty: -1, score: 1, margin: 2.5 },
    ];
    const probe = [
      { difficulty: 0, score: 1 },
      { difficulty: 0, score: 0.25, margin: 3 },
    ];
    expect(talliesOf([set, [], probe])).toEqual([
      { difficulty: -1, place: 1, failures: 1, ungraded: 0, graded: [1, 0, 1, 0] },
      { difficulty: 0, place: 3.5, failures: 0.75, ungraded: 1.25, graded: [0, 0, 0, 0] },
    ]);
  });

  it('part the trials of a set that were not equally hard', () => {
    const trials = [0.5, 1, 0.5].map((difficulty) => ({ difficulty, score: 1, margin: 1.5 }));
    expect(talliesOf([trials]).map(({ difficulty, place }) => [difficulty, place])).toEqual([
      [0.5, 1],
      [1, 1],
    ]);
  });
});
