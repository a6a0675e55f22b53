import { isCreated, type Target } from '../../../src/domain/changes/target.ts';
import type { AppliedChange, Change } from '../../../src/domain/changes/change.ts';
import type { CrmRef } from '../../../src/domain/crm-ref.ts';
import {
  localize,
  itemName,
  contractArticles,
  refNames,
  typeName,
  type Language,
  type LocalizedText,
} from './localized-text.ts';

export interface ChangeText {
  readonly what: LocalizedText;
  /** The previous value; absent where there was none. */
  readonly before?: LocalizedText;
  readonly outcome: AppliedChange['outcome'];
}

/** Display names of stages, chats and channels. */
export interface Names {
  stage(item: CrmRef, id: string): string;
  /** Name of the chat of an `imol|...` value. */
  chat(imol: string): string;
  channel(connector: string): string;
}

/** One change of the CRM as a sentence, with the previous value. */
export function changeText(applied: AppliedChange, names: Names): ChangeText {
  const { change, outcome, created } = applied;
  const before = beforeText(change, names);
  return {
    what: localize((language) => contractArticles(language, sentence(language, change, names, created))),
    ...(before && { before }),
    outcome,
  };
}

function sentence(language: Language, change: Change, names: Names, created: number | undefined): string {
  const en = language === 'en';
  const on = (target: Target): string => targetName(language, target);
  switch (change.kind) {
    case 'addCommunication': {
      const value = change.type === 'IM' ? names.chat(change.value) : change.value;
      const kind = {
        PHONE: en ? 'Phone' : 'Teléfono',
        EMAIL: en ? 'E-mail' : 'Correo',
        IM: en ? 'Messenger' : 'Mensajería',
      }[change.type];
      return en
        ? `${kind} ${value} added to ${on(change.item)}`
        : `${kind} ${value} añadido a ${on(change.item)}`;
    }
    case 'bindActivity':
      return en ? `Conversation put on ${on(change.item)}` : `Conversación puesta en ${on(change.item)}`;
    case 'unbindActivity':
      return en ? `Conversation taken off ${on(change.item)}` : `Conversación quitada de ${on(change.item)}`;
    case 'setStage':
      return `${capital(on(change.item))}: ${en ? 'stage' : 'etapa'} ${names.stage(change.item, change.stage)}`;
    case 'tagItem':
      return `${capital(on(change.item))}: ${en ? 'title' : 'título'} ${change.title}`;
    case 'setLink': {
      const to = change.value === 0 ? (en ? 'nobody' : 'nadie') : on(change.value);
      return en
        ? `${capital(on(change.item))} linked to ${to}`
        : `${capital(on(change.item))} vinculado a ${to}`;
    }
    case 'setDealContacts':
      return `${capital(on(change.item))}: ${contacts(language, change.contacts)}`;
    case 'fillName':
      return `${capital(on(change.item))}: ${en ? 'name' : 'nombre'} ${`${change.name} ${change.lastName}`.trim()}`;
    case 'createItem': {
      const item = `${typeName(change.type)[language]}${created === undefined ? '' : ` #${created}`}`;
      return en ? `New ${item}` : `Ficha nueva: ${item}`;
    }
    case 'createActivity':
      return en
        ? `${names.channel(change.connector)} conversation added to ${on(change.item)}`
        : `Conversación de ${names.channel(change.connector)} añadida a ${on(change.item)}`;
    case 'mergeItems':
      return `${capital(on({ type: change.type, id: change.absorbed }))} ${en ? 'merged into' : 'fusionado con'} #${change.survivor}`;
    case 'logLine':
      return en
        ? `A line on the timeline of ${on(change.item)}`
        : `Una línea en el historial de ${on(change.item)}`;
  }
}

function beforeText(change: Change, names: Names): LocalizedText | undefined {
  const nobody = { en: 'nobody', es: 'nadie' };
  switch (change.kind) {
    case 'setStage': {
      const name = names.stage(change.item, change.before);
      return { en: name, es: name };
    }
    case 'tagItem':
      return { en: change.before, es: change.before };
    case 'setLink': {
      const type = change.field === 'contactId' ? 'contact' : 'company';
      return change.before === 0 ? nobody : itemName({ type, id: change.before });
    }
    case 'setDealContacts':
      return change.before.length === 0 ? nobody : localize((language) => contacts(language, change.before));
    case 'fillName': {
      const name = `${change.before.name} ${change.before.lastName}`.trim();
      return name === '' ? { en: 'no name', es: 'sin nombre' } : { en: name, es: name };
    }
    case 'addCommunication':
      return { en: 'not there', es: 'no estaba' };
    case 'unbindActivity':
      return { en: 'on it', es: 'estaba en ella' };
    case 'bindActivity':
    case 'createItem':
    case 'createActivity':
    case 'mergeItems':
    case 'logLine':
      return undefined;
  }
}

function contacts(language: Language, ids: readonly number[]): string {
  return refNames(
    language,
    ids.map((id) => ({ type: 'contact', id })),
  );
}

function targetName(language: Language, target: Target): string {
  if (!isCreated(target)) return refNames(language, [target]);
  return language === 'en' ? `the new ${typeName(target.created).en}` : 'la ficha nueva';
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
