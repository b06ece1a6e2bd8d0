export {
  Whence,
  type AsOf,
  type Call,
  type ItemQuery,
  type Kinds,
  type Options,
  type QueryOf,
  type WriteCall,
} from "./client.js";
export { changesOf, follow, type FeedQuery, type Following } from "./feed.js";
export { downloadFile, MOST_IN_MEMORY, type Downloading, type Progress } from "./files.js";
export { List } from "./lists.js";
export { nameOf, withNames, type WithNames } from "./names.js";
export { lengthOf, textOf, toCodePoints, toUtf16, type Span } from "./passages.js";
export { answerOf, DamagedFileError, WhenceProblem, type KnownProblem } from "./problems.js";
export { remembering, retrying, type Patience, type Send } from "./sending.js";
export type * from "./schema.js";
