/** How a person stands or sits while they play, and what follows from it. */
import type { Posture, Steering } from '../contract/stimulus.ts';
import type { SensorNeed } from './needs.ts';

/**
 * Postures in which one ability holds: both feet side by side; a narrow or single support, which sways two to three
 * times as much; a seat, where the trunk alone balances.
 */
export const POSTURE_CLASSES = ['standing', 'narrow-stance', 'sitting'] as const;
export type PostureClass = (typeof POSTURE_CLASSES)[number];

const CLASS: Readonly<Record<Posture, PostureClass>> = {
  'feet-apart': 'standing',
  'feet-together': 'standing',
  'semi-tandem': 'narrow-stance',
  'one-leg-left': 'narrow-stance',
  'one-leg-right': 'narrow-stance',
  'sitting-on-board': 'sitting',
  'sitting-on-chair': 'sitting',
};

export function postureClassOf(posture: Posture): PostureClass {
  return CLASS[posture];
}

export function isSitting(posture: Posture): boolean {
  return CLASS[posture] === 'sitting';
}

export function isOneLegged(posture: Posture): boolean {
  return posture === 'one-leg-left' || posture === 'one-leg-right';
}

const STEERING_NEED: Readonly<Record<Steering, SensorNeed>> = {
  'centre-of-pressure': 'board',
  'board-tilt': 'tilt',
  thorax: 'thorax',
  pelvis: 'pelvis',
};

/**
 * What a person in this posture needs so that this steers, and no more: who steers with the trunk needs no board, unless
 * they sit on one.
 */
export function needsOfSteering(steering: Steering, posture: Posture): readonly SensorNeed[] {
  const steers = STEERING_NEED[steering];
  return posture === 'sitting-on-board' && steers !== 'tilt' && steers !== 'board'
    ? [steers, 'board']
    : [steers];
}

/** A centre of pressure and a tilt come from a board that bears the person: not from a chair beside it. */
export function steersIn(steering: Steering, posture: Posture): boolean {
  const board = steering === 'centre-of-pressure' || steering === 'board-tilt';
  return !(board && posture === 'sitting-on-chair');
}
