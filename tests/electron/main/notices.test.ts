import { describe, expect, it } from 'vitest';
import type { MainEvent } from '#core/ipc/ipc.ts';
import { Notices } from '#electron/main/notices.ts';

const EARLY = { code: 'settings-moved-aside', file: 'settings.damaged.json' } as const;
const LATE = { code: 'session-recovered', startedAt: '2026-03-02T09:00:00.000Z' } as const;

describe('Notices', () => {
  it('keeps what happens before the page asks, and tells the rest at once', () => {
    const told: MainEvent[] = [];
    const notices = new Notices((event) => told.push(event));
    notices.add(EARLY);
    expect(told).toEqual([]);
    expect(notices.take()).toEqual([EARLY]);
    notices.add(LATE);
    expect(told).toEqual([{ type: 'notice', notice: LATE }]);
    expect(notices.take()).toEqual([]);
  });

  it('waits again for a page that was loaded anew', () => {
    const told: MainEvent[] = [];
    const notices = new Notices((event) => told.push(event));
    notices.take();
    notices.pageGone();
    notices.add(LATE);
    expect(told).toEqual([]);
    expect(notices.take()).toEqual([LATE]);
  });
});
