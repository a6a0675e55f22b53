import type { SqliteDatabase, SqliteStatement } from 'kysely';
import type { SqliteLibrary } from './sqlite-library.ts';

/** A connection that caches prepared statements. */
export interface SqliteConnection extends SqliteDatabase {
  /** Runs statements without rows: pragmas, transactions, vacuum. */
  exec(statement: string): void;
  /** Rows of a statement that is not cached. */
  all(statement: string, ...parameters: readonly string[]): readonly unknown[];
}

/** Limit of cached statements; a batch uses about thirty. */
const MAX_PREPARED = 300;

/** Throws what the library throws. */
export function connectSqlite({ DatabaseSync }: SqliteLibrary, path: string): SqliteConnection {
  const database = new DatabaseSync(path);
  const prepared = new Map<string, SqliteStatement>();
  return {
    prepare(statement) {
      const known = prepared.get(statement) ?? prepare(statement);
      // The order of the map is that of use: the least recently used one is evicted.
      prepared.delete(statement);
      prepared.set(statement, known);
      const [oldest] = prepared.keys();
      if (prepared.size > MAX_PREPARED && oldest !== undefined) prepared.delete(oldest);
      return known;
    },
    exec: (statement) => database.exec(statement),
    all: (statement, ...parameters): readonly unknown[] => database.prepare(statement).all(...parameters),
    close() {
      prepared.clear();
      database.close();
    },
  };

  function prepare(statement: string): SqliteStatement {
    const native = database.prepare(statement);
    return {
      // `all` also works for statements without rows.
      reader: true,
      all: (parameters): unknown[] => native.all(...parameters),
      run: (parameters) => native.run(...parameters),
      iterate: (parameters) => native.iterate(...parameters),
    };
  }
}
