import type { DatabaseConnection, Driver } from 'kysely';

/** Passes every error of a driver through `translate`, so that the rest of the store meets `AirError` only. */
export function translatingDriver(driver: Driver, translate: (error: unknown) => unknown): Driver {
  const wrapped = new WeakMap<DatabaseConnection, DatabaseConnection>();
  const inner = new WeakMap<DatabaseConnection, DatabaseConnection>();
  const unwrap = (connection: DatabaseConnection) => inner.get(connection) ?? connection;
  const translated = async <Value>(action: () => Promise<Value>): Promise<Value> => {
    try {
      return await action();
    } catch (error) {
      throw translate(error);
    }
  };

  function wrap(connection: DatabaseConnection): DatabaseConnection {
    const known = wrapped.get(connection);
    if (known) return known;
    const wrapper: DatabaseConnection = {
      executeQuery: (query) => translated(() => connection.executeQuery(query)),
      streamQuery: (query, chunkSize) => connection.streamQuery(query, chunkSize),
    };
    wrapped.set(connection, wrapper);
    inner.set(wrapper, connection);
    return wrapper;
  }

  return {
    init: () => translated(() => driver.init()),
    acquireConnection: async () => wrap(await translated(() => driver.acquireConnection())),
    beginTransaction: (connection, settings) => translated(() => driver.beginTransaction(unwrap(connection), settings)),
    commitTransaction: (connection) => translated(() => driver.commitTransaction(unwrap(connection))),
    rollbackTransaction: (connection) => translated(() => driver.rollbackTransaction(unwrap(connection))),
    releaseConnection: (connection) => driver.releaseConnection(unwrap(connection)),
    destroy: () => driver.destroy(),
  };
}
