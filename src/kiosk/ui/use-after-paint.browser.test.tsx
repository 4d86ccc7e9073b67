import { render } from 'preact';
import { expect, test, vi } from 'vitest';
import { useAfterPaint } from './use-after-paint.ts';

const drawn: string[] = [];

function Typed({ text }: { readonly text: string }) {
  const painted = useAfterPaint(text);
  drawn.push(`${text}/${painted}`);
  return <b>{painted}</b>;
}

test('what is costly follows a frame later, and of quick values only the last', async () => {
  const room = document.createElement('div');
  document.body.append(room);
  // Two keys before the next frame, as a quick hand or a busy machine gives them.
  for (const text of ['a', 'ab', 'abc']) render(<Typed text={text} />, room);
  expect(drawn).toEqual(['a/a', 'ab/a', 'abc/a']);
  await vi.waitFor(() => expect(room.textContent).toBe('abc'));
  expect(drawn).not.toContain('abc/ab');
  render(null, room);
  room.remove();
});
