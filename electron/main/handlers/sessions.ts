import type { Handlers } from '../ipc.ts';
import type { SessionDesk } from '../session-desk.ts';

type SessionChannel = 'session:start' | 'session:append' | 'session:finish';

export function sessionHandlers(desk: SessionDesk): Pick<Handlers, SessionChannel> {
  return {
    'session:start': (input) => desk.start(input),
    'session:append': (input) => desk.append(input),
    'session:finish': (input) => desk.finish(input),
  };
}
