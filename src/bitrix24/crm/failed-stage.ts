import type { FailedStages } from '../../domain/crm-view.ts';

/** A stage of crm.status.list (docs/bitrix24/crm-items.md#stages). */
export interface StageRow {
  readonly ENTITY_ID: string;
  readonly STATUS_ID: string;
  readonly SEMANTICS: string;
  readonly NAME: string;
}

/**
 * How administrators name a failed stage for duplicates, as stems in lower case without accents: a portal's language
 * says nothing about the language of its stages.
 */
const duplicateStems: readonly string[] = [
  'duplic', // English, Spanish, Portuguese, Italian (duplicato), Romanian
  'doubl', // French (doublon), English
  'doppel', // German
  'dublett', // German, Swedish, Danish
  'dubl', // Polish, Turkish, Romanian
  'duplik', // German, Polish, Czech, Indonesian
  'doppion', // Italian
  'repetid', // Spanish, Portuguese
  'repet', // French (repete)
  'mukerrer', // Turkish
  'yinelenen', // Turkish
  'ganda', // Indonesian, Malay
  'trung lap', // Vietnamese
  'дубл', // Russian, Ukrainian, Bulgarian, Kazakh
  'повтор', // Russian, Ukrainian
  'қайталан', // Kazakh
  'დუბლ', // Georgian
  'כפול', // Hebrew
  'מכופל', // Hebrew
  'مكرر', // Arabic
  'تکراری', // Persian
  'डुप्लिकेट', // Hindi
  '重复', // Chinese, simplified
  '重複', // Chinese, traditional; Japanese
  '중복', // Korean
];

/** The failed stages for an item that the chat left. `fallback`: a stage that every portal has. */
export function failedStagesOf(rows: readonly StageRow[], entity: string, fallback: string): FailedStages {
  const failed = rows.filter((row) => row.SEMANTICS === 'F' && row.ENTITY_ID === entity);
  const first = failed[0]?.STATUS_ID ?? fallback;
  return { first, duplicate: failed.find(({ NAME }) => isForDuplicates(NAME))?.STATUS_ID ?? first };
}

function isForDuplicates(name: string): boolean {
  // Accents of Latin letters only: in other scripts such marks are letters of their own.
  const plain = name
    .normalize('NFD')
    .replace(/(?<=\p{Script=Latin})\p{M}+/gu, '')
    .normalize('NFC')
    .toLowerCase();
  return duplicateStems.some((stem) => plain.includes(stem));
}
