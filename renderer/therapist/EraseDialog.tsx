import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Patient } from '#core/ipc/records.ts';
import { message } from '#core/language/message.ts';
import { useTranslator } from '../app/language.tsx';
import { showNotice } from '../app/notices.ts';
import { goTo } from '../app/screens.ts';
import { therapistCall } from '../app/therapist-lock.ts';

interface EraseDialogProps {
  readonly patient: Patient;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Erasing cannot be undone, so the name is typed once more. */
export function EraseDialog({ patient, opened, onClose }: EraseDialogProps) {
  const { say } = useTranslator();
  const [nameAgain, setNameAgain] = useState('');
  const [busy, setBusy] = useState(false);
  const { name } = patient;
  const erase = async (): Promise<void> => {
    setBusy(true);
    const result = await therapistCall('patient:erase', { id: patient.id, nameAgain });
    setBusy(false);
    if (!result.ok) return;
    showNotice('info', message('patient-erase.erased'));
    goTo({ name: 'patients' });
  };
  return (
    <Modal opened={opened} onClose={onClose} title={say('patient-erase.title', { name })} size="lg" centered>
      <Stack>
        <p>{say('patient-erase.text')}</p>
        <TextInput
          label={say('patient-erase.confirm', { name })}
          value={nameAgain}
          data-autofocus
          onChange={(event) => setNameAgain(event.currentTarget.value)}
        />
        <Group justify="end">
          <Button variant="default" onClick={onClose}>
            {say('patient-erase.keep')}
          </Button>
          <Button
            color="warn.7"
            loading={busy}
            disabled={nameAgain.trim() !== name.trim()}
            onClick={() => void erase()}
          >
            {say('patient-erase.erase')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
