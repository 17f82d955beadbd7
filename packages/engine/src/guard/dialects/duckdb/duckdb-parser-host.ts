import { DuckDBInstance } from '@duckdb/node-api';

/**
 * The parser of DuckDB in a process of its own: it holds no data and no secret, reads no file, and binds nothing.
 * A statement that crashes it costs this process alone.
 */
interface Request {
  id: number;
  text: string;
}

const instance = await DuckDBInstance.create(':memory:', { threads: '1', memory_limit: '256MB' });
const connection = await instance.connect();
await connection.run('SET enable_external_access = false');
await connection.run('SET lock_configuration = true');
const parse = await connection.prepare('SELECT json_serialize_sql($1::VARCHAR)');

process.on('disconnect', () => process.exit(0));

process.on('message', (request: Request) => {
  void answer(request);
});

async function answer({ id, text }: Request): Promise<void> {
  try {
    parse.bindVarchar(1, text);
    const rows = (await parse.runAndReadAll()).getRows();
    process.send?.({ id, tree: String(rows[0]?.[0]) });
  } catch (error) {
    process.send?.({ id, message: error instanceof Error ? error.message : 'not parsed' });
  }
}

process.send?.({ isReady: true });
