import type { ReasonCode } from '../../../domain/deciding/reason.ts';
import type { Change } from '../../../domain/changes/change.ts';

export type ChangeKind = Change['kind'];

/** Reasons of undo and corrections, which the rules do not use. */
type OtherReason = 'changedSince' | 'itemGone' | 'mergeIsFinal' | 'createdKept' | 'refused';

/** A sentence per code, with the placeholders `{refs}`, `{id}` and `{value}` for the reason's data. */
export type ReasonMessages = Record<ReasonCode | OtherReason, string>;

/** Error codes with a translated text; for others the server's English text is shown. */
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
