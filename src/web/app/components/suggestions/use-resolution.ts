import { shallowRef, type Ref, type ShallowRef } from 'vue';
import type { BodyOf } from '../../../contract/call.ts';
import type { resolveSuggestion, SuggestionView } from '../../../contract/suggestions.ts';
import { CallError } from '../../api/call-error.ts';
import { useTask } from '../../composables/use-task.ts';
import { usePage } from '../../page.ts';

export type Resolution = BodyOf<typeof resolveSuggestion>;

export interface ResolutionTask {
  readonly busy: Ref<boolean>;
  readonly error: ShallowRef<unknown>;
  /** The suggestion as it was before its plan changed; `undefined` while it has not. */
  readonly previous: ShallowRef<SuggestionView | undefined>;
  /** For dialogs: throws what went wrong. */
  resolve(body: Resolution): Promise<void>;
  /** For buttons: stores what went wrong in `error`. */
  run(body: Resolution): Promise<boolean>;
}

/** Decides a suggestion. `decided`: with the answer; `renewed`: its plan is another one by now, and nothing was done. */
export function useResolution(
  suggestion: () => SuggestionView,
  on: {
    readonly decided: (suggestion: SuggestionView, body: Resolution) => void;
    readonly renewed: (suggestion: SuggestionView) => void;
  },
): ResolutionTask {
  const { call } = usePage();
  const { busy, error, run } = useTask();
  const previous = shallowRef<SuggestionView>();

  const resolve = async (body: Resolution): Promise<void> => {
    const before = suggestion();
    const params = { id: before.id };
    try {
      const answer = await call('resolveSuggestion', { params, body });
      on.decided(answer.suggestion, body);
    } catch (thrown) {
      if (!(thrown instanceof CallError) || thrown.code !== 'PLAN_CHANGED') throw thrown;
      previous.value = before;
      on.renewed(await call('getSuggestion', { params }));
    }
  };
  return { busy, error, previous, resolve, run: (body) => run(() => resolve(body)) };
}
