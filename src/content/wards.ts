/**
 * The 126 wards (P, *phường*) and communes (X, *xã*) of Hanoi since 1 July 2025, with their codes:
 * Decision 19/2025/QĐ-TTg.
 */
const table = `
00004 P Ba Đình
00008 P Ngọc Hà
00025 P Giảng Võ
00070 P Hoàn Kiếm
00082 P Cửa Nam
00091 P Phú Thượng
00097 P Hồng Hà
00103 P Tây Hồ
00118 P Bồ Đề
00127 P Việt Hưng
00136 P Phúc Lợi
00145 P Long Biên
00160 P Nghĩa Đô
00166 P Cầu Giấy
00175 P Yên Hoà
00190 P Ô Chợ Dừa
00199 P Láng
00226 P Văn Miếu - Quốc Tử Giám
00229 P Kim Liên
00235 P Đống Đa
00256 P Hai Bà Trưng
00283 P Vĩnh Tuy
00292 P Bạch Mai
00301 P Vĩnh Hưng
00316 P Định Công
00322 P Tương Mai
00328 P Lĩnh Nam
00331 P Hoàng Mai
00337 P Hoàng Liệt
00340 P Yên Sở
00352 P Phương Liệt
00364 P Khương Đình
00367 P Thanh Xuân
00376 X Sóc Sơn
00382 X Kim Anh
00385 X Trung Giã
00430 X Đa Phúc
00433 X Nội Bài
00454 X Đông Anh
00466 X Phúc Thịnh
00475 X Thư Lâm
00493 X Thiên Lộc
00508 X Vĩnh Thanh
00541 X Phù Đổng
00562 X Thuận An
00565 X Gia Lâm
00577 X Bát Tràng
00592 P Từ Liêm
00598 P Thượng Cát
00602 P Đông Ngạc
00611 P Xuân Đỉnh
00613 P Tây Tựu
00619 P Phú Diễn
00622 P Xuân Phương
00634 P Tây Mỗ
00637 P Đại Mỗ
00640 X Thanh Trì
00643 P Thanh Liệt
00664 X Đại Thanh
00679 X Ngọc Hồi
00685 X Nam Phù
04930 X Yên Xuân
08974 X Quang Minh
08980 X Yên Lãng
08995 X Tiến Thắng
09022 X Mê Linh
09552 P Kiến Hưng
09556 P Hà Đông
09562 P Yên Nghĩa
09568 P Phú Lương
09574 P Sơn Tây
09604 P Tùng Thiện
09616 X Đoài Phương
09619 X Quảng Oai
09634 X Cổ Đô
09661 X Minh Châu
09664 X Vật Lại
09676 X Bất Bạt
09694 X Suối Hai
09700 X Ba Vì
09706 X Yên Bài
09715 X Phúc Thọ
09739 X Phúc Lộc
09772 X Hát Môn
09784 X Đan Phượng
09787 X Liên Minh
09817 X Ô Diên
09832 X Hoài Đức
09856 X Dương Hoà
09871 X Sơn Đồng
09877 X An Khánh
09886 P Dương Nội
09895 X Quốc Oai
09910 X Kiều Phú
09931 X Hưng Đạo
09952 X Phú Cát
09955 X Thạch Thất
09982 X Hạ Bằng
09988 X Hoà Lạc
10003 X Tây Phương
10015 P Chương Mỹ
10030 X Phú Nghĩa
10045 X Xuân Mai
10072 X Quảng Bị
10081 X Trần Phú
10096 X Hoà Phú
10114 X Thanh Oai
10126 X Bình Minh
10144 X Tam Hưng
10180 X Dân Hoà
10183 X Thường Tín
10210 X Hồng Vân
10231 X Thượng Phúc
10237 X Chương Dương
10273 X Phú Xuyên
10279 X Phượng Dực
10330 X Chuyên Mỹ
10342 X Đại Xuyên
10354 X Vân Đình
10369 X Ứng Thiên
10402 X Ứng Hoà
10417 X Hoà Xá
10441 X Mỹ Đức
10459 X Phúc Sơn
10465 X Hồng Sơn
10489 X Hương Sơn
`;

/** A ward or commune. */
export interface Ward {
  readonly code: string;
  /** `phường Ba Đình`, as it stands in a sentence. */
  readonly vi: string;
  /** `Ba Đình Ward`. */
  readonly en: string;
}

export const wards: readonly Ward[] = table
  .trim()
  .split('\n')
  .map((line) => {
    const [code = '', kind = '', ...name] = line.split(' ');
    const words = name.join(' ');
    return kind === 'P'
      ? { code, vi: `phường ${words}`, en: `${words} Ward` }
      : { code, vi: `xã ${words}`, en: `${words} Commune` };
  });
