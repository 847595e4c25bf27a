import { useEffect } from 'react';
import { useTranslator } from './language.tsx';
import { CloseIcon, InfoIcon, WarningIcon } from '../ui/icons.tsx';
import styles from './NoticeBar.module.css';
import { dismissNotice, type Notice, useNotices } from './notices.ts';

/** Plain information goes by itself; a warning stays until someone has read it. */
const INFO_SHOWN_MS = 6000;

export function NoticeBar() {
  const notices = useNotices();
  return (
    <div className={styles.bar} aria-live="polite">
      {notices.map((notice) => (
        <NoticeCard key={notice.id} notice={notice} />
      ))}
    </div>
  );
}

function NoticeCard({ notice }: { readonly notice: Notice }) {
  const { id, kind, message } = notice;
  const { say, sayMessage } = useTranslator();
  useEffect(() => {
    if (kind === 'warning') return undefined;
    const timer = setTimeout(() => dismissNotice(id), INFO_SHOWN_MS);
    return () => clearTimeout(timer);
  }, [id, kind]);
  return (
    <div className={styles.card} data-kind={kind}>
      {kind === 'warning' ? <WarningIcon /> : <InfoIcon />}
      <span>{sayMessage(message)}</span>
      <button type="button" aria-label={say('action.dismiss')} onClick={() => dismissNotice(id)}>
        <CloseIcon />
      </button>
    </div>
  );
}
