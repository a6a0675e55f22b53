/** Who does something: a person in the portal, an app with a user's token, or the portal itself (user 0). */
export interface Actor {
  readonly userId: number;
  /** Whose token the events carry, when that is somebody else: the guest whose message caused it all (native-tracker.md 7.3). */
  readonly tokenUserId?: number;
  /** Set when an app acts over REST. */
  readonly clientId?: string;
  /** The `auth_connector` the app sent along (rest-contract.md 2.2). */
  readonly authConnector?: string;
}

/** Where the CRM and the lines tell what happened. */
export interface EventSink {
  emit(name: string, data: Readonly<Record<string, unknown>>, actor: Actor): void;
}
