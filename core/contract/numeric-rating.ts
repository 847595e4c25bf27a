import { z } from 'zod';

/** Pain, effort: 0 to 10, whole numbers. */
export const numericRatingSchema = z.number().int().min(0).max(10);
