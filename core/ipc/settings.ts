/** Settings of this machine: small, readable, no health data. */
import { z } from 'zod';
import { deviceProfilesSchema } from '../contract/device-profile.ts';
import { inputSourceSchema } from '../contract/source.ts';
import { sensorAssignmentSchema } from '../contract/sensors.ts';
import { languageSchema } from '../language/language.ts';
import { WII_BALANCE_BOARD } from '../contract/board-geometry.ts';

export const SETTINGS_VERSION = 1;

/** How far apart the load cells of a board may stand, mm. */
export const SENSOR_SPACING_MM = { least: 100, most: 1000 } as const;
const sensorSpacingSchema = z.number().min(SENSOR_SPACING_MM.least).max(SENSOR_SPACING_MM.most);

export const boardSettingsSchema = z.object({
  sensorSpacingMlMm: sensorSpacingSchema,
  sensorSpacingApMm: sensorSpacingSchema,
  /** Correction from the last check with a known weight; 1 when never checked. */
  loadScale: z.number().min(0.5).max(2),
  checkedAt: z.iso.datetime().optional(),
});
export type BoardSettings = z.infer<typeof boardSettingsSchema>;

/** A Wii Balance Board that was never checked with a known weight. */
export const DEFAULT_BOARD_SETTINGS: BoardSettings = { ...WII_BALANCE_BOARD, loadScale: 1 };

export const settingsSchema = z.object({
  schemaVersion: z.literal(SETTINGS_VERSION),
  ambienceVolume: z.number().min(0).max(1),
  cueVolume: z.number().min(0).max(1),
  /** What has to be known without looking is spoken by the system's voice. */
  speech: z.boolean(),
  speechVolume: z.number().min(0).max(1),
  reduceMotion: z.boolean(),
  highContrast: z.boolean(),
  /** Size of text on therapist and patient screens, 1 = designed size. */
  textScale: z.number().min(1).max(2),
  fullScreen: z.boolean(),
  /** Of this machine; undefined: that of the system. */
  language: languageSchema.optional(),
  /** Of each therapist, by the name they enter with. */
  therapistLanguages: z.record(z.string(), languageSchema),
  /** The therapist area locks itself after this long without a touch. */
  lockAfterMinutes: z.number().int().min(1).max(60),
  inputSource: inputSourceSchema,
  preferredBoardSerial: z.string().optional(),
  boards: z.record(z.string(), boardSettingsSchema),
  /** Motion sensors by serial number. */
  sensors: z.record(z.string(), sensorAssignmentSchema),
  deviceProfiles: deviceProfilesSchema,
});
export type Settings = z.infer<typeof settingsSchema>;

export const DEFAULT_SETTINGS: Settings = {
  schemaVersion: SETTINGS_VERSION,
  ambienceVolume: 0.4,
  cueVolume: 0.6,
  speech: true,
  speechVolume: 0.8,
  reduceMotion: false,
  highContrast: false,
  textScale: 1,
  fullScreen: false,
  therapistLanguages: {},
  lockAfterMinutes: 5,
  inputSource: 'hid',
  boards: {},
  sensors: {},
  deviceProfiles: {},
};

export const settingsPatchSchema = settingsSchema.omit({ schemaVersion: true }).partial();
export type SettingsPatch = z.infer<typeof settingsPatchSchema>;
