/** Why a portal is not let in. `status` is the HTTP status that says so. */
export class ContactError extends Error {
  readonly code: string;
  readonly advice: string;
  readonly status: number;

  constructor(reason: keyof typeof reasons, cause?: unknown) {
    const { message, advice, status } = reasons[reason];
    super(message, { cause });
    this.name = 'ContactError';
    this.code = reason;
    this.advice = advice;
    this.status = status;
  }
}

const again = 'Install the application again from Bitrix24.';

const reasons = {
  NO_REFRESH_TOKEN: {
    status: 403,
    message: 'The request brings no token that proves where it comes from.',
    advice: again,
  },
  NO_APPLICATION_TOKEN: { status: 403, message: 'The request brings no application token.', advice: again },
  TOKEN_REFUSED: {
    status: 403,
    message: 'The authorization server does not know this token.',
    advice: again,
  },
  OTHER_PORTAL: { status: 403, message: 'The token belongs to another portal.', advice: again },
  ADMIN_REQUIRED: {
    status: 403,
    message: 'Only an administrator of the portal can install this application.',
    advice: 'Ask an administrator to open it.',
  },
  APP_REFUSED: {
    status: 403,
    message: 'The authorization server refuses this application for this portal.',
    advice:
      'Check B24_CLIENT_ID and B24_CLIENT_SECRET, and that the application is installed in this portal.',
  },
  ADDRESS_REFUSED: {
    status: 403,
    message: 'The portal is not reached over https.',
    advice: 'Give the portal a valid certificate, then install again.',
  },
  OAUTH_UNREACHABLE: {
    status: 503,
    message: 'The authorization server of Bitrix24 does not answer.',
    advice: 'Wait a minute, then open the application again.',
  },
  PORTAL_UNREACHABLE: {
    status: 503,
    message: 'The portal does not answer.',
    advice: 'Wait a minute, then open the application again.',
  },
} as const satisfies Record<string, { status: number; message: string; advice: string }>;
