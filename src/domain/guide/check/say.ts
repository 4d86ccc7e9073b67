import type { LocalText } from '../../basics/index.ts';

const text = (vi: string, en: string): LocalText => ({ vi, en });
type Value = string | number;

const things: Readonly<Record<string, string>> = {
  state: 'chỗ',
  outcome: 'kết quả',
  list: 'danh sách',
  item: 'giấy tờ',
  variable: 'câu trả lời',
  fact: 'số theo luật',
  source: 'nguồn',
  record: 'thủ tục',
};
const classes: Readonly<Record<string, string>> = { personal: 'riêng tư', sensitive: 'nhạy cảm' };
const channels = {
  qr: text('mã QR', 'a QR'),
  print: text('giấy in', 'paper'),
  speak: text('loa', 'the loudspeaker'),
  count: text('số đếm', 'the counts'),
} as const;

/** What the checker has to say, in the two languages of the console. Names are the author's own. */
export const say = {
  noThing: (what: string, name: string) =>
    text(`không có ${things[what] ?? what} ${name}`, `there is no ${what} ${name}`),
  noRecord: (code: string) =>
    text(`danh mục không có thủ tục ${code}`, `the catalogue has no record ${code}`),
  noPaper: (service: string, key: string) =>
    text(`thủ tục ${service} không có giấy tờ ${key}`, `${service} has no paper ${key}`),

  noRoute: (variable: string, answer: string) =>
    text(`chưa có đường đi khi ${variable} = ${answer}`, `no route for ${variable} = ${answer}`),
  overlaps: (route: number, there: string, here: string) =>
    text(
      `cùng đúng với đường ${route}, mà đường đó tới ${there} chứ không tới ${here}`,
      `matches together with route ${route}, which leads to ${there} and not to ${here}`,
    ),
  notAskedYet: (variable: string) =>
    text(`đọc ${variable} khi chưa ai hỏi`, `reads ${variable}, which nobody has asked yet`),
  notAskedBefore: (variable: string, end: string) =>
    text(
      `đọc ${variable}, mà đường tới ${end} không hỏi câu đó`,
      `reads ${variable}, which nobody was asked on the way to ${end}`,
    ),
  unreached: () => text('không câu trả lời nào dẫn tới đây', 'no answers lead here'),
  untaken: () => text('không câu trả lời nào đi đường này', 'no answers take this route'),
  noEnd: () => text('từ đây không tới được kết quả nào', 'no outcome can be reached'),
  circle: (back: string) =>
    text(`quay về ${back} rồi hỏi lại từ đó`, `leads back to ${back} and asks it all again`),
  askedTwice: (variable: string) =>
    text(
      `hỏi ${variable}, là điều đã được trả lời trước đó`,
      `asks ${variable}, which was answered before`,
    ),
  noHelp: (state: string) =>
    text(
      `ai không chắc ở ${state} thì tới đây, mà không nói họ phải hỏi ai, làm gì (R49)`,
      `whoever is not sure at ${state} ends here, and what to do about it is not said (R49)`,
    ),
  unasked: () => text('không câu hỏi nào hỏi điều này', 'no question asks it'),

  notBrought: (item: string) =>
    text(`không câu trả lời nào đưa tới ${item}`, `no answers bring ${item}`),
  notShown: (item: string) => text(`không kết quả nào có ${item}`, `no outcome shows ${item}`),
  unlisted: () => text('không nằm trong danh sách nào', 'stands in no list'),
  noNextStep: () => text('không nói bước kế tiếp (R54)', 'says no next step (R54)'),
  noChecklist: () => text('không có danh sách giấy tờ', 'has no checklist'),
  emptyChecklist: () => text('danh sách giấy tờ trống', 'an empty checklist'),
  listedTwice: (item: string, times: number) =>
    text(`${item} có ${times} lần`, `${item} is listed ${times} times`),

  broken: (rule: string, end: string) => text(`${rule} (tại ${end})`, `${rule} (at ${end})`),
  caseStops: (at: string) =>
    text(`dừng ở ${at}, ca mẫu không trả lời câu đó`, `stops at ${at}, which it does not answer`),
  caseEnds: (at: string, wanted: string) =>
    text(`kết thúc ở ${at}, không phải ${wanted}`, `ends at ${at}, not at ${wanted}`),
  caseUnheard: (names: string) =>
    text(`trả lời ${names}, là điều không được hỏi`, `answers ${names}, which it is not asked`),
  caseLacks: (items: string) => text(`không đưa ra ${items}`, `does not bring ${items}`),
  caseBrings: (items: string) => text(`đưa ra ${items}`, `brings ${items}`),

  of: (name: string, { vi, en }: LocalText) => text(`${name}: ${vi}`, `${name}: ${en}`),
  comparedWith: (value: string) => text(`được so với ${value}`, `compared with ${value}`),
  numberComparedWith: (value: string) =>
    text(`là số, lại so với ${value}`, `a number, compared with ${value}`),
  noValue: (value: string) => text(`không có giá trị ${value}`, `has no value ${value}`),
  neverUnsure: () => text('không nhận câu trả lời “không chắc”', 'cannot be answered with unsure'),
  outside: (value: number, low: number, high: number) =>
    text(
      `không bao giờ là ${value}: chỉ từ ${low} đến ${high}`,
      `never is ${value}: from ${low} to ${high}`,
    ),
  noOrder: (operator: string) =>
    text(
      `không có lớn bé, nên ${operator} không nói gì`,
      `has no order, so ${operator} says nothing`,
    ),
  setWantsList: () =>
    text('chọn được nhiều: hãy so với một danh sách', 'is a set: compare it with a list'),
  listWantsSet: () =>
    text('chỉ chọn được một, lại so với danh sách', 'is no set, but compared with a list'),
  repeatsValue: () => text('có giá trị lặp lại', 'repeats a value'),
  wantsMore: (min: number, max: number) =>
    text(`cần ${min} trong khi nhiều nhất là ${max}`, `wants ${min} of at most ${max}`),
  endsFirst: (high: number) =>
    text(`hết ở ${high} trước khi bắt đầu`, `ends at ${high} before it begins`),
  unitOfDate: () => text('chỉ ngày mới có đơn vị', 'only a date has a unit'),
  offersForeign: (value: string, variable: string) =>
    text(
      `có lựa chọn ${value}, mà ${variable} không có`,
      `offers ${value}, which ${variable} cannot be`,
    ),
  offersNone: (value: string) =>
    text(`thiếu lựa chọn cho ${value}`, `offers no option for ${value}`),
  offersTwice: (value: string) => text(`có lựa chọn ${value} hai lần`, `offers ${value} twice`),
  wrongKind: (kind: string, variable: string) =>
    text(
      `câu hỏi loại ${kind} không hỏi được ${variable}`,
      `a question of kind ${kind} cannot ask for ${variable}`,
    ),
  offersNoUnsure: () =>
    text(
      'thiếu “Tôi không chắc”, mà câu trả lời này cho phép (R49)',
      'offers no "unsure", which the variable allows (R49)',
    ),
  offersUnsure: (variable: string) =>
    text(
      `có “Tôi không chắc”, mà ${variable} không nhận`,
      `offers "unsure", which ${variable} cannot be`,
    ),
  noWordsForNone: () =>
    text('thiếu chữ cho việc không chọn gì', 'has no words for choosing nothing'),

  lets: (name: string, privacy: string, channel: keyof typeof channels) =>
    text(
      `cho ${name}, là điều ${classes[privacy] ?? privacy}, ra ${channels[channel].vi}`,
      `lets ${name}, which is ${privacy}, into ${channels[channel].en}`,
    ),
  saysAloud: (name: string, privacy: string) =>
    text(
      `nói ra ${name}, là điều ${classes[privacy] ?? privacy}: chữ này được đọc và in`,
      `says ${name}, which is ${privacy}: texts are spoken and printed`,
    ),

  readLater: (day: string) =>
    text(`đọc ngày ${day}, là ngày chưa tới`, `read on ${day}, which is to come`),
  dueSince: (day: string) => text(`phải đọc lại từ ${day}`, `to be read again since ${day}`),
  dueBy: (day: string) => text(`phải đọc lại trước ${day}`, `to be read again by ${day}`),
  beginTogether: (day: string) =>
    text(`hai giá trị cùng bắt đầu ngày ${day}`, `two values begin on ${day}`),
  endsBefore: (day: string) =>
    text(`hết ngày ${day}, trước khi bắt đầu`, `ends on ${day} before it begins`),
  noValueOn: (day: string) => text(`ngày ${day} không có giá trị`, `has no value on ${day}`),
  fromDay: (day: string, code: string, { vi, en }: LocalText) =>
    text(`từ ngày ${day}: ${code} ${vi}`, `from ${day} on: ${code} ${en}`),

  missing: () => text('còn thiếu', 'is missing'),
  placeholders: (names: string) =>
    names === ''
      ? text('không được có chỗ điền nào', 'needs the placeholders of none')
      : text(`cần các chỗ điền ${names}`, `needs the placeholders ${names}`),
  stale: () => text('đã cũ: câu gốc đổi sau khi dịch', 'is stale: its source has changed since'),
  unstamped: () =>
    text('không ghi dịch từ câu gốc nào', 'does not say which source it was made from'),
  unused: () => text('không dùng ở đâu', 'is used nowhere'),
  sourceCount: (count: number) =>
    text(`${count} ngôn ngữ là bản gốc`, `${count} languages are the source`),
  undeclared: () => text('không phải ngôn ngữ đã khai', 'is no declared language'),

  questions: (count: number, max: number) =>
    text(`${count} câu hỏi, tối đa ${max}`, `${count} questions of ${max}`),
  seconds: (count: number, max: number) =>
    text(`khoảng ${count} giây, tối đa ${max}`, `about ${count} seconds of ${max}`),
  liftNothing: () => text('thang máy không có gì để hiện', 'a lift has nothing to show'),
  liftLong: (count: number, max: number) =>
    text(`${count} tiếng, tối đa ${max}`, `${count} tiếng of ${max}`),
  liftSmall: (count: number, max: number) =>
    text(
      `${count} tiếng; thang máy 7 inch hiện được ${max}`,
      `${count} tiếng; a 7-inch lift shows ${max}`,
    ),
  nothingToSay: () => text('không có chữ nào để đọc', 'has nothing to say'),
  unsaidSigns: (signs: string) =>
    text(`giọng đọc không đọc được dấu: ${signs}`, `signs that no voice says: ${signs}`),
  unsaidFigures: (figures: string) =>
    text(
      `giọng đọc sai “${figures}”: hãy viết bằng lời`,
      `a voice misreads "${figures}": write it in words`,
    ),
  otherVoice: (locale: string) =>
    text(
      `phần lớn là tiếng Việt, giọng ${locale} không đọc được`,
      `mostly Vietnamese, which a voice for ${locale} cannot say`,
    ),
  noVoice: (locale: string) =>
    text(`không có giọng hay tiếng thu cho ${locale}`, `no voice and no clip for ${locale}`),
  noClip: () => text('chưa thu tiếng', 'has no clip'),
  oldClip: () =>
    text('tiếng đã thu đọc câu cũ', 'its clip says other words: the text has changed since'),
  tooLongToSay: (locale: string, words: number, max: number) =>
    text(
      `“Nghe” đọc ${words} tiếng (${locale}), tối đa ${max} trong 60 giây`,
      `${words} words to say (${locale}), of ${max} in 60 seconds`,
    ),

  versionStays: (version: number) =>
    text(
      `đã đổi, mà số bản vẫn không lớn hơn bản đang phát hành (${version})`,
      `has changed, and its version is not above the published one (${version})`,
    ),
  tooManyWays: (max: number) =>
    text(
      `hơn ${max} cấu hình: hãy tách luồng, hoặc để danh sách đọc ít câu trả lời hơn`,
      `more than ${max} configurations: split the flow, or let lists read fewer answers`,
    ),
  tooManyBytes: (bytes: number, max: number) =>
    text(`${bytes} byte sau khi nén, tối đa ${max}`, `${bytes} bytes gzipped of ${max}`),
} as const satisfies Record<string, (...values: never[]) => LocalText>;

/** Fault of plain words (`domain/plain`). */
export function sayPlain(code: string, detail: Value): LocalText {
  const vi: Readonly<Record<string, string>> = {
    notNormalised: 'chữ chưa chuẩn hóa, hoặc có ký tự ẩn',
    longSentence: `câu dài ${String(detail).replace(' syllables', '')} tiếng`,
    abbreviation: `chữ viết tắt: ${detail}`,
    forbiddenWord: `từ không dùng với người dân: ${detail}`,
    jargon: `từ của công sở: ${detail}`,
    gluedWords: `hai từ dính nhau: ${detail}`,
  };
  return text(vi[code] ?? `${code}: ${detail}`, `${code}: ${detail}`);
}

/** Why a file is no flow; what the schema found keeps its own words, which name the format. */
export function sayProblem(code: string, detail: string): LocalText {
  const vi: Readonly<Record<string, string>> = {
    tooLarge: 'tệp quá lớn',
    notJson: 'không phải JSON',
    tooDeep: 'lồng quá sâu',
    tooMany: 'quá nhiều giá trị',
    forbiddenName: 'tên không được dùng',
    markup: 'chữ có thẻ đánh dấu hoặc ký tự điều khiển',
    part: 'phần dùng chung không khớp',
  };
  const schema = [
    [/^unknown field (.+)$/, 'trường lạ: $1'],
    [/^a (.+) is wanted$/, 'cần kiểu $1'],
    [/^one of (.+) is wanted$/, 'phải là một trong: $1'],
    [/^more than (.+)$/, 'nhiều hơn $1'],
    [/^fewer than (.+)$/, 'ít hơn $1'],
    [/^not written as (.+)$/, 'không đúng dạng $1'],
    [/^not a name: .+$/, 'không phải tên: chữ thường đứng đầu, rồi chữ, số, chấm, gạch nối'],
    [/^none of the forms.+$/, 'không đúng dạng nào được phép ở đây'],
    [/^no known (.+)$/, 'không rõ $1'],
  ] as const;
  if (code !== 'schema') return text(`${vi[code] ?? code}: ${detail}`, `${code}: ${detail}`);
  const [pattern, words] = schema.find(([one]) => one.test(detail)) ?? [/^(.*)$/, '$1'];
  return text(detail.replace(pattern, words), detail);
}
