export { Whence, } from "./client.js";
export { changesOf, follow } from "./feed.js";
export { downloadFile, MOST_IN_MEMORY } from "./files.js";
export { List } from "./lists.js";
export { nameOf, withNames } from "./names.js";
export { lengthOf, textOf, toCodePoints, toUtf16 } from "./passages.js";
export { answerOf, DamagedFileError, WhenceProblem } from "./problems.js";
export { remembering, retrying } from "./sending.js";
