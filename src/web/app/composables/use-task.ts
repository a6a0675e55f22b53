import { nextTick, ref, shallowRef, type Ref, type ShallowRef } from 'vue';
import { saveFocus } from '../dom/save-focus.ts';

/** An asynchronous user action: one at a time, with its error. */
export interface Task {
  readonly busy: Ref<boolean>;
  /** What the last run threw; `undefined` = nothing. */
  readonly error: ShallowRef<unknown>;
  /** Runs the action unless one is running. Returns whether it succeeded; errors are stored in `error`. */
  run(action: () => Promise<void>): Promise<boolean>;
}

/** Creates a task. The focus is restored when a control was disabled by `busy`. */
export function useTask(): Task {
  const busy = ref(false);
  const error = shallowRef<unknown>();
  return {
    busy,
    error,
    async run(action) {
      if (busy.value) return false;
      const restoreFocus = saveFocus();
      busy.value = true;
      error.value = undefined;
      try {
        await action();
        return true;
      } catch (thrown) {
        error.value = thrown;
        return false;
      } finally {
        busy.value = false;
        void nextTick(restoreFocus);
      }
    },
  };
}
