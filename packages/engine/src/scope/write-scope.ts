import type { Clarification, Phrase } from '@air/contract';
import type { Intent } from '../ask/index.ts';
import { printClauses } from './print-clauses.ts';

export interface ScopeParts {
  title: string;
  question: string;
  phrases: Phrase[];
  intent: Intent | null;
  assumptions: string[];
  clarifications: Clarification[];
}

/** The scope in Markdown: what was asked, what each phrase was taken to mean, what will be shown, and what is open. */
export function writeScope({ title, question, phrases, intent, assumptions, clarifications }: ScopeParts): string {
  const meant = phrases.filter(({ kind }) => kind !== 'ignored' && kind !== 'unknown');
  const clauses = intent === null ? null : printClauses(intent);
  const blocks = [
    `# ${title}`,
    section('Question', [question.trim()]),
    section(
      'Understood as',
      meant.map(({ text, meaning }) => `- *${text.replace(/\s+/g, ' ')}* → ${meaning}`),
    ),
    section('Show', bullets(clauses?.show ?? [])),
    section('Filters', bullets([...(clauses?.filters ?? [])])),
    section('Group limits', bullets(clauses?.limits ?? [])),
    section('Order', bullets(clauses?.order ?? [])),
    section('Rows', clauses?.rows === null || clauses === null ? [] : [`- ${clauses.rows}`]),
    section('Assumptions', bullets(assumptions)),
    section(
      'Open questions',
      clarifications.map(
        (open) =>
          `- ${open.question}${open.options.length > 0 ? ` (${open.options.map(({ label }) => label).join('; ')})` : ''}`,
      ),
    ),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

const bullets = (lines: string[]): string[] => lines.map((line) => `- ${line}`);

const section = (name: string, lines: string[]): string =>
  lines.length === 0 ? '' : [`## ${name}`, '', ...lines].join('\n');
