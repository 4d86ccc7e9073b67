import { render, waitFor } from '@testing-library/preact';
import { Component, type ComponentChildren } from 'preact';
import { expect, test } from 'vitest';
import { useLoaded } from './use-loaded.ts';

class Fence extends Component<{ readonly children: ComponentChildren }, { why: string }> {
  override state = { why: '' };
  static override getDerivedStateFromError(error: Error) {
    return { why: error.message };
  }
  override render() {
    return this.state.why === '' ? this.props.children : <p role="alert">{this.state.why}</p>;
  }
}

const loadWords = async () => 'words';
const loadNothing = async (): Promise<string> => {
  throw new TypeError('Failed to fetch dynamically imported module');
};

function Part({ load }: { readonly load: () => Promise<string> }) {
  return <b>{useLoaded(load) ?? 'waiting'}</b>;
}

test('shows a part when it is here', async () => {
  const { container } = render(<Part load={loadWords} />);
  expect(container.textContent).toBe('waiting');
  await waitFor(() => expect(container.textContent).toBe('words'));
});

test('a part that cannot be fetched breaks the page instead of leaving it empty', async () => {
  const { findByRole } = render(
    <Fence>
      <Part load={loadNothing} />
    </Fence>,
  );
  expect((await findByRole('alert')).textContent).toContain('Failed to fetch');
});
