import type { Language } from '../../../domain/basics/index.ts';

/**
 * Why a file could not be read, in Vietnamese: the readers and the hub say it in English, one sentence
 * of what is wrong and one of what to do. What is not in this list stands as it came.
 */
const sentences: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:The file|.+) is empty\. .*$/,
    'Tệp rỗng. Xuất hoặc tải lại tệp rồi nhập lại; chưa có gì đổi.',
  ],
  [/^.+ holds only spaces\. .*$/, 'Tệp chỉ có dấu cách. Xuất hoặc tải lại tệp.'],
  [/^.+ is cut off: its gzip has no end\. .*$/, 'Tệp gzip bị cắt cụt. Tải lại cả tệp.'],
  [
    /^.+ is damaged: its gzip cannot be unpacked\. .*$/,
    'Tệp gzip bị hỏng, không giải nén được. Tải lại tệp.',
  ],
  [
    /^the file ends in the middle of record (\d+)\. .*$/,
    'Tệp bị cắt giữa mục thứ $1. Tải lại cả tệp.',
  ],
  [
    /^.*(?:near )?line (\d+),? is not UTF-8; it looks like (.+?)\. .*$/,
    'Dòng $1 không phải UTF-8, giống $2. Lưu lại tệp theo UTF-8.',
  ],
  [
    /^.+ is not UTF-8; it looks like (.+?)\. .*$/,
    'Tệp không phải UTF-8, giống $1. Lưu lại tệp theo UTF-8.',
  ],
  [
    /^.+ is not text; it looks like (.+?)\. .*$/,
    'Tệp không phải chữ, giống $1. Đưa tệp .jsonl, .json, .csv hoặc .xlsx.',
  ],
  [/^.+ is an old \.xls file\. .*$/, 'Tệp .xls đời cũ. Lưu thành .xlsx hoặc CSV UTF-8.'],
  [
    /^.+ is no readable workbook: .*$/,
    'Bảng tính không mở được. Mở bằng phần mềm bảng tính rồi lưu lại thành .xlsx.',
  ],
  [
    /^.+ is damaged inside: .*$/,
    'Bảng tính bị hỏng bên trong. Mở bằng phần mềm bảng tính rồi lưu lại thành .xlsx.',
  ],
  [/^.+ holds (\d+) files\. .*$/, 'Tệp nén chứa $1 tệp con: không phải bảng tính. Đưa tệp .xlsx.'],
  [
    /^.+ holds a .+ that is too long\. .*$/,
    'Bảng tính có phần dài quá mức: không phải danh mục. Xem lại tệp lấy từ đâu.',
  ],
  [/^.+ has too many texts\. .*$/, 'Bảng tính có quá nhiều chữ. Chia thành nhiều tệp.'],
  [
    /^.+ is a sheet, and nobody says what its columns are\. .*$/,
    'Đây là bảng tính mà chưa có bảng cột. Ghi bảng cột: cột nào là mã, cột nào là tên.',
  ],
  [
    /^The column map is not JSON\. .*$/,
    'Bảng cột không phải JSON. Xem mẫu trong docs/catalogue.md.',
  ],
  [
    /^The column map is no column map: (.*?)\. See .*$/,
    'Bảng cột không dùng được ($1). Xem mẫu trong docs/catalogue.md.',
  ],
  [
    /^The column map does not say where code and name are\. .*$/,
    'Bảng cột thiếu cột mã hoặc cột tên. Thêm {"columns": {"code": "…", "name": "…"}}.',
  ],
  [
    /^.+: (?:Quote|Invalid (?:Closing|Opening) Quote|Record|.*at line) .*?line (\d+).*$/s,
    'Dòng $1 của CSV sai, thường do dấu ngoặc kép chưa đóng. Sửa dòng đó rồi nhập lại.',
  ],
  [
    /^.+: .*\. Mend that line .*$/s,
    'CSV có dòng sai, thường do dấu ngoặc kép chưa đóng. Sửa dòng đó rồi nhập lại.',
  ],
  [/^there are more than (\d+) lines\. .*$/, 'Tệp có hơn $1 dòng. Đưa mỗi mục một dòng.'],
  [/^.+ has a password\. .*$/, 'Bảng tính có mật khẩu. Bỏ mật khẩu rồi lưu lại.'],
  [/^.+ has no sheet (".*?")\. It has (.*)\.$/, 'Bảng tính không có trang $1. Các trang là $2.'],
  [/^.+ has no sheet\. .*$/, 'Bảng tính không có trang nào. Xem lại tệp.'],
  [/^.+ is all merged cells\. .*$/, 'Bảng tính toàn ô gộp. Bỏ gộp ô rồi lưu lại.'],
  [/^.+, row (\d+): a cell is too long\. .*$/, 'Dòng $1 có ô quá dài. Rút ngắn ô đó.'],
  [/^.+ has over (\d+) rows\. .*$/, 'Bảng tính quá $1 dòng. Chia thành nhiều tệp.'],
  [
    /^.+, row (\d+), has no column (".*?")\. Correct the map\. The columns are (.*)\.$/,
    'Dòng $1 không có cột $2. Sửa bảng cột. Các cột là $3.',
  ],
  [/^.+ has no row (\d+)\. .*$/, 'Bảng tính không có dòng $1. Sửa headerRow trong bảng cột.'],
  [
    /^.+ unpacks to (?:more than )?(\d+) MB.*$/,
    'Tệp giải nén ra $1 MB trở lên: không phải danh mục. Xem lại tệp lấy từ đâu.',
  ],
  [
    /^(?:record|line) (\d+) has no end after ([\d.]+) MB\. .*$/,
    'Mục thứ $1 dài quá $2 MB: không phải danh mục. Đưa danh sách nhiều mục, mỗi mục một dòng.',
  ],
  [
    /^after record (\d+) stands (.*) where a record should begin\. .*$/,
    'Sau mục thứ $1 có $2, không phải đầu một mục. Đưa danh sách JSON, hoặc mỗi mục một dòng.',
  ],
  [
    /^(?:there are more than|More than) (\d+) records\..*$/,
    'Tệp có hơn $1 mục. Chia thành nhiều tệp.',
  ],
  [/^There is no record in it\.$/, 'Tệp không có mục nào. Xem lại tệp và bảng cột.'],
  [/^The file is longer than (\d+) MB\.$/, 'Tệp dài quá $1 MB. Nén bằng gzip, hoặc chia nhỏ.'],
  [/^It broke off\.$/, 'Đường truyền đứt giữa chừng. Đưa tệp lên lần nữa.'],
  [
    /^It could not be read\.$/,
    'Không đọc được tệp. Đưa tệp khác, hoặc báo người trông trung tâm xem nhật ký.',
  ],
  [
    /^The hub was stopped meanwhile\. .*$/,
    'Trung tâm đã dừng giữa chừng. Làm tiếp, hoặc đưa tệp lên lần nữa.',
  ],
  [/^The hub was stopped\. .*$/, 'Trung tâm đã dừng. Đưa tệp lên lần nữa.'],
  [
    /^This hub was started without the readers of catalogues\.$/,
    'Trung tâm này không đọc được danh mục. Báo người trông trung tâm.',
  ],
];

/** What `ImportView.problem` says, in the language of the page. */
export function sayProblem(problem: string, language: Language): string {
  if (language === 'en') return problem;
  for (const [pattern, words] of sentences) {
    if (pattern.test(problem)) return problem.replace(pattern, words);
  }
  return problem;
}
