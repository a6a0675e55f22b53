import { inject, type InjectionKey } from 'vue';
import type { Language } from '../../domain/languages.ts';
import type { ResponseOf } from '../contract/call.ts';
import type { me } from '../contract/me.ts';
import type { Client } from './api/client.ts';
import { createFormat, type Format } from './format/format.ts';
import { createLineNames, type LineNames } from './line-names.ts';
import { createPeople, type People } from './people.ts';
import { createRouter, type Router } from './router.ts';
import type { Theme } from './theme.ts';
import { createToast, type Toast } from './toast.ts';
import type { Messages } from './locales/messages.ts';

/** Shared state of an open page, provided to all components. */
export interface Page {
  readonly call: Client;
  readonly me: ResponseOf<typeof me>;
  /** Texts in the user's language. */
  readonly t: Messages;
  readonly format: Format;
  readonly lineNames: LineNames;
  readonly people: People;
  readonly toast: Toast;
  readonly router: Router;
  readonly theme: Theme;
}

export const pageKey: InjectionKey<Page> = Symbol('page');

/** Reads who opened the page. Throws `CallError`. */
export async function openPage(
  call: Client,
  { language, t, theme }: { readonly language: Language; readonly t: Messages; readonly theme: Theme },
): Promise<Page> {
  const me = await call('me', {});
  return {
    call,
    me,
    t,
    format: createFormat(language, t),
    lineNames: createLineNames(call),
    people: createPeople(call),
    toast: createToast(),
    router: createRouter(),
    theme,
  };
}

/** The page of the current component. */
export function usePage(): Page {
  const page = inject(pageKey);
  if (!page) throw new Error('usePage was called outside of an app with a page');
  return page;
}
