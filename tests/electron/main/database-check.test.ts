import { describe, expect, it } from 'vitest';
import { message } from '#core/language/message.ts';
import { KeelError } from '#core/errors.ts';
import type { Notice } from '#core/ipc/notices.ts';
import { ProcessEnded } from '#electron/main/background.ts';
import type { Background } from '#electron/main/background.ts';
import { checkDatabase } from '#electron/main/database-check.ts';
import { DAY_MS, newClinic, NOW_MS } from '../storage/support/clinics.ts';
import { silent } from './support/service.ts';

/** What the check in the background answers. */
function answering(answer: boolean | Error) {
  const jobs: string[] = [];
  const background = {
    run: (job: { readonly type: string }) => {
      jobs.push(job.type);
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
  } as Background;
  return { background, jobs };
}

async function checked(answer: boolean | Error) {
  const clinic = await newClinic();
  const { background, jobs } = answering(answer);
  const notices: Notice[] = [];
  const check = (nowMs: number) =>
    checkDatabase(clinic, {
      background,
      log: silent,
      nowMs: () => nowMs,
      notify: (notice) => notices.push(notice),
    });
  return { clinic, jobs, notices, check };
}

describe('the database', () => {
  it('is read whole once a week', async () => {
    const { clinic, jobs, notices, check } = await checked(true);
    await check(NOW_MS);
    await check(NOW_MS + 6 * DAY_MS);
    expect(jobs).toEqual(['check-database']);
    expect(clinic.store().meta.checkedAt).toBe(new Date(NOW_MS).toISOString());
    await check(NOW_MS + 7 * DAY_MS);
    expect(jobs).toHaveLength(2);
    expect(notices).toEqual([]);
  });

  it('is said to be damaged when a page is, at every start until it is whole', async () => {
    const { clinic, jobs, notices, check } = await checked(false);
    await check(NOW_MS);
    await check(NOW_MS + 1000);
    expect(notices).toEqual([{ code: 'database-damaged' }, { code: 'database-damaged' }]);
    expect(clinic.store().meta.checkedAt).toBeUndefined();
    expect(jobs).toHaveLength(2);
  });

  it('is said to be damaged when the process that read it ended of it', async () => {
    const { clinic, notices, check } = await checked(new ProcessEnded());
    await check(NOW_MS);
    expect(notices).toEqual([{ code: 'database-damaged' }]);
    expect(clinic.store().meta.checkedAt).toBeUndefined();
  });

  it('is looked at again later when the check was broken off', async () => {
    const { clinic, notices, check } = await checked(
      new KeelError('internal', message('error.work-broken-off')),
    );
    await check(NOW_MS);
    expect(notices).toEqual([]);
    expect(clinic.store().meta.checkedAt).toBeUndefined();
  });
});
