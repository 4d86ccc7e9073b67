import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { starterGuides } from './index.ts';

const directory = process.env['MOTCHAM_DATA'] ?? join(process.cwd(), '../shared/data');
const path = join(directory, 'tthc-full.jsonl.gz');
const present = existsSync(path);
if (!present) {
  process.stderr.write(`\nSKIPPED, NOT PASSED: no register at ${path} (set MOTCHAM_DATA).\n\n`);
}

/**
 * What a flow states beyond the papers of the catalogue, and the words of the register that say
 * so: flow, item or question, code of the record, pattern.
 */
const grounds: readonly (readonly [string, string, string, RegExp])[] = [
  ['birth', 'd.witness', '1.001193', /văn bản của người làm chứng xác nhận về việc sinh/],
  ['birth', 'd.pledge', '1.001193', /không có người làm chứng thì phải có giấy cam đoan/],
  ['birth', 'n.certified', '1.001193', /Văn bản ủy quyền \(được chứng thực\)/],
  ['birth', 'n.notCertified', '1.001193', /anh, chị, em ruột .*không phải chứng thực/],
  ['birth', 'n.agree', '1.001193', /người thân thích khác thì không phải có văn bản ủy quyền/],
  ['birth', 'n.onTime', '1.001193', /Trong thời hạn 60 ngày kể từ ngày sinh con/],
  ['birth', 'n.late', '1.001193', /Trong thời hạn 60 ngày kể từ ngày sinh con/],
  ['birth', 'q.nationality', '2.000528', /cha, mẹ lựa chọn quốc tịch nước ngoài cho con/],
  ['birth', 'q.proof', '1.000689', /có ít nhất hai người làm chứng/],
  ['birth', 'n.legalised', '2.000528', /phải được hợp pháp hóa lãnh sự/],
  ['marriage', 'n.both', '1.000894', /hai bên nam, nữ phải có mặt/],
  ['marriage', 'n.recorded', '1.004873', /thông tin tương ứng của Trích lục ghi chú ly hôn/],
  ['marriage', 'n.legalised', '2.000806', /phải được hợp pháp hóa lãnh sự/],
  ['marriage', 'n.sixtyDays', '2.000806', /không quá 60 ngày/],
  ['marriage', 'n.certified', '2.000635', /ủy quyền \(được chứng thực\)|ủy quyền.*chứng thực/],
  ['marriage', 'n.notCertified', '2.000635', /anh, chị, em ruột .*không phải chứng thực/],
  [
    'marital-status',
    'q.purpose',
    '1.004873',
    /Cơ quan đại diện nước ngoài tại Việt Nam thì .* từ chối/,
  ],
  ['marital-status', 'n.lostEarlier', '1.004873', /trình bày rõ lý do không nộp lại được/],
  ['marital-status', 'n.divorceNumber', '1.004873', /ngày tháng năm ban hành Bản án\/Quyết định/],
  ['marital-status', 'n.deathNumber', '1.004873', /Giấy chứng tử\/Trích lục khai tử/],
  ['marital-status', 'n.abroadNumber', '1.004873', /Trích lục ghi chú ly hôn/],
  ['marital-status', 'n.oneCopy', '1.004873', /chỉ cấp 01 bản/],
  ['marital-status', 'n.purpose', '1.004873', /phải ghi rõ mục đích sử dụng, số lượng/],
  [
    'marital-status',
    'n.moved',
    '1.004873',
    /thường trú tại nhiều nơi khác nhau.*03 ngày làm việc/s,
  ],
  ['marital-status', 'n.certified', '1.004873', /văn bản ủy quyền không phải chứng thực/],
  ['marital-status', 'n.notCertified', '1.004873', /văn bản ủy quyền không phải chứng thực/],
  [
    'death',
    'd.place',
    '1.000656',
    /giấy tờ chứng minh nơi người đó chết hoặc nơi phát hiện thi thể/,
  ],
  ['death', 'n.certified', '1.000656', /Văn bản ủy quyền \(được chứng thực\)/],
  ['death', 'n.free', '1.000656', /Miễn lệ phí đối với trường hợp đăng ký khai tử đúng hạn/],
  ['death', 'n.late', '1.000656', /Trong thời hạn 15 ngày kể từ ngày có người chết/],
  ['death', 'n.insurance', '1.014177', /90 ngày/],
  ['death', 'n.certifiedAgain', '1.005461', /ủy quyền.*chứng thực/],
  ['certify', 'q.state', '2.000815', /Bản chính bị hư hỏng, cũ nát/],
  ['certify', 'q.issued', '2.000815', /do cá nhân tự lập nhưng không có xác nhận và đóng dấu/],
  ['certify', 'q.signing', '2.000884', /ủy quyền nhờ trông nom nhà cửa/],
  ['certify', 'q.degree', '2.001008', /ngôn ngữ không phổ biến/],
  ['certify', 'n.vneid', '2.000815', /tích hợp trên VNeID/],
  ['certify', 'n.legalise', '2.000815', /chưa được hợp pháp hóa lãnh sự/],
  ['certify', 'n.notYet', '2.000884', /ký\/điểm chỉ trước mặt/],
  ['certify', 'n.translate', '2.000884', /bản dịch không cần công chứng hoặc chứng thực/],
  ['certify', 'n.foreignOriginal', '2.000992', /hợp pháp hóa lãnh sự/],
  ['residence', 'q.expiry', '1.002755', /15 ngày trước ngày kết thúc thời hạn tạm trú/],
  ['residence', 'q.area', '1.004222', /chứng minh đủ diện tích nhà ở/],
  ['residence', 'n.consent', '1.004194', /ý kiến đồng ý của cha, mẹ hoặc người giám hộ/],
  ['residence', 'n.newborn', '1.004222', /tối đa 60 ngày kể từ ngày người chưa thành niên/],
  ['residence', 'n.plainLease', '1.004194', /không bắt buộc phải công chứng hoặc chứng thực/],
  ['residence', 'n.ownerTemp', '1.002755', /ý kiến đồng ý của chủ sở hữu chỗ ở hợp pháp/],
  ['household-split', 'q.adult', '1.010038', /ít nhất một người có năng lực hành vi dân sự đầy đủ/],
  ['household-split', 'q.right', '1.010038', /việc ly hôn và việc tiếp tục được sử dụng chỗ ở/],
  ['household-split', 'n.headOnForm', '1.010038', /ý kiến đồng ý cho tách hộ của chủ hộ/],
  [
    'household-split',
    'd.headLetter',
    '1.010038',
    /trừ trường hợp đã có ý kiến đồng ý bằng văn bản/,
  ],
  ['household-split', 'n.ownerOnForm', '1.010038', /chủ sở hữu chỗ ở hợp pháp/],
  ['household-split', 'd.ownerLetter', '1.010038', /đã có ý kiến đồng ý bằng văn bản/],
  ['driving-licence', 'q.vehicle', '3.000347', /trừ người có giấy phép lái xe hạng A1, A, B1/],
  ['driving-licence', 'q.valid', '3.000346', /do giấy phép lái xe mất và quá thời hạn sử dụng/],
  ['driving-licence', 'q.card', '3.000353', /bằng vật liệu PET, còn giá trị sử dụng/],
  ['driving-licence', 'n.photo', '3.000347', /phải chụp ảnh trực tiếp/],
  ['driving-licence', 'n.oldLicence', '3.000347', /Giấy phép lái xe cũ được tiêu hủy/],
  ['driving-licence', 'n.sevenDays', '3.000346', /trước kỳ sát hạch ít nhất 07 ngày làm việc/],
  ['driving-licence', 'd.formAny', '3.000351', /Đề nghị đổi giấy phép lái xe/],
  [
    'driving-licence',
    'd.translated',
    '3.000351',
    /Bản dịch giấy phép lái xe nước ngoài ra tiếng Việt/,
  ],
  ['driving-licence', 'd.stayCard', '3.000351', /thời gian từ 03 tháng trở lên/],
  ['driving-licence', 'd.healthForeign', '3.000351', /Giấy khám sức khỏe/],
  ['driving-licence', 'd.armyForm', '3.000349', /Đề nghị đổi giấy phép lái xe/],
  ['driving-licence', 'd.armyLicence', '3.000349', /giấy phép lái xe quân sự còn thời hạn/],
  ['driving-licence', 'd.armyEnd', '3.000349', /thôi không còn phục vụ/],
  ['driving-licence', 'd.armyHealth', '3.000349', /Giấy khám sức khỏe/],
  [
    'passport',
    'd.id',
    '1.001456',
    /phải xuất trình Chứng minh nhân dân, Thẻ căn cước công dân hoặc hộ chiếu/,
  ],
  ['passport', 'd.lossReport', '1.001456', /phải kèm đơn báo mất hoặc thông báo/],
  ['passport', 'd.representative', '1.001456', /chứng minh người đại diện hợp pháp/],
  ['passport', 'n.anyOffice', '1.001456', /lần thứ hai thực hiện tại .* nơi thuận lợi/],
  ['passport', 'n.chip', '1.001456', /không gắn chíp điện tử/],
  ['household-business', 'q.account', '1.001612', /chưa có tài khoản định danh điện tử/],
  ['household-business', 'q.debts', '1.001266', /ngày thanh toán hết các khoản nợ/],
  ['household-business', 'n.familyCertified', '1.001612', /phải được công chứng hoặc chứng thực/],
  [
    'household-business',
    'd.agentFirm',
    '1.001612',
    /bản sao hợp đồng cung cấp dịch vụ.*giấy giới thiệu/s,
  ],
  ['household-business', 'n.tenDays', '2.000720', /10 ngày/],
  ['household-business', 'n.threeDays', '1.001570', /03 ngày làm việc/],
  ['household-business', 'n.fiveDays', '1.001266', /0?5 ngày làm việc/],
  ['land-transfer', 'd.shared', '1.013831', /thỏa thuận về việc cấp chung một Giấy chứng nhận/],
  [
    'land-transfer',
    'n.tenDays',
    '1.007674',
    /10 \(mười\) ngày kể từ thời điểm hợp đồng chuyển nhượng/,
  ],
  ['social-allowance', 'q.age', '1.014027', /Từ đủ 75 tuổi trở lên/],
  ['social-allowance', 'q.receives', '1.001776', /đối tượng không hưởng trợ cấp xã hội hàng tháng/],
  ['social-allowance', 'n.poorShown', '1.014027', /từ đủ 70 tuổi đến dưới 75 tuổi thuộc hộ nghèo/],
  ['health-insurance', 'q.month', '1.002759', /ban đầu vào tháng đầu quý/],
  ['health-insurance', 'q.group', '1.001939', /Học sinh, sinh viên: Nộp hồ sơ cho cơ sở giáo dục/],
  ['health-insurance', 'n.anyOffice', '1.001939', /cơ quan BHXH trên toàn quốc/],
  [
    'health-insurance',
    'n.insuranceOffice',
    '1.001939',
    /trợ cấp thất nghiệp: nộp hồ sơ cho cơ quan BHXH/,
  ],
  ['health-insurance', 'n.noForm', '1.001939', /tham gia lần đầu hoặc có mã số BHXH nhưng chưa đủ/],
  ['health-insurance', 'd.identity', '1.002759', /Căn cước công dân hoặc hộ chiếu/],
  ['school-entry', 'q.reason', '2.002854', /chuyển nơi cư trú theo cha hoặc mẹ/],
  ['school-entry', 'n.list', '3.000182', /Chưa có quy định cụ thể/],
  ['school-entry', 'n.wait', '3.000182', /trước ngày 31 tháng 3/],
  ['school-entry', 'n.review', '3.000182', /phương thức xét tuyển/],
  ['school-entry', 'n.test', '3.000181', /xét tuyển, thi tuyển, kết hợp thi tuyển với xét tuyển/],
  ['school-entry', 'n.disabled', '3.000181', /Học sinh là người khuyết tật/],
  ['school-entry', 'd.request', '2.002854', /Đơn xin chuyển trường/],
  ['school-entry', 'd.results', '2.002854', /kết quả đánh giá rèn luyện và học tập/],
  ['school-entry', 'd.plan', '2.002854', /Kế hoạch giáo dục cá nhân/],
];

const codes = new Set(grounds.map(([, , code]) => code));

/** The register's own words by code: conditions and steps too, which the catalogue does not keep. */
function readWords(): Map<string, string> {
  const lines = gunzipSync(readFileSync(path)).toString('utf8').split('\n');
  const words = new Map<string, string>();
  for (const line of lines) {
    const code = /"code": ?"([^"]+)"/.exec(line)?.[1]?.trim() ?? '';
    if (codes.has(code)) words.set(code, line);
  }
  return words;
}

const words = present ? readWords() : new Map<string, string>();
const guides = new Map(starterGuides().map((flow) => [flow.id, flow]));

describe('what the flows state beyond the catalogue', () => {
  test('covers every paper that is none of the catalogue', () => {
    for (const [id, flow] of guides) {
      for (const [item, { kind, ...rest }] of Object.entries(flow.items ?? {})) {
        if (kind !== 'paper' || ('evidence' in rest && rest.evidence)) continue;
        const known = grounds.some(([guide, name]) => guide === id && name === item);
        expect(known, `${id} ${item}`).toBe(true);
      }
    }
  });

  test.skipIf(!present).each(grounds)('%s %s is said by %s', (id, item, code, pattern) => {
    const flow = guides.get(id);
    expect(flow?.items?.[item] ?? flow?.states[item], 'the item or question').toBeDefined();
    expect(words.get(code)).toMatch(pattern);
  });
});
