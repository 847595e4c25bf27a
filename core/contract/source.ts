/** Where readings come from. */
import { z } from 'zod';

/** What a session may be played on: devices, the virtual patient, or a mouse. Only the first is a person's training. */
export const inputSourceSchema = z.enum(['hid', 'virtual-patient', 'pointer']);
export type InputSource = z.infer<typeof inputSourceSchema>;

/** Of one device; a replay plays what was recorded. */
export type DeviceSource = InputSource | 'replay';
