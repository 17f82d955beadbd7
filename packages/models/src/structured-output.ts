import type { JSONSchema7 } from '@ai-sdk/provider';
import { explainIssue } from '@air/contract';
import { z } from 'zod';
import type { ModelMessage } from './router.ts';

export interface OutputSchema {
  name: string;
  json: JSONSchema7;
  /** Every key is required and no other is allowed, which is what OpenAI calls strict. */
  isStrict: boolean;
}

export function describeSchema(name: string, schema: z.ZodType): OutputSchema {
  const json = z.toJSONSchema(schema, { io: 'input', target: 'draft-7', unrepresentable: 'any' });
  return { name, json: json as JSONSchema7, isStrict: isStrict(json) }; // draft 7 is what was asked for
}

/** For servers that take no schema: it stands in the prompt. */
export function withSchemaInPrompt(messages: ModelMessage[], { json }: OutputSchema): ModelMessage[] {
  const content = `Answer with one JSON value and nothing else. It must be valid against this JSON Schema:\n${JSON.stringify(json)}`;
  const at = messages.findLastIndex(({ role }) => role === 'user');
  const asked = messages[at];
  if (!asked) return [...messages, { role: 'user', content }];
  return messages.with(at, { role: 'user', content: `${asked.content}\n\n${content}` });
}

/** Says what was wrong with an answer, once. */
export function askForRepair(
  messages: ModelMessage[],
  { answer, problem, schema }: { answer: string; problem: string; schema: OutputSchema },
): ModelMessage[] {
  const asked = `That answer cannot be used: ${problem}.\nCorrect it.`;
  return withSchemaInPrompt(
    [...messages, { role: 'assistant', content: answer.slice(0, 20_000) }, { role: 'user', content: asked }],
    schema,
  );
}

export type Parsed<Value> = { isValid: true; value: Value } | { isValid: false; problem: string };

/** Reads the JSON of an answer, which may stand in a fence or among words, and holds it against the schema. */
export function parseOutput<Schema extends z.ZodType>(text: string, schema: Schema): Parsed<z.output<Schema>> {
  const found = findJson(text);
  if (!found) return { isValid: false, problem: 'it holds no JSON value' };
  const parsed = schema.safeParse(found.value);
  if (parsed.success) return { isValid: true, value: parsed.data };
  const problems = parsed.error.issues.slice(0, 8).map((issue) => {
    const { message, hint } = explainIssue(schema, new z.ZodError([issue]));
    return hint ? `${message} (${hint})` : message;
  });
  return { isValid: false, problem: problems.join('; ') };
}

function findJson(text: string): { value: unknown } | null {
  const spoken = text.replace(/^\s*<think>[\s\S]*?<\/think>/, '').trim(); // some local models think aloud
  const fenced = /```(?:json)?\s*\n([\s\S]*?)\n?\s*```/i.exec(spoken)?.[1];
  const first = spoken.search(/[[{]/);
  const last = Math.max(spoken.lastIndexOf('}'), spoken.lastIndexOf(']'));
  const within = first >= 0 && last > first ? spoken.slice(first, last + 1) : undefined;
  for (const candidate of [spoken, fenced, within]) {
    const value = candidate === undefined ? null : readJson(candidate);
    if (value) return value;
  }
  return null;
}

function readJson(text: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
}

function isStrict(schema: unknown): boolean {
  if (Array.isArray(schema)) return schema.every(isStrict);
  if (typeof schema !== 'object' || schema === null) return true;
  if ('properties' in schema && typeof schema.properties === 'object' && schema.properties) {
    const required = 'required' in schema && Array.isArray(schema.required) ? schema.required : [];
    const isClosed = 'additionalProperties' in schema && schema.additionalProperties === false;
    if (!isClosed || Object.keys(schema.properties).some((key) => !required.includes(key))) return false;
  } else if ('type' in schema && schema.type === 'object') return false;
  return Object.values(schema).every(isStrict);
}
