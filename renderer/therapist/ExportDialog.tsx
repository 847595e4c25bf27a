import { Button, Group, Modal, Stack } from '@mantine/core';
import { message } from '#core/language/message.ts';
import { useTranslator } from '../app/language.tsx';
import { showNotice } from '../app/notices.ts';
import { therapistCall } from '../app/therapist-lock.ts';

interface ExportDialogProps {
  readonly sessionId: string;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** An exported recording is not encrypted: said before, not after. */
export function ExportDialog({ sessionId, opened, onClose }: ExportDialogProps) {
  const { say } = useTranslator();
  const save = async (): Promise<void> => {
    onClose();
    const result = await therapistCall('recording:export', { sessionId });
    if (!result.ok || result.value === undefined) return;
    showNotice('info', message('notice.file-saved', { path: result.value.path }));
  };
  return (
    <Modal opened={opened} onClose={onClose} title={say('recording-export.title')} size="lg" centered>
      <Stack>
        <p>
          <strong>{say('recording-export.not-encrypted')}</strong> {say('recording-export.text')}
        </p>
        <Group justify="end">
          <Button variant="default" onClick={onClose}>
            {say('action.cancel')}
          </Button>
          <Button color="warn.7" onClick={() => void save()}>
            {say('recording-export.save')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
