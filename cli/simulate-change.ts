/** `keel simulate --change`: how often a change of ability is told, where there is one and where there is none. */
import { RETURNING_NAMES, simulateChange } from '#core/profile/ability-change-simulation.ts';
import type { ChangeSummary, ReturningName } from '#core/profile/ability-change-simulation.ts';

/** Sessions after the baseline: none changes, and who changed. */
const UNCHANGED_SESSIONS = 8;
const CHANGED_SESSIONS = 8;
/** Changes, logits, of the people who are as the model supposes; of the others the last one. */
const CHANGES = [0.5, 1, 1.5] as const;
const LARGEST = 1.5;
const FEW_SESSIONS = 3;

interface Row {
  readonly scenario: ReturningName;
  readonly unchanged: ChangeSummary;
  /** By change, logits. */
  readonly changed: ReadonlyMap<number, ChangeSummary>;
}

/** Prints scenario after scenario, as each takes its time. */
export function printChangeSimulation({
  patients,
  seed,
}: {
  readonly patients: number;
  readonly seed: number;
}): void {
  console.log(
    [
      `${patients} people a line, seed ${seed}; three sessions before, a session is three sets and a probe of nine trials each`,
      'unchanged: told a session, ever told and told twice in a row within eight sessions; interval holds',
      'changed: told after 1, 2, 3 ... sessions',
    ].join('\n'),
  );
  for (const scenario of RETURNING_NAMES) console.log(lineOf(rowOf(scenario, patients, seed)));
}

function rowOf(scenario: ReturningName, patients: number, seed: number): Row {
  const usual = scenario === 'usual';
  const plan = { scenario, patients, seed };
  const sessionsAfter = usual ? CHANGED_SESSIONS : FEW_SESSIONS;
  return {
    scenario,
    unchanged: simulateChange({ ...plan, change: 0, sessionsAfter: UNCHANGED_SESSIONS }),
    changed: new Map(
      (usual ? CHANGES : [LARGEST]).map((change) => [
        change,
        simulateChange({ ...plan, change, sessionsAfter }),
      ]),
    ),
  };
}

function lineOf({ scenario, unchanged, changed }: Row): string {
  const { toldPerSession, everTold, everConfirmed, coverage95 } = unchanged;
  const told = [...changed].map(([change, { toldAfter, wrongDirection, coverage95: holds }]) => {
    const after = toldAfter.map((share) => Math.round(100 * share)).join('/');
    return `+${change}: ${after} %, wrong ${percent(wrongDirection)}, holds ${percent(holds)}`;
  });
  return [
    scenario.padEnd(18),
    `${percent(toldPerSession)} ${percent(everTold)} ${percent(everConfirmed)}, holds ${percent(coverage95)}`,
    ...told,
  ].join('  ');
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
