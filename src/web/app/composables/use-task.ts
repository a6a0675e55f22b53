import { nextTick, ref, shallowRef, type Ref, type ShallowRef } from 'vue';
import { saveFocus } from '../dom/save-focus.ts';

/** An asynchronous user action with its error; the newest run counts. */
export interface Task {
  readonly busy: Ref<boolean>;
  /** What the last run threw; `undefined` = nothing. */
  readonly error: ShallowRef<unknown>;
  /** Runs the action unless one is running. Returns whether it succeeded; errors are stored in `error`. */
  run(action: (isNewest: () => boolean) => Promise<void>): Promise<boolean>;
  /**
   * Runs the action at once, also while another one is running: the error and the end of the older one are ignored.
   * `isNewest` tells the action whether it has been replaced in the same way.
   */
  replace(action: (isNewest: () => boolean) => Promise<void>): Promise<boolean>;
}

/** Creates a task. The focus is restored when a control was disabled by `busy`. */
export function useTask(): Task {
  const busy = ref(false);
  const error = shallowRef<unknown>();
  let newest = 0;
  const replace: Task['replace'] = async (action) => {
    newest += 1;
    const number = newest;
    const isNewest = (): boolean => number === newest;
    const restoreFocus = saveFocus();
    busy.value = true;
    error.value = undefined;
    try {
      await action(isNewest);
      return true;
    } catch (thrown) {
      if (isNewest()) error.value = thrown;
      return false;
    } finally {
      if (isNewest()) {
        busy.value = false;
        void nextTick(restoreFocus);
      }
    }
  };
  return {
    busy,
    error,
    replace,
    run: (action) => (busy.value ? Promise.resolve(false) : replace(action)),
  };
}
