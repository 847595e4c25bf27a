/**
 * The one way from the page into main. Each call is checked for who asks, for what is allowed now and for its
 * arguments, and is answered with a `Result`. Arguments and results are never logged.
 */
import type { z } from 'zod';
import { ACCESS } from '#core/ipc/access.ts';
import type { Access } from '#core/ipc/access.ts';
import { contract } from '#core/ipc/ipc.ts';
import type { CallOutput, Channel, Contract } from '#core/ipc/ipc.ts';
import { KeelError, toErrorData } from '#core/errors.ts';
import type { Result } from '#core/errors.ts';
import { messageOfIssues } from '#core/language/issue-message.ts';
import { message } from '#core/language/message.ts';
import type { Log } from './log.ts';

/** Which of our windows asks. */
export type Caller = 'app-window' | 'report-window';

export type CallArguments<C extends Channel> = z.output<Contract[C]['in']>;
/** What a handler returns; where the contract says "nothing", whatever it returns is not looked at. */
type Answer<C extends Channel> = [CallOutput<C>] extends [undefined] ? void : CallOutput<C>;
export type Handlers = {
  readonly [C in Channel]: (input: CallArguments<C>) => Answer<C> | Promise<Answer<C>>;
};

export interface IpcContext<Event> {
  readonly handlers: Handlers;
  /** Undefined for a sender that is not the top frame of a window of ours. */
  callerOf(event: Event): Caller | undefined;
  /** Whether this kind of access is granted at this moment. */
  granted(access: Exclude<Access, 'public' | 'report-window'>): boolean;
  /** Check what handlers return too: in development, where a wrong answer should not go unseen. */
  readonly checkAnswers: boolean;
  readonly log: Log;
}

/** Answers one call; never throws. */
export async function answerCall<Event>(
  context: IpcContext<Event>,
  event: Event,
  channel: unknown,
  input: unknown,
): Promise<Result<unknown>> {
  const name = isChannel(channel) ? channel : 'unknown call';
  try {
    if (!isChannel(channel)) throw new KeelError('not-allowed', message('error.no-such-call'));
    checkAccess(context, context.callerOf(event), channel);
    return { ok: true, value: await run(context, channel, input) };
  } catch (thrown) {
    const error = toErrorData(thrown);
    if (error.code === 'internal' || error.code === 'storage-failed') context.log.error('ipc', name, thrown);
    else context.log.info('ipc', `${name} refused: ${error.code}`);
    return { ok: false, error };
  }
}

async function run<C extends Channel, Event>(
  context: IpcContext<Event>,
  channel: C,
  input: unknown,
): Promise<unknown> {
  const parsed = contract[channel].in.safeParse(input);
  if (!parsed.success) throw new KeelError('invalid-argument', messageOfIssues(parsed.error));
  const handler: Handlers[C] = context.handlers[channel];
  const answer = await handler(parsed.data as CallArguments<C>);
  if (context.checkAnswers && !contract[channel].out.safeParse(answer).success) {
    throw new Error(`The answer of ${channel} does not match the contract.`);
  }
  return answer;
}

function checkAccess<Event>(context: IpcContext<Event>, caller: Caller | undefined, channel: Channel): void {
  const access = ACCESS[channel];
  const wanted: Caller = access === 'report-window' ? 'report-window' : 'app-window';
  if (caller !== wanted) throw new KeelError('not-allowed', message('error.wrong-window'));
  if (access === 'public' || access === 'report-window' || context.granted(access)) return;
  throw new KeelError(access === 'demo' ? 'not-allowed' : 'locked', message(REFUSALS[access]));
}

const REFUSALS = {
  'vault-open': 'error.database-locked',
  therapist: 'error.therapist-area-locked',
  demo: 'error.only-in-demo',
} as const;

function isChannel(value: unknown): value is Channel {
  return typeof value === 'string' && Object.hasOwn(contract, value);
}
