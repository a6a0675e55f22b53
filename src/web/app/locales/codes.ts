import type { ReasonCode } from '../../../domain/reason.ts';
import type { Change } from '../../../domain/changes/change.ts';

export type ChangeKind = Change['kind'];

/** What undoing and correcting by hand say, besides the rules. */
type OtherReason = 'changedSince' | 'itemGone' | 'mergeIsFinal' | 'createdKept' | 'refused';

/** A sentence per code, with `{refs}`, `{id}` and `{value}` for the reason's data. */
export type ReasonSentences = Record<ReasonCode | OtherReason, string>;

/** Failures that are said in the reader's language; others come as the server told them. */
export type ErrorCode =
  | 'NO_ANSWER'
  | 'ANSWER_UNREADABLE'
  | 'SESSION_INVALID'
  | 'LINE_FORBIDDEN'
  | 'LINE_UNKNOWN'
  | 'PORTAL_FORBIDDEN'
  | 'PORTAL_UNAVAILABLE'
  | 'PHONE_OF_ANOTHER'
  | 'MERGE_CONFLICT';
