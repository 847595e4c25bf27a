/**
 * A skill is what one ability is of: an exercise, what steers it, and the class of posture. Logits of different skills
 * are never compared or mixed.
 */
import { z } from 'zod';
import { steeringSchema } from '../contract/stimulus.ts';
import type { Posture, Steering } from '../contract/stimulus.ts';
import { POSTURE_CLASSES, postureClassOf } from './posture.ts';

export const skillSchema = z.object({
  exercise: z.string(),
  steering: steeringSchema,
  postureClass: z.enum(POSTURE_CLASSES),
});
export type Skill = z.infer<typeof skillSchema>;

/** As in "squall/thorax/sitting": what tables and maps are keyed by. */
export type SkillKey = string;

export function skillKey({ exercise, steering, postureClass }: Skill): SkillKey {
  return `${exercise}/${steering}/${postureClass}`;
}

export function skillOf(played: {
  readonly exercise: string;
  readonly steering: Steering;
  readonly posture: Posture;
}): Skill {
  return {
    exercise: played.exercise,
    steering: played.steering,
    postureClass: postureClassOf(played.posture),
  };
}

export function sameSkill(one: Skill, other: Skill): boolean {
  return skillKey(one) === skillKey(other);
}
