const mask = '***';

/** A connection string as it may be shown: every form in which a password can stand in it is blanked. */
export function maskDsn(dsn: string): string {
  return maskUserInfo(dsn).replaceAll(
    /((?:^|[?&;\s])(?:password|passwd|pwd|sslpassword)\s*=\s*)('(?:[^'\\]|\\.)*'|[^&;\s]*)/gi,
    `$1${mask}`,
  );
}

/** `scheme://user:password@host` and `user:password@tcp(host)/db`. A password may itself hold `@`, `:` and `/`. */
function maskUserInfo(dsn: string): string {
  const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(dsn)?.[0] ?? '';
  const rest = dsn.slice(scheme.length);
  const at = endOfUserInfo(rest, scheme !== '');
  if (at < 0) return dsn;
  const colon = rest.slice(0, at).indexOf(':');
  if (colon < 0) return dsn;
  return `${scheme}${rest.slice(0, colon)}:${mask}${rest.slice(at)}`;
}

function endOfUserInfo(text: string, isUrl: boolean): number {
  if (!isUrl) return text.search(/@(?:tcp|unix|tcp6|[\w-]*)\([^()]*\)\/?[^@]*$|@\/[^@]*$/);
  const beforeQuery = text.split('?')[0] ?? '';
  return beforeQuery.lastIndexOf('@');
}
