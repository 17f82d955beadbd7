import { AirError } from '@air/core';
import type { FastifyInstance } from 'fastify';
import { parse } from 'yaml';

const maxDepth = 64;

/** JSON everywhere; YAML where an operation says that it reads it. An empty body counts as none. */
export function readBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string' }, async (_request: unknown, text: string) =>
    parseJson(text.replace(/^\uFEFF/, '')),
  );
  app.addContentTypeParser(
    ['application/yaml', 'application/x-yaml', 'text/yaml'],
    { parseAs: 'string' },
    async (_request: unknown, text: string) => parseYaml(text),
  );
}

function parseJson(text: string): unknown {
  if (text.trim() === '') return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const position = /at position (\d+)/.exec(String(error))?.[1];
    throw new AirError(
      'request.malformed',
      'the body is not well-formed JSON',
      position ? { position: Number(position) } : {},
    );
  }
  checkShape(value);
  return value;
}

function parseYaml(text: string): unknown {
  if (text.trim() === '') return undefined;
  let value: unknown;
  try {
    value = parse(text, { maxAliasCount: 20 });
  } catch {
    throw new AirError('request.malformed', 'the body is not well-formed YAML');
  }
  checkShape(value);
  return value;
}

/** Refuses what JavaScript would take in and change or choke on: endless nesting, integers it must round, `__proto__`, text that is none. */
function checkShape(root: unknown): void {
  const open: { value: unknown; depth: number }[] = [{ value: root, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, depth } = next;
    if (typeof value === 'number') checkNumber(value);
    if (typeof value === 'string') checkText(value);
    if (typeof value !== 'object' || value === null) continue;
    if (depth >= maxDepth) throw new AirError('request.invalid', `the body is nested deeper than ${maxDepth} levels`);
    if (Object.hasOwn(value, '__proto__')) throw new AirError('request.invalid', 'unknown field "__proto__"');
    for (const [name, child] of Object.entries(value)) {
      checkText(name);
      open.push({ value: child, depth: depth + 1 });
    }
  }
}

/** Neither every database nor every reader of a file takes them. */
function checkText(text: string): void {
  if (text.includes('\0')) throw new AirError('request.invalid', 'the body holds a NUL character');
  if (/\p{Surrogate}/u.test(text)) throw new AirError('request.invalid', 'the body holds half of a character');
}

function checkNumber(value: number): void {
  const wasRounded = Number.isInteger(value) && !Number.isSafeInteger(value) && Math.abs(value) < 1e21;
  if (wasRounded || !Number.isFinite(value)) {
    throw new AirError('request.invalid', `a number is too large to be read exactly, about ${value}`, {
      hint: 'write integers beyond 9007199254740991 as text, in quotes',
    });
  }
}
