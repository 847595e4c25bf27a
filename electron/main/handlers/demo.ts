import { KeelError } from '#core/errors.ts';
import { message } from '#core/language/message.ts';
import type { Demo } from '../demo.ts';
import type { Handlers } from '../ipc.ts';

/** @param demo undefined when the app does not play by itself; the access table then lets no call get here */
export function demoHandlers(demo: Demo | undefined): Pick<Handlers, 'demo:capture' | 'demo:finish'> {
  const running = (): Demo => {
    if (demo === undefined) throw new KeelError('not-allowed', message('error.no-demo'));
    return demo;
  };
  return {
    'demo:capture': ({ name }) => running().capture(name),
    'demo:finish': (input) => running().finish(input),
  };
}
