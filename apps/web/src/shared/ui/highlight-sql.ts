export interface SqlToken {
  kind: 'keyword' | 'string' | 'number' | 'comment' | 'function' | 'plain';
  text: string;
}

const keywords = new Set(
  (
    'all and any as asc between by case cast cross current_date current_timestamp date desc distinct else end except ' +
    'exists extract false fetch filter first following for from full group having ilike in inner intersect interval ' +
    'is join last lateral left like limit natural not null nulls offset on or order outer over partition preceding ' +
    'range recursive right row rows select similar some table then timestamp true unbounded union using values when ' +
    'where window with within'
  ).split(' '),
);

const pattern = new RegExp(
  [
    String.raw`(?<comment>--[^\n]*|/\*[\s\S]*?\*/)`,
    String.raw`(?<string>'(?:[^']|'')*')`,
    String.raw`(?<quoted>"(?:[^"]|"")*"|\x60(?:[^\x60]|\x60\x60)*\x60)`,
    String.raw`(?<number>(?<![\w$])\d+(?:\.\d+)?(?:e[+-]?\d+)?|\$\d+)`,
    String.raw`(?<word>[A-Za-z_][\w$]*)`,
    String.raw`(?<other>[\s\S])`,
  ].join('|'),
  'giu',
);

/** Cuts SQL into coloured pieces; joined again they are the very same text. */
export function highlightSql(sql: string): SqlToken[] {
  const tokens: SqlToken[] = [];
  for (const match of sql.matchAll(pattern)) {
    const token = { kind: kindOf(match, sql), text: match[0] };
    const last = tokens.at(-1);
    if (last?.kind === 'plain' && token.kind === 'plain') last.text += token.text;
    else tokens.push(token);
  }
  return tokens;
}

function kindOf(match: RegExpExecArray, sql: string): SqlToken['kind'] {
  const { comment, string, number, word } = match.groups ?? {};
  if (comment) return 'comment';
  if (string) return 'string';
  if (number) return 'number';
  if (!word) return 'plain';
  if (sql[match.index + word.length] === '(' && !['in', 'and', 'or', 'not', 'on', 'as'].includes(word.toLowerCase())) {
    return keywords.has(word.toLowerCase()) && !['left', 'right'].includes(word.toLowerCase()) ? 'keyword' : 'function';
  }
  return keywords.has(word.toLowerCase()) ? 'keyword' : 'plain';
}
