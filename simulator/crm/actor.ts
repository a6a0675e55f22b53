/** Who performs an action: a user of the portal, an app with a user's token, or the portal itself (user 0). */
export interface Actor {
  readonly userId: number;
  /**
   * User whose token the events contain, where it is another one: the guest whose message caused the action
   * (docs/bitrix24/events.md#tokens-in-events).
   */
  readonly tokenUserId?: number;
  /** Set when an app acts over REST. */
  readonly clientId?: string;
  /** The `auth_connector` of the app's request (docs/bitrix24/offline-queue.md#own-changes). */
  readonly authConnector?: string;
}

/** Receives the events of the CRM and of the open lines. */
export interface EventSink {
  emit(name: string, data: Readonly<Record<string, unknown>>, actor: Actor): void;
}
