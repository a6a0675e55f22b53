import { onBeforeUnmount, onMounted } from 'vue';

/** Each refresh asks the portal: an open page must not use up the requests of its lane. */
const REFRESH_INTERVAL_MS = 30_000;

/** Calls `load` again and again while the page is visible, and when it becomes visible. */
export function useLiveRefresh(load: () => Promise<void>, intervalMs = REFRESH_INTERVAL_MS): void {
  const refresh = (): void => {
    if (document.visibilityState === 'visible') void load();
  };
  let timer: ReturnType<typeof setInterval> | undefined;
  onMounted(() => {
    timer = setInterval(refresh, intervalMs);
    document.addEventListener('visibilitychange', refresh);
  });
  onBeforeUnmount(() => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', refresh);
  });
}
