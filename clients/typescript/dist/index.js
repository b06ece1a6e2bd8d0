export { Whence, } from "./client.js";
export { changesOf, follow } from "./feed.js";
export { List } from "./lists.js";
export { nameOf, withNames } from "./names.js";
export { lengthOf, textOf, toCodePoints, toUtf16 } from "./passages.js";
export { answerOf, WhenceProblem } from "./problems.js";
export { remembering, retrying } from "./sending.js";
