import { z } from 'zod';

/**
 * Schema of an object in a stored row. Fields that it does not name are kept at run time though the type does not show
 * them: processes of two versions share one database while they are being replaced, and an older one must neither refuse
 * nor throw away what a newer one added.
 */
export function storedObject<Shape extends z.ZodRawShape>(shape: Shape): z.ZodObject<Shape> {
  return z.looseObject(shape);
}
