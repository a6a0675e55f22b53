import { shallowRef, type ShallowRef } from 'vue';

interface ToastMessage {
  readonly text: string;
  /** Label and action of a button; the message closes when it succeeded. */
  readonly action?: { readonly label: string; readonly run: () => Promise<void> };
}

/** What was just done, at the bottom of the page wherever the reader is on it. */
export interface Toast {
  readonly message: ShallowRef<ToastMessage | undefined>;
  show(message: ToastMessage): void;
  close(): void;
}

/** A message without a button closes by itself after this time. */
const SHOWN_MS = 8000;
/** One with a button stays longer: it has to be read and reached. */
const SHOWN_WITH_ACTION_MS = 30_000;

export function createToast(): Toast {
  const message = shallowRef<ToastMessage>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const close = (): void => {
    clearTimeout(timer);
    message.value = undefined;
  };
  return {
    message,
    close,
    show(next) {
      clearTimeout(timer);
      message.value = next;
      timer = setTimeout(close, next.action ? SHOWN_WITH_ACTION_MS : SHOWN_MS);
    },
  };
}
