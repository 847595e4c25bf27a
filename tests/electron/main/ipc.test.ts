import { describe, expect, it } from 'vitest';
import { ACCESS } from '#core/ipc/access.ts';
import type { Access } from '#core/ipc/access.ts';
import { contract } from '#core/ipc/ipc.ts';
import type { Channel } from '#core/ipc/ipc.ts';
import { DEFAULT_SETTINGS } from '#core/ipc/settings.ts';
import { KeelError } from '#core/errors.ts';
import { message } from '#core/language/message.ts';
import { answerCall } from '#electron/main/ipc.ts';
import type { IpcContext, Caller, Handlers } from '#electron/main/ipc.ts';

const channels = Object.keys(contract) as Channel[];
const id = '4f0c2b52-6d9f-4f0e-9a39-0f3f6d7c1f11';

interface ContextOptions {
  readonly caller?: Caller | undefined;
  readonly granted?: readonly Access[];
  readonly handlers?: Partial<Handlers>;
}

/** A context where every handler that is not given fails the test when it is reached. */
function context(options: ContextOptions = {}) {
  const logged: string[] = [];
  const unexpected = Object.fromEntries(
    channels.map((channel) => [channel, () => expect.fail(`${channel} was run`)]),
  ) as unknown as Handlers;
  const note = (scope: string, message: string): void => void logged.push(`${scope} ${message}`);
  const made: IpcContext<string> & { readonly logged: string[] } = {
    handlers: { ...unexpected, ...options.handlers },
    callerOf: () => ('caller' in options ? options.caller : 'app-window'),
    granted: (access) => (options.granted ?? []).includes(access),
    checkAnswers: true,
    log: { info: note, warn: note, error: note },
    logged,
  };
  return made;
}

describe('the access table', () => {
  it('has a line for each call and for nothing else', () => {
    expect(Object.keys(ACCESS).toSorted()).toEqual(channels.toSorted());
  });

  it('keeps everything about patients behind the therapist, but for the tiles of the start screen and the language', () => {
    const aboutPatients = channels.filter((channel) =>
      /^(patient|programme|recording|session:(detail|measures|movement)|report:save)/.test(channel),
    );
    const open = aboutPatients.filter((channel) => ACCESS[channel] !== 'therapist');
    expect(open).toEqual(['patient:tiles', 'patient:set-language']);
  });
});

describe('answerCall', () => {
  it('runs the handler with the parsed input and answers its value', async () => {
    const handlers: Partial<Handlers> = {
      'settings:set': ({ cueVolume = 0 }) => ({ ...DEFAULT_SETTINGS, cueVolume }),
    };
    const patch = { cueVolume: 0.1, unknownKey: 'dropped' };
    expect(await answerCall(context({ handlers }), 'event', 'settings:set', patch)).toEqual({
      ok: true,
      value: { ...DEFAULT_SETTINGS, cueVolume: 0.1 },
    });
  });

  it.each<[Access, readonly Access[], string]>([
    ['vault-open', [], 'locked'],
    ['therapist', ['vault-open'], 'locked'],
    ['demo', ['vault-open', 'therapist'], 'not-allowed'],
  ])('refuses every %s call that is not granted', async (access, granted, code) => {
    for (const channel of channels.filter((name) => ACCESS[name] === access)) {
      const result = await answerCall(context({ granted }), 'event', channel, undefined);
      expect({ channel, ...result }).toMatchObject({ channel, ok: false, error: { code } });
    }
  });

  it.each<[string, Caller | undefined]>([
    ['a stranger', undefined],
    ['the report window', 'report-window'],
  ])('refuses all that is for the app window to %s', async (_who, caller) => {
    const everything: readonly Access[] = ['vault-open', 'therapist', 'demo'];
    for (const channel of channels.filter((name) => ACCESS[name] !== 'report-window')) {
      const result = await answerCall(context({ caller, granted: everything }), 'event', channel, undefined);
      expect({ channel, ...result }).toMatchObject({ channel, ok: false, error: { code: 'not-allowed' } });
    }
  });

  it('refuses the calls of the report window to the app window', async () => {
    for (const channel of ['report:data', 'report:movement-data', 'report:ready'] as const) {
      const result = await answerCall(context({ granted: ['therapist'] }), 'event', channel, undefined);
      expect(result).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
    }
  });

  it.each([undefined, null, 7, {}, [], '', 'no:such-call', 'constructor', '__proto__', 'toString'])(
    'knows no call named %j',
    async (channel) => {
      const result = await answerCall(context(), 'event', channel, undefined);
      expect(result).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
    },
  );

  it.each<[Channel, unknown]>([
    ['app:info', null],
    ['app:info', {}],
    ['settings:set', undefined],
    ['settings:set', { cueVolume: 2 }],
    ['settings:set', { cueVolume: Number.NaN }],
    ['settings:set', { inputSource: 'camera' }],
    ['vault:create', { passphrase: 'short', therapist: 'Alex' }],
    ['vault:create', { passphrase: 'long enough', therapist: ' ' }],
    ['therapist:enter', { passphrase: 'long enough' }],
    ['therapist:enter', { passphrase: 'long enough', name: 'x'.repeat(61) }],
    ['vault:unlock', { passphrase: 'x'.repeat(201) }],
    ['patient:update', { id: '../../etc', fields: {} }],
    ['patient:page', { id: 7 }],
    ['patient:erase', { id }],
    ['patient:set-language', { patientId: id, language: '' }],
    ['patient:set-language', { patientId: id, language: '<b>' }],
    ['patient:set-language', { patientId: 'Ada', language: 'de' }],
    ['app:language', { language: 'German' }],
    ['app:language', {}],
    ['settings:set', { language: '../de' }],
    ['settings:set', { therapistLanguages: { Alex: 'deutsch!' } }],
    ['patient:sessions', { patientId: id, limit: 201 }],
    ['patient:sessions', { patientId: id, limit: 50, before: 'yesterday' }],
    ['patient:skill-history', { patientId: id, skill: { exercise: 'squall' }, limit: 50 }],
    ['patient:movements', { patientId: id, task: 'juggle' }],
    ['session:append', { sessionId: id, bytes: [1, 2, 3] }],
    ['session:append', { sessionId: id, bytes: 'AQID' }],
    ['session:start', { patientId: id, source: 'replay', sensors: [] }],
    ['session:start', { patientId: id, source: 'hid', sensors: ['camera'] }],
    ['session:finish', { sessionId: id, shown: {} }],
    ['session:measures', { sessionId: id, pipeline: 'best' }],
    ['session:movement', { sessionId: id, position: -1 }],
    ['report:save', { sessionId: id }],
    ['report:save', { sessionId: id, language: '../en' }],
    ['report:save-movement', { sessionId: id, position: 0.5, language: 'de' }],
    ['demo:finish', { patientId: id }],
    ['demo:capture', { name: '../escape' }],
    ['demo:capture', { name: '' }],
  ])('refuses malformed arguments of %s before its handler runs: %j', async (channel, input) => {
    const granted: readonly Access[] = ['vault-open', 'therapist', 'demo'];
    const result = await answerCall(context({ granted }), 'event', channel, input);
    expect(result).toMatchObject({ ok: false, error: { code: 'invalid-argument' } });
  });

  it('says in plain words what is wrong with an argument', async () => {
    const result = await answerCall(context(), 'event', 'vault:create', {
      passphrase: 'short',
      therapist: 'Alex Morgan',
    });
    expect(result).toEqual({
      ok: false,
      error: { code: 'invalid-argument', message: message('form.too-short', { minimum: 8 }) },
    });
  });

  it('answers the error of a handler as data', async () => {
    const wait = message('error.passphrase-too-many-attempts', { seconds: 4 });
    const handlers: Partial<Handlers> = {
      'vault:unlock': () => {
        throw new KeelError('too-many-attempts', wait, { retryAfterMs: 4000 });
      },
    };
    const result = await answerCall(context({ handlers }), 'event', 'vault:unlock', { passphrase: 'x' });
    expect(result).toEqual({
      ok: false,
      error: { code: 'too-many-attempts', message: wait, retryAfterMs: 4000 },
    });
  });

  it('does not let an answer out that breaks the contract', async () => {
    const handlers = { 'therapist:status': () => ({ open: 'yes' }) } as unknown as Partial<Handlers>;
    const result = await answerCall(context({ handlers }), 'event', 'therapist:status', undefined);
    expect(result).toMatchObject({ ok: false, error: { code: 'internal' } });
  });

  it('never logs arguments or results', async () => {
    const handlers: Partial<Handlers> = {
      'vault:unlock': ({ passphrase }) => {
        throw new Error(`could not open with ${passphrase}`);
      },
    };
    const watched = context({ handlers });
    await answerCall(watched, 'event', 'vault:unlock', { passphrase: 'correct horse' });
    await answerCall(watched, 'event', 'vault:create', { passphrase: 'battery' });
    await answerCall(watched, 'event', 'staple', { passphrase: 'staple' });
    expect(watched.logged).toHaveLength(3);
    expect(watched.logged.join()).not.toMatch(/correct horse|battery|staple/);
  });
});
