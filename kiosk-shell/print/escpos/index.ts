export {
  asciiLine,
  askCounter,
  askPaperInOrder,
  askProcessId,
  askRealTime,
  askSerialNumber,
  cutCounterNumber,
  disableRealTimePulses,
  enableStatusBack,
  feedAndCut,
  feedDots,
  initialise,
} from './commands.ts';
export { type Band, encodeBands, findRealTimeBytes, safeBand } from './encode.ts';
export { type PrinterReply, ReplyReader, type StatusBack } from './replies.ts';
