import { AirError } from '@air/core';
import { type Arithmetic } from './arithmetic.ts';
import type { SqlDialect } from './dialects/dialect.ts';
import { type Fragment, raw, sql } from './fragment.ts';
import { isNumeric, noUses, type Term, union } from './term.ts';

/** Turns arithmetic into SQL. Division is always real, and division by zero gives null. */
export function arithmeticTerm(dialect: SqlDialect, tree: Arithmetic, termOf: (name: string) => Term): Term {
  const write = (node: Arithmetic): Term => {
    switch (node.kind) {
      case 'number':
        return literal(node.text);
      case 'name':
        return numeric(dialect, node.name, termOf(node.name));
      case 'negative': {
        const inner = write(node.of);
        return { ...inner, sql: sql`(- ${inner.sql})`, column: null };
      }
      case 'operation':
        return operation(dialect, node.operator, write(node.left), write(node.right));
    }
  };
  const term = write(tree);
  return { ...term, sql: unwrapped(term.sql) };
}

function operation(dialect: SqlDialect, operator: '+' | '-' | '*' | '/', left: Term, right: Term): Term {
  const shared = { column: null, isNullable: true, uses: union([left.uses, right.uses]) };
  if (operator === '/') {
    const dividend = sql`CAST(${unwrapped(left.sql)} AS ${raw(dialect.typeNames.float)})`;
    return { ...shared, sql: sql`(${dividend} / NULLIF(${unwrapped(right.sql)}, 0))`, type: 'float', scale: null };
  }
  const areIntegers = left.type === 'integer' && right.type === 'integer';
  const first = areIntegers ? dialect.wide(left) : left.sql;
  const isFloat = left.type === 'float' || right.type === 'float';
  return {
    ...shared,
    sql: sql`(${first} ${raw(operator)} ${right.sql})`,
    type: areIntegers ? 'integer' : isFloat ? 'float' : 'decimal',
    scale: isFloat ? null : scaleAfter(operator, left.scale, right.scale),
  };
}

function scaleAfter(operator: '+' | '-' | '*', left: number | null, right: number | null): number | null {
  if (left === null || right === null) return null;
  return operator === '*' ? left + right : Math.max(left, right);
}

function literal(text: string): Term {
  const scale = text.split('.')[1]?.length ?? 0;
  return {
    sql: raw(text),
    type: scale > 0 ? 'decimal' : 'integer',
    scale,
    isNullable: false,
    column: null,
    uses: noUses,
  };
}

function numeric(dialect: SqlDialect, name: string, term: Term): Term {
  if (isNumeric(term.type)) return { ...term, sql: dialect.summable(term) };
  if (term.column?.role === 'measure' || term.type === 'unknown')
    return { ...term, sql: dialect.summable(term), type: 'float' };
  throw new AirError('ir.invalid', `"${name}" is ${term.type}, not a number`, {
    hint: 'calculate with numeric fields',
  });
}

/** Outermost brackets that belong to one operation say nothing inside CAST( ) or a select list. */
function unwrapped(fragment: Fragment): Fragment {
  const [first, ...rest] = fragment.parts;
  const last = rest.at(-1);
  if (typeof first !== 'string' || typeof last !== 'string' || !first.startsWith('(') || !last.endsWith(')'))
    return fragment;
  if (!closesAtEnd(fragment)) return fragment;
  return { parts: [first.slice(1), ...rest.slice(0, -1), last.slice(0, -1)] };
}

function closesAtEnd({ parts }: Fragment): boolean {
  let depth = 0;
  for (const [index, part] of parts.entries()) {
    if (typeof part !== 'string') continue;
    for (let offset = 0; offset < part.length; offset++) {
      const letter = part.charAt(offset);
      if (letter === '(') depth += 1;
      if (letter === ')') depth -= 1;
      const isEnd = index === parts.length - 1 && offset === part.length - 1;
      if (depth === 0 && !isEnd) return false;
    }
  }
  return true;
}
