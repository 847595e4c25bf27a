import { Component, type ReactNode } from 'react';
import { PlainMessage } from '../ui/PlainMessage.tsx';
import { useTranslator } from './language.tsx';

interface State {
  readonly detail: string | undefined;
}

/** A screen that threw: say so and offer the way back, rather than show a blank window. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { detail: undefined };

  static getDerivedStateFromError(thrown: unknown): State {
    return { detail: thrown instanceof Error ? thrown.message : String(thrown) };
  }

  override render(): ReactNode {
    const { detail } = this.state;
    return detail === undefined ? this.props.children : <BrokenScreen detail={detail} />;
  }
}

function BrokenScreen({ detail }: { readonly detail: string }) {
  const { say } = useTranslator();
  return (
    <PlainMessage
      screen="failed"
      title={say('app.screen-broke')}
      text={say('app.screen-broke-text', { detail })}
      action={{ label: say('app.start-again'), onClick: () => window.location.reload() }}
    />
  );
}
