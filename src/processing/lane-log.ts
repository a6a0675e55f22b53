/** The part of the log that lanes and use cases write to: codes, ids and counts, never what a customer wrote. */
export interface LaneLog {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
}
