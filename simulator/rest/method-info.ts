import { param, text } from '../base/params.ts';
import { methodsOf, type RestMethod } from './rest-method.ts';

/** `method.get`: whether a method exists and is available to the app (docs/bitrix24/install-and-auth.md#methods). */
export const methodInfo = (findMethod: (name: string) => RestMethod | undefined): readonly RestMethod[] =>
  methodsOf('', {
    'method.get': ({ app }, params) => {
      const method = findMethod(text(param(params, 'name')));
      return {
        isExisting: method !== undefined,
        isAvailable: method !== undefined && (method.scope === '' || app.scope.includes(method.scope)),
      };
    },
  });
