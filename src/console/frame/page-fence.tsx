import { Component, type ComponentChildren } from 'preact';
import { Button, Empty } from '../ui/index.ts';
import { language, wordsFor } from '../words/index.ts';

interface FenceProps {
  readonly children: ComponentChildren;
}

/** A page that throws leaves the frame standing, and can be opened again. */
export class PageFence extends Component<FenceProps, { readonly broken: boolean }> {
  override state = { broken: false };

  static override getDerivedStateFromError() {
    return { broken: true };
  }

  override componentDidCatch(error: unknown): void {
    reportError(error);
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    const t = wordsFor(language.value);
    return (
      <Empty title={t('frame.brokenTitle')}>
        <p>{t('frame.brokenText')}</p>
        <Button onPress={() => this.setState({ broken: false })}>{t('frame.openAgain')}</Button>
      </Empty>
    );
  }
}
