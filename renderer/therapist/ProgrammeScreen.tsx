import { Button, Stack } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { PatientPage } from '#core/ipc/ipc.ts';
import { DEFAULT_SQUALL_PROGRAMME, type Programme } from '#core/programme/programme.ts';
import { EXERCISES } from '#games/registry.ts';
import { showNotice } from '../app/notices.ts';
import { goTo, type Screen } from '../app/screens.ts';
import { therapistCall } from '../app/therapist-lock.ts';
import { useLoaded } from '../app/use-loaded.ts';
import { Card } from '../ui/Card.tsx';
import { AppFrame } from './AppFrame.tsx';
import { CurveEditor } from './curve/CurveEditor.tsx';
import { knownLimits } from './curve/physical.ts';
import { homeCeiling, knownPatient } from './preview/preview-of.ts';
import { Preview } from './preview/Preview.tsx';
import { programmeProblems } from './programme-problems.ts';
import { MethodFields } from './MethodFields.tsx';
import { DoseFields, SafetyFields, SessionLength } from './ProgrammeFields.tsx';
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
      {page !== undefined && <ProgrammeForm page={page} after={patientScreen} />}
    </AppFrame>
  );
}

interface ProgrammeFormProps {
  readonly page: PatientPage;
  readonly after: Screen;
}

function ProgrammeForm({ page, after }: ProgrammeFormProps) {
  const { patient, sessions } = page;
  const [programme, setProgramme] = useState(page.programme ?? DEFAULT_SQUALL_PROGRAMME);
  const [busy, setBusy] = useState(false);
  const { stance } = programme;
  const known = useMemo(() => knownLimits(sessions, stance), [sessions, stance]);
  const [nowMs] = useState(Date.now);
  const person = useMemo(
    () => knownPatient(sessions, programme.exercise, nowMs),
    [sessions, programme.exercise, nowMs],
  );
  const exercise = EXERCISES[programme.exercise];
  if (exercise === undefined)
    return <p>This version of Keel does not know the exercise “{programme.exercise}”.</p>;

  const { info, curve } = exercise;
  const problems = programmeProblems(programme, info);
  const change = (patch: Partial<Programme>): void => setProgramme((before) => ({ ...before, ...patch }));
  const save = async (): Promise<void> => {
    setBusy(true);
    const result = await therapistCall('programme:save', { patientId: patient.id, programme });
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
          <MethodFields programme={programme} problems={problems} onChange={change} />
        </Card>
        <Card title="Stance and safety">
          <SafetyFields programme={programme} problems={problems} onChange={change} />
        </Card>
      </div>
      {curve !== undefined && (
        <div className={styles.bounds}>
          <Card
            title={`${info.name}: how hard it may become`}
            remark="Keel moves along these curves, and never into what is hatched. Drag a floor or a cap, move it with the arrow keys, or type it."
          >
            <CurveEditor
              specs={info.parameters}
              curve={curve}
              bounds={programme.bounds}
              problems={problems}
              known={known}
              homeCeiling={homeCeiling(programme, person)}
              onChange={(bounds) => change({ bounds })}
            />
          </Card>
        </div>
      )}
      <div className={styles.dock}>
        {curve !== undefined && (
          <Preview
            known={person}
            programme={programme}
            info={info}
            curve={curve}
            problems={Object.values(problems)}
          />
        )}
        <Stack gap="sm">
          <Button
            size="md"
            loading={busy}
            disabled={Object.keys(problems).length > 0}
            onClick={() => void save()}
          >
            Save the programme
          </Button>
          <Button variant="default" size="md" onClick={() => goTo(after)}>
            Cancel
          </Button>
        </Stack>
      </div>
    </>
  );
}
