import * as z from 'zod/mini';

/** Base of every problem `type`; the last segment is the code in the catalogue. */
export const problemBase = 'https://motcham.vn/problems/';

/** RFC 9457 problem details, as the hub and the bridge answer them. */
export const ProblemSchema = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  /** What to do about it, for the person who reads the log. */
  detail: z.optional(z.string()),
});
export type Problem = z.infer<typeof ProblemSchema>;

/** Whether the same request may be sent again: later, at once after a repair, or never. */
export type Retry = 'later' | 'afterRepair' | 'never';

interface ProblemEntry {
  readonly status: number;
  readonly title: string;
  /** For staff, Vietnamese and English: what happened and what to do. */
  readonly staff: { readonly vi: string; readonly en: string };
  readonly retry: Retry;
}

/** The one catalogue of wire errors: hub and bridge answer nothing else. */
export const problems = {
  'bad-request': {
    status: 400,
    title: 'The request does not have the agreed shape',
    staff: {
      vi: 'Máy và trung tâm không cùng phiên bản. Hãy cập nhật máy.',
      en: 'Kiosk and hub differ in version. Update the kiosk.',
    },
    retry: 'never',
  },
  'bad-signature': {
    status: 401,
    title: 'The signature does not fit the request',
    staff: {
      vi: 'Khóa của máy không khớp. Hãy đăng ký lại máy.',
      en: 'The key of the kiosk does not fit. Enrol it again.',
    },
    retry: 'never',
  },
  'clock-skew': {
    status: 401,
    title: 'The signature is too far from the time of the hub',
    staff: {
      vi: 'Đồng hồ của máy sai. Máy tự ký lại theo giờ trung tâm.',
      en: 'The clock of the kiosk is wrong. It signs again with the time of the hub.',
    },
    retry: 'afterRepair',
  },
  replayed: {
    status: 409,
    title: 'This heartbeat counter was used before',
    staff: {
      vi: 'Tín hiệu bị gửi lặp. Nếu còn lặp lại, hãy kiểm tra ổ đĩa bị sao chép.',
      en: 'A heartbeat was repeated. If it happens again, look for a cloned disk.',
    },
    retry: 'never',
  },
  'unknown-kiosk': {
    status: 401,
    title: 'No kiosk has this key',
    staff: {
      vi: 'Trung tâm không biết máy này. Hãy đăng ký lại máy.',
      en: 'The hub does not know this kiosk. Enrol it again.',
    },
    retry: 'never',
  },
  revoked: {
    status: 403,
    title: 'The key of this kiosk was revoked',
    staff: {
      vi: 'Máy đã bị thu hồi. Hãy hỏi người vận hành.',
      en: 'The kiosk was revoked. Ask the operator.',
    },
    retry: 'never',
  },
  superseded: {
    status: 403,
    title: 'This kiosk was enrolled again since, with another key',
    staff: {
      vi: 'Máy này đã được đăng ký lại ở nơi khác (ổ đĩa sao chép?). Hãy đăng ký lại máy này; yêu cầu đang giữ sẽ đi cùng.',
      en: 'This kiosk was enrolled again elsewhere (a cloned disk?). Enrol this one again; the requests it holds go along.',
    },
    retry: 'never',
  },
  'bad-code': {
    status: 403,
    title: 'The one-time code is unknown, used or expired',
    staff: {
      vi: 'Mã đăng ký sai, đã dùng hoặc quá 15 phút. Hãy tạo mã mới.',
      en: 'The enrolment code is wrong, used, or older than 15 minutes. Make a new one.',
    },
    retry: 'never',
  },
  forked: {
    status: 409,
    title: 'Another request already has this sequence',
    staff: {
      vi: 'Hai máy dùng chung một danh tính. Hãy đăng ký lại máy này.',
      en: 'Two machines share one identity. Enrol this one again.',
    },
    retry: 'never',
  },
  gap: {
    status: 409,
    title: 'An earlier sequence is missing',
    staff: {
      vi: 'Thiếu yêu cầu ở giữa. Máy tự gửi lại từ chỗ thiếu.',
      en: 'A request in the middle is missing. The kiosk resends from there.',
    },
    retry: 'afterRepair',
  },
  'too-large': {
    status: 413,
    title: 'The request is larger than the limit',
    staff: {
      vi: 'Gói gửi quá lớn. Máy tự chia nhỏ.',
      en: 'The batch is too large. The kiosk halves it.',
    },
    retry: 'afterRepair',
  },
  'too-many': {
    status: 429,
    title: 'Too many requests; wait for the time in Retry-After',
    staff: {
      vi: 'Gửi quá nhiều trong thời gian ngắn. Máy tự chờ.',
      en: 'Too many requests in a short time. The kiosk waits.',
    },
    retry: 'later',
  },
  'not-found': {
    status: 404,
    title: 'There is nothing here',
    staff: { vi: 'Không có nội dung này.', en: 'This does not exist.' },
    retry: 'never',
  },
  'nothing-published': {
    status: 404,
    title: 'No content is published yet',
    staff: {
      vi: 'Chưa có nội dung nào được phát hành.',
      en: 'No content has been published yet.',
    },
    retry: 'later',
  },
  unavailable: {
    status: 503,
    title: 'The store does not answer; nothing was taken',
    staff: {
      vi: 'Cơ sở dữ liệu không trả lời. Chưa nhận gì; máy sẽ gửi lại.',
      en: 'The database does not answer. Nothing was taken; the kiosk sends again.',
    },
    retry: 'later',
  },
  'hub-unreachable': {
    status: 502,
    title: 'The shell cannot reach the hub',
    staff: {
      vi: 'Không kết nối được trung tâm. Máy vẫn phục vụ và sẽ tự thử lại.',
      en: 'The hub cannot be reached. The kiosk keeps serving and tries again.',
    },
    retry: 'later',
  },
  forbidden: {
    status: 403,
    title: 'This page may not use the bridge',
    staff: {
      vi: 'Trang lạ gọi vào máy. Đã chặn.',
      en: 'A foreign page called the bridge. It was refused.',
    },
    retry: 'never',
  },
  internal: {
    status: 500,
    title: 'Something broke inside',
    staff: {
      vi: 'Lỗi bên trong. Máy sẽ thử lại; hãy xem nhật ký.',
      en: 'An internal error. The kiosk tries again; see the log.',
    },
    retry: 'later',
  },
} as const satisfies Record<string, ProblemEntry>;

export type ProblemCode = keyof typeof problems;

/** Problem details for a code; `detail` says what to do in this very case. */
export function problemOf(code: ProblemCode, detail?: string): Problem {
  const { status, title, staff } = problems[code];
  return { type: problemBase + code, title, status, detail: detail ?? staff.en };
}

/** The code of a problem received; undefined when it is none of ours. */
export function problemCode(document: unknown): ProblemCode | undefined {
  const parsed = ProblemSchema.safeParse(document);
  if (!parsed.success || !parsed.data.type.startsWith(problemBase)) return undefined;
  const code = parsed.data.type.slice(problemBase.length);
  return isProblemCode(code) ? code : undefined;
}

function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(problems, code);
}
