/** What main tells without being asked, in words that say what to do. */
import { type Message, message } from '#core/language/message.ts';
import type { Notice } from '#core/ipc/notices.ts';

export interface NoticeText {
  readonly kind: 'info' | 'warning';
  readonly message: Message;
}

export function noticeText(notice: Notice): NoticeText {
  const kind = notice.code === 'session-recovered' ? 'info' : 'warning';
  return { kind, message: noticeMessage(notice) };
}

function noticeMessage(notice: Notice): Message {
  switch (notice.code) {
    case 'settings-moved-aside':
      return message('notice.settings-moved-aside', { file: notice.file });
    case 'session-recovered':
    case 'session-unreadable':
    case 'session-not-stored':
      return message(`notice.${notice.code}`, { startedAt: Date.parse(notice.startedAt) });
    case 'sessions-unlisted':
      return message('notice.sessions-unlisted', { reason: notice.message });
    case 'database-damaged':
      return message('notice.database-damaged');
  }
}
