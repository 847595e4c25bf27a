/** How the reports of an unknown tilting board say its tilt: learnt once by tilting it, kept by vendor and product. */
import { z } from 'zod';
import { messageId } from '../language/message.ts';

/** One axis: a whole number in the report, and what it means. */
export const axisProfileSchema = z.object({
  /** 0 for devices without report IDs. */
  reportId: z.number().int().min(0).max(255),
  /** From the first bit after the report ID, least significant bit first. */
  bitOffset: z.number().int().min(0).max(65_535),
  bitSize: z.number().int().min(1).max(32),
  signed: z.boolean(),
  /** What it reads when the board lies level. */
  levelValue: z.number(),
  /** Negative where the number falls while the tilt grows. */
  degreesPerUnit: z.number().refine((value) => value !== 0, messageId('error.device-profile.no-tilt')),
});
export type AxisProfile = z.infer<typeof axisProfileSchema>;

export const deviceProfileSchema = z.object({
  name: z.string().min(1).max(80),
  /** Positive to the person's right. */
  tiltMl: axisProfileSchema,
  /** Positive to the front. */
  tiltAp: axisProfileSchema,
});
export type DeviceProfile = z.infer<typeof deviceProfileSchema>;

/** Profiles by `profileKey`. */
export const deviceProfilesSchema = z.record(
  z.string().regex(/^[0-9a-f]{4}:[0-9a-f]{4}$/),
  deviceProfileSchema,
);
export type DeviceProfiles = z.infer<typeof deviceProfilesSchema>;

/** As in "1209:7690". */
export function profileKey(vendorId: number, productId: number): string {
  const hex = (value: number): string => value.toString(16).padStart(4, '0');
  return `${hex(vendorId)}:${hex(productId)}`;
}
