/** Words for what is stored as codes. */
import type { ExerciseResult, QualityFlag } from '#core/exercise/result.ts';
import type { BlockRecord } from '#core/session/result.ts';
import type { Patient, SessionRow } from '#core/ipc/records.ts';
import type { Programme, Stance } from '#core/programme/programme.ts';

export const PAIN_SITE_LABELS: Readonly<Record<Patient['painSite'], string>> = {
  'middle-back': 'Middle back',
  'low-back': 'Low back',
  both: 'Middle and low back',
  none: 'No pain',
};

export const SIDE_LABELS: Readonly<Record<Patient['dominantSide'], string>> = {
  left: 'Left',
  right: 'Right',
  unknown: 'Not known',
};

export const STANCE_LABELS: Readonly<Record<Stance, string>> = {
  'feet-apart': 'Standing, feet apart',
  'feet-together': 'Standing, feet together',
  seated: 'Seated on the board',
};

export const SETTING_LABELS: Readonly<Record<Programme['setting'], string>> = {
  clinic: 'In the clinic',
  home: 'At home',
};

export const STATUS_LABELS: Readonly<Record<SessionRow['status'], string>> = {
  running: 'Running',
  completed: 'Completed',
  stopped: 'Ended early',
  refused: 'Not started',
  interrupted: 'Interrupted',
  recovered: 'Recovered after a crash',
};

export const SOURCE_LABELS: Readonly<Record<SessionRow['source'], string>> = {
  hid: 'Balance board',
  'virtual-patient': 'Virtual patient',
  pointer: 'Mouse',
  unknown: 'Unknown',
};

export const QUALITY_LABELS: Readonly<Record<QualityFlag, string>> = {
  good: 'Good',
  'few-trials': 'Few trials',
  'many-held-readings': 'Many gaps',
  interrupted: 'Broken off',
};

export const CONTROL_PATTERN_LABELS: Readonly<Record<NonNullable<ExerciseResult['controlPattern']>, string>> =
  {
    tight: 'Tight',
    loose: 'Loose',
    typical: 'Typical',
    unsure: 'Unsure',
  };

export function blockLabel(block: BlockRecord): string {
  switch (block.role) {
    case 'limits':
      return 'Limits';
    case 'practice':
      return 'First try';
    case 'set':
      return `Set ${block.number}`;
    case 'probe':
      return 'Probe';
  }
}

export const NOT_A_DIAGNOSIS =
  'Screening indices of balance coordination. Not a diagnosis. They measure neither muscle timing nor strength, and promise no relief of pain.';
