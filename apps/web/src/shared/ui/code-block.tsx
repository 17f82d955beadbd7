import { useMemo } from 'react';
import classes from './code-block.module.css';
import { CopyButton } from './copy-button.tsx';
import { highlightSql } from './highlight-sql.ts';

/** Read-only code with a copy button; SQL is coloured. */
export function CodeBlock({
  code,
  language,
  label,
}: {
  code: string;
  language: 'sql' | 'json' | 'shell';
  label: string;
}) {
  const tokens = useMemo(
    () => (language === 'sql' ? highlightSql(code) : [{ kind: 'plain' as const, text: code }]),
    [code, language],
  );
  return (
    <div className={classes['frame']}>
      <pre className={classes['code']} tabIndex={0} role="region" aria-label={label}>
        <code>
          {tokens.map((token, index) =>
            token.kind === 'plain' ? (
              token.text
            ) : (
              <span key={index} className={classes[token.kind]}>
                {token.text}
              </span>
            ),
          )}
        </code>
      </pre>
      <div className={classes['copy']}>
        <CopyButton text={code} label={`Copy ${label}`} />
      </div>
    </div>
  );
}
