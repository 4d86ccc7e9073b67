import { useWords } from '../../words/index.ts';

export function useChannels() {
  const t = useWords();
  return (['online', 'inPerson', 'post'] as const).map((value) => ({
    value,
    text: t(`editor.${value}`),
  }));
}
