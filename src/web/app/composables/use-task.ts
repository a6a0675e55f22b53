import { nextTick, ref, shallowRef, type Ref, type ShallowRef } from 'vue';
import { keepFocus } from '../dom/save-focus.ts';

/** Work that a click starts: one at a time, with its error. */
export interface Task {
  readonly busy: Ref<boolean>;
  /** `undefined` = none. */
  readonly error: ShallowRef<unknown>;
  /** Says whether it went well. */
  run(work: () => Promise<void>): Promise<boolean>;
}

export function useTask(): Task {
  const busy = ref(false);
  const error = shallowRef<unknown>();
  return {
    busy,
    error,
    async run(work) {
      if (busy.value) return false;
      const giveBack = keepFocus();
      busy.value = true;
      error.value = undefined;
      try {
        await work();
        return true;
      } catch (problem) {
        error.value = problem;
        return false;
      } finally {
        busy.value = false;
        void nextTick(giveBack);
      }
    },
  };
}
