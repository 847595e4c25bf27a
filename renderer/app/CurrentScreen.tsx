import { PlainMessage } from '../ui/PlainMessage.tsx';
import { DevicesScreen } from '../devices/DevicesScreen.tsx';
import { SensorSetUpScreen } from '../motion/SensorSetUpScreen.tsx';
import { MovementDetailScreen } from '../movement/MovementDetailScreen.tsx';
import { SessionScreen } from '../patient/SessionScreen.tsx';
import { SettingsScreen } from '../settings/SettingsScreen.tsx';
import { StartScreen } from '../start/StartScreen.tsx';
import { PatientFormScreen } from '../therapist/PatientFormScreen.tsx';
import { PatientsScreen } from '../therapist/PatientsScreen.tsx';
import { PatientScreen } from '../therapist/PatientScreen.tsx';
import { ProgrammeScreen } from '../therapist/ProgrammeScreen.tsx';
import { SessionDetailScreen } from '../therapist/SessionDetailScreen.tsx';
import { TherapistEnterScreen } from '../therapist/TherapistEnterScreen.tsx';
import { SetUpScreen } from '../vault/SetUpScreen.tsx';
import { UnlockScreen } from '../vault/UnlockScreen.tsx';
import { useTranslator } from './language.tsx';
import { useScreen } from './screens.ts';
import { quitApp } from './start-app.ts';

export function CurrentScreen() {
  const screen = useScreen();
  const { say, sayMessage } = useTranslator();
  const close = { label: say('app.close'), onClick: () => void quitApp() };
  switch (screen.name) {
    case 'loading':
      return <PlainMessage screen="loading" title={say('app.name')} text={say('app.getting-ready')} />;
    case 'failed':
      return (
        <PlainMessage
          screen="failed"
          title={say('app.could-not-start')}
          text={sayMessage(screen.message)}
          action={close}
        />
      );
    case 'unusable':
      return (
        <PlainMessage
          screen="unusable"
          title={say('vault.unusable')}
          text={sayMessage(screen.problem)}
          detail={say('vault.nothing-changed')}
          action={close}
        />
      );
    case 'set-up':
      return <SetUpScreen />;
    case 'unlock':
      return <UnlockScreen />;
    case 'session':
      return <SessionScreen patientId={screen.patientId} patientName={screen.patientName} />;
    case 'therapist-enter':
      return <TherapistEnterScreen next={screen.next} />;
    case 'patients':
      return <PatientsScreen />;
    case 'patient-form':
      return <PatientFormScreen patientId={screen.patientId} />;
    case 'programme':
      return <ProgrammeScreen patientId={screen.patientId} />;
    case 'patient':
      return <PatientScreen patientId={screen.patientId} />;
    case 'session-detail':
      return <SessionDetailScreen patientId={screen.patientId} sessionId={screen.sessionId} />;
    case 'movement-detail':
      return (
        <MovementDetailScreen
          patientId={screen.patientId}
          sessionId={screen.sessionId}
          position={screen.position}
        />
      );
    case 'sensor-set-up':
      return <SensorSetUpScreen back={screen.back} />;
    case 'devices':
      return <DevicesScreen />;
    case 'settings':
      return <SettingsScreen />;
    case 'start':
      return <StartScreen />;
  }
}
