import { Button, Group } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { PatientPage } from '#core/ipc/ipc.ts';
import { EXERCISES } from '#games/registry.ts';
import { Card } from '../../ui/Card.tsx';
import { formatMoment } from '../../ui/dates.ts';
import { levelText, patientLog, waitingOverride } from './decision-log.ts';
import { DecisionLog } from './DecisionLog.tsx';
import styles from './DecisionsCard.module.css';
import { OverrideDialog } from './OverrideDialog.tsx';

interface DecisionsCardProps {
  readonly page: PatientPage;
  /** The page has changed. */
  readonly onChanged: () => void;
}

/** Newest lines; the others on demand. */
const FIRST_LINES = 8;

/** Every decision about this patient's difficulty over the weeks, and the way to overrule the next one. */
export function DecisionsCard({ page, onChanged }: DecisionsCardProps) {
  const [all, setAll] = useState(false);
  const [overriding, setOverriding] = useState(false);
  const lines = useMemo(() => patientLog(page), [page]);
  const { programme } = page;
  return (
    <Card
      title="Difficulty: what was decided, and why"
      remark="Newest first. Levels go from 1 to 10; the programme says what each means. On sand: a therapist’s own word."
    >
      <Waiting page={page} />
      <DecisionLog dated lines={all ? lines : lines.slice(0, FIRST_LINES)} />
      <Group mt="md">
        {programme !== undefined && (
          <Button variant="default" onClick={() => setOverriding(true)}>
            Override…
          </Button>
        )}
        {lines.length > FIRST_LINES && (
          <Button variant="subtle" onClick={() => setAll(!all)}>
            {all ? 'Show fewer' : `Show all ${lines.length}`}
          </Button>
        )}
      </Group>
      {programme !== undefined && overriding && (
        <OverrideDialog
          page={page}
          programme={programme}
          onClose={() => setOverriding(false)}
          onDone={() => {
            setOverriding(false);
            onChanged();
          }}
        />
      )}
    </Card>
  );
}

function Waiting({ page: { programme, sessions } }: { readonly page: PatientPage }) {
  const waiting = waitingOverride(programme, sessions);
  const curve = EXERCISES[programme?.exercise ?? '']?.curve;
  if (waiting === undefined || curve === undefined) return undefined;
  return (
    <p className={styles.waiting}>
      The next session begins at <strong>level {levelText(curve, waiting.difficulty)}</strong>, as was decided
      on {formatMoment(waiting.at)}: “{waiting.reason}”
    </p>
  );
}
