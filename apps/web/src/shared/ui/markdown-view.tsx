import ReactMarkdown from 'react-markdown';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import remarkGfm from 'remark-gfm';
import classes from './markdown.module.css';

// An image would send what its address holds to whoever serves it.
const schema = { ...defaultSchema, tagNames: (defaultSchema.tagNames ?? []).filter((name) => name !== 'img') };

export function MarkdownView({ text }: { text: string }) {
  return (
    <div className={classes['markdown']}>
      <ReactMarkdown
        remarkPlugins={[remarkGfm]}
        rehypePlugins={[[rehypeSanitize, schema]]}
        components={headingsBelowPanel}
      >
        {text}
      </ReactMarkdown>
    </div>
  );
}

const headingsBelowPanel = { h1: 'h3', h2: 'h4', h3: 'h5' } as const;
