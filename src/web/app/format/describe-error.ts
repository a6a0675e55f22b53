import { CallError } from '../api/call-error.ts';
import type { ErrorCode } from '../locales/codes.ts';
import type { Words } from '../locales/messages.ts';

export interface DescribedError {
  readonly code: string;
  readonly message: string;
  readonly advice: string;
  /** Of message and advice: what the server alone knows is in English. */
  readonly lang: string;
}

export function describeError(error: unknown, words: Words): DescribedError {
  if (!(error instanceof CallError))
    return { code: 'PAGE_ERROR', lang: words.language, ...words.errors.unknown };
  const { code, message, advice } = error;
  if (isKnown(code, words)) return { code, lang: words.language, ...words.errors.byCode[code] };
  return message === ''
    ? { code, lang: words.language, ...words.errors.unknown }
    : { code, lang: 'en', message, advice };
}

function isKnown(code: string, words: Words): code is ErrorCode {
  return Object.hasOwn(words.errors.byCode, code);
}
