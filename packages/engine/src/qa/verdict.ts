import type { Analysis, Finding } from '@air/contract';

const levels = ['ok', 'note', 'warning', 'problem'] as const;

export type ModelVerdict = NonNullable<Analysis['verdict']['model']>;

/** The gravest level of all findings and of what a model said: a model may add a doubt, and takes none away. */
export function verdictOf(findings: Finding[], model: ModelVerdict | null = null): Analysis['verdict'] {
  const all = [...findings.map(({ level }) => level), ...(model ? [model.level] : [])];
  const gravest = Math.max(0, ...all.map((level) => levels.indexOf(level)));
  return { level: levels[gravest] ?? 'ok', findings, model };
}

const headings: Record<Finding['level'], string> = {
  ok: 'Nothing to object to',
  note: 'Worth knowing',
  warning: 'Look before you use it',
  problem: 'Do not use it as it is',
};

/** The verdict as a person reads it: what is grave first, what was checked and found good last. */
export function analysisMarkdown({ level, findings, model }: Analysis['verdict']): string {
  const lines = [`## ${headings[level]}`, ''];
  for (const wanted of levels.toReversed()) {
    for (const { check, message } of findings.filter((item) => item.level === wanted)) {
      lines.push(
        `- ${wanted === 'ok' ? '' : `**${wanted}**: `}${escapeMarkdown(message)} (${check.replaceAll('_', ' ')})`,
      );
    }
  }
  if (model) lines.push(...modelLines(model));
  return `${lines.join('\n')}\n`;
}

function modelLines({ summary, remarks }: ModelVerdict): string[] {
  const said = remarks.map(({ level, message }) => `- **${level}**: ${escapeMarkdown(message)}`);
  return ['', '### What a model adds', '', escapeMarkdown(summary), ...(said.length > 0 ? ['', ...said] : [])];
}

/** Messages hold names and values of the data, which are no markup. */
function escapeMarkdown(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line
    .replaceAll(/[\\`*_[\]<>#]/g, '\\$&')
    .replace(/^[-+]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}
