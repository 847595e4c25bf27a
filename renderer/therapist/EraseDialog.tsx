import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Patient } from '#core/ipc/records.ts';
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
  const [nameAgain, setNameAgain] = useState('');
  const [busy, setBusy] = useState(false);
  const erase = async (): Promise<void> => {
    setBusy(true);
    const result = await therapistCall('patient:erase', { id: patient.id, nameAgain });
    setBusy(false);
    if (!result.ok) return;
    showNotice('info', 'The patient and everything that belonged to them are erased.');
    goTo({ name: 'patients' });
  };
  return (
    <Modal opened={opened} onClose={onClose} title={`Erase ${patient.name}?`} size="lg" centered>
      <Stack>
        <p>
          This erases the patient, the programme, every session and every recording on this computer. It
          cannot be undone. To keep the data and only clear the list, archive the patient instead.
        </p>
        <TextInput
          label={`Type the name to confirm: ${patient.name}`}
          value={nameAgain}
          data-autofocus
          onChange={(event) => setNameAgain(event.currentTarget.value)}
        />
        <Group justify="end">
          <Button variant="default" onClick={onClose}>
            Keep
          </Button>
          <Button
            color="warn.7"
            loading={busy}
            disabled={nameAgain.trim() !== patient.name.trim()}
            onClick={() => void erase()}
          >
            Erase for good
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
