import { Button, Group, Kbd, Stack, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { problemOf } from '../../../shared/api/problem.ts';
import { Markdown } from '../../../shared/ui/markdown.tsx';
import { Panel } from '../../../shared/ui/panel.tsx';
import { ProblemNotice } from '../../../shared/ui/problem-notice.tsx';
import { Tag, type Tone } from '../../../shared/ui/tag.tsx';
import { Clarifications } from '../clarifications.tsx';
import { PhraseChips } from '../phrase-chips.tsx';
import { type ScopeChange, useRefine } from './use-scope-changes.ts';
import type { Understanding } from './use-understanding.ts';

interface ScopePanelProps {
  understanding: Understanding;
  hasRun: boolean;
  isStarting: boolean;
  canRun: boolean;
  onRun: () => void;
  onRefined: (scopeId: string) => void;
}

/** The scope: phrases, text, and the ways to change it before it is approved. */
export function ScopePanel({ understanding, hasRun, isStarting, canRun, onRun, onRefined }: ScopePanelProps) {
  const { scopeMd, stored, phrases } = understanding;
  const [mode, setMode] = useState<'read' | 'edit'>('read');
  const [isOpen, setOpen] = useState(!hasRun);
  const refine = useRefine(onRefined);
  const change = (to: ScopeChange) =>
    refine.mutate({ of: understanding, change: to }, { onSuccess: ({ isChanged }) => isChanged && setMode('read') });
  const state = stateOf(understanding);
  const showsText = isOpen || !hasRun;
  return (
    <Panel
      title="Scope"
      actions={
        <>
          {stored && stored.version > 1 && <Tag>version {stored.version}</Tag>}
          <Tag tone={state.tone}>{state.word}</Tag>
          {hasRun && (
            <Button variant="subtle" color="gray" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
              {isOpen ? 'Hide text' : 'Show text'}
            </Button>
          )}
        </>
      }
    >
      <Stack gap="md">
        {phrases.length > 0 && <PhraseChips phrases={phrases} />}
        {mode === 'edit' ? (
          <ScopeEditor
            text={scopeMd}
            isSaving={refine.isPending}
            onSave={(text) => change({ scope_md: text })}
            onCancel={() => setMode('read')}
          />
        ) : (
          showsText && <Markdown text={scopeMd} />
        )}
        {refine.isError && <ProblemNotice problem={problemOf(refine.error)} />}
        {refine.data && !refine.data.isChanged && <Clarifications clarifications={refine.data.draft.clarifications} />}
        {mode === 'read' && (
          <Group gap="xs" align="center">
            <Button
              size="sm"
              variant={hasRun ? 'default' : 'filled'}
              onClick={onRun}
              loading={isStarting}
              disabled={!canRun}
              rightSection={
                <Kbd size="xs" visibleFrom="sm">
                  Ctrl ⏎
                </Kbd>
              }
            >
              {hasRun ? 'Run again' : 'Approve and run'}
            </Button>
            <Button size="sm" variant="default" onClick={() => setMode('edit')}>
              Edit scope
            </Button>
            <InstructionField isSaving={refine.isPending} onSave={(instruction) => change({ instruction })} />
          </Group>
        )}
      </Stack>
    </Panel>
  );
}

function stateOf({ draft, stored }: Understanding): { tone: Tone; word: string } {
  if (stored?.isApproved) return { tone: 'ok', word: 'Approved' };
  switch (draft.status) {
    case 'understood':
      return { tone: 'accent', word: 'Understood' };
    case 'unsure':
      return { tone: 'warn', word: 'Please check' };
    case 'clarify':
      return { tone: 'warn', word: 'Needs an answer' };
  }
}

interface ScopeEditorProps {
  text: string;
  isSaving: boolean;
  onSave: (text: string) => void;
  onCancel: () => void;
}

function ScopeEditor({ text, isSaving, onSave, onCancel }: ScopeEditorProps) {
  const [edited, setEdited] = useState(text);
  return (
    <Stack gap="xs">
      <Textarea
        label="Scope text"
        description="Change what is under Show, Filters or Order: AIR reads the text again and plans anew. To ask something else, use the question above."
        autosize
        minRows={6}
        maxRows={24}
        value={edited}
        styles={{ input: { fontFamily: 'var(--air-font-mono)', fontSize: 12 } }}
        onChange={(event) => setEdited(event.currentTarget.value)}
      />
      <Group gap="xs">
        <Button onClick={() => onSave(edited)} loading={isSaving} disabled={edited.trim() === '' || edited === text}>
          Save as new version
        </Button>
        <Button variant="default" onClick={onCancel}>
          Keep as it was
        </Button>
      </Group>
    </Stack>
  );
}

function InstructionField({ isSaving, onSave }: { isSaving: boolean; onSave: (instruction: string) => void }) {
  const [instruction, setInstruction] = useState('');
  return (
    <form
      style={{ flex: '1 1 220px', display: 'flex', gap: 6 }}
      onSubmit={(event) => {
        event.preventDefault();
        if (instruction.trim() !== '') onSave(instruction.trim());
      }}
    >
      <TextInput
        size="sm"
        style={{ flex: 1 }}
        aria-label="Change in words"
        placeholder="Change it in words: by month instead"
        value={instruction}
        onChange={(event) => setInstruction(event.currentTarget.value)}
      />
      <Button type="submit" size="sm" variant="default" loading={isSaving} disabled={instruction.trim() === ''}>
        Change
      </Button>
    </form>
  );
}
