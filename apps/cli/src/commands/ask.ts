import { createInterface } from 'node:readline/promises';
import type { AirClient, components } from '@air/contract/client';
import { AirError } from '@air/core';
import type { Command } from 'commander';
import { connect, unwrap } from '../api.ts';
import { readQuery } from '../body.ts';
import { firstPage, followRun } from '../follow-run.ts';
import { drawFindings, drawResult, show } from '../show.ts';
import { type GlobalOptions, readSettings, type Settings } from '../settings.ts';

type Draft = components['schemas']['ScopeDraft'];
type Clarification = components['schemas']['Clarification'];
type Answer = { clarification_id: string; option_id: string; remember: boolean };

interface AskOptions extends GlobalOptions {
  datasource?: string;
  asOf?: string;
  yes?: boolean;
  answer: string[];
  save?: string;
  limit: string;
}

/** `aircli ask "…"`: question, scope, approval, run, table, and with `--save` a report. */
export function addAskCommand(program: Command): void {
  program
    .command('ask <question>')
    .summary('ask a question and see the answer')
    .option('--datasource <id>', 'where to look; the default datasource when left out')
    .option('--as-of <moment>', 'what "last month" counts from, such as 2026-01-31T00:00:00')
    .option('-y, --yes', 'approve the scope without asking')
    .option('--answer <clarification=option>', 'answer a clarifying question; may be repeated', collect, [])
    .option('--save <key>', 'save it as a report under this key')
    .option('--limit <rows>', 'rows to show', '50')
    .action(async (question: string, _options: unknown, command: Command) => {
      const options = command.optsWithGlobals<AskOptions>();
      const settings = readSettings(options);
      const client = connect(settings);
      const draft = await understand(client, settings, question, options);
      await approve(settings, draft, options.yes ?? false);
      await run(client, settings, draft, options);
    });
}

async function understand(
  client: AirClient,
  settings: Settings,
  question: string,
  options: AskOptions,
): Promise<Draft> {
  const answers: Answer[] = [...readQuery(options.answer)].map(([clarification, option]) => ({
    clarification_id: clarification,
    option_id: option,
    remember: true,
  }));
  for (;;) {
    const body = {
      question,
      answers,
      ...(options.datasource && { datasource_id: options.datasource }),
      ...(options.asOf && { as_of: options.asOf }),
    };
    const draft = await unwrap(client.POST('/v1/ask', { body }));
    if (draft.status !== 'clarify') return draft;
    const open = draft.clarifications.filter((one) => one.options.length > 0);
    if (!settings.isInteractive || open.length === 0) throw notUnderstood(draft);
    for (const clarification of open) answers.push(await pick(clarification));
  }
}

async function pick(clarification: Clarification): Promise<Answer> {
  console.error(`\n${clarification.question}`);
  clarification.options.forEach((option, index) => console.error(`  ${index + 1}. ${option.label}`));
  for (;;) {
    const chosen = clarification.options[Number(await prompt('number: ')) - 1];
    if (chosen) return { clarification_id: clarification.id, option_id: chosen.id, remember: true };
  }
}

function notUnderstood(draft: Draft): AirError {
  const questions = draft.clarifications.map(({ question, options }) =>
    options.length > 0 ? `${question} (${options.map(({ label }) => label).join(' / ')})` : question,
  );
  return new AirError('ask.not_understood', questions.join('; ') || 'the question was not understood', {
    hint: 'reword it, or answer with --answer <clarification id>=<option id>',
    details: { clarifications: draft.clarifications },
  });
}

async function approve(settings: Settings, draft: Draft, isApproved: boolean): Promise<void> {
  if (!settings.isJson) console.error(`\n${draft.scope_md.trim()}\n`);
  if (isApproved) return;
  if (settings.isInteractive) {
    const word = await prompt('run this? [Y/n] ');
    if (/^n/i.test(word.trim())) throw new AirError('scope.not_approved', 'not run: the scope was not approved');
    return;
  }
  if (draft.status === 'unsure') {
    throw new AirError('scope.not_approved', 'the question may mean something else', {
      hint: 'read the scope and add --yes when it is what you meant',
      details: { scope_md: draft.scope_md },
    });
  }
}

async function run(client: AirClient, settings: Settings, draft: Draft, options: AskOptions): Promise<void> {
  const { ir } = draft;
  if (!ir) throw notUnderstood(draft);
  const scope = await unwrap(
    client.POST('/v1/scopes', {
      body: {
        name: draft.title.slice(0, 200) || draft.question.slice(0, 200),
        question: draft.question,
        datasource_id: draft.datasource_id,
        scope_md: draft.scope_md,
        ir,
        approve: true,
      },
    }),
  );
  const scopeVersionId = scope.versions.at(-1)?.id;
  const queued = unwrap(
    client.POST('/v1/runs', {
      body: {
        datasource_id: draft.datasource_id,
        ir,
        question: draft.question,
        as_of: draft.as_of,
        ...(scopeVersionId && { scope_version_id: scopeVersionId }),
      },
    }),
  );
  const finished = await followRun(client, settings, queued);
  const page = await firstPage(client, finished.id, Number(options.limit));
  const analysis = await unwrap(client.POST('/v1/runs/{id}/analyze', { params: { path: { id: finished.id } } }));
  const report = options.save ? await save(client, draft, scopeVersionId ?? null, options.save) : null;
  show(settings, { draft, run: finished, result: page, analysis, ...(report && { report }) }, () =>
    [drawResult(page, finished), drawFindings(analysis), report && `saved: aircli report run ${report.report_key}`]
      .filter(Boolean)
      .join('\n'),
  );
}

async function save(client: AirClient, draft: Draft, scopeVersionId: string | null, key: string) {
  const def = draft.suggested_report ?? (draft.ir && { ir: draft.ir });
  if (!def) throw notUnderstood(draft);
  await unwrap(client.POST('/v1/reports', { body: { key, title: draft.title.slice(0, 200) || key } }));
  return unwrap(
    client.POST('/v1/reports/{key}/versions', {
      params: { path: { key } },
      body: {
        def,
        datasource_id: draft.datasource_id,
        scope_version_id: scopeVersionId,
      },
    }),
  );
}

async function prompt(text: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await terminal.question(text);
  } finally {
    terminal.close();
  }
}

function collect(word: string, words: string[]): string[] {
  return [...words, word];
}
