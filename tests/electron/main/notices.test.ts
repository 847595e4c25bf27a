import { describe, expect, it } from 'vitest';
import type { MainEvent } from '#core/ipc/ipc.ts';
import { Notices } from '#electron/main/notices.ts';

describe('Notices', () => {
  it('keeps what happens before the page asks, and tells the rest at once', () => {
    const told: MainEvent[] = [];
    const notices = new Notices((event) => told.push(event));
    notices.add({ kind: 'warning', message: 'early' });
    expect(told).toEqual([]);
    expect(notices.take()).toEqual([{ kind: 'warning', message: 'early' }]);
    notices.add({ kind: 'info', message: 'late' });
    expect(told).toEqual([{ type: 'notice', kind: 'info', message: 'late' }]);
    expect(notices.take()).toEqual([]);
  });

  it('waits again for a page that was loaded anew', () => {
    const told: MainEvent[] = [];
    const notices = new Notices((event) => told.push(event));
    notices.take();
    notices.pageGone();
    notices.add({ kind: 'info', message: 'between pages' });
    expect(told).toEqual([]);
    expect(notices.take()).toEqual([{ kind: 'info', message: 'between pages' }]);
  });
});
