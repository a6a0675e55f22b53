/** Why an installation was refused. `status` is the HTTP status to answer with; 503 means that a retry may succeed. */
export class InstallationError extends Error {
  readonly code: InstallationRefusal;
  readonly advice: string;
  readonly status: number;
  /** The claim's refresh token was exchanged before the failure: a retry needs this one. */
  readonly renewedToken: string | undefined;

  constructor(reason: InstallationRefusal, cause?: unknown, renewedToken?: string) {
    const { message, advice, status } = reasons[reason];
    super(message, { cause });
    this.name = 'InstallationError';
    this.code = reason;
    this.advice = advice;
    this.status = status;
    this.renewedToken = renewedToken;
  }
}

const reinstallAdvice = 'Install the application again from Bitrix24.';

const reasons = {
  NO_REFRESH_TOKEN: {
    status: 403,
    message: 'The request has no refresh token that proves which portal it comes from.',
    advice: reinstallAdvice,
  },
  TOKEN_REFUSED: {
    status: 403,
    message: 'The authorization server does not know this token.',
    advice: reinstallAdvice,
  },
  OTHER_PORTAL: { status: 403, message: 'The token belongs to another portal.', advice: reinstallAdvice },
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
  PLAN_REFUSED: {
    status: 403,
    message:
      'The plan of this portal does not let applications work with its data, or the application is not paid.',
    advice: 'Change the plan or pay for the application, then open it again.',
  },
  ADDRESS_REFUSED: {
    status: 403,
    message: 'The portal is not reached over https.',
    advice: 'Install a valid certificate on the portal, then install the application again.',
  },
  OAUTH_UNREACHABLE: {
    status: 503,
    message: 'The authorization server of Bitrix24 does not answer.',
    advice: 'Wait a minute, then open the application again.',
  },
  BUSY: {
    status: 503,
    message: 'Too many installations arrive at once.',
    advice: 'Wait a minute, then open the application again.',
  },
  PORTAL_UNREACHABLE: {
    status: 503,
    message: 'The portal does not answer.',
    advice: 'Wait a minute, then open the application again.',
  },
} as const satisfies Record<string, { status: number; message: string; advice: string }>;

export type InstallationRefusal = keyof typeof reasons;
