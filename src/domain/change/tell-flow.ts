import { isMembers, isSame } from './fields.ts';
import { both } from './say-value.ts';
import { tellText } from './tell-members.ts';
import type { Told } from './told.ts';

/**
 * A guided flow: its words, one by one; that its questions, ways or papers change is told as that. Which
 * answers lead elsewhere stands on the flow's own page (P5).
 */
export function tellFlow(before: unknown, after: unknown): readonly Told[] {
  const [old, now] = [before, after].map((flow) => (isMembers(flow) ? flow : {}));
  const texts = (flow: unknown, language: string): Readonly<Record<string, unknown>> => {
    const all = isMembers(flow) ? flow['texts'] : undefined;
    const own = isMembers(all) ? all[language] : undefined;
    return isMembers(own) ? own : {};
  };
  const keys = [old, now].flatMap((flow) =>
    ['vi', 'en'].flatMap((language) => Object.keys(texts(flow, language))),
  );
  const wordsOf = (flow: unknown, key: string) =>
    both(String(texts(flow, 'vi')[key] ?? ''), String(texts(flow, 'en')[key] ?? ''));
  const told = [...new Set(keys)].flatMap((key) =>
    tellText(
      `texts.${key}`,
      both('Lời trong luồng', 'Words of the flow'),
      wordsOf(old, key),
      wordsOf(now, key),
    ),
  );
  const shape = ['start', 'vars', 'states', 'items', 'lists', 'facts', 'profiles', 'invariants'];
  if (shape.some((name) => !isSame(old?.[name] ?? null, now?.[name] ?? null))) {
    const text = both(
      'Câu hỏi, lối đi hoặc giấy tờ thay đổi: xem từng cách trả lời ở trang Luồng hỏi',
      'Questions, ways or papers change: the page of the flow shows it answer by answer',
    );
    told.push({ what: 'changed', path: 'states', text });
  }
  if (told.length > 0) return told;
  return [
    {
      what: 'unseen',
      path: '',
      text: both('Số bản, nguồn hoặc bài kiểm của luồng', 'Version, sources or tests of the flow'),
    },
  ];
}
