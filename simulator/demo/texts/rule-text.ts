import type { DecisionOutcome } from '../../../src/domain/decision-outcome.ts';
import type { RuleNumber } from '../../../src/domain/rule-number.ts';
import type { SuggestionKind } from '../../../src/domain/suggestion-kind.ts';
import type { LocalizedText } from './localized-text.ts';

/** The rules of docs/spec.md 5; 0: a person decided. */
export const ruleTexts: Readonly<Record<RuleNumber, LocalizedText>> = {
  0: { en: 'A person decided', es: 'Lo decidió una persona' },
  1: { en: 'Switched off or blocked', es: 'Desactivado o bloqueado' },
  2: { en: 'A known chat', es: 'Un chat conocido' },
  3: { en: 'A remembered phone', es: 'Un teléfono recordado' },
  4: { en: 'The portal knew the customer', es: 'El portal conocía al cliente' },
  5: { en: 'Found in the CRM', es: 'Encontrado en el CRM' },
  6: { en: 'A new customer', es: 'Un cliente nuevo' },
  7: { en: 'Phone and e-mail disagree', es: 'Teléfono y correo no coinciden' },
  8: { en: 'Several customers found', es: 'Varios clientes encontrados' },
  9: { en: 'Nothing to go by', es: 'Nada en que basarse' },
};

export const outcomeTexts: Readonly<Record<DecisionOutcome, LocalizedText>> = {
  nothing: { en: 'nothing done', es: 'nada hecho' },
  bound: { en: 'joined', es: 'unido' },
  stayed: { en: 'stays', es: 'se queda' },
  created: { en: 'card made', es: 'ficha creada' },
  suggested: { en: 'only suggested', es: 'solo sugerido' },
  rebound: { en: 'moved', es: 'movido' },
  unbound: { en: 'let go', es: 'soltado' },
};

export const suggestionTexts: Readonly<Record<SuggestionKind, LocalizedText>> = {
  samePerson: { en: 'These may be one person', es: 'Pueden ser la misma persona' },
  identifierOfAnother: { en: 'A detail that is somebody else’s', es: 'Un dato que es de otra persona' },
  mergeDuplicates: { en: 'Duplicates to merge', es: 'Duplicados para fusionar' },
  sharedIdentifier: { en: 'A number that many have', es: 'Un número que tienen muchos' },
  ownItemHasData: { en: 'A card that holds more', es: 'Una ficha que contiene algo más' },
  guestContact: { en: 'A guest’s contact', es: 'El contacto de un invitado' },
  ambiguousNumber: { en: 'A number of several countries', es: 'Un número de varios países' },
  correctedPhone: { en: 'A corrected phone', es: 'Un teléfono corregido' },
  reportedWrong: { en: 'An employee doubts it', es: 'Un empleado lo duda' },
  decisionToConfirm: { en: 'Waiting for a click', es: 'A la espera de un clic' },
};
