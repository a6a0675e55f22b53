import type { SqliteDatabase, SqliteStatement } from 'kysely';
import type { SqliteLibrary } from './sqlite-library.ts';

/** The one connection to a file: statements are prepared once, as long as they are used. */
export interface SqliteConnection extends SqliteDatabase {
  /** Runs what gives no rows: pragmas, transactions, vacuum. */
  exec(statement: string): void;
  /** Rows of a statement that is not worth keeping. */
  all(statement: string, ...parameters: readonly string[]): readonly unknown[];
}

/** Statements that are kept prepared; a round uses some thirty. */
const MAX_PREPARED = 300;

/** Throws what the library throws. */
export function connectSqlite({ DatabaseSync }: SqliteLibrary, path: string): SqliteConnection {
  const database = new DatabaseSync(path);
  const prepared = new Map<string, SqliteStatement>();
  return {
    prepare(statement) {
      const known = prepared.get(statement) ?? prepare(statement);
      // Used last, so that it is thrown away last.
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
      // Statements that give no rows give none here, too.
      reader: true,
      all: (parameters): unknown[] => native.all(...parameters),
      run: (parameters) => native.run(...parameters),
      iterate: (parameters) => native.iterate(...parameters),
    };
  }
}
