/**
 * Vietnamese in TCVN3 (ABC), read as Latin-1: `Thñ tôc ®¨ng ký`. Each of these signs stands where a
 * letter belongs, beside another letter.
 */
const tcvn3 = /[¨©ª¬®¸µ¶·¹](?=[\p{L}¨©ª¬®¸µ¶·¹])|(?<=\p{L})[¨ª¬¸µ¶·¹]/gu;
/** UTF-8 read as Latin-1 or Windows-1252: `Thá»§ tá»¥c`, `ÄÄƒng kÃ½`. */
const doubled =
  /Ã[\u0080-\u00bf\u2010-\u2122]|á[»º][\u0080-\u00bf\u2010-\u2122\u0152-\u0178]|Ä[\u0080-\u0192\u2018]/gu;
/** VNI: the marks follow the vowels as Latin capitals and signs: `Thuû tuïc ñaêng kyù`. */
const vni = /[aeouy][ûøïåäëö]|ñ[aeiouyöô]/giu;

const countOf = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/**
 * The old encoding that a text was misread from, or undefined. Two signs at least: one may be a
 * registered trade mark.
 */
export function looksForeign(text: string): 'TCVN3' | 'UTF-8 twice' | 'VNI' | undefined {
  if (countOf(text, doubled) >= 2) return 'UTF-8 twice';
  if (countOf(text, tcvn3) >= 2) return 'TCVN3';
  // Proper Vietnamese has letters of its own block; VNI has none.
  if (!/[\u0102\u0103\u0110\u0111\u01a0-\u01b0\u1ea0-\u1ef9]/u.test(text)) {
    return countOf(text, vni) >= 2 ? 'VNI' : undefined;
  }
  return undefined;
}
