import { CallError } from '../api/call-error.ts';
import type { ErrorCode } from '../locales/codes.ts';
import type { Messages } from '../locales/messages.ts';

export interface DescribedError {
  readonly code: string;
  readonly message: string;
  readonly advice: string;
  /** Language of message and advice: texts of the server are in English. */
  readonly lang: string;
}

/** Text for an error: translated when its code is known, else the server's own, else a general one. */
export function describeError(error: unknown, t: Messages): DescribedError {
  if (!(error instanceof CallError)) return { code: 'PAGE_ERROR', lang: t.language, ...t.errors.unknown };
  const { code, message, advice } = error;
  if (isKnown(code, t)) return { code, lang: t.language, ...t.errors.byCode[code] };
  return message === ''
    ? { code, lang: t.language, ...t.errors.unknown }
    : { code, lang: 'en', message, advice };
}

function isKnown(code: string, t: Messages): code is ErrorCode {
  return Object.hasOwn(t.errors.byCode, code);
}
