import { describe, expect, it } from 'vitest';
import { KeelError } from '#core/errors.ts';
import { message } from '#core/language/message.ts';
import type { SessionDetail } from '#core/ipc/ipc.ts';
import { DEFAULT_SETTINGS } from '#core/ipc/settings.ts';
import { outcomeOf } from '#core/session/session-result.ts';
import type { SessionResult } from '#core/session/result.ts';
import { startSession } from '#core/session/state.ts';
import type { BlockMoment, SessionNews, SessionOrder } from '#renderer/session-worker/messages.ts';
import { snapshotOf } from '#renderer/session-worker/session-snapshot.ts';
import { RemoteSession } from '#renderer/session/remote-session.ts';
import { TOY_DEPENDENCIES, toySetup } from '../../support/session.ts';

const STATE = startSession(toySetup(), TOY_DEPENDENCIES);
const FIRST = snapshotOf(STATE, TOY_DEPENDENCIES, undefined);
const RESULT: SessionResult = outcomeOf(STATE, TOY_DEPENDENCIES).result;

const FULL = message('error.file-not-written', { path: 'a.keelrec' });

interface Main {
  readonly finish?: (shown: SessionResult) => Promise<SessionDetail>;
  readonly append?: () => Promise<void>;
}

function opened(main: Main = {}) {
  const orders: SessionOrder[] = [];
  const time = { nowMs: 0 };
  const session = new RemoteSession(FIRST, {
    order: (order) => orders.push(order),
    append: main.append ?? (() => Promise.resolve()),
    finish: main.finish ?? (() => Promise.reject(new Error('Main is gone.'))),
    display: () => DEFAULT_SETTINGS,
    nowMs: () => time.nowMs,
  });
  const hear = (...news: SessionNews[]): void => {
    for (const one of news) session.hear(one);
  };
  return { session, orders, time, hear };
}

function momentOf(current: number, changes: Partial<BlockMoment> = {}): SessionNews {
  const moment = { blockStartMs: 5, previous: current - 1, current, isStill: false, ...changes };
  return { type: 'moment', moment, cues: [{ name: 'gust', tMs: current }] };
}

/** Lets promises that are settled be heard. */
const settled = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve, 0));

describe('the view of a session', () => {
  it('is what the worker told first, and then what changed', () => {
    const { session, hear, orders } = opened();
    let told = 0;
    session.subscribe(() => (told += 1));
    hear({ type: 'view', changes: { nowMs: 70 } });
    expect(session.view()).toEqual({ ...FIRST, nowMs: 70, stored: undefined, problem: undefined });
    expect(told).toBe(1);
    expect(orders).toEqual([
      { type: 'taken', what: 'view' },
      { type: 'taken', what: 'view' },
    ]);
  });

  it('says when the recording cannot be kept', async () => {
    const { session, hear } = opened({ append: () => Promise.reject(new KeelError('storage-failed', FULL)) });
    hear({ type: 'recording', bytes: new Uint8Array([1]) });
    await settled();
    expect(session.view().problem).toEqual(FULL);
  });

  it('has what main stored, once all of the recording is written, beside what is shown', async () => {
    const stored = { row: { id: 'x' } } as unknown as SessionDetail;
    const log: string[] = [];
    const { session, hear } = opened({
      append: async () => {
        await settled();
        log.push('written');
      },
      finish: (shown) => {
        log.push(`finished ${shown.status}`);
        return Promise.resolve(stored);
      },
    });
    hear({ type: 'recording', bytes: new Uint8Array([1]) }, { type: 'view', changes: { result: RESULT } });
    expect(session.view().stored).toBeUndefined();
    await settled();
    await settled();
    expect(log).toEqual(['written', `finished ${RESULT.status}`]);
    expect(session.view()).toMatchObject({ result: RESULT, stored });
  });

  it('says when main could not store it', async () => {
    const { session, hear } = opened();
    hear({ type: 'view', changes: { result: RESULT } });
    await settled();
    expect(session.view()).toMatchObject({
      stored: undefined,
      problem: message('error.internal', { detail: 'Main is gone.' }),
    });
  });
});

describe('the scene feed', () => {
  it('is one for a block, and another for the next', () => {
    const { session, hear } = opened();
    expect(session.feed()).toBeUndefined();
    hear(momentOf(1));
    const feed = session.feed();
    hear(momentOf(2));
    expect(session.feed()).toBe(feed);
    hear(momentOf(3, { blockStartMs: 9 }));
    expect(session.feed()).not.toBe(feed);
    hear({ type: 'moment', moment: undefined, cues: [] });
    expect(session.feed()).toBeUndefined();
  });

  it('draws between the last two states by the time since they were told', () => {
    const { session, hear, time } = opened();
    hear(momentOf(1), momentOf(2));
    time.nowMs = 4;
    expect(session.feed()?.moment()).toEqual({ previous: 1, current: 2, blend: 0.4, isStill: false });
    time.nowMs = 40;
    expect(session.feed()?.moment().blend).toBe(1);
  });

  it('keeps cues until they are taken, also over several moments', () => {
    const { session, hear, orders } = opened();
    hear(momentOf(1), momentOf(2), momentOf(3));
    expect(
      session
        .feed()
        ?.takeCues()
        .map(({ tMs }) => tMs),
    ).toEqual([2, 3]);
    expect(session.feed()?.takeCues()).toEqual([]);
    expect(orders.filter((order) => order.type === 'taken' && order.what === 'moment')).toHaveLength(3);
  });
});

describe('what is done to a session', () => {
  it('goes to the worker', () => {
    const { session, orders } = opened();
    session.act({ type: 'stop', cause: 'stop-button' });
    session.dispose();
    expect(orders.slice(1)).toEqual([
      { type: 'act', action: { type: 'stop', cause: 'stop-button' } },
      { type: 'leave' },
    ]);
  });

  it('is asked for one by one: each question has its own answer', async () => {
    const { session, hear, orders } = opened();
    const [first, second] = [session.nextSet(), session.nextSet()];
    const numbers = orders.flatMap((order) => (order.type === 'next-set' ? [order.question] : []));
    const set = { lastLevel: 3 } as Awaited<typeof first>;
    hear({ type: 'next-set', question: numbers[1] ?? 0, set: undefined });
    hear({ type: 'next-set', question: numbers[0] ?? 0, set });
    expect(await first).toBe(set);
    expect(await second).toBeUndefined();
  });
});
