import { onBeforeUnmount, onMounted, type ShallowRef } from 'vue';

/**
 * Keys of a list of articles: J and K go to the next and the previous one, Enter and N press the buttons marked
 * `data-answer="yes"` and `"no"` of the article with the focus. Without such a button Enter goes to the first choice of the
 * article, in a group. Not while something is typed or a dialog or menu is open.
 */
export function useInboxKeys(
  list: Readonly<ShallowRef<HTMLElement | null>>,
  on: {
    /** One of the keys is pressed, before it acts. */
    readonly key: () => void;
    /** Enter found several choices, the first of which has the focus now. */
    readonly choice: () => void;
  },
): {
  /** Focuses the article at this place, or the last one. */
  focusAt(index: number): void;
} {
  const articles = (): readonly HTMLElement[] => [
    ...(list.value?.querySelectorAll<HTMLElement>('article') ?? []),
  ];
  const focusAt = (index: number): void => {
    const all = articles();
    const article = all[Math.min(Math.max(index, 0), all.length - 1)];
    article?.focus();
    article?.scrollIntoView({ block: 'nearest' });
  };
  const isTyping = (target: EventTarget | null): boolean =>
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, [role=dialog], [role=menu]') !== null;

  const press = (article: HTMLElement | undefined, answer: 'yes' | 'no'): void =>
    article?.querySelector<HTMLElement>(`[data-answer="${answer}"]`)?.click();
  const accept = (article: HTMLElement): void => {
    if (article.querySelector('[data-answer="yes"]')) {
      press(article, 'yes');
      return;
    }
    const choice = article.querySelector<HTMLElement>('[role=group] button:not(:disabled)');
    choice?.focus();
    if (choice) on.choice();
  };

  const onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const all = articles();
    const current = all.findIndex((article) => article.contains(document.activeElement));
    const article = all[current];
    const keys = new Map([
      ['j', () => focusAt(current + 1)],
      ['k', () => focusAt(current - 1)],
      ['n', () => press(article, 'no')],
    ]);
    // On a button Enter presses that button.
    if (article && document.activeElement === article) keys.set('enter', () => accept(article));
    const act = keys.get(event.key.toLowerCase());
    if (!act) return;
    event.preventDefault();
    on.key();
    act();
  };
  onMounted(() => document.addEventListener('keydown', onKey));
  onBeforeUnmount(() => document.removeEventListener('keydown', onKey));
  return { focusAt };
}
