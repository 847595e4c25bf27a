/** Words for what is stored as codes. */
import type { QualityFlag } from '#core/exercise/result.ts';
import type { Patient, SessionRow } from '#core/ipc/records.ts';
import type { Order, Programme, ProgrammePhase } from '#core/programme/programme.ts';
import type { ChangeReason } from '#core/session/actions.ts';
import type { BlockRole } from '#core/session/plan-step.ts';
import { STOP_TEXT } from '../ui/stop-text.ts';

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

export const SETTING_LABELS: Readonly<Record<Programme['setting'], string>> = {
  clinic: 'In the clinic',
  home: 'At home',
};

export const ORDER_LABELS: Readonly<Record<Order, string>> = {
  blocked: 'One block after the other',
  serial: 'A set of each in turn',
  random: 'Sets shuffled',
};

export const CONSERVATIVE_LABELS: Readonly<Record<ProgrammePhase['conservative'], string>> = {
  'at-first': 'At first, and on painful days',
  always: 'Always: fear of movement',
  never: 'Never',
};

const STATUS_LABELS: Readonly<Record<SessionRow['status'], string>> = {
  running: 'Running',
  completed: 'Completed',
  stopped: 'Ended early',
  refused: 'Not started',
  interrupted: 'Interrupted',
  recovered: 'Recovered after a crash',
};

/** As in "Ended early: space key". */
export function outcomeText({ status, endedBy }: Pick<SessionRow, 'status' | 'endedBy'>): string {
  const told = STATUS_LABELS[status];
  return endedBy === undefined ? told : `${told}: ${STOP_TEXT[endedBy].short.toLowerCase()}`;
}

export const SOURCE_LABELS: Readonly<Record<SessionRow['source'], string>> = {
  hid: 'Board and sensors',
  'virtual-patient': 'Virtual patient',
  pointer: 'Mouse',
};

export const QUALITY_LABELS: Readonly<Record<QualityFlag, string>> = {
  good: 'Good',
  'few-trials': 'Few trials',
  'many-held-readings': 'Many gaps',
  interrupted: 'Broken off',
};

export const CHANGE_REASON_LABELS: Readonly<Record<ChangeReason, string>> = {
  pain: 'pain',
  dizzy: 'dizziness',
  tired: 'tiredness',
  interrupted: 'an interruption',
  therapist: 'the therapist’s decision',
  other: 'another reason',
};

/** As in "Set 2", "Probe". */
export function roleLabel({ role, number }: { readonly role: BlockRole; readonly number: number }): string {
  switch (role) {
    case 'range':
      return 'Range';
    case 'practice':
      return 'First try';
    case 'set':
      return `Set ${number}`;
    case 'probe':
      return 'Probe';
  }
}

export const NOT_A_DIAGNOSIS =
  'Screening indices of balance coordination. Not a diagnosis. They measure neither muscle timing nor strength, and promise no relief of pain.';
