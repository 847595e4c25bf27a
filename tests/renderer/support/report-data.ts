/** What a report of a session with several skills and a movement is drawn from. */
import { presetMovement } from '#core/programme/presets.ts';
import type { ReportData } from '#renderer/report/Report.tsx';
import { programmeOf, squallBlock } from '../../support/programmes.ts';
import { movementDetail } from './movements.ts';
import {
  ability,
  CHEST,
  decision,
  exerciseRecord,
  FEET,
  judgement,
  patientPage,
  sessionDetail,
  skillPoint,
} from './sessions.ts';

const BY_CHEST = { block: 'chest', steering: 'thorax', posture: 'sitting-on-chair' } as const;
const { record: TURN } = movementDetail('turn').movement;
const HISTORY = [
  skillPoint({ sessionId: 'before', startedAt: '2026-01-10T10:00:00.000Z', skill: FEET }),
  skillPoint({ skill: FEET }),
  skillPoint({ skill: CHEST, abilityMean: 2 }),
];
const [, NOW, NOW_BY_CHEST] = HISTORY;
const OUTCOME = { judgements: [judgement('recoveryS')] };

/** Squall by feet and by chest, a turn, and a block that was left out. */
const SESSION = sessionDetail({
  row: { source: 'virtual-patient' },
  programme: programmeOf([
    squallBlock({ id: 'squall' }),
    squallBlock({ id: 'chest', steering: 'thorax', posture: 'sitting-on-chair' }),
    presetMovement('turn', 'turn'),
    squallBlock({ id: 'left', posture: 'feet-together' }),
  ]),
  result: {
    blocks: [
      exerciseRecord('practice'),
      exerciseRecord('set', { number: 1 }),
      exerciseRecord('set', { number: 2, completed: false }),
      exerciseRecord('probe'),
      exerciseRecord('set', BY_CHEST),
      { ...TURN, block: 'turn' },
    ],
    decisions: [decision(1, { skill: CHEST, block: 'chest' })],
    stops: [{ tMs: 65_000, cause: 'space-key', planIndex: 4, releasedAfterMs: 120 }],
    changes: [{ kind: 'left-out', block: 'left', tMs: 300_000, reason: 'tired' }],
    skills: [
      { ...OUTCOME, skill: FEET, summary: NOW?.summary ?? skillPoint().summary, ability: ability(0) },
      {
        ...OUTCOME,
        skill: CHEST,
        summary: NOW_BY_CHEST?.summary ?? skillPoint().summary,
        ability: ability(2),
      },
    ],
  },
});

export const REPORT_DATA: ReportData = {
  page: patientPage({ sessionsOfProgramme: 3 }),
  session: SESSION,
  history: HISTORY,
};

/** The day of printing. */
export const NOW_MS = Date.parse('2026-01-21T00:00:00.000Z');
