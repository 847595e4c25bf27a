import { Component, type ReactNode } from 'react';
import { PlainMessage } from '../ui/PlainMessage.tsx';

interface State {
  readonly message: string | undefined;
}

/** A screen that threw: say so and offer the way back, rather than show a blank window. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { message: undefined };

  static getDerivedStateFromError(thrown: unknown): State {
    return { message: thrown instanceof Error ? thrown.message : String(thrown) };
  }

  override render(): ReactNode {
    if (this.state.message === undefined) return this.props.children;
    return (
      <PlainMessage
        screen="failed"
        title="Something went wrong on this screen"
        text={`What is stored is safe. ${this.state.message}`}
        action={{ label: 'Start again', onClick: () => window.location.reload() }}
      />
    );
  }
}
