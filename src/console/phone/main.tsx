import './phone.css';
import { render } from 'preact';
import { PhonePage } from './phone-page.tsx';
import { readContent } from './read-content.ts';

const root = document.getElementById('app');
if (root) {
  const show = () =>
    render(
      // Another code in the same tab is another page.
      <PhonePage
        key={location.hash}
        fragment={location.hash.slice(1)}
        load={() => readContent((path) => fetch(path))}
        now={() => Date.now()}
      />,
      root,
    );
  addEventListener('hashchange', show);
  show();
}
