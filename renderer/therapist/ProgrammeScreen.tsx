import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { DEFAULT_SQUALL_PROGRAMME, type Programme } from '#core/protocol/programme.ts';
import { EXERCISES } from '#games/registry.ts';
import { showNotice } from '../app/notices.ts';
import { goTo, type Screen } from '../app/screens.ts';
import { therapistCall } from '../app/therapist-lock.ts';
import { useLoaded } from '../app/use-loaded.ts';
import { Card } from '../ui/Card.tsx';
import { AppFrame } from './AppFrame.tsx';
import { BoundsEditor } from './BoundsEditor.tsx';
import { programmeProblems } from './programme-problems.ts';
import { DifficultyFields, DoseFields, SafetyFields, SessionLength } from './ProgrammeFields.tsx';
import styles from './ProgrammeScreen.module.css';

/** What is prescribed: the dose, how hard it may become, and what keeps it safe. */
export function ProgrammeScreen({ patientId }: { readonly patientId: string }) {
  const [page] = useLoaded('patient:page', { id: patientId });
  const patientScreen: Screen = { name: 'patient', patientId };
  return (
    <AppFrame
      screen="programme"
      title={page === undefined ? 'Programme' : `Programme of ${page.patient.name}`}
      back={{ label: 'Back to the patient', to: patientScreen }}
    >
      {page !== undefined && (
        <ProgrammeForm
          patientId={patientId}
          initial={page.programme ?? DEFAULT_SQUALL_PROGRAMME}
          after={patientScreen}
        />
      )}
    </AppFrame>
  );
}

interface ProgrammeFormProps {
  readonly patientId: string;
  readonly initial: Programme;
  readonly after: Screen;
}

function ProgrammeForm({ patientId, initial, after }: ProgrammeFormProps) {
  const [programme, setProgramme] = useState(initial);
  const [busy, setBusy] = useState(false);
  const info = EXERCISES[programme.exercise]?.info;
  if (info === undefined)
    return <p>This version of Keel does not know the exercise “{programme.exercise}”.</p>;

  const problems = programmeProblems(programme, info);
  const change = (patch: Partial<Programme>): void => setProgramme((before) => ({ ...before, ...patch }));
  const save = async (): Promise<void> => {
    setBusy(true);
    const result = await therapistCall('programme:save', { patientId, programme });
    setBusy(false);
    if (!result.ok) return;
    showNotice('info', 'Programme saved. It begins today.');
    goTo(after);
  };

  return (
    <>
      <div className={styles.columns}>
        <Card title="Dose">
          <DoseFields programme={programme} problems={problems} onChange={change} />
          <SessionLength programme={programme} />
        </Card>
        <Card title="Difficulty">
          <DifficultyFields programme={programme} problems={problems} onChange={change} />
        </Card>
        <Card title="Stance and safety">
          <SafetyFields programme={programme} problems={problems} onChange={change} />
        </Card>
      </div>
      <div className={styles.bounds}>
        <Card
          title={`${info.name}: how hard it may become`}
          remark="Keel adapts each of these between your two bounds. Drag both handles together to lock a value."
        >
          <BoundsEditor
            specs={info.parameters}
            bounds={programme.bounds}
            problems={problems}
            onChange={(bounds) => change({ bounds })}
          />
        </Card>
      </div>
      <Group mt="lg" justify="end">
        <Button variant="default" size="md" onClick={() => goTo(after)}>
          Cancel
        </Button>
        <Button
          size="md"
          loading={busy}
          disabled={Object.keys(problems).length > 0}
          onClick={() => void save()}
        >
          Save the programme
        </Button>
      </Group>
    </>
  );
}
