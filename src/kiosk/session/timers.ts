/** Every time the session waits, ms (requirements §2.4). The machine's delays have these names. */
export const timers = {
  /** R41: a screen with personal data is covered after this long without a touch. */
  veilMs: 30_000,
  /** R39: no touch for this long brings the warning. */
  idleMs: 120_000,
  /** R39: on results and take-away codes; also keeps R70 (a code stays 60 s at least). */
  idleLongMs: 180_000,
  /** §2.4: with the camera open. */
  idleCameraMs: 60_000,
  /** R38: from the warning to the wipe; at least 20 s. */
  warningMs: 30_000,
  /** R42: how long "Đã xóa" stands. */
  endedMs: 2_000,
  /** R61: how long a shown personal value stays unmasked. */
  unmaskMs: 10_000,
  /** L7, §2.4: in a lift, before the warning that covers nothing. */
  liftIdleMs: 20_000,
  /** L7, §2.4: the same where a code is held before a phone. */
  liftIdleCodeMs: 30_000,
  /** L7: from that warning to the ambient screen. */
  liftWarningMs: 20_000,
  /** §2.4: "Đã xóa" in a lift. */
  liftEndedMs: 1_000,
  /** L8: the code at a floor; longer would stand before the next rider. */
  liftArrivedMs: 20_000,
  /** L9: longest speech in a lift. */
  liftSpeechMs: 15_000,
  /** R71, §2.4: a slip that has not come out by then is told as not printed; the code stands. */
  printWatchdogMs: 20_000,
  /** D2: a camera that reads nothing for this long leads to help. */
  cameraMs: 60_000,
  /** Longest wait for the outbox; a healthy strict write takes < 50 ms. */
  leaveMs: 10_000,
  /** Longest wait for a status from the hub before it is told as not reachable. */
  followMs: 10_000,
  /** Longest wait for what another system says; the hub gives each source 6 s at most. */
  lookUpMs: 10_000,
  /** Longest wait for the details of a service out of IndexedDB; healthy is < 20 ms. */
  detailsMs: 5_000,
  /** Longest a content swap may hold attract. */
  swapMs: 10_000,
  /** Rest between two tries to swap or update, so that a broken one cannot spin. */
  swapRestMs: 60_000,
  /** Longest utterance; `end` of a browser's voice may never come (toolchain.md). */
  speechMs: 60_000,
  /** S6: staff mode ends by itself. */
  staffIdleMs: 120_000,
  /** S1: after five wrong PINs (`staff/door.ts` keeps it). */
  staffLockMs: 15 * 60_000,
  /** Longest look at lock, badge or PIN: half a second of PBKDF2 on a slow machine, and its file. */
  staffAnswerMs: 20_000,
  /** How long "locked", or why a badge does not open, stands before attract: thirty words, read slowly. */
  staffLockedNoticeMs: 10_000,
  /** From a crash to the reload: long enough to read that nothing personal is kept. */
  recoverMs: 3_000,
} as const;
