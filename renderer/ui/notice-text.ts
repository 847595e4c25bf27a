/** What main tells without being asked, in words that say what to do. */
import type { Notice } from '#core/ipc/notices.ts';
import { formatMoment } from './dates.ts';

export interface NoticeText {
  readonly kind: 'info' | 'warning';
  readonly message: string;
}

export function noticeText(notice: Notice): NoticeText {
  switch (notice.code) {
    case 'settings-moved-aside':
      return warning(
        `The settings could not be read. They were moved aside to ${notice.file}, and begin anew: look at Settings and Devices.`,
      );
    case 'session-recovered':
      return {
        kind: 'info',
        message: `The session of ${formatMoment(notice.startedAt)} was broken off. What was recorded until then has been kept.`,
      };
    case 'session-unreadable':
      return warning(
        `The recording of ${formatMoment(notice.startedAt)} cannot be read. The session is kept without results.`,
      );
    case 'session-not-stored':
      return warning(
        `The results of the session of ${formatMoment(notice.startedAt)} could not be stored. Its recording is kept: start Keel again, and it is measured anew.`,
      );
    case 'sessions-unlisted':
      return warning(`Earlier sessions could not be looked at. ${notice.message}`);
    case 'database-damaged':
      return warning(DAMAGED);
  }
}

const DAMAGED =
  'A part of the clinic database cannot be read. What is there was left as it is: copy the data folder before anything else, and have it looked at.';

function warning(message: string): NoticeText {
  return { kind: 'warning', message };
}
