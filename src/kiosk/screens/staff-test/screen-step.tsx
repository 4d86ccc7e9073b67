import { Judge } from './judge.tsx';
import type { StepProps } from './step.ts';

/** Text and ground of the cards, and what stands on them. Sizes by the tokens, colours fixed. */
const cards = [
  { ink: '#ffffff', ground: '#000000', text: 'ẪỄỖ ắặ 12' },
  { ink: '#000000', ground: '#ffeb00', text: 'ẪỄỖ ắặ 12' },
  { ink: '#ffffff', ground: '#0b3d91', text: 'ẪỄỖ ắặ 12' },
  { ink: '#ffffff', ground: '#7a0c14', text: 'ẪỄỖ ắặ 12' },
] as const;
const greys = ['#000000', '#555555', '#aaaaaa', '#ffffff'] as const;

/** Colours can be told apart, and text on them can be read. */
export function ScreenStep(props: StepProps) {
  return (
    <>
      <div class="staff-swatches">
        {cards.map(({ ink, ground, text }) => (
          <span key={ground} style={{ color: ink, background: ground }}>
            {text}
          </span>
        ))}
      </div>
      <div class="staff-swatches" aria-hidden="true">
        {greys.map((grey) => (
          <span key={grey} style={{ background: grey, border: '1px solid currentColor' }} />
        ))}
      </div>
      <Judge {...props} />
    </>
  );
}
