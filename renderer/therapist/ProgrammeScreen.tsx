import { useMemo, useState } from 'react';
import { SENSOR_NEEDS } from '#core/exercise/needs.ts';
import type { PatientPage } from '#core/ipc/ipc.ts';
import { message } from '#core/language/message.ts';
import { followedOutcomes } from '#core/programme/primary-outcome.ts';
import type { Programme } from '#core/programme/programme.ts';
import { EXERCISES } from '#games/registry.ts';
import { useTranslator } from '../app/language.tsx';
import { showNotice } from '../app/notices.ts';
import { goTo } from '../app/screens.ts';
import type { Screen } from '../app/screens.ts';
import { therapistCall } from '../app/therapist-lock.ts';
import { useLoaded } from '../app/use-loaded.ts';
import { AppFrame } from './AppFrame.tsx';
import { Dock } from './programme/Dock.tsx';
import { useProgrammeDraft } from './programme/draft.ts';
import { checkForm, problemsAt } from './programme/form-problems.ts';
import { IdentityCard } from './programme/IdentityCard.tsx';
import { OutcomesCard } from './programme/OutcomesCard.tsx';
import { PhasesCard } from './programme/PhasesCard.tsx';
import { usePlaceSensors, useVibratingSegments } from './programme/place-sensors.ts';
import { newProgramme, PresetMenu } from './programme/PresetMenu.tsx';
import styles from './programme/Programme.module.css';
import { RulesCard } from './programme/RulesCard.tsx';

/** What is prescribed: phases over weeks, the blocks of each, and the rules over all of them. */
export function ProgrammeScreen({ patientId }: { readonly patientId: string }) {
  const { say } = useTranslator();
  const [page] = useLoaded('patient:page', { id: patientId });
  const after: Screen = { name: 'patient', patientId };
  if (page === undefined) {
    return (
      <AppFrame
        screen="programme"
        title={say('programme.title')}
        back={{ label: say('patient.back'), to: after }}
      >
        <p>{say('app.opening')}</p>
      </AppFrame>
    );
  }
  return <ProgrammeForm page={page} after={after} />;
}

interface ProgrammeFormProps {
  readonly page: PatientPage;
  readonly after: Screen;
}

function ProgrammeForm({ page, after }: ProgrammeFormProps) {
  const { patient, sessionsOfProgramme } = page;
  const translator = useTranslator();
  const { say } = translator;
  const here = usePlaceSensors();
  const vibrating = useVibratingSegments();
  const { programme, changed, change, discard } = useProgrammeDraft(
    patient.id,
    () =>
      page.programme ?? newProgramme({ kind: 'exercise', exercise: 'squall' }, 'clinic', here, translator),
  );
  const [chosen, setPhase] = useState(0);
  const [busy, setBusy] = useState(false);
  const phase = Math.min(chosen, programme.phases.length - 1);
  // What there is at home is not known here.
  const isHome = programme.setting === 'home';
  const sensors = isHome ? SENSOR_NEEDS : here;
  const { problems } = useMemo(
    () => checkForm(programme, isHome ? {} : { sensors, vibrating }),
    [programme, isHome, sensors, vibrating],
  );
  const changeWhole = (patch: Partial<Programme>): void => change((before) => ({ ...before, ...patch }));
  const leave = (): void => {
    discard();
    goTo(after);
  };
  const save = async (): Promise<void> => {
    setBusy(true);
    const result = await therapistCall('programme:save', { patientId: patient.id, programme });
    setBusy(false);
    if (!result.ok) return;
    showNotice('info', message('programme.saved', { from: Date.parse(result.value.validFrom) }));
    leave();
  };
  const whole = problemsAt(problems, {}, translator);
  return (
    <AppFrame
      screen="programme"
      title={say('programme.title-of', { name: patient.name })}
      back={{ label: say('patient.back'), to: after }}
      actions={
        <PresetMenu
          setting={programme.setting}
          sensors={sensors}
          onChoose={(preset) => {
            change(() => preset);
            setPhase(0);
          }}
        />
      }
    >
      <div className={styles.cards}>
        <IdentityCard programme={programme} problems={whole} onChange={changeWhole} />
        <PhasesCard
          patientId={patient.id}
          sessionsBefore={sessionsOfProgramme}
          programme={programme}
          phase={phase}
          sensors={sensors}
          problems={problems}
          onPhase={setPhase}
          onChange={(update) => change((before) => followedOutcomes(update(before), EXERCISES))}
        />
        <OutcomesCard programme={programme} problems={whole} onChange={changeWhole} />
        <RulesCard programme={programme} problems={whole} onChange={changeWhole} />
      </div>
      <Dock
        programme={programme}
        phase={phase}
        sensors={sensors}
        problems={problems}
        changed={changed}
        busy={busy}
        onSave={() => void save()}
        onCancel={leave}
      />
    </AppFrame>
  );
}
