import { and, not, or, stateIn } from 'xstate';

/** Guards about where the session is, by the ids of its states. */
const inActive = stateIn('#active');
const inStaff = stateIn('#staff');
const awaitsPaper = and([inActive, stateIn('#printOnTime')]);
const onCamera = stateIn('#scanCamera');

/** R39: results and codes are read longer. */
const onResult = or([
  stateIn('#evidence'),
  stateIn('#aboutTopic'),
  stateIn('#takeaway'),
  stateIn('#guideResult'),
  stateIn('#scanResult'),
  stateIn('#left'),
]);

/** Screens that show or take personal data (R41). */
const onPersonal = or([
  and([stateIn('#scanResult'), 'codeIsPersonal']),
  // The whole guide: between two questions, too, while the next one is read.
  and([stateIn('#guide'), 'guideIsPersonal']),
  stateIn('#scanManual'),
  stateIn('#bookContact'),
  stateIn('#bookReview'),
  stateIn('#feedbackDetails'),
  stateIn('#feedbackReview'),
  stateIn('#left'),
  stateIn('#leaveFailed'),
]);

/** Where a code is held before a phone: read longer (requirements §2.4). */
const onLiftCode = or([stateIn('#liftAnswer'), stateIn('#liftCode')]);
/** L9: "Nghe" of a lift, on its ambient card too. */
const mayListenInLift = or([stateIn('#lift'), and([stateIn('#attract'), 'inLift'])]);

const speaks = stateIn('#audioSpeaking');
const listens = and([inActive, speaks, not(awaitsPaper)]);
const waits = and([not(awaitsPaper), not(speaks)]);

const normal = and([inActive, waits, not(onCamera), not(onResult)]);
const long = and([onResult, waits]);
const camera = and([onCamera, waits]);

export const places = {
  inActive,
  inStaff,
  notInStaff: not(inStaff),
  awaitsPaper,
  noLongerAwaitsPaper: not(awaitsPaper),
  listens,
  listensNoLonger: not(listens),
  presenceNormal: normal,
  presenceNotNormal: not(normal),
  presenceLong: long,
  presenceNotLong: not(long),
  presenceCamera: camera,
  presenceNotCamera: not(camera),
  onPersonal,
  notOnPersonal: not(onPersonal),
  touchedMeanwhile: stateIn('#swapTouched'),
  headsetInLobby: and(['headsetIn', 'inLobby']),
  touchedInLift: and([stateIn('#swapTouched'), 'inLift']),
  notOnLiftCode: not(onLiftCode),
  // Not during a swap: the session that the touch asks for may not come to be.
  settingsLive: or([
    and([stateIn('#attract'), not(stateIn('#swapping')), 'inLobby']),
    stateIn('#lift'),
    inActive,
    stateIn('#warning'),
  ]),
  // How the voice sounds is chosen on a screen of its own: no session begins with it.
  mayTune: or([inActive, stateIn('#warning')]),
  mayPrint: and([inActive, 'paperOffered']),
  mayListen: and([
    or([inActive, stateIn('#warning'), mayListenInLift]),
    not('alarmOn'),
    'voiceHere',
    'somethingToSay',
  ]),
  printUnsettled: not('printSettled'),
};
