import type { Handlers } from '../ipc.ts';
import type { SessionService } from '../session-service.ts';

type SessionChannel = 'session:start' | 'session:append' | 'session:finish';

export function sessionHandlers(service: SessionService): Pick<Handlers, SessionChannel> {
  return {
    'session:start': (input) => service.start(input),
    'session:append': (input) => service.append(input),
    'session:finish': (input) => service.finish(input),
  };
}
