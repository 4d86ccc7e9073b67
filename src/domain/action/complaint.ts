/**
 * What a kiosk may not take (Decision 1207/QĐ-UBND, laws on complaints and on denunciations): said
 * by these words, with marks or typed without any. `tố giác` is a report of a crime, for the police.
 */
const complaintWords =
  /(?:^|\s)(?:khiếu nại|tố cáo|tố giác|khiếu kiện|khieu nai|to cao|to giac|khieu kien)(?=\s|$)/;

/** Whether a report sounds like a complaint or a denunciation. */
export function soundsLikeComplaint(text: string): boolean {
  const words = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ');
  return complaintWords.test(words);
}
