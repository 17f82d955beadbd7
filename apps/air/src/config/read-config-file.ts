import { readFileSync } from 'node:fs';
import { explainIssue } from '@air/contract';
import { AirError, type ErrorCode } from '@air/core';
import { type Document, isMap, isScalar, LineCounter, parse, parseDocument, Scalar, visit } from 'yaml';
import { type ConfigFile, configSchema } from './config-schema.ts';

type Environment = Record<string, string | undefined>;

/** Reads and checks a configuration file; what is wrong is named with file, line and column. */
export function readConfigFile(file: string, environment: Environment): ConfigFile {
  return parseConfig(readText(file), file, environment);
}

export function parseConfig(text: string, file: string, environment: Environment): ConfigFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const fail = (code: ErrorCode, message: string, offset: number, hint?: string) => {
    const { line, col } = lines.linePos(offset);
    return new AirError(code, `${file}:${line}:${col}: ${message}`, hint ? { hint } : {});
  };

  const [syntax] = document.errors;
  if (syntax) throw fail('config.invalid', lowerFirst(syntax.message), syntax.pos[0]);
  insertEnvironment(document, environment, (message, offset) => fail('config.invalid', message, offset));

  const value: unknown = document.toJS() ?? {};
  const parsed = configSchema.safeParse(value);
  if (!parsed.success) {
    const { kind, message, hint, path } = explainIssue(configSchema, parsed.error);
    const isUnknown = kind === 'unknown_key';
    throw fail(
      isUnknown ? 'config.unknown_key' : 'config.invalid',
      isUnknown ? message.replace('unknown field', 'unknown key') : message,
      offsetAt(document, path, isUnknown),
      hint?.replace('known fields', 'known keys'),
    );
  }
  if (parsed.data.python && parsed.data.file_service) {
    throw fail(
      'config.invalid',
      '"python" and "file_service" name the same section',
      offsetAt(document, ['python'], true),
      'keep one',
    );
  }
  return parsed.data;
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new AirError('config.invalid', `configuration file ${file} cannot be read`, {
      hint: 'check --config',
      cause,
    });
  }
}

/** Puts values for `${NAME}` and `${NAME:-default}`; one that stands unquoted may become a number or a boolean. */
function insertEnvironment(
  document: Document,
  environment: Environment,
  fail: (message: string, offset: number) => AirError,
): void {
  visit(document, {
    Scalar(key, node) {
      if (key === 'key' || typeof node.value !== 'string' || !node.value.includes('${')) return;
      const text = node.value.replace(
        /\$\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?\}/g,
        (_match, name: string, fallback?: string) => {
          const given = environment[name];
          if (given !== undefined && given !== '') return given;
          if (fallback !== undefined) return fallback;
          throw fail(`environment variable ${name} is not set`, node.range?.[0] ?? 0);
        },
      );
      node.value = node.type === Scalar.PLAIN ? plainValue(text) : text;
    },
  });
}

function plainValue(text: string): unknown {
  const isNumberOrFlag = /^(?:-?\d+(?:\.\d+)?|true|false)$/.test(text);
  return isNumberOrFlag ? (parse(text) as unknown) : text;
}

/** Where the key or value at a path stands; the nearest place above it when it is not there at all. */
function offsetAt(document: Document, path: readonly PropertyKey[], isKey: boolean): number {
  for (let length = path.length; length > 0; length--) {
    const parent = length === 1 ? document.contents : document.getIn(path.slice(0, length - 1), true);
    const step = path[length - 1];
    if (isMap(parent)) {
      const pair = parent.items.find(({ key }) => isScalar(key) && key.value === step);
      const place = pair && (isKey || length < path.length ? pair.key : (pair.value ?? pair.key));
      const range = (place as { range?: [number, number, number] } | null | undefined)?.range; // nodes of a parsed document carry ranges
      if (range) return range[0];
    }
    const node = document.getIn(path.slice(0, length), true) as { range?: [number, number, number] } | undefined; // as above
    if (node?.range) return node.range[0];
  }
  return 0;
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
