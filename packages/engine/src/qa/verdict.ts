import type { Analysis, Finding } from '@air/contract';

const levels = ['ok', 'note', 'warning', 'problem'] as const;

/** The gravest level of all findings, with the findings. */
export function verdictOf(findings: Finding[]): Analysis['verdict'] {
  const gravest = Math.max(0, ...findings.map(({ level }) => levels.indexOf(level)));
  return { level: levels[gravest] ?? 'ok', findings };
}

const headings: Record<Finding['level'], string> = {
  ok: 'Nothing to object to',
  note: 'Worth knowing',
  warning: 'Look before you use it',
  problem: 'Do not use it as it is',
};

/** The verdict as a person reads it: what is grave first, what was checked and found good last. */
export function analysisMarkdown({ level, findings }: Analysis['verdict']): string {
  const lines = [`## ${headings[level]}`, ''];
  for (const wanted of levels.toReversed()) {
    for (const { check, message } of findings.filter((item) => item.level === wanted)) {
      lines.push(
        `- ${wanted === 'ok' ? '' : `**${wanted}**: `}${escapeMarkdown(message)} (${check.replaceAll('_', ' ')})`,
      );
    }
  }
  return `${lines.join('\n')}\n`;
}

/** Messages hold names and values of the data, which are no markup. */
function escapeMarkdown(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(/[\\`*_[\]<>]/g, '\\$&');
}
