/** What people should hear of once, in words. */
import type { Notice } from '#core/ipc/notices.ts';
import { formatMoment } from './dates.ts';

export interface NoticeText {
  readonly kind: 'info' | 'warning';
  readonly message: string;
}

export function noticeText(notice: Notice): NoticeText {
  switch (notice.code) {
    case 'settings-moved-aside':
      return {
        kind: 'warning',
        message: `The settings could not be read. They were moved to ${notice.file}, and begin anew.`,
      };
    case 'session-recovered':
      return {
        kind: 'info',
        message: `${sessionOf(notice)} was broken off. What was recorded until then has been kept.`,
      };
    case 'session-unreadable':
      return {
        kind: 'warning',
        message: `${sessionOf(notice)} was broken off, and its recording cannot be read.`,
      };
    case 'session-not-stored':
      return {
        kind: 'warning',
        message: `${sessionOf(notice)} was broken off and could not be stored. It will be tried again at the next start.`,
      };
    case 'sessions-unlisted':
      return { kind: 'warning', message: `Earlier sessions could not be looked at. ${notice.message}` };
  }
}

function sessionOf({ startedAt }: { readonly startedAt: string }): string {
  return `The session of ${formatMoment(startedAt)}`;
}
