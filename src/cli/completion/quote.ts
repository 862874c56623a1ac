/** A word between single quotes, for bash and zsh. */
export function single(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** What a menu has room for: a description up to its first break. */
export function brief(description: string): string {
  return (/^[^;:(]+/.exec(description)?.[0] ?? description).trim().replace(/,? such as .*$/, '');
}
