import { KeelError } from '#core/errors.ts';
import { message } from '#core/language/message.ts';
import type { Demo } from '../demo.ts';
import type { Handlers } from '../ipc.ts';

type DemoChannel = 'demo:capture' | 'demo:resize' | 'demo:layout' | 'demo:finish';

/** @param demo undefined when the app does not play by itself; the access table then lets no call get here */
export function demoHandlers(demo: Demo | undefined): Pick<Handlers, DemoChannel> {
  const running = (): Demo => {
    if (demo === undefined) throw new KeelError('not-allowed', message('error.no-demo'));
    return demo;
  };
  return {
    'demo:capture': ({ name }) => running().capture(name),
    'demo:resize': (size) => running().resize(size),
    'demo:layout': (found) => running().layout(found),
    'demo:finish': (input) => running().finish(input),
  };
}
