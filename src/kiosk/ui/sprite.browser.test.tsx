import { render } from '@testing-library/preact';
import { expect, it } from 'vitest';
import { Icon } from './icon.tsx';
import { bringSprite } from './sprite.ts';

it('drawings come into the page once, and are found there from then on', async () => {
  const ahead = render(<Icon name="news" />);
  expect(ahead.container.querySelector('use')?.getAttribute('href')).toMatch(/.+#news$/);
  await Promise.all([bringSprite(), bringSprite()]);
  await bringSprite();
  const { container } = render(<Icon name="news" />);
  const use = container.querySelector('use');
  expect(use?.getAttribute('href')).toBe('#pictogram-news');
  expect(document.querySelectorAll('#pictogram-news')).toHaveLength(1);
  // What is referred to is drawn: it has a box of its own.
  const style = container.querySelector('svg');
  style?.setAttribute('style', 'width: 48px; height: 48px');
  expect(use instanceof SVGGraphicsElement && use.getBBox().width).toBeGreaterThan(10);
  // A page that was emptied draws out of the file again.
  document.querySelector('#pictogram-news')?.closest('svg')?.remove();
  const anew = render(<Icon name="news" />);
  expect(anew.container.querySelector('use')?.getAttribute('href')).toMatch(/.+#news$/);
});
