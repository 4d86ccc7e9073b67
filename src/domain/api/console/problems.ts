import { type Problem, type ProblemCode, ProblemSchema, problemBase, problems } from '../index.ts';

/** What the hub answers to the console only: apart, so that no kiosk carries these words. */
export const consoleProblems = {
  'sign-in-needed': {
    status: 401,
    title: 'Nobody is signed in, or the session has ended',
    staff: {
      vi: 'Chưa đăng nhập, hoặc phiên đã hết. Hãy đăng nhập lại.',
      en: 'Nobody is signed in, or the session has ended. Sign in again.',
    },
    retry: 'afterRepair',
  },
  'sign-in-failed': {
    status: 403,
    title: 'The passkey, the link or the answer of the sign-on does not count',
    staff: {
      vi: 'Khóa, đường dẫn hoặc cổng đăng nhập không được nhận. Hãy thử lại, hoặc hỏi người quản trị.',
      en: 'The passkey, link or sign-on was not accepted. Try again, or ask an administrator.',
    },
    retry: 'never',
  },
  'role-needed': {
    status: 403,
    title: 'This needs a role that the person does not have',
    staff: {
      vi: 'Việc này cần quyền khác. Hãy hỏi người quản trị.',
      en: 'This needs another role. Ask an administrator.',
    },
    retry: 'never',
  },
  'step-up-needed': {
    status: 403,
    title: 'This needs the passkey once more',
    staff: {
      vi: 'Việc này cần xác nhận lại bằng khóa.',
      en: 'This has to be confirmed with the passkey once more.',
    },
    retry: 'afterRepair',
  },
  'foreign-origin': {
    status: 403,
    title: 'This did not come from the console',
    staff: {
      vi: 'Lệnh không đến từ bảng điều khiển. Đã chặn.',
      en: 'The request did not come from the console. It was refused.',
    },
    retry: 'never',
  },
  'edited-meanwhile': {
    status: 409,
    title: 'Somebody else saved this since it was opened',
    staff: {
      vi: 'Người khác đã lưu mục này sau khi quý vị mở. Hãy xem chỗ khác nhau rồi chọn.',
      en: 'Somebody else saved this since it was opened. Look at what differs, and choose.',
    },
    retry: 'never',
  },
  'own-work': {
    status: 403,
    title: 'Nobody approves what they wrote',
    staff: {
      vi: 'Người đã viết thì không tự duyệt. Cần một người khác.',
      en: 'Whoever wrote in it does not approve it. Somebody else has to.',
    },
    retry: 'never',
  },
  'has-errors': {
    status: 409,
    title: 'The checks find errors in it',
    staff: {
      vi: 'Còn lỗi nên chưa gửi duyệt được. Hãy sửa các lỗi trước.',
      en: 'The checks find errors in it, so it cannot be sent. Mend them first.',
    },
    retry: 'never',
  },
  'reason-needed': {
    status: 409,
    title: 'Warnings need a written reason',
    staff: {
      vi: 'Còn cảnh báo. Hãy ghi lý do vì sao vẫn phát được.',
      en: 'There are warnings. Write down why it may be published all the same.',
    },
    retry: 'never',
  },
  'storage-full': {
    status: 507,
    title: 'The disk of the hub is full; nothing was written',
    staff: {
      vi: 'Đĩa của trung tâm đã đầy nên chưa lưu được. Hãy báo người vận hành máy chủ dọn chỗ trống; sau đó làm lại.',
      en: 'The disk of the hub is full, so nothing was saved. Tell whoever runs the server to make room, then do it again.',
    },
    retry: 'later',
  },
  conflict: {
    status: 409,
    title: 'This cannot be done as things stand now',
    staff: {
      vi: 'Không làm được vì tình trạng đã khác. Hãy tải lại và xem.',
      en: 'This cannot be done as things stand now. Load again and look.',
    },
    retry: 'never',
  },
} as const;

export type ConsoleProblemCode = keyof typeof consoleProblems | ProblemCode;

const everyProblem = { ...problems, ...consoleProblems };

/** In an office there is no machine that sends again or is brought up to date: people do, or the page. */
const inOffice = {
  ...everyProblem,
  unavailable: {
    ...everyProblem.unavailable,
    staff: {
      vi: 'Cơ sở dữ liệu của trung tâm không trả lời. Trang tự hỏi lại.',
      en: 'The database of the hub does not answer. The page asks again by itself.',
    },
  },
  internal: {
    ...everyProblem.internal,
    staff: {
      vi: 'Trung tâm bị lỗi bên trong. Hãy thử lại; nếu vẫn lỗi, hãy báo người vận hành máy chủ xem nhật ký.',
      en: 'Something failed inside the hub. Try again; if it goes on, ask whoever runs the server to look into its log.',
    },
  },
  'too-many': {
    ...everyProblem['too-many'],
    staff: {
      vi: 'Gửi quá nhiều trong thời gian ngắn. Hãy đợi một phút rồi làm lại.',
      en: 'Too many requests in a short time. Wait a minute, then do it again.',
    },
  },
  'too-large': {
    ...everyProblem['too-large'],
    staff: {
      vi: 'Nội dung gửi đi quá lớn nên không được nhận. Hãy chia nhỏ hoặc bớt đi.',
      en: 'What was sent is too large and was not taken. Split it, or leave something out.',
    },
  },
  'bad-request': {
    ...everyProblem['bad-request'],
    staff: {
      vi: 'Địa chỉ hoặc dữ liệu chưa đúng dạng. Hãy xem lại, hoặc tải lại trang.',
      en: 'The address or what was sent is not in the right form. Look again, or load the page anew.',
    },
  },
};

/** Status, title and words of a problem of either catalogue, as the console says it. */
export function describeProblem(code: ConsoleProblemCode) {
  return inOffice[code];
}

/** Problem details for a code; `detail` says what to do in this very case. */
export function problemDocument(code: ConsoleProblemCode, detail?: string): Problem {
  const { status, title, staff } = everyProblem[code];
  return { type: problemBase + code, title, status, detail: detail ?? staff.en };
}

/** The code of a problem received; undefined when it is in neither catalogue. */
export function consoleProblemCode(document: unknown): ConsoleProblemCode | undefined {
  const parsed = ProblemSchema.safeParse(document);
  if (!parsed.success || !parsed.data.type.startsWith(problemBase)) return undefined;
  const code = parsed.data.type.slice(problemBase.length);
  return isCode(code) ? code : undefined;
}

function isCode(code: string): code is ConsoleProblemCode {
  return Object.hasOwn(everyProblem, code);
}
