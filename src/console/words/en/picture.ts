import type { picture as source } from '../vi/picture.ts';

export const picture: Readonly<Record<keyof typeof source, string>> = {
  title: 'Picture beside it',
  choose: 'Choose a picture',
  hint: 'PNG, JPEG or WebP, up to 10 MB. Kiosks show all of it, uncut; the words stand beside it. Where it was taken, with what, and all else in the file is left out.',
  busy: 'Sending the picture and drawing it anew…',
  drop: 'Leave the picture out',
  alt: 'What is on the picture',
  words: 'Letters on the picture',
  wordsUnsaid: 'Not said yet',
  wordsNone: 'There are no letters on it',
  wordsInText: 'There are, and the text says all of them',
  notAPicture:
    'This file is no PNG, JPEG or WebP. Save a HEIC, SVG, GIF or PDF as one of the three.',
  tooLarge: 'The file is longer than 10 MB. Make the picture smaller and choose it again.',
  tooManyPixels:
    'The picture has more than 25 million points. Make it smaller and choose it again.',
  tooSmall: 'The picture is too small: its shorter side needs 240 points.',
  badShape:
    'The picture is too tall or too flat. Its width must be three quarters to two and a half times its height.',
  unreadable: 'The file is broken and cannot be drawn. Save the picture anew and choose it again.',
  tooRestless: 'The picture has too many small details for a kiosk to fetch. Choose a simpler one.',
  tooMany: 'The hub keeps 500 pictures already. Take out old notices that have one.',
};
