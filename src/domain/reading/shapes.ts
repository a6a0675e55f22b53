import { amountShapes } from './shapes-amount.ts';
import { codeShapes } from './shapes-code.ts';
import { paymentShapes } from './shapes-payment.ts';
import { taxShapes } from './shapes-tax.ts';
import { timeShapes } from './shapes-time.ts';
import type { Shape } from './shape.ts';

/** All shapes, in the order in which they are blanked in the text. */
export const shapes: readonly Shape[] = [
  ...codeShapes.filter((shape) => shape.detail === 'file' || shape.detail === 'uuid'),
  ...paymentShapes,
  ...taxShapes,
  ...codeShapes.filter((shape) => shape.detail !== 'file' && shape.detail !== 'uuid'),
  ...timeShapes,
  ...amountShapes,
];
