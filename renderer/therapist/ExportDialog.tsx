import { Button, Group, Modal, Stack } from '@mantine/core';
import { showNotice } from '../app/notices.ts';
import { therapistCall } from '../app/therapist-lock.ts';

interface ExportDialogProps {
  readonly sessionId: string;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** An exported recording is not encrypted: said before, not after. */
export function ExportDialog({ sessionId, opened, onClose }: ExportDialogProps) {
  const save = async (): Promise<void> => {
    onClose();
    const result = await therapistCall('recording:export', { sessionId });
    if (result.ok && result.value !== undefined) showNotice('info', `Saved: ${result.value.path}`);
  };
  return (
    <Modal opened={opened} onClose={onClose} title="Export the recording" size="lg" centered>
      <Stack>
        <p>
          The exported file is <strong>not encrypted</strong>. It holds every reading of this session and its
          programme, but no name. Whoever has the file can read it: keep it where health data may be kept.
        </p>
        <Group justify="end">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button color="warn.7" onClick={() => void save()}>
            Save without encryption
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
