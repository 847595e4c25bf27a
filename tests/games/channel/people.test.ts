/** The virtual patient on the river: harder is harder, who sees what comes follows sooner, and senses tell. */
import { expect, it } from 'vitest';
import { parametersAt } from '#core/exercise/curve.ts';
import type { Exercise } from '#core/exercise/exercise.ts';
import { shareOfSuccess } from '#core/exercise/trial.ts';
import { CHANNEL } from '#games/channel/index.ts';
import type { ChannelState } from '#games/channel/index.ts';
import { CHANNEL_CURVE } from '#games/channel/curve.ts';
import { play, prepareSubject } from '../../../bench/support/exercise-simulation.ts';
import { virtualPerson } from '../../../bench/support/virtual-people.ts';

const SEATED = { steering: 'thorax', posture: 'sitting-on-chair', eyes: 'open' } as const;
const PEOPLE = [0, 1, 2];

function meanOver(of: (index: number) => number | undefined): number {
  return PEOPLE.reduce((sum, index) => sum + (of(index) ?? Number.NaN), 0) / PEOPLE.length;
}

function resultOf(index: number, d: number, exercise: Exercise<ChannelState> = CHANNEL, severity = 0) {
  const kind = severity === 0 ? 'none' : 'poor-position-sense';
  const subject = prepareSubject(virtualPerson(index, kind, severity), SEATED);
  return play(exercise, subject, parametersAt(CHANNEL_CURVE, d), 60_000, index);
}

/** The same, with nothing of the course in sight but the middle beside the boat. */
const BLIND: Exercise<ChannelState> = {
  ...CHANNEL,
  stimulus: (state) => {
    const shown = CHANNEL.stimulus(state);
    return { ...shown, aims: shown.aims.map(({ marker, target }) => ({ marker, target })) };
  },
};

it('is cleared at the easy end and mostly not at the hard end', () => {
  expect(meanOver((index) => shareOfSuccess(resultOf(index, -4).trials))).toBeGreaterThan(0.93);
  expect(meanOver((index) => shareOfSuccess(resultOf(index, 4).trials))).toBeLessThan(0.6);
});

it('is followed with less delay and error by who sees it coming', () => {
  const delay = (exercise: Exercise<ChannelState>) =>
    meanOver((index) => resultOf(index, 0, exercise).metrics.delayMs?.value);
  const skill = (exercise: Exercise<ChannelState>) =>
    meanOver((index) => resultOf(index, 0, exercise).metrics.skill?.value);
  expect(delay(BLIND) - delay(CHANNEL)).toBeGreaterThan(150);
  expect(skill(CHANNEL) - skill(BLIND)).toBeGreaterThan(0.15);
});

it('is followed worse by who senses position poorly', () => {
  const skill = (severity: number) =>
    meanOver((index) => resultOf(index, 0, CHANNEL, severity).metrics.skill?.value);
  expect(skill(0) - skill(0.8)).toBeGreaterThan(0.05);
});
