import type { Notice } from '../service/index.ts';
import { fold } from '../vietnamese/index.ts';
import { type Finding, warning } from './finding.ts';

/** Words that say that there is a picture, and nothing of what is on it. */
const empty = new Set(
  [
    'ảnh',
    'hình',
    'hình ảnh',
    'ảnh minh họa',
    'minh họa',
    'picture',
    'image',
    'photo',
    'illustration',
  ].map(fold),
);
/** A name that a camera or a program gave. */
const fileName = /\.(png|jpe?g|webp|gif|heic)$|^(img|dsc|image|screenshot)[-_ ]?\d+/iu;

/** What is wrong with the words of a notice's picture: whoever does not see it has nothing else. */
export function checkPicture({ picture, title }: Notice): Finding[] {
  if (picture === undefined) return [];
  const { alt } = picture;
  return (['vi', 'en'] as const).flatMap((language) => {
    const said = fold(alt[language]).replace(/[.!]$/u, '');
    const saysNothing =
      empty.has(said) || fileName.test(alt[language]) || said === fold(title[language]);
    return saysNothing ? [warning('altSaysNothing', `picture.alt.${language}`, alt[language])] : [];
  });
}
