import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { Result } from '#core/errors.ts';
import type { CallOutput } from '#core/ipc/ipc.ts';
import { message } from '#core/language/message.ts';
import { useTranslator } from '../app/language.tsx';
import { showNotice } from '../app/notices.ts';
import { languageOptions } from '../ui/language-options.ts';

interface ReportButtonProps {
  /** Nothing was measured that could be printed. */
  readonly disabled: boolean;
  readonly save: (language: string) => Promise<Result<CallOutput<'report:save'>>>;
}

/** Saves a report in the language that stands beside the button: at first that of the therapist. */
export function ReportButton({ disabled, save }: ReportButtonProps) {
  const { say, language: own } = useTranslator();
  const [chosen, setChosen] = useState<string>();
  const language = chosen ?? own;
  const saveReport = async (): Promise<void> => {
    const saved = await save(language);
    if (saved.ok && saved.value !== undefined) {
      showNotice('info', message('notice.file-saved', { path: saved.value.path }));
    }
  };
  return (
    <>
      <NativeSelect
        aria-label={say('report.language')}
        value={language}
        data={languageOptions()}
        disabled={disabled}
        onChange={(event) => setChosen(event.currentTarget.value)}
      />
      <Button disabled={disabled} onClick={() => void saveReport()}>
        {say('report.save')}
      </Button>
    </>
  );
}
