import { inject, type InjectionKey } from 'vue';
import type { Language } from '../../domain/languages.ts';
import type { ResponseOf } from '../contract/call.ts';
import type { me } from '../contract/me.ts';
import type { Client } from './api/client.ts';
import { createFormat, type Format } from './format/format.ts';
import { createLineNames, type LineNames } from './line-names.ts';
import type { Words } from './locales/messages.ts';

/** What every part of the page needs. */
export interface Page {
  readonly call: Client;
  readonly me: ResponseOf<typeof me>;
  readonly words: Words;
  readonly format: Format;
  readonly lineNames: LineNames;
}

export const pageKey: InjectionKey<Page> = Symbol('page');

export async function openPage(call: Client, language: Language, words: Words): Promise<Page> {
  const me = await call('me', {});
  return { call, me, words, format: createFormat(language, words), lineNames: createLineNames(call) };
}

export function usePage(): Page {
  const page = inject(pageKey);
  if (!page) throw new Error('No page around this part.');
  return page;
}
