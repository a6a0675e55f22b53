import { conceptIndex } from './lexicons/all.ts';

/** Whether a single word in the form of `plainText` is a phone noun or "number". */
export function isPhoneOrNumberWord(plain: string): boolean {
  return conceptIndex().hasConcept(plain, 'phoneNoun', 'numberWord', 'ownNumber', 'callMe');
}

/** Whether a single word in the form of `plainText` names an e-mail address. */
export function isEmailWord(plain: string): boolean {
  return conceptIndex().hasConcept(plain, 'emailNoun');
}

/** Whether a single word in the form of `plainText` is one like "is". */
export function isCopula(plain: string): boolean {
  return conceptIndex().hasConcept(plain, 'copula');
}

/** Whether a single word in the form of `plainText` names a number that is no phone. */
export function isReferenceWord(plain: string): boolean {
  return conceptIndex().hasConcept(
    plain,
    'order',
    'invoice',
    'parcel',
    'account',
    'caseOrTicket',
    'part',
    'password',
    'taxOrIdentity',
  );
}
