import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AirError } from '@air/core';
import { expect, test } from 'vitest';
import { assertSafe, loadConfig } from './load-config.ts';
import { parseConfig } from './read-config-file.ts';

const specSample = `
server:
  host: 0.0.0.0
  port: 9000
  ws_enabled: true
  auth:
    enabled: true
    jwt_secret: "your-secret-key-here"
    token_expiry: "24h"

control_plane:            # AIR's own metadata store (GORM -> SQLite)
  driver: sqlite          # fixed to sqlite for MVP
  dsn: "file:air.db?_fk=1"

analytics_sources:        # list of external, READ-ONLY engines
  - id: "ts-dev"          # unique key
    kind: "timescaledb"   # "timescaledb" | "postgres" | "mysql"
    dsn: "postgres://user:pass@localhost:5432/energy?sslmode=disable"
    display_name: "Timescale Dev"
    default: true
  - id: "pg-sales"
    kind: "postgres"
    dsn: "postgres://reporter:***@pg:5432/sales"
    display_name: "Sales Warehouse (PG)"
  - id: "mysql-ops"
    kind: "mysql"
    dsn: "user:pass@tcp(localhost:3306)/ops"
    display_name: "Ops MySQL"
  - id: "energy-files"    # file-based datasource
    kind: "files"
    base_path: "/data/files/energy"
    display_name: "Energy Files (CSV/Parquet)"

python:                   # FastAPI microservice configuration
  enabled: true
  base_url: "http://localhost:9001"
  timeout: "90s"
  auth_shared_secret: "change-me-in-production"
  resource_limits:
    memory_mb: 2048
    workers: 2

redis:                    # Redis configuration for WebSocket and caching
  enabled: true
  url: "redis://localhost:6379/0"
  password: ""            # optional
  db: 0
  max_retries: 3
  dial_timeout: "5s"
  read_timeout: "3s"
  write_timeout: "3s"
  pool_size: 10
  min_idle_conns: 5

websocket:                # WebSocket configuration
  enabled: true
  buffer_size: 1024
  read_buffer_size: 4096
  write_buffer_size: 4096
  handshake_timeout: "10s"
  ping_period: "54s"
  pong_wait: "60s"
  max_message_size: 512
  enable_compression: true

chat:                     # Live chat configuration
  enabled: true
  message_retention: "24h"
  typing_timeout: "5s"
  presence_timeout: "5m"
  max_room_size: 100
  ai_streaming: true
  ai_response_timeout: "30s"

files:                    # file processing configuration
  allowed_ext: [".csv", ".parquet", ".jsonl"]
  max_rows_return_json: 50000
  infer_rows: 20000
  base_path: "/data/files"

models:
  chat_primary: "openai"        # openai | llama3
  chat_backup:  "llama3"
  sql_primary:  "sqlcoder"
  openai:
    model: "gpt-4o-mini"
    api_key: ""                 # optional if not using OpenAI
  ollama:
    host: "http://localhost:11434"
    llama3_model: "llama3"
    sqlcoder_model: "sqlcoder"
  embeddings:
    provider: "openai"          # or "ollama"
    model: "text-embedding-3-small"

safety:
  default_row_limit: 5000
  max_row_limit: 100000
  enforce_time_filter_days: 370

telemetry:
  level: "info"
`;

const emptyFolder = () => mkdtempSync(join(tmpdir(), 'air-config-'));

function folderWith(yaml: string): string {
  const folder = emptyFolder();
  writeFileSync(join(folder, 'config.yaml'), yaml);
  return folder;
}

function failure(act: () => unknown): { code: string; message: string; hint: string | undefined } {
  try {
    act();
  } catch (error) {
    if (error instanceof AirError) return { code: error.code, message: error.message, hint: error.options.hint };
    throw error;
  }
  throw new Error('nothing was thrown');
}

test('without a file AIR starts on this machine alone, without authentication', () => {
  const config = loadConfig({ dataDir: emptyFolder() }, {});
  expect(config).toMatchObject({ file: null, host: '127.0.0.1', port: 9000, auth: { isEnabled: false } });
  expect(() => assertSafe(config)).not.toThrow();
});

test('the sample configuration of the specification is accepted word by word', () => {
  const config = parseConfig(specSample, 'config.yaml', {});
  expect(config.analytics_sources).toHaveLength(4);
  expect(config.server.auth.token_expiry).toBe(24 * 3_600_000);
  expect(config.python?.timeout).toBe(90_000);
});

test('the sample configuration is refused at start, because its secret is the one that everybody knows', () => {
  const config = loadConfig({ dataDir: folderWith(specSample) }, {});
  expect(failure(() => assertSafe(config))).toMatchObject({
    code: 'config.unsafe',
    hint: expect.stringMatching(/openssl rand/),
  });
});

test('another address with authentication disabled is refused', () => {
  const config = loadConfig({ dataDir: emptyFolder(), host: '0.0.0.0', auth: 'disabled' }, {});
  expect(failure(() => assertSafe(config))).toMatchObject({
    code: 'config.unsafe',
    message: expect.stringMatching(/authentication is disabled/),
  });
});

test('another address with a secret of its own is accepted', () => {
  const yaml = 'server:\n  host: 0.0.0.0\n  auth:\n    jwt_secret: ${MY_SECRET}\n';
  const config = loadConfig({ dataDir: folderWith(yaml) }, { MY_SECRET: 'q7RmPz0cX2vNn5sTb8wK' });
  expect(config.auth).toMatchObject({ isEnabled: true, jwtSecret: 'q7RmPz0cX2vNn5sTb8wK' });
  expect(() => assertSafe(config)).not.toThrow();
});

test('an unknown key is refused with file, line, column and the nearest known key', () => {
  const folder = folderWith('server:\n  host: 127.0.0.1\n  prot: 9001\n');
  expect(failure(() => loadConfig({ dataDir: folder }, {}))).toEqual({
    code: 'config.unknown_key',
    message: `${folder}/config.yaml:3:3: unknown key "server.prot"`,
    hint: 'did you mean "port"?',
  });
});

test('an unknown key in a list is found where it stands', () => {
  const yaml = 'analytics_sources:\n  - id: a\n    kind: sqlite\n    dns: x.db\n';
  expect(failure(() => parseConfig(yaml, 'c.yaml', {}))).toEqual({
    code: 'config.unknown_key',
    message: 'c.yaml:4:5: unknown key "analytics_sources[0].dns"',
    hint: 'did you mean "dsn"?',
  });
});

test('a wrong type is refused where the value stands', () => {
  expect(failure(() => parseConfig('server:\n  port: "nine thousand"\n', 'c.yaml', {}))).toMatchObject({
    code: 'config.invalid',
    message: 'c.yaml:2:9: "server.port": expected number, received string',
  });
  expect(failure(() => parseConfig('python:\n  timeout: 90\n', 'c.yaml', {})).message).toMatch(/^c.yaml:2:12: /);
  expect(failure(() => parseConfig('redis:\n  dial_timeout: "soon"\n', 'c.yaml', {})).message).toMatch(
    /duration such as "90s"/,
  );
});

test('broken YAML is refused with its place', () => {
  expect(failure(() => parseConfig('server:\n  host: [1,\n', 'c.yaml', {}))).toMatchObject({
    code: 'config.invalid',
    message: expect.stringMatching(/^c.yaml:\d+:\d+: /),
  });
});

test('values come from the environment, with a default where one is written', () => {
  const yaml = 'server:\n  port: ${AIR_TEST_PORT:-9100}\ncontrol_plane:\n  dsn: "file:${NAME}.db"\n';
  expect(parseConfig(yaml, 'c.yaml', { NAME: 'x' })).toMatchObject({
    server: { port: 9100 },
    control_plane: { dsn: 'file:x.db' },
  });
  expect(failure(() => parseConfig(yaml, 'c.yaml', {})).message).toBe(
    'c.yaml:4:8: environment variable NAME is not set',
  );
});

test('flags win over the environment, and the environment over the file', () => {
  const folder = folderWith('server:\n  port: 9001\n');
  expect(loadConfig({ dataDir: folder }, {}).port).toBe(9001);
  expect(loadConfig({ dataDir: folder }, { PORT: '9002' }).port).toBe(9002);
  expect(loadConfig({ dataDir: folder, port: '9003' }, { PORT: '9002' }).port).toBe(9003);
  expect(failure(() => loadConfig({ dataDir: folder, port: 'x' }, {})).code).toBe('config.invalid');
});

test('`file_service` and `python` are one section', () => {
  expect(
    parseConfig('file_service:\n  resource_limits:\n    memory_mb: 512\n', 'c.yaml', {}).file_service?.resource_limits
      .memory_mb,
  ).toBe(512);
  expect(failure(() => parseConfig('python: {}\nfile_service: {}\n', 'c.yaml', {})).message).toMatch(
    /the same section/,
  );
});

test.each([
  ['- id: a\n    kind: files\n    dsn: x', '2:5', 'kind "files" needs base_path'],
  ['- id: a\n    kind: sqlite\n    dsn: x\n    base_path: y', '5:16', 'kind "sqlite" has no base_path'],
  ['- id: a\n    kind: sqlite\n    dsn: x\n  - id: a\n    kind: sqlite\n    dsn: y', '5:9', '"a" is there twice'],
])('a datasource that cannot be meant is refused where it stands', (sources, place, message) => {
  const found = failure(() => parseConfig(`analytics_sources:\n  ${sources}\n`, 'c.yaml', {}));
  expect(found.code).toBe('config.invalid');
  expect(found.message).toMatch(new RegExp(`^c.yaml:${place}: `));
  expect(found.message).toContain(message);
});

test('the configuration that is shipped is accepted and starts', () => {
  const shipped = fileURLToPath(new URL('../../../../data/config.yaml', import.meta.url));
  const config = loadConfig({ dataDir: emptyFolder(), config: shipped }, {});
  expect(() => assertSafe(config)).not.toThrow();
  expect(config).toMatchObject({ host: '127.0.0.1', port: 9000, auth: { isEnabled: false } });
});
